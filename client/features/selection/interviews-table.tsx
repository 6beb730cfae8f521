// The interviews, the newest or the most suspicious first; what stands beside an open one is left out.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { SelectedInterview } from '#contract/selection.ts';

import classes from './selection.module.css';

interface InterviewsTableProps {
  items: readonly SelectedInterview[];
  completes: number;
  narrow: boolean;
  opened: string | null;
  onOpen: (interviewId: string) => void;
}

export function InterviewsTable({ items, completes, narrow, opened, onOpen }: InterviewsTableProps) {
  const all = useText().selection;
  const text = all.table;
  const format = useFormat();
  const outcome = ({ added, chosen }: SelectedInterview) =>
    added ? text.added : chosen ? text.drawn : text.notChosen;
  const columns: (Column<SelectedInterview> & { wide?: true })[] = [
    {
      key: 'number',
      header: text.number,
      cell: ({ number }) => format.number(number),
      value: ({ number }) => number,
      align: 'end',
    },
    {
      key: 'completedAt',
      header: text.completedAt,
      cell: ({ completedAt }) => format.when(completedAt),
      value: ({ completedAt }) => completedAt,
    },
    {
      key: 'operator',
      header: text.operator,
      cell: ({ operatorName }) => operatorName,
      value: ({ operatorName }) => operatorName,
    },
    {
      key: 'agency',
      header: text.agency,
      cell: ({ agencyName }) => agencyName,
      value: ({ agencyName }) => agencyName,
      wide: true,
    },
    {
      key: 'score',
      header: text.score,
      cell: ({ score }) => format.number(score, 2),
      value: ({ score }) => score,
      align: 'end',
    },
    {
      key: 'strongest',
      header: text.strongest,
      cell: ({ strongest }) => (strongest === null ? '' : all.evidence.names[strongest]),
      value: ({ strongest }) => (strongest === null ? null : all.evidence.names[strongest]),
      wide: true,
    },
    {
      key: 'probability',
      header: text.probability,
      cell: ({ probability }) => format.percent(100 * probability, 1),
      value: ({ probability }) => probability,
      align: 'end',
    },
    {
      key: 'reason',
      header: text.reason,
      cell: ({ reason }) => all.reasons[reason ?? 'flat'],
      value: ({ reason }) => all.reasons[reason ?? 'flat'],
      wide: true,
    },
    {
      key: 'outcome',
      header: text.outcome,
      cell: (row) => <span data-none={outcome(row) === text.notChosen || undefined}>{outcome(row)}</span>,
      value: outcome,
    },
  ];
  return (
    <div className={classes.interviews}>
      <DataTable
        caption={text.caption}
        columns={columns.filter(({ wide }) => !narrow || wide !== true)}
        rows={items}
        rowKey={({ interviewId }) => interviewId}
        onOpen={({ interviewId }) => onOpen(interviewId)}
        openKey={opened}
        exportName={text.exportName}
        empty={
          <EmptyState title={completes === 0 ? all.empty.title : all.empty.filtered}>
            {completes === 0 ? all.empty.text : null}
          </EmptyState>
        }
      />
      {items.length < completes && items.length >= 200 && (
        <p className={classes.note}>{all.mostShown(format.number(items.length))}</p>
      )}
    </div>
  );
}
