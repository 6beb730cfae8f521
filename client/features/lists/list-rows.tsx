// The rows of a list, a hundred at a time, of one fate or all; place and fate are in the address.
import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Section } from '#client/ui/page.tsx';
import { getListRows, type ListRow, type TransactionList } from '#contract/lists.ts';
import { fateLabels, fateReasons } from '#domain/lists/reasons.ts';
import { listWarnings, warningSentences } from '#domain/lists/warnings.ts';

import { useFate } from './fate-in-address.ts';
import classes from './lists.module.css';

const take = 100;

export function ListRows({ list }: { list: TransactionList }) {
  const { lists: text, common } = useText();
  const language = useLanguage();
  const format = useFormat();
  const fate = useFate();
  const [search] = useSearchParams();
  const after = Number(search.get('after')) || 0;
  const columns = useColumns(fate === null);
  const rows = useEndpoint(
    getListRows,
    { params: { listId: list.id }, query: { ...(fate === null ? {} : { fate }), after, take } },
    { keepPrevious: true, staleTime: Infinity },
  );
  const searchAt = (next: number) => {
    const changed = new URLSearchParams(search);
    if (next === 0) changed.delete('after');
    else changed.set('after', String(next));
    return { search: changed.toString() };
  };
  const reason = fate === null ? '' : fateReasons[fate][language];
  const next = rows.data?.next ?? null;

  return (
    <Section title={fate === null ? text.rows.title : text.rows.titleFate(fateLabels[fate][language])}>
      {reason !== '' && <p className={classes.reason}>{reason}</p>}
      <FaultNote fault={rows.error} onRetry={() => void rows.refetch()} />
      {rows.data ? (
        <>
          <DataTable
            caption={text.rows.title}
            columns={columns}
            rows={rows.data.rows}
            rowKey={(row) => `${row.sheet} ${row.rowNumber}`}
            empty={
              <EmptyState
                title={text.rows.none}
                step={
                  <Button component={Link} to={{ search: '' }} variant="default">
                    {text.rows.showAll}
                  </Button>
                }
              >
                {text.rows.noneText}
              </EmptyState>
            }
          />
          <div className={classes.pager}>
            {after > 0 && (
              <Button component={Link} to={searchAt(0)} preventScrollReset variant="default" size="xs">
                {text.rows.first}
              </Button>
            )}
            {next !== null && (
              <Button component={Link} to={searchAt(next)} preventScrollReset variant="default" size="xs">
                {text.rows.next(format.number(take))}
              </Button>
            )}
            <span className={classes.aside}>{text.rows.masked}</span>
          </div>
        </>
      ) : (
        rows.error === null && <p role="status">{common.loading(text.rows.what)}</p>
      )}
    </Section>
  );
}

function useColumns(withFate: boolean): Column<ListRow>[] {
  const text = useText().lists.rows;
  const language = useLanguage();
  const format = useFormat();
  const orMissing = (value: string | null) =>
    value ?? <span className={classes.missing}>{text.missing}</span>;
  const two = (first: string | null, second: string | null) => (
    <>
      {orMissing(first)}
      <div className={classes.second}>{orMissing(second)}</div>
    </>
  );
  const fateColumn: Column<ListRow> = {
    key: 'fate',
    header: text.fate,
    cell: (row) => <span title={fateReasons[row.fate][language]}>{fateLabels[row.fate][language]}</span>,
  };
  return [
    { key: 'number', header: text.number, align: 'end', cell: (row) => format.number(row.rowNumber) },
    ...(withFate ? [fateColumn] : []),
    {
      key: 'applicant',
      header: text.applicant,
      cell: (row) => <div className={classes.nowrap}>{two(row.applicantName, row.recordCode)}</div>,
    },
    { key: 'tthc', header: text.tthc, cell: (row) => two(row.tthcName, row.agencyName) },
    {
      key: 'resultOn',
      header: text.resultOn,
      cell: (row) => two(row.resultOn === null ? null : format.day(row.resultOn), row.status),
    },
    {
      key: 'phones',
      header: text.phones,
      cell: (row) =>
        row.phones.length === 0
          ? orMissing(null)
          : row.phones.map((phone) => (
              <div key={phone} className={classes.nowrap}>
                {phone}
              </div>
            )),
    },
    {
      key: 'warnings',
      header: text.warnings,
      cell: (row) =>
        listWarnings
          .filter((warning) => row.warnings.includes(warning))
          .map((warning) => (
            <div key={warning} className={classes.aside}>
              {warningSentences[warning][language]}
            </div>
          )),
    },
  ];
}
