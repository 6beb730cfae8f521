// Reading a list row by row: finds the header, leaves out what is no transaction, judges each transaction once.
// Takes rows of any reader; does no I/O, so the same code runs in the import worker, in `cati` and in the browser.
import { createColumnFinder } from './column-finder.ts';
import type { SheetHeader } from './column-finder.ts';
import { fateOf, judgeRow } from './fates.ts';
import type { Fate, Period } from './fates.ts';
import type { ListField } from './header-words.ts';
import { createKeySet } from './key-set.ts';
import type { KeySet } from './key-set.ts';
import { ListFault } from './list-fault.ts';
import { missingFields } from './list-mapping.ts';
import type { ListMapping } from './list-mapping.ts';
import { readFields } from './list-row.ts';
import type { TransactionFields } from './list-row.ts';
import { createListCounter } from './list-summary.ts';
import type { ListCounts, ListPerson } from './list-summary.ts';
import type { CellValue, RawRow } from './raw-row.ts';
import type { PhoneCounts } from './phone-counts.ts';
import type { PlainCells } from './plain-cells.ts';
import { createPlainReader } from './plain-row.ts';
import type { PlainFields } from './plain-row.ts';
import { isBlankCell, rowKind } from './row-kind.ts';
import { statedPeriod } from './stated-period.ts';
import { convertCells } from './text-conversion.ts';
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

/** A transaction that was read where it lies in the file's bytes; good until the next row is taken. */
export interface PlainRow {
  fields: PlainFields;
  fate: Fate;
  warnings: readonly ListWarning[];
}

export interface ListReadingOptions {
  /** Survey period by result date; without one no row is refused for its date. */
  period?: Period | null;
  /** How the list is to be read; without one columns are found by their labels and text is Unicode. */
  mapping?: ListMapping;
  /** Transaction keys of lists read before: a row that repeats one of them is a duplicate. Grows while reading. */
  seen?: KeySet;
  /** From how many names on a telephone number counts as shared; without it that is not counted. */
  sharedPhoneNames?: number;
  /** Numbers of lists read before; grows while reading. */
  phones?: PhoneCounts;
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
  /** Takes the next row as bytes, if it can be read like that; null when it is to be given to `take`. */
  takePlain(sheet: string, cells: PlainCells): PlainRow | null;
  /** Makes room for so many transactions in all, as far as anybody can tell. */
  expect(transactions: number): void;
  /** Labels of a sheet's columns, known once its first transaction was given. */
  labelsOf(sheet: string): readonly string[];
  /**
   * Counts over all rows taken.
   * @throws ListFault list-empty, list-header-not-found, list-header-only when no row was a transaction
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
  const { mapping } = options;
  const textCoding = mapping?.textCoding ?? 'unicode';
  const judging = { seen: options.seen ?? createKeySet(), period };
  const rowOptions = {
    agencyName: mapping?.agencyName ?? null,
    listDatedOn: period?.to ?? null,
    ambiguousLandlines: mapping?.ambiguousLandlines ?? 'mobile',
    isUndamaged: false,
  };
  const counter = createListCounter(options.phones ?? null, options.sharedPhoneNames ?? null);
  const skipped = { blank: 0, title: 0, header: 0, totals: 0, note: 0 };
  const finder = createColumnFinder(mapping ?? null);
  const readPlain = createPlainReader(rowOptions);
  let titlePeriod: Required<Period> | null = null;
  let rowsTaken = 0;

  function takeTitle(cells: readonly CellValue[]): void {
    skipped.title += 1;
    titlePeriod ??= statedPeriod(cells);
    if (titlePeriod) rowOptions.listDatedOn = titlePeriod.to;
    if (skipped.title >= mostTitleRows && finder.headers().length === 0) throw headerNotFound();
  }

  function headerNotFound(): ListFault {
    return new ListFault('list-header-not-found', { rowsRead: rowsTaken });
  }

  return {
    take(row) {
      if (row.cells.every(isBlankCell)) {
        skipped.blank += 1;
        return null;
      }
      rowsTaken += 1;
      const cells = convertCells(row.cells, textCoding);
      const columns = finder.offer(cells === row.cells ? row : { ...row, cells });
      if (columns === 'title') {
        takeTitle(cells);
        return null;
      }
      if (columns === 'header') {
        skipped.header += 1;
        return null;
      }
      const kind = rowKind(cells, columns);
      if (kind !== 'transaction') {
        skipped[kind] += 1;
        return null;
      }
      rowOptions.isUndamaged = row.isUndamaged === true;
      const { fields, phoneProblem, warnings } = readFields(cells, columns, rowOptions);
      const { transactionKey, agencyName, isCompleted, receivedOn, resultOn } = fields;
      const fate = judgeRow(
        { transactionKey, agencyName, isCompleted, receivedOn, resultOn, phoneProblem },
        judging,
      );
      counter.add(personOf(fields), fate, warnings);
      return {
        sheet: row.sheet,
        rowNumber: row.rowNumber,
        raw: row.cells,
        fields,
        fate,
        warnings,
      };
    },
    takePlain(sheet, cells) {
      const columns = textCoding === 'unicode' ? finder.columnsOf(sheet) : null;
      const fields = columns && readPlain(cells, columns);
      if (!fields) return null;
      rowsTaken += 1;
      const { agencyName, isCompleted, receivedOn, resultOn, phones, personKey, warnings } = fields;
      const fate = fateOf(
        { agencyName, isCompleted, receivedOn, resultOn, phoneProblem: phones.problem },
        !judging.seen.add(fields.recordCode),
        period,
      );
      const phone = fields.everydayPhone || phones.numbers[0]?.phoneE164;
      const person = phone === undefined ? null : { key: personKey, phone };
      counter.add(person, fate, warnings);
      return { fields, fate, warnings };
    },
    expect(transactions) {
      judging.seen.reserve(judging.seen.size + Math.max(0, transactions - counter.rows));
      counter.reserve(transactions);
    },
    labelsOf: (name) => finder.headers().find(({ sheet }) => sheet === name)?.header.labels ?? [],
    finish() {
      if (rowsTaken === 0) throw new ListFault('list-empty');
      const headers = finder.headers();
      const [first] = headers;
      if (!first) throw headerNotFound();
      const counts = counter.counts();
      if (counts.rows === 0) throw headerOnly(first);
      return {
        ...counts,
        skipped: { ...skipped },
        headers,
        missingColumns: missingFields(
          headers.map(({ header }) => header.columns),
          rowOptions.agencyName,
        ),
        statedPeriod: titlePeriod,
      };
    },
  };
}

/** @param header of which nothing stands below; its row is 0 where it is only what a person said of the columns */
export function headerOnly(header: Pick<SheetHeader, 'rowNumber'> | null): ListFault {
  return new ListFault('list-header-only', header && header.rowNumber > 0 ? { line: header.rowNumber } : {});
}

function personOf({ personKey, phones: [primary] }: TransactionFields): ListPerson | null {
  return personKey === null || !primary ? null : { key: personKey, phone: primary.phoneE164 };
}
