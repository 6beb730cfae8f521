// Reading a list row by row: finds the header, leaves out what is no transaction, judges each transaction once.
// Takes rows of any reader; does no I/O, so the same code runs in the import worker, in `cati` and in the browser.
import { judgeRow } from './fates.ts';
import type { Fate, Period } from './fates.ts';
import { readHeader } from './header.ts';
import type { ColumnMapping, Header } from './header.ts';
import { essentialFields } from './header-words.ts';
import type { ListField } from './header-words.ts';
import { createHeaderSearch } from './header-search.ts';
import type { HeaderSearch } from './header-search.ts';
import { ListFault } from './list-fault.ts';
import { readFields } from './list-row.ts';
import type { TransactionFields } from './list-row.ts';
import { createListCounter } from './list-summary.ts';
import type { ListCounts } from './list-summary.ts';
import type { CellValue, RawRow } from './raw-row.ts';
import { readRecordCode } from './record-code.ts';
import { isBlankCell, rowKind } from './row-kind.ts';
import { statedPeriod } from './stated-period.ts';
import type { ListWarning } from './warnings.ts';

export interface ListRow {
  sheet: string;
  rowNumber: number;
  /** The cells as they were, for the file given back. */
  raw: readonly CellValue[];
  fields: TransactionFields;
  fate: Fate;
  warnings: readonly ListWarning[];
}

export interface ListReadingOptions {
  /** Survey period by result date; without one no row is refused for its date. */
  period?: Period | null;
  /** Columns given by a person instead of found by their labels, and the last row that is not data (0: none). */
  mapping?: { columns: ColumnMapping; headerRowNumber: number };
  /** The agency of all rows, for a list of one office that has no agency column. */
  agencyName?: string;
  /** Transaction keys of lists read before: a row that repeats one of them is a duplicate. Grows while reading. */
  seen?: Set<string>;
}

export interface SheetHeader {
  sheet: string;
  rowNumber: number;
  header: Header;
}

export interface ListSummary extends ListCounts {
  /** Rows that are no transactions. */
  skipped: { blank: number; title: number; header: number; totals: number; note: number };
  /** One per sheet that has transactions or a header of its own. */
  headers: readonly SheetHeader[];
  /** Fields that rows need and no column states. */
  missingColumns: readonly ListField[];
  /** "Từ ngày … đến ngày …" of the title rows. */
  statedPeriod: Required<Period> | null;
}

export interface ListReading {
  /** Takes the next row, in the file's order; gives the transaction, or null when the row is none. */
  take(row: RawRow): ListRow | null;
  /** Labels of a sheet's columns, known once its first transaction was given. */
  labelsOf(sheet: string): readonly string[];
  /**
   * Counts over all rows taken.
   * @throws ListFault list-empty, list-header-not-found
   */
  finish(): ListSummary;
}

/** Rows without a header after which the search is given up: title blocks are a dozen rows at most. */
const mostTitleRows = 1000;

/**
 * Starts reading one list.
 *
 * `take` throws ListFault list-header-not-found once 1000 rows have passed without a header.
 */
export function createListReading(options: ListReadingOptions = {}): ListReading {
  const period = options.period ?? null;
  const judging = { seen: options.seen ?? new Set<string>(), period };
  const rowOptions = { agencyName: options.agencyName ?? null, listDatedOn: period?.to ?? null };
  const counter = createListCounter();
  const skipped = { blank: 0, title: 0, header: 0, totals: 0, note: 0 };
  const headers = new Map<string, SheetHeader>();
  let titlePeriod: Required<Period> | null = null;
  let search: HeaderSearch = createHeaderSearch();
  let sheet: string | null = null;
  /** Whether rows have followed the sheet's header: headers repeated further down are not the sheet's own. */
  let hasBody = false;
  let rowsTaken = 0;

  /** The columns to read the row with, or null when the row is above the data. */
  function columnsFor(row: RawRow): ColumnMapping | null {
    if (options.mapping) {
      const { columns, headerRowNumber } = options.mapping;
      if (row.rowNumber > headerRowNumber) return columns;
      skipped.header += 1;
      if (row.rowNumber === headerRowNumber) keepHeader(row, { ...readHeader([row.cells]), columns });
      return null;
    }
    const verdict = search.offer(row.cells);
    const found = search.current();
    if (verdict === 'header') {
      skipped.header += 1;
      if (found && !hasBody) keepHeader(row, found);
      return null;
    }
    if (verdict === 'body' && found) {
      hasBody = true;
      return found.columns;
    }
    const carried = carriedHeader(row);
    if (carried) return carried.columns;
    skipped.title += 1;
    titlePeriod ??= statedPeriod(row.cells);
    if (headers.size === 0 && skipped.title >= mostTitleRows) throw headerNotFound();
    return null;
  }

  function keepHeader({ sheet: name, rowNumber }: RawRow, header: Header): void {
    headers.set(name, { sheet: name, rowNumber, header });
  }

  /** A sheet that goes on without a header keeps the columns of the one before, if a mã hồ sơ stands in its column. */
  function carriedHeader(row: RawRow): Header | null {
    const last = [...headers.values()].at(-1);
    const code = row.cells[last?.header.columns.recordCode?.[0] ?? -1];
    if (!last || typeof code !== 'string' || !readRecordCode(code)?.agencyCode) return null;
    if (!headers.has(row.sheet)) headers.set(row.sheet, { ...last, sheet: row.sheet });
    return last.header;
  }

  function headerNotFound(): ListFault {
    return new ListFault('list-header-not-found', { rowsRead: rowsTaken });
  }

  return {
    take(row) {
      if (row.sheet !== sheet) {
        sheet = row.sheet;
        search = createHeaderSearch();
        hasBody = false;
      }
      if (row.cells.every(isBlankCell)) {
        skipped.blank += 1;
        return null;
      }
      rowsTaken += 1;
      const columns = columnsFor(row);
      if (!columns) return null;
      const kind = rowKind(row.cells, columns);
      if (kind !== 'transaction') {
        skipped[kind] += 1;
        return null;
      }
      const { fields, phoneProblem, warnings } = readFields(row.cells, columns, rowOptions);
      const fate = judgeRow({ ...fields, phoneProblem }, judging);
      const allWarnings = counter.isPersonSeen(fields) ? [...warnings, 'samePersonAgain' as const] : warnings;
      counter.add(fields, fate, allWarnings);
      return {
        sheet: row.sheet,
        rowNumber: row.rowNumber,
        raw: row.cells,
        fields,
        fate,
        warnings: allWarnings,
      };
    },
    labelsOf: (name) => headers.get(name)?.header.labels ?? [],
    finish() {
      if (rowsTaken === 0) throw new ListFault('list-empty');
      if (headers.size === 0 && !options.mapping) throw headerNotFound();
      const stated = options.mapping
        ? [options.mapping.columns]
        : [...headers.values()].map((each) => each.header.columns);
      return {
        ...counter.counts(),
        skipped: { ...skipped },
        headers: [...headers.values()],
        missingColumns: essentialFields.filter((field) => !stated.some((columns) => columns[field])),
        statedPeriod: titlePeriod,
      };
    },
  };
}
