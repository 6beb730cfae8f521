// A table of numbers not to be called, as offices and citizens' lines keep them: one column holds the numbers, with or
// without a header above it.
import { canBeLabels } from '#domain/lists/header.ts';
import { recogniseLabel } from '#domain/lists/header-words.ts';
import { readPhones } from '#domain/lists/phone.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

export interface NumberRow {
  readonly rowNumber: number;
  /** Callable numbers of the row; empty when none can be read. */
  readonly phones: readonly string[];
  /** The row as it stands, shortened. */
  readonly text: string;
}

const longestText = 80;
const titleRows = 20;

/**
 * The rows that should hold a number, in order. Below a header that names a column of telephone numbers only that
 * column is read; without one every cell that could be a number. Blank rows, titles above the header and the header
 * itself are left out.
 */
export async function* numberRows(rows: AsyncIterable<RawRow>): AsyncGenerator<NumberRow> {
  let columns: readonly number[] | null = null;
  let waiting: NumberRow[] = [];
  let sheet: string | null = null;
  let seen = 0;
  for await (const { sheet: ownSheet, rowNumber, cells } of rows) {
    if (ownSheet !== sheet) {
      yield* waiting;
      [sheet, columns, waiting, seen] = [ownSheet, null, [], 0];
    }
    if (cells.every((cell) => cell === null || String(cell).trim() === '')) continue;
    seen += 1;
    const header: readonly number[] = columns || seen > titleRows ? [] : phoneColumns(cells);
    if (header.length > 0) {
      // What stood above was titles, unless it was numbers.
      yield* waiting.filter(({ phones }) => phones.length > 0);
      [columns, waiting] = [header, []];
      continue;
    }
    const row = { rowNumber, phones: phonesIn(cells, columns), text: textOf(cells) };
    if (columns || seen > titleRows) {
      yield* waiting;
      waiting = [];
      yield row;
    } else waiting.push(row);
  }
  yield* waiting;
}

function phoneColumns(cells: readonly CellValue[]): number[] {
  if (!canBeLabels(cells)) return [];
  return cells.flatMap((cell, column) =>
    typeof cell === 'string' && recogniseLabel(cell)?.fields.includes('phones') ? [column] : [],
  );
}

function phonesIn(cells: readonly CellValue[], columns: readonly number[] | null): string[] {
  const read = columns ? columns.map((column) => cells[column] ?? null) : cells;
  const found = read.flatMap((cell) =>
    typeof cell === 'string' || typeof cell === 'number'
      ? readPhones(cell).numbers.map(({ phoneE164 }) => phoneE164)
      : [],
  );
  return [...new Set(found)];
}

function textOf(cells: readonly CellValue[]): string {
  const text = cells
    .filter((cell) => cell !== null)
    .map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)))
    .join(' · ');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
