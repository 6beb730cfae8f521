// The first rows of the file as they stand; above each column what it is read as, beside each row whether it is the header.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import { convertText } from '#domain/lists/text-conversion.ts';

import { placeOf, rolesOf, type Role } from './column-roles.ts';
import { ColumnHead } from './column-head.tsx';
import { labelsOf, unrecognisedColumns, widthOf, withHeaderRow } from './mapping-draft.ts';
import classes from './source-table.module.css';
import { placeIds } from './places.ts';
import type { MappingForm } from './use-mapping-form.ts';

export function SourceTable({ form }: { form: MappingForm }) {
  const text = useText().lists.mapping.columns;
  const format = useFormat();
  const { inspection, draft, change, isRead } = form;
  const width = widthOf(inspection);
  const roles = rolesOf(draft.columns, width);
  const labels = labelsOf(inspection, draft);
  const unrecognised = new Set(isRead ? [] : unrecognisedColumns(inspection, draft));
  const { headerRowNumber, textCoding } = draft;
  const choose = (rowNumber: number) => {
    if (!isRead && rowNumber !== headerRowNumber) change(withHeaderRow(inspection, draft, rowNumber));
  };
  const pick = (rowNumber: number, label: string, shown: string) =>
    isRead ? (
      shown
    ) : (
      <span className={classes.pick}>
        <input
          type="radio"
          name="header-row"
          id={rowNumber === headerRowNumber ? placeIds.header : undefined}
          aria-label={label}
          checked={rowNumber === headerRowNumber}
          onChange={() => choose(rowNumber)}
        />
        <span aria-hidden="true">{shown}</span>
      </span>
    );
  return (
    <Section
      title={text.title}
      actions={isRead ? undefined : <span className={classes.note}>{text.note}</span>}
    >
      <div className={classes.frame} tabIndex={0} role="region" aria-label={text.table}>
        <table className={classes.table} style={{ minWidth: `${5.5 + width * 6.75}rem` }}>
          <caption className={classes.caption}>{text.table}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                {text.headerRow}
              </th>
              {roles.map((role, column) => (
                <ColumnHead
                  key={column}
                  form={form}
                  column={column}
                  label={labels[column] ?? ''}
                  role={role}
                  place={placeOf(draft.columns, column)}
                  isUnrecognised={unrecognised.has(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {(!isRead || headerRowNumber === 0) && (
              <tr
                data-kind={headerRowNumber === 0 ? 'header' : undefined}
                data-picks={isRead ? undefined : true}
                onClick={() => choose(0)}
              >
                <td colSpan={width + 1}>{pick(0, text.noHeader, text.noHeader)}</td>
              </tr>
            )}
            {inspection.rows.map(({ rowNumber, cells }) => (
              <tr
                key={rowNumber}
                data-kind={
                  rowNumber === headerRowNumber ? 'header' : rowNumber < headerRowNumber ? 'title' : undefined
                }
                data-picks={isRead ? undefined : true}
                onClick={() => choose(rowNumber)}
              >
                <th scope="row">
                  {pick(rowNumber, text.row(format.number(rowNumber)), format.number(rowNumber))}
                </th>
                <Cells
                  cells={cells.map((cell) => convertText(cell, textCoding))}
                  roles={roles}
                  unrecognised={unrecognised}
                  isTitle={rowNumber < headerRowNumber}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

interface CellsProps {
  cells: readonly string[];
  roles: readonly Role[];
  unrecognised: ReadonlySet<number>;
  isTitle: boolean;
}

/** The cells of a row. The last of a title row has the room of the empty ones after it. */
function Cells({ cells, roles, unrecognised, isTitle }: CellsProps) {
  const last = isTitle ? cells.findLastIndex((cell) => cell.trim() !== '') : -1;
  return roles.map((role, column) => {
    if (last >= 0 && column > last) return null;
    const shown = cells[column] ?? '';
    return (
      <td
        key={column}
        title={shown}
        colSpan={column === last ? roles.length - last : undefined}
        data-unused={role.length === 0 || undefined}
        data-unrecognised={(!isTitle && unrecognised.has(column)) || undefined}
      >
        {shown}
      </td>
    );
  });
}
