// The queue as a table: nothing of the original answers is in it.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { BackCheckQueueItem } from '#contract/back-checks.ts';

import classes from './back-checks.module.css';
import { isDueNow, isOpen, type Show } from './shows.ts';

const kinds: Record<BackCheckQueueItem['status'], StatusKind> = {
  waiting: 'waiting',
  inProgress: 'live',
  submitted: 'done',
  notReached: 'idle',
};

export function BackCheckStatus({ item }: { item: BackCheckQueueItem }) {
  const text = useText().backChecks;
  return (
    <StatusMark kind={kinds[item.status]}>
      {text.status[item.status]}
      {item.mine && item.status === 'inProgress' && ` · ${text.mine}`}
    </StatusMark>
  );
}

interface QueueTableProps {
  items: readonly BackCheckQueueItem[];
  show: Show;
  chosenId: string | null;
  onChoose: (item: BackCheckQueueItem) => void;
}

export function QueueTable({ items, show, chosenId, onChoose }: QueueTableProps) {
  const text = useText().backChecks;
  const columns = useColumns();
  const [sort, setSort] = useSortInAddress();
  const empty = text.empty[show];
  return (
    // Whatever row has the focus, by arrow keys or a click, is the chosen one; Enter is left to the call.
    <div
      className={classes.queue}
      onFocus={({ target }) => {
        const id = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
        const focused = items.find((item) => item.id === id);
        if (focused && focused.id !== chosenId) onChoose(focused);
      }}
    >
      <DataTable
        caption={`${text.title}: ${text.show[show]}`}
        columns={columns}
        rows={items}
        rowKey={(item) => item.id}
        openKey={chosenId}
        sort={sort}
        onSort={setSort}
        empty={
          <EmptyState
            title={empty.title}
            step={
              show === 'open' ? undefined : (
                <Button component={Link} to={{ search: '' }} variant="default">
                  {text.toOpen}
                </Button>
              )
            }
          >
            {empty.text}
          </EmptyState>
        }
      />
      {show === 'open' && items.length > 0 && <p className={classes.hint}>{text.detail.hint}</p>}
    </div>
  );
}

function useColumns(): Column<BackCheckQueueItem>[] {
  const text = useText().backChecks;
  const format = useFormat();
  return [
    {
      key: 'status',
      header: text.columns.status,
      value: (item) => text.status[item.status],
      cell: (item) => (
        <span className={classes.nowrap}>
          <BackCheckStatus item={item} />
        </span>
      ),
    },
    {
      key: 'respondent',
      header: text.columns.respondent,
      value: (item) => item.respondentName,
      cell: (item) => <span className={classes.nowrap}>{item.respondentName}</span>,
    },
    { key: 'tthc', header: text.columns.tthc, value: (item) => item.tthcName, cell: (item) => item.tthcName },
    {
      key: 'agency',
      header: text.columns.agency,
      value: (item) => item.agencyName,
      cell: (item) => item.agencyName,
    },
    {
      key: 'dueOn',
      header: text.columns.dueOn,
      value: (item) => item.dueOn,
      cell: (item) => (
        <span className={classes.nowrap}>
          {item.overdue ? (
            <StatusMark kind="trouble">{`${format.day(item.dueOn)} · ${text.overdue}`}</StatusMark>
          ) : (
            format.day(item.dueOn)
          )}
        </span>
      ),
    },
    {
      key: 'attempts',
      header: text.columns.attempts,
      align: 'end',
      value: (item) => item.attempts,
      cell: (item) => `${format.number(item.attempts)}/${format.number(item.maxAttempts)}`,
    },
    {
      key: 'callableAt',
      header: text.columns.callableAt,
      value: (item) => item.callableAt ?? '9',
      cell: (item) => <CallableAt item={item} />,
    },
  ];
}

/** From when on the citizen may be called; nothing for what is over. */
function CallableAt({ item }: { item: BackCheckQueueItem }) {
  const text = useText().backChecks;
  const format = useFormat();
  if (!isOpen(item)) return null;
  if (item.callableAt === null) return <span className={classes.aside}>{text.notAnyMore}</span>;
  if (isDueNow(item)) return <span>{text.now}</span>;
  return (
    <span className={classes.nowrap}>
      {item.appointmentAt !== null && `${text.appointment} `}
      {format.when(item.callableAt)}
    </span>
  );
}
