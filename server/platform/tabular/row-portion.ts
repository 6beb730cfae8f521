// Rows as they are handed on: some hundred at a time, each looked at in turn. Whoever can read a row in its bytes is
// spared the texts of its cells, which are made when they are asked for.
import type { PlainCells } from '#domain/lists/plain-cells.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

export interface RowPortion {
  /** Goes on to the next row, the first at the first call; false when there is none. */
  next(): boolean;
  readonly sheet: string;
  readonly rowNumber: number;
  /** The row in the file's bytes, where it lies there as plainly as that; good until `next`. */
  readonly plain: PlainCells | null;
  /** The same row with its cells as texts. */
  row(): RawRow;
}

export function portionOf(rows: readonly RawRow[]): RowPortion {
  let at = -1;
  const current = (): RawRow => {
    const row = rows[at];
    if (!row) throw new Error('There is no row');
    return row;
  };
  return {
    next() {
      at += 1;
      return at < rows.length;
    },
    get sheet() {
      return current().sheet;
    },
    get rowNumber() {
      return current().rowNumber;
    },
    plain: null,
    row: current,
  };
}

export function* rowsOf(portion: RowPortion): Generator<RawRow> {
  while (portion.next()) yield portion.row();
}
