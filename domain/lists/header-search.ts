// Finds the header as rows arrive one at a time: below title rows, over two rows, repeated in the middle of a sheet.
import { canBeLabels, headerText, isHeader, isNumberingRow, readHeader } from './header.ts';
import type { Header } from './header.ts';
import type { CellValue } from './raw-row.ts';

/** `numbering` is a row under the header that only numbers the columns. */
export type SearchVerdict = 'title' | 'header' | 'numbering' | 'body';

export interface HeaderSearch {
  /** Says what a row is; `body` rows are read with `current()`. Blank rows are not offered. */
  offer(cells: readonly CellValue[]): SearchVerdict;
  current(): Header | null;
  /** Whether any row with a mã hồ sơ of known form in it would be found to be `body`. */
  isPastHeader(): boolean;
  /** Takes the row offered last for the header, whatever its labels say. */
  settle(header: KnownHeader): void;
}

/** A header that a person confirmed. */
export interface KnownHeader {
  /** Its last row (headerText); null for a list that has none. */
  text: string | null;
  header: Header;
}

const mostHeaderRows = 3;

/**
 * A search over one sheet, from its first row on.
 *
 * @param known where a row has this header's text, this header stands
 */
export function createHeaderSearch(known: KnownHeader | null = null): HeaderSearch {
  let confirmed = known;
  let header: Header | null = null;
  let headerRows: (readonly CellValue[])[] = [];
  let isGrowing = false;
  let above: readonly CellValue[] | null = null;
  const seen = new Set<string>();

  function accept(rows: (readonly CellValue[])[], found: Header): SearchVerdict {
    header = found;
    headerRows = rows;
    isGrowing = true;
    for (const row of rows) seen.add(headerText(row));
    return 'header';
  }

  /** The row right below the header may be its second row, or number the columns. */
  function grow(cells: readonly CellValue[]): SearchVerdict | null {
    if (isNumberingRow(cells)) return 'numbering';
    if (!header || header === confirmed?.header || headerRows.length >= mostHeaderRows || !canBeLabels(cells))
      return null;
    const rows = [...headerRows, cells];
    const taller = readHeader(rows);
    return taller.fieldCount > header.fieldCount ? accept(rows, taller) : null;
  }

  /** A header may start here, or have started in the row above with the names of groups. */
  function start(cells: readonly CellValue[]): SearchVerdict | null {
    if (!canBeLabels(cells)) return null;
    const alone = readHeader([cells]);
    const groups = !header && above && canBeLabels(above) && filledCount(above) > 1 ? above : null;
    const grouped = groups && readHeader([groups, cells]);
    if (groups && grouped && grouped.fieldCount > alone.fieldCount && isHeader(grouped)) {
      return accept([groups, cells], grouped);
    }
    return isHeader(alone) ? accept([cells], alone) : null;
  }

  return {
    offer(cells) {
      if (confirmed && confirmed.text === headerText(cells)) return accept([cells], confirmed.header);
      if (header && canBeLabels(cells) && seen.has(headerText(cells))) return 'header';
      const verdict = (isGrowing ? grow(cells) : null) ?? start(cells);
      if (verdict) return verdict;
      isGrowing = false;
      above = cells;
      return header ? 'body' : 'title';
    },
    current: () => header,
    // No label has so many digits; a row that a person confirmed as the header might.
    isPastHeader: () => header !== null && !isGrowing && !(confirmed?.text && /\d{4}/.test(confirmed.text)),
    settle(given) {
      confirmed = given;
      header = given.header;
      isGrowing = true;
    },
  };
}

function filledCount(cells: readonly CellValue[]): number {
  return new Set(cells.filter((cell) => cell !== null && cell !== '')).size;
}
