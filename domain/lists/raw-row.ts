// A row as a file reader hands it over: cells exactly as they stood, no meaning attached yet.

/** Date cells carry their wall-clock reading in UTC, as spreadsheets have no zone. */
export type CellValue = string | number | Date | null;

export interface RawRow {
  /** Name of the sheet; for text files the file's name, as spreadsheet programs have it. */
  sheet: string;
  /** The row's number as a spreadsheet program shows it, from 1, blank rows counted. */
  rowNumber: number;
  cells: readonly CellValue[];
  /** Whoever read the row has seen that no cell holds U+FFFD, which stands for bytes that are no text. */
  isUndamaged?: boolean;
}

/** A cell fit for a JSON column: a date becomes an object, so that it can be told from text when it comes back. */
export type PackedCell = string | number | null | { date: string };

/** Cells for storage as JSON; unpackCells gives back what went in. */
export function packCells(cells: readonly CellValue[]): PackedCell[] {
  return cells.map((cell) =>
    cell instanceof Date ? (Number.isNaN(cell.getTime()) ? null : { date: cell.toISOString() }) : cell,
  );
}

/** Cells from their stored form (packCells). */
export function unpackCells(packed: readonly PackedCell[]): CellValue[] {
  return packed.map((cell) => (cell !== null && typeof cell === 'object' ? new Date(cell.date) : cell));
}
