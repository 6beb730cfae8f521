// A cell of a list as text for the screen that asks how the list is to be read.
import { readDate } from './dates.ts';
import type { CellValue } from './raw-row.ts';

/** Days as people write them, a blank as an empty text. */
export function shownCell(cell: CellValue): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell);
  const { on, time } = readDate(cell);
  const day = on === null ? '' : on.split('-').toReversed().join('/');
  return time === null ? day : `${day} ${time}`;
}
