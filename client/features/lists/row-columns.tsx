// The columns in which transactions of a list are shown: as stored, and as a mapping would read them.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { Column } from '#client/ui/data-table.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ListRow } from '#contract/lists.ts';
import { fateLabels, fateReasons } from '#domain/lists/reasons.ts';
import { listWarnings, warningSentences } from '#domain/lists/warnings.ts';

import classes from './row-columns.module.css';

export function useRowColumns(rows: readonly ListRow[]): Column<ListRow>[] {
  const text = useText().lists.rows;
  const format = useFormat();
  const orMissing = (value: string | null) =>
    value === null || value === '' ? <span className={classes.missing}>{text.missing}</span> : value;
  const two = (first: string | null, second: string | null) => (
    <>
      {orMissing(first)}
      <div className={classes.second}>{orMissing(second)}</div>
    </>
  );
  const hasSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1;
  const hasWarnings = rows.some(({ warnings }) => warnings.length > 0);
  const warningsColumn: Column<ListRow> = {
    key: 'warnings',
    header: text.warnings,
    cell: (row) => <Warnings row={row} />,
  };
  return [
    {
      key: 'number',
      header: text.number,
      align: 'end',
      cell: (row) => (
        <>
          {format.number(row.rowNumber)}
          {hasSheets && <div className={classes.second}>{row.sheet}</div>}
        </>
      ),
    },
    { key: 'fate', header: text.fate, width: '17rem', cell: (row) => <FateOf row={row} /> },
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
        row.phones.length === 0 ? (
          // What the office wrote stands in its file; only of a row refused for that is it known to be nothing.
          row.fate === 'missingPhone' ? (
            orMissing(null)
          ) : (
            <span className={classes.missing}>{text.noNumber}</span>
          )
        ) : (
          row.phones.map((phone, index) => (
            <div key={index} className={classes.nowrap}>
              {phone}
            </div>
          ))
        ),
    },
    ...(hasWarnings ? [warningsColumn] : []),
  ];
}

function FateOf({ row }: { row: ListRow }) {
  const language = useLanguage();
  const reason = fateReasons[row.fate][language];
  return (
    <>
      <StatusMark kind={row.fate === 'accepted' ? 'done' : 'trouble'}>
        {fateLabels[row.fate][language]}
      </StatusMark>
      {reason !== '' && <div className={classes.reason}>{reason}</div>}
    </>
  );
}

function Warnings({ row }: { row: ListRow }) {
  const language = useLanguage();
  return listWarnings
    .filter((warning) => row.warnings.includes(warning))
    .map((warning) => (
      <div key={warning} className={classes.second}>
        {warningSentences[warning][language]}
      </div>
    ));
}
