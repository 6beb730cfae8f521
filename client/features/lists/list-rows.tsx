// The rows of a list, a hundred at a time, filtered; place and filter are in the address.
import { Button } from '@mantine/core';
import { Link, useLocation, useNavigate } from 'react-router';
import { z } from 'zod';

import { useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { getListRows, type ListRow, type TransactionList } from '#contract/lists.ts';

import { RowsFilterBar } from './rows-filter-bar.tsx';
import { useRowsFilter } from './rows-filter.ts';
import classes from './lists.module.css';
import { useRowColumns } from './row-columns.tsx';

const take = 100;
const noRows: readonly ListRow[] = [];

export function ListRows({ list }: { list: TransactionList }) {
  const { lists, common } = useText();
  const text = lists.rows;
  const { filter, to } = useRowsFilter();
  const { fate, warning, search, after } = filter;
  const rows = useEndpoint(
    getListRows,
    {
      params: { listId: list.id },
      query: {
        ...(fate === null ? {} : { fate }),
        ...(warning === null ? {} : { warning }),
        ...(search === '' ? {} : { search }),
        after,
        take,
      },
    },
    { keepPrevious: true, staleTime: Infinity },
  );
  const columns = useRowColumns(rows.data?.rows ?? noRows);
  return (
    <Section
      title={text.title}
      actions={rows.isPlaceholderData && <span role="status">{common.loading(text.what)}</span>}
    >
      <RowsFilterBar />
      <FaultNote fault={rows.error} onRetry={() => void rows.refetch()} />
      {rows.data ? (
        <div aria-busy={rows.isPlaceholderData}>
          <DataTable
            caption={text.title}
            columns={columns}
            rows={rows.data.rows}
            rowKey={(row) => `${row.sheet} ${row.rowNumber}`}
            empty={
              <EmptyState
                title={text.none}
                step={
                  <Button
                    component={Link}
                    to={to({ fate: null, warning: null, search: '' })}
                    preventScrollReset
                    variant="default"
                  >
                    {text.showAll}
                  </Button>
                }
              >
                {text.noneText}
              </EmptyState>
            }
          />
          <Pager next={rows.data.next} />
        </div>
      ) : (
        rows.error === null && <p role="status">{common.loading(text.what)}</p>
      )}
    </Section>
  );
}

/** Where the pages before this one began; the server tells only where the next one does. */
const trailOf = (state: unknown): number[] => z.array(z.number()).safeParse(state).data ?? [];

function Pager({ next }: { next: number | null }) {
  const { rows: text, keys } = useText().lists;
  const format = useFormat();
  const navigate = useNavigate();
  const trail = trailOf(useLocation().state);
  const { filter, to } = useRowsFilter();
  const before = trail.at(-1);
  const go = (after: number, state: number[]) =>
    void navigate(to({ after }), { state, preventScrollReset: true });
  const forward = next === null ? null : () => go(next, [...trail, filter.after]);
  const back = before === undefined ? null : () => go(before, trail.slice(0, -1));
  useKeys(
    [
      ...(forward ? [{ key: 'S', label: text.next(format.number(take)), run: forward }] : []),
      ...(back ? [{ key: 'T', label: text.previous, run: back }] : []),
    ],
    { group: keys },
  );
  return (
    <div className={classes.pager}>
      {filter.after > 0 && (
        <Button variant="default" size="xs" onClick={() => go(0, [])}>
          {text.first}
        </Button>
      )}
      {back && (
        <Button
          variant="default"
          size="xs"
          aria-keyshortcuts="T"
          rightSection={<KeyHint name="T" />}
          onClick={back}
        >
          {text.previous}
        </Button>
      )}
      {forward && (
        <Button
          variant="default"
          size="xs"
          aria-keyshortcuts="S"
          rightSection={<KeyHint name="S" />}
          onClick={forward}
        >
          {text.next(format.number(take))}
        </Button>
      )}
      <span className={classes.aside}>{text.masked}</span>
    </div>
  );
}
