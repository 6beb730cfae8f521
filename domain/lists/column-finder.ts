// Says of each row whether it lies above the data, is a header, or is data, and in which columns its data stand:
// those that the header's labels name, or those that a person confirmed.
import { headerText, readHeader } from './header.ts';
import type { ColumnMapping, Header } from './header.ts';
import { createHeaderSearch } from './header-search.ts';
import type { HeaderSearch, KnownHeader } from './header-search.ts';
import type { ListMapping } from './list-mapping.ts';
import { readPhones } from './phone.ts';
import type { CellValue, RawRow } from './raw-row.ts';
import { readRecordCode } from './record-code.ts';
import { isBlankCell } from './row-kind.ts';

export interface SheetHeader {
  sheet: string;
  rowNumber: number;
  header: Header;
}

export interface ColumnFinder {
  /** The columns to read a row with, or what the row is instead. Blank rows are not offered. */
  offer(row: RawRow): ColumnMapping | 'title' | 'header';
  /** What `offer` would say of the sheet's next row if that has a mã hồ sơ of known form; null when it is to be offered. */
  columnsOf(sheet: string): ColumnMapping | null;
  /** One per sheet that has transactions or a header of its own, in the order of the sheets. */
  headers(): readonly SheetHeader[];
}

/**
 * Starts with the first row of a list. A confirmed mapping takes the place of the header at its row, and wherever that
 * header is repeated, on other sheets too; a header with other labels is read by its own labels.
 */
export function createColumnFinder(mapping: ListMapping | null): ColumnFinder {
  const headers = new Map<string, SheetHeader>();
  let confirmed: KnownHeader | null = null;
  let search: HeaderSearch = createHeaderSearch();
  let sheet: string | null = null;
  let above: readonly CellValue[] = [];
  /** Whether rows have followed the sheet's header: headers repeated further down are not the sheet's own. */
  let hasBody = false;

  function keep({ sheet: name, rowNumber }: RawRow, header: Header): void {
    headers.set(name, { sheet: name, rowNumber, header });
  }

  function enter(row: RawRow): void {
    sheet = row.sheet;
    search = createHeaderSearch(confirmed);
    above = [];
    hasBody = false;
    if (mapping?.headerRowNumber === 0 && !confirmed) {
      confirmed = { text: null, header: mappedHeader(mapping, []) };
      search.settle(confirmed);
      keep({ ...row, rowNumber: 0 }, confirmed.header);
    }
  }

  /** Whether the row is the header that the mapping is about, which is then settled. */
  function isMappedHeader(row: RawRow): boolean {
    if (!mapping || confirmed || row.rowNumber !== mapping.headerRowNumber) return false;
    if (!labelsMostOf(mapping, row.cells, above)) return false;
    const found = search.offer(row.cells) === 'header' ? search.current() : null;
    const { labels } = found ?? readHeader([row.cells]);
    confirmed = { text: headerText(row.cells), header: mappedHeader(mapping, labels) };
    search.settle(confirmed);
    keep(row, confirmed.header);
    return true;
  }

  /** A sheet that goes on without a header keeps the columns of the one before, if what they say fits them. */
  function carried(row: RawRow): ColumnMapping | null {
    const last = [...headers.values()].at(-1);
    if (!last || !fits(row.cells, last.header.columns)) return null;
    if (!headers.has(row.sheet)) headers.set(row.sheet, { ...last, sheet: row.sheet });
    return last.header.columns;
  }

  return {
    offer(row) {
      if (row.sheet !== sheet) enter(row);
      if (isMappedHeader(row)) return 'header';
      const verdict = search.offer(row.cells);
      const found = search.current();
      above = row.cells;
      if (mapping && !confirmed && row.rowNumber < mapping.headerRowNumber)
        return verdict === 'header' ? 'header' : 'title';
      switch (verdict) {
        case 'header':
          if (found && !hasBody) keep(row, found);
          return 'header';
        case 'numbering':
          return 'header';
        case 'body':
          hasBody = true;
          return found?.columns ?? 'title';
        case 'title':
          return carried(row) ?? 'title';
      }
    },
    columnsOf: (name) =>
      name === sheet && hasBody && (!mapping || confirmed) && search.isPastHeader()
        ? (search.current()?.columns ?? null)
        : null,
    headers: () => [...headers.values()],
  };
}

function mappedHeader({ columns }: ListMapping, labels: readonly string[]): Header {
  const used = new Set(Object.values(columns).flat());
  return {
    columns,
    labels,
    unrecognised: labels.flatMap((label, column) =>
      label === '' || used.has(column) ? [] : [{ column, label }],
    ),
    fieldCount: Object.keys(columns).length,
  };
}

/**
 * Whether the row, or the one above it in a merged header, has something in most of the columns. A mapping knows its
 * header's row but not its sheet: a sheet of instructions before it has a row of that number too.
 */
function labelsMostOf(
  { columns }: ListMapping,
  cells: readonly CellValue[],
  above: readonly CellValue[],
): boolean {
  const used = [...new Set(Object.values(columns).flat())];
  const labelled = used.filter(
    (column) => !isBlankCell(cells[column] ?? null) || !isBlankCell(above[column] ?? null),
  );
  return labelled.length * 2 >= used.length;
}

/** A mã hồ sơ of known form in its column, or a number that can be called in the telephone column. */
function fits(cells: readonly CellValue[], columns: ColumnMapping): boolean {
  const code = cells[columns.recordCode?.[0] ?? -1];
  if (typeof code === 'string' && readRecordCode(code)?.agencyCode) return true;
  const phone = cells[columns.phones?.[0] ?? -1];
  return phone !== undefined && !(phone instanceof Date) && readPhones(phone).problem === null;
}
