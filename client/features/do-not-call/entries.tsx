// The entries of the list a hundred at a time, newest first; the place is in the address.
import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Awaiting } from '#client/ui/page.tsx';
import { getDoNotCall, type DoNotCallEntry } from '#contract/do-not-call.ts';

import classes from './do-not-call.module.css';
import { reasonWords } from './reason-words.ts';

export function Entries() {
  const text = useText().doNotCall.entries;
  const [search] = useSearchParams();
  const before = search.get('before');
  const columns = useEntryColumns();
  const { data, error, refetch } = useEndpoint(
    getDoNotCall,
    { query: before === null ? {} : { before } },
    { keepPrevious: true },
  );
  if (error) return <FaultNote fault={error} onRetry={() => void refetch()} />;
  if (!data) return <Awaiting />;
  return (
    <section aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <DataTable
        caption={text.title}
        columns={columns}
        // Masked numbers of one file may look alike.
        rows={data.entries.map((entry, index) => ({ ...entry, key: String(index) }))}
        rowKey={({ key }) => key}
        exportName={text.exportName}
        empty={<EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      />
      <div className={classes.pager}>
        {before !== null && (
          <Button component={Link} to={{ search: '' }} preventScrollReset variant="default" size="xs">
            {text.newest}
          </Button>
        )}
        {data.next !== null && (
          <Button
            component={Link}
            to={{ search: new URLSearchParams({ before: data.next }).toString() }}
            preventScrollReset
            variant="default"
            size="xs"
          >
            {text.older}
          </Button>
        )}
        {data.entries.length > 0 && <span className={classes.note}>{text.masked}</span>}
      </div>
    </section>
  );
}

function useEntryColumns(): Column<DoNotCallEntry & { key: string }>[] {
  const { entries: text, sources } = useText().doNotCall;
  const format = useFormat();
  const language = useLanguage();
  return [
    {
      key: 'phone',
      header: text.phone,
      value: ({ phoneMasked }) => phoneMasked,
      cell: ({ phoneMasked }) => <span className={classes.nowrap}>{phoneMasked}</span>,
    },
    {
      key: 'source',
      header: text.source,
      value: ({ source }) => sources[source],
      cell: ({ source }) => sources[source],
    },
    {
      key: 'reason',
      header: text.reason,
      value: ({ reason }) => reasonWords(reason, language),
      cell: ({ reason }) => reasonWords(reason, language),
    },
    {
      key: 'addedBy',
      header: text.addedBy,
      value: ({ addedBy }) => addedBy,
      cell: ({ addedBy }) => addedBy ?? text.nobody,
    },
    {
      key: 'addedAt',
      header: text.addedAt,
      value: ({ addedAt }) => addedAt,
      cell: ({ addedAt }) => <span className={classes.nowrap}>{format.when(addedAt)}</span>,
    },
  ];
}
