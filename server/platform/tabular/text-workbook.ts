// Writes sheets of text as an .xlsx workbook.
import ExcelJS from 'exceljs';

import { workbookFont } from '#server/platform/workbook-font.ts';

/** More than this Excel does not keep in one cell. */
export const longestCell = 32_767;

export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A text is longer than a cell may be. */
export class CellTooLong extends Error {
  readonly sheet: string;
  /** As spreadsheet programs number rows, from 1. */
  readonly row: number;

  constructor(sheet: string, row: number) {
    super(`A cell of ${sheet}, row ${row}, is longer than ${longestCell} characters`);
    this.name = 'CellTooLong';
    this.sheet = sheet;
    this.row = row;
  }
}

/** Each cell is text, the first row of each sheet stays in sight. @throws CellTooLong */
export function textWorkbook(sheets: readonly TextSheet[]): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) {
    const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const [at, cells] of rows.entries()) {
      if (cells.some((text) => text.length > longestCell)) throw new CellTooLong(name, at + 1);
      worksheet.addRow(cells.map((text) => (text === '' ? null : text)));
    }
    worksheet.getRow(1).font = { ...workbookFont, bold: true };
  }
  return workbook;
}
