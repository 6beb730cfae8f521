// Sheets as tests write them, in the form in which a file reader hands them over.
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

interface WrittenSheet {
  name: string;
  rows: readonly (readonly CellValue[])[];
}

/** The rows of a workbook; empty cells are null, as a file reader gives them. */
export function rowsOfSheets(sheets: readonly WrittenSheet[]): RawRow[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.map((cells, at) => ({
      sheet: name,
      rowNumber: at + 1,
      cells: cells.map((value) => (value === '' ? null : value)),
    })),
  );
}

/** The same from tables as the format's documentation prints them: `| type | name |`. */
export function rowsOfTables(tables: Readonly<Record<string, string>>): RawRow[] {
  return rowsOfSheets(
    Object.entries(tables).map(([name, table]) => ({
      name,
      rows: table
        .trim()
        .split('\n')
        .map((line) =>
          line
            .trim()
            .slice(1, -1)
            .split('|')
            .map((text) => text.trim()),
        ),
    })),
  );
}
