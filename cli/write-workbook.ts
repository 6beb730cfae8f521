// Writes sheets of text into an .xlsx file.
import ExcelJS from 'exceljs';

import { fileFault, InputFault } from './input-fault.ts';

/** More than this Excel does not keep in one cell. */
const longestCell = 32_767;

export interface TextSheet {
  name: string;
  rows: readonly (readonly string[])[];
}

/**
 * Each cell is text, the first row of each sheet stays in sight; an existing file is replaced.
 * @throws InputFault when the file cannot be written, or a text is longer than a cell may be
 */
export async function writeWorkbook(path: string, sheets: readonly TextSheet[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) {
    const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const [at, cells] of rows.entries()) {
      if (cells.some((text) => text.length > longestCell))
        throw new InputFault(
          `${path}: trang «${name}», dòng ${at + 1} có ô dài hơn ${longestCell} ký tự, Excel không giữ được.`,
        );
      worksheet.addRow(cells.map((text) => (text === '' ? null : text)));
    }
    worksheet.getRow(1).font = { bold: true };
  }
  try {
    await workbook.xlsx.writeFile(path);
  } catch (error) {
    throw fileFault(path, error);
  }
}
