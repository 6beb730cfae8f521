// The period that a list's title rows state.
import { readDate } from './dates.ts';
import type { Period } from './fates.ts';
import { foldText } from './names.ts';
import type { CellValue } from './raw-row.ts';

const days = /(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\D+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/;

/** Reads "Từ ngày 01/01/2024 đến ngày 31/07/2024"; null when no cell states a period. */
export function statedPeriod(cells: readonly CellValue[]): Required<Period> | null {
  for (const cell of cells) {
    if (typeof cell !== 'string' || !foldText(cell).includes('tu ngay')) continue;
    const [, first, last] = days.exec(cell) ?? [];
    const from = first ? readDate(first).on : null;
    const to = last ? readDate(last).on : null;
    if (from && to && from <= to) return { from, to };
  }
  return null;
}
