// Writes sheets of text into an .xlsx file.
import {
  CellTooLong,
  longestCell,
  textWorkbook,
  type TextSheet,
} from '#server/platform/tabular/text-workbook.ts';

import { fileFault, InputFault } from './input-fault.ts';

/**
 * An existing file is replaced.
 * @throws InputFault when the file cannot be written, or a text is longer than a cell may be
 */
export async function writeWorkbook(path: string, sheets: readonly TextSheet[]): Promise<void> {
  try {
    await textWorkbook(sheets).xlsx.writeFile(path);
  } catch (error) {
    if (!(error instanceof CellTooLong)) throw fileFault(path, error);
    throw new InputFault(
      `${path}: trang «${error.sheet}», dòng ${error.row} có ô dài hơn ${longestCell} ký tự, Excel không giữ được.`,
    );
  }
}
