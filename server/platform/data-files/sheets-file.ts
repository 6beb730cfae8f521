// A workbook of tables to read, sign and go on computing with: figures are numbers with their format, headings stay in
// sight, columns are as wide as they need, every sheet prints on pages as wide as the paper.
import ExcelJS from 'exceljs';

import { workbookFont } from '#server/platform/workbook-font.ts';

export type SheetCell = string | number | Date | null;

export interface SheetColumn {
  readonly label: string;
  /** Characters. */
  readonly width: number;
  /** As Excel writes it, e.g. '0.00'; texts have none. */
  readonly format?: string;
}

export interface Sheet {
  readonly name: string;
  /** Lines above the table: what it is and when it was taken. */
  readonly title: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Lines below it. */
  readonly notes?: readonly string[];
}

export const formats = {
  score: '0.00',
  designEffect: '0.000',
  exact: '0.000000',
  count: '#,##0',
  share: '0.00%',
  day: 'dd/mm/yyyy',
} as const;

/** Of the size of the letters. */
const lineHeight = 1.4;
const line = { style: 'thin', color: { argb: 'FFB8C2C8' } } as const;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export { workbookType as xlsxContentType };

/** Lines that a text takes in a cell so many characters wide, word by word. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    // Vietnamese letters with their marks, and capitals, are a little wider than the digits that columns are measured in.
    const needed = 1.1 * (word.length + 1);
    if (used > 0 && used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += needed;
  }
  return lines;
}

/** The file's bytes. */
export async function sheetsFile(sheets: readonly Sheet[], madeAt: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = madeAt;
  workbook.modified = madeAt;
  for (const sheet of sheets) addSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, { name, title, columns, rows, notes = [] }: Sheet): void {
  const headingAt = title.length + 2;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headingAt }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.pageSetup.printTitlesRow = `${headingAt}:${headingAt}`;
  sheet.headerFooter.oddFooter = '&L&A&RTrang &P/&N';
  sheet.columns = columns.map(({ width }) => ({ width }));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  // Over the whole table, or a long line would make the printed page shrink to its length.
  const across = (text: string, font: Partial<ExcelJS.Font>): void => {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, columns.length);
    row.font = { ...workbookFont, ...font };
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    row.height = lineHeight * (font.size ?? workbookFont.size) * linesOf(text, width);
  };
  title.forEach((text, at) => across(text, { bold: at === 0, ...(at === 0 && { size: 14 }) }));
  sheet.addRow([]);
  const heading = sheet.addRow(columns.map(({ label }) => label));
  heading.font = { ...workbookFont, bold: true };
  heading.height = 2 * lineHeight * workbookFont.size;
  heading.eachCell((cell) => {
    cell.alignment = { wrapText: true, vertical: 'middle' };
    cell.border = { top: line, bottom: line };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F0F0' } };
  });
  for (const values of rows) {
    const row = sheet.addRow([...values]);
    // LibreOffice does not make a row higher for its words by itself, as Excel does.
    const lines = Math.max(
      ...values.map((value, at) => (typeof value === 'string' ? linesOf(value, columns[at]?.width ?? 1) : 1)),
    );
    if (lines > 1) row.height = lineHeight * workbookFont.size * lines;
    row.eachCell({ includeEmpty: true }, (cell, at) => {
      const column = columns[at - 1];
      if (column?.format !== undefined && typeof cell.value !== 'string') cell.numFmt = column.format;
      const isText = typeof cell.value === 'string' && column?.format === undefined;
      cell.alignment = { vertical: 'top', wrapText: isText, ...(!isText && { horizontal: 'right' }) };
      cell.border = { bottom: line };
    });
  }
  if (notes.length > 0) sheet.addRow([]);
  for (const note of notes) across(note, { italic: true });
}
