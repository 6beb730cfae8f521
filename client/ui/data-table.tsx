// The one table: sorts by heading, walks by arrow keys, gives what it shows as a file.
// Rows stay where the eye is: a re-sort happens only when the person asks or the sorted value itself changed.
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { useFormat, useText } from '#client/text/text.ts';

import classes from './data-table.module.css';
import { useKeys } from './keys.ts';
import { asCsv, saveFile } from './save-file.ts';
import { sortRows, type Sort } from './sort-rows.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What sorting and export read; a column without it does neither. */
  value?: (row: Row) => string | number | null;
  align?: 'start' | 'end';
  width?: string | number;
}

interface DataTableProps<Row> {
  /** What the table is, for those who hear it, and the name of its export. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The row open beside the table. */
  openKey?: string | null;
  /** Shown instead of rows: an EmptyState. */
  empty?: ReactNode;
  /** Sort kept by the page (in its address); the table keeps its own otherwise. */
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** Offers the rows as a .csv with this name. */
  exportName?: string;
  /** Fills its parent and scrolls inside it, headings in view. */
  scrolls?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, onOpen, openKey, empty, exportName, scrolls = false } = props;
  const text = useText().common.table;
  const format = useFormat();
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const sort = props.sort !== undefined ? props.sort : ownSort;
  const setSort = props.onSort ?? setOwnSort;
  const [active, setActive] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);

  const sortColumn = columns.find((column) => column.key === sort?.key);
  const shown = sort && sortColumn?.value ? sortRows(rows, sortColumn.value, sort.direction) : rows;
  const activeIndex = Math.max(
    0,
    shown.findIndex((row) => rowKey(row) === active),
  );

  const moveTo = (index: number) => {
    const row = shown[Math.min(shown.length - 1, Math.max(0, index))];
    if (row === undefined) return;
    setActive(rowKey(row));
    const element = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`);
    element?.focus();
  };
  // The line under the table says that arrows choose a row: so they do before any row has the focus, too.
  const enter = (by: 1 | -1) => moveTo(active === null ? 0 : activeIndex + by);
  useKeys(
    [
      { key: 'ArrowDown', label: text.walk, run: () => enter(1), helpOnly: true, yieldsToControls: true },
      { key: 'ArrowUp', label: text.walk, run: () => enter(-1), helpOnly: true, yieldsToControls: true },
    ],
    { enabled: onOpen !== undefined && rows.length > 0, group: caption },
  );
  const onKeyDown = (event: KeyboardEvent, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const targets: Record<string, number> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + 10,
      PageUp: activeIndex - 10,
      Home: 0,
      End: shown.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && onOpen) onOpen(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const sortBy = (key: string) =>
    setSort(
      sort?.key !== key
        ? { key, direction: 'down' }
        : sort.direction === 'down'
          ? { key, direction: 'up' }
          : null,
    );

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={classes.whole} data-scrolls={scrolls || undefined}>
      <div className={classes.frame} data-scrolls={scrolls || undefined}>
        <table className={classes.table}>
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  data-align={column.align}
                  style={{ width: column.width }}
                  aria-sort={
                    sort?.key !== column.key
                      ? undefined
                      : sort.direction === 'down'
                        ? 'descending'
                        : 'ascending'
                  }
                >
                  {column.value ? (
                    <button
                      type="button"
                      className={classes.sort}
                      onClick={() => sortBy(column.key)}
                      title={text.sortBy(column.header)}
                    >
                      {column.header}
                      <span aria-hidden="true">
                        {sort?.key !== column.key ? '' : sort.direction === 'down' ? ' ↓' : ' ↑'}
                      </span>
                    </button>
                  ) : (
                    column.header
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row, index) => (
              <tr
                key={rowKey(row)}
                data-row={rowKey(row)}
                data-opens={onOpen ? true : undefined}
                aria-selected={openKey === rowKey(row) ? true : undefined}
                tabIndex={index === activeIndex ? 0 : -1}
                onFocus={() => setActive(rowKey(row))}
                onKeyDown={(event) => onKeyDown(event, row)}
                onClick={onOpen ? (event) => isOfRow(event.target) && onOpen(row) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <span>{text.rows(format.number(rows.length))}</span>
        {onOpen !== undefined && <span>{text.hint}</span>}
        {exportName !== undefined && (
          <button
            type="button"
            className={classes.export}
            onClick={() => saveFile(`${exportName}.csv`, asCsv(columns, shown))}
          >
            {text.exportRows}
          </button>
        )}
      </div>
    </div>
  );
}

/** A link or a button in a cell leads where it leads, and not into the row. */
function isOfRow(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button') === null;
}
