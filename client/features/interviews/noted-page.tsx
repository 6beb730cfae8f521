// The interviews of a survey about which something was noted, by people or by rules; one opens beside. Filter and open
// interview are in the address.
import { Button, NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { InterviewNotes } from '#client/interview/interview-notes.tsx';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Awaiting, Page } from '#client/ui/page.tsx';
import { getInterviewNotes, getNotedInterviews, notedKinds, type NotedInterviews } from '#contract/notes.ts';

import classes from './noted.module.css';

type Item = NotedInterviews['items'][number];

export function NotedPage() {
  const { surveyId = '' } = useParams();
  const text = useText().noted;
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const show = notedKinds.find((one) => one === search.get('show')) ?? 'all';
  const opened = search.get('interview');
  const noted = useEndpoint(
    getNotedInterviews,
    { params: { surveyId }, query: { show } },
    { keepPrevious: true },
  );
  const change = (name: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null) former.delete(name);
        else former.set(name, value);
        return former;
      },
      { replace: true },
    );
  const columns = useColumns();
  return (
    <Page title={text.title} lead={text.lead}>
      {noted.data === undefined ? (
        noted.error ? (
          <FaultNote fault={noted.error} onRetry={() => void noted.refetch()} />
        ) : (
          <Awaiting what={text.title} />
        )
      ) : (
        <>
          <Figures>
            {notedKinds.map((kind) => (
              <Figure key={kind} label={text.having[kind]} value={format.number(noted.data.having[kind])} />
            ))}
          </Figures>
          <NativeSelect
            className={classes.show ?? ''}
            label={text.show.label}
            value={show}
            data={['all' as const, ...notedKinds].map((value) => ({ value, label: text.show[value] }))}
            onChange={(event) => change('show', event.currentTarget.value)}
          />
          <div className={classes.panes} data-open={opened !== null || undefined}>
            <DataTable
              caption={text.title}
              columns={columns}
              rows={noted.data.items}
              rowKey={({ interviewId }) => interviewId}
              onOpen={({ interviewId }) => change('interview', interviewId === opened ? null : interviewId)}
              openKey={opened}
              exportName={text.exportName}
              empty={<EmptyState title={text.empty.title}>{text.empty.text}</EmptyState>}
            />
            {opened !== null && (
              <NotedPanel
                key={opened}
                interviewId={opened}
                item={noted.data.items.find(({ interviewId }) => interviewId === opened) ?? null}
                onClose={() => change('interview', null)}
              />
            )}
          </div>
        </>
      )}
    </Page>
  );
}

function useColumns(): Column<Item>[] {
  const text = useText().noted.columns;
  const format = useFormat();
  const count = (kind: (typeof notedKinds)[number]): Column<Item> => ({
    key: kind,
    header: text[kind],
    value: ({ counts }) => counts[kind],
    cell: ({ counts }) => (counts[kind] === 0 ? '' : format.number(counts[kind])),
    align: 'end',
  });
  return [
    {
      key: 'number',
      header: text.number,
      value: ({ number }) => number,
      cell: ({ number }) => (number === null ? text.unfinished : format.number(number)),
      align: 'end',
    },
    { key: 'at', header: text.at, value: ({ at }) => at, cell: ({ at }) => format.when(at) },
    {
      key: 'operator',
      header: text.operator,
      value: ({ operatorName }) => operatorName,
      cell: ({ operatorName }) => operatorName ?? text.nobody,
    },
    {
      key: 'agency',
      header: text.agency,
      value: ({ agencyName }) => agencyName,
      cell: ({ agencyName }) => agencyName,
    },
    ...notedKinds.map(count),
  ];
}

interface NotedPanelProps {
  interviewId: string;
  /** Null when it is not among those shown. */
  item: Item | null;
  onClose: () => void;
}

function NotedPanel({ interviewId, item, onClose }: NotedPanelProps) {
  const text = useText().noted;
  const format = useFormat();
  const noted = useEndpoint(getInterviewNotes, { params: { interviewId } });
  useKeys([{ key: 'Escape', label: text.close, run: onClose }], { group: text.title });
  const title = item?.number == null ? text.one : text.numbered(format.number(item.number));
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <Button
          variant="default"
          size="compact-md"
          onClick={onClose}
          rightSection={<KeyHint name="Escape" />}
        >
          {text.close}
        </Button>
      </header>
      {item !== null && (
        <p className={classes.who}>
          {[item.operatorName ?? text.columns.nobody, item.agencyName, format.dayTime(item.at)].join(' · ')}
        </p>
      )}
      {noted.data ? (
        <InterviewNotes noted={noted.data} />
      ) : noted.error ? (
        <FaultNote fault={noted.error} onRetry={() => void noted.refetch()} />
      ) : (
        <Awaiting what={title} />
      )}
    </aside>
  );
}
