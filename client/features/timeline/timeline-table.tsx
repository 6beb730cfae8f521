// The steps as plans print them, with the state of each.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { TimelineStepView, TimelineView } from '#contract/timeline.ts';

import { writeDue } from './due-text.ts';
import { useStepText } from './step-text.ts';
import classes from './timeline.module.css';

const kinds: Record<TimelineStepView['state'], StatusKind> = {
  done: 'done',
  late: 'trouble',
  soon: 'waiting',
  running: 'live',
  waiting: 'idle',
};

interface TimelineTableProps {
  view: TimelineView;
  onOpen: (stepId: string) => void;
  openId: string | null;
}

export function TimelineTable({ view, onOpen, openId }: TimelineTableProps) {
  const text = useText().timeline;
  const format = useFormat();
  const { leftText, shownText, markText } = useStepText();
  const numberOf = (step: TimelineStepView) => view.steps.indexOf(step) + 1;
  /** Of a late step its mark says it all. */
  const asideText = (step: TimelineStepView) => {
    if (step.state === 'late') return '';
    if (step.state !== 'done') return leftText(step);
    if (step.doneOn === null) return '';
    const day = format.day(step.doneOn);
    return step.doneLate > 0 ? text.doneLate(day, format.number(step.doneLate)) : text.doneOn(day);
  };
  const columns: Column<TimelineStepView>[] = [
    {
      key: 'number',
      header: text.columns.number,
      width: '3.5rem',
      value: numberOf,
      cell: (step) => format.number(numberOf(step)),
    },
    {
      key: 'content',
      header: text.columns.content,
      value: ({ content }) => content,
      cell: (step) => (
        <>
          <span className={classes.content} data-next={step.id === view.nextId || undefined} lang="vi">
            {step.content}
          </span>
          {[shownText(step), markText(step)]
            .filter((one) => one !== '')
            .map((one) => (
              <div key={one} className={classes.aside}>
                {one}
              </div>
            ))}
        </>
      ),
    },
    {
      key: 'lead',
      header: text.columns.lead,
      width: '15%',
      value: ({ lead }) => lead,
      cell: (step) => (
        <>
          <span lang="vi">{step.lead}</span>
          {step.mine && <div className={classes.aside}>{text.mine}</div>}
        </>
      ),
    },
    {
      key: 'cooperating',
      header: text.columns.cooperating,
      width: '17%',
      value: ({ cooperating }) => cooperating,
      cell: ({ cooperating }) => <span lang="vi">{cooperating}</span>,
    },
    {
      key: 'due',
      header: text.columns.due,
      width: '9.5rem',
      value: ({ due }) => due?.on ?? null,
      cell: ({ due }) => writeDue(due, text.due),
    },
    {
      key: 'product',
      header: text.columns.product,
      width: '11%',
      value: ({ product }) => product,
      cell: ({ product }) => <span lang="vi">{product}</span>,
    },
    {
      key: 'state',
      header: text.columns.state,
      width: '15rem',
      value: ({ state }) => text.states[state],
      cell: (step) => (
        <>
          <StatusMark kind={kinds[step.state]}>
            {step.state === 'late' ? leftText(step) : text.states[step.state]}
          </StatusMark>
          <div className={classes.aside}>{asideText(step)}</div>
          {step.state !== 'done' && step.remindedOn !== null && (
            <div className={classes.aside}>{text.reminded(format.day(step.remindedOn))}</div>
          )}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={text.title}
      columns={columns}
      rows={view.steps}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      openKey={openId}
      exportName="ke-hoach-thoi-gian"
    />
  );
}
