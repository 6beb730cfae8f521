// The data set as a workbook: one sheet of codes, one that says what they mean. Streamed: memory does not grow with it.
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';

import ExcelJS from 'exceljs';

import { workbookFont } from '#server/platform/workbook-font.ts';
import { dayOf, type DataSet, type Value, type Variable } from './data-set.ts';

const names = { data: 'Dữ liệu', codebook: 'Bảng mã' };
const headings = ['Biến', 'Nhãn', 'Loại', 'Mã', 'Nghĩa của mã', 'Không tính', 'Câu đã hỏi', 'Trọng số'];
const widths = [18, 48, 8, 8, 40, 12, 60, 14];
const kinds = { code: 'mã', number: 'số', date: 'ngày', text: 'chữ' };
/** The writer never pauses of itself; without a breath now and then it would hold up everything else. */
const rowsPerBreath = 200;

/** Writes the workbook and ends the stream. */
export async function writeXlsx(out: Writable, set: DataSet): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  await writeCases(workbook, set);
  writeCodebook(workbook, set.variables);
  await workbook.commit();
}

async function writeCases(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { variables, cases }: DataSet,
): Promise<void> {
  const sheet = workbook.addWorksheet(names.data, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  for (const [at, variable] of variables.entries()) {
    const column = sheet.getColumn(at + 1);
    column.width = variable.kind === 'text' ? 30 : 12;
    if (variable.kind === 'date') column.numFmt = 'dd/mm/yyyy';
    if (variable.kind === 'number' && variable.decimals > 0)
      column.numFmt = `0.${'0'.repeat(variable.decimals)}`;
  }
  const header = sheet.addRow(variables.map(({ name }) => name));
  header.font = { ...workbookFont, bold: true };
  header.commit();
  let written = 0;
  for await (const values of cases()) {
    sheet.addRow(variables.map((variable, at) => cellOf(variable, values[at] ?? null))).commit();
    written += 1;
    if (written % rowsPerBreath === 0) await setImmediate();
  }
  sheet.commit();
}

function cellOf({ kind }: Variable, value: Value): string | number | Date | null {
  return kind === 'date' && typeof value === 'number' ? new Date(`${dayOf(value)}T00:00:00Z`) : value;
}

function writeCodebook(workbook: ExcelJS.stream.xlsx.WorkbookWriter, variables: readonly Variable[]): void {
  const sheet = workbook.addWorksheet(names.codebook, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = '1:1';
  sheet.columns = widths.map((width) => ({ width }));
  const header = sheet.addRow(headings);
  header.font = { ...workbookFont, bold: true };
  header.commit();
  for (const { name, label, kind, labels, missing, question, weightedBy } of variables) {
    const row = [name, label, kinds[kind], null, null, null, question ?? null, weightedBy ?? null];
    commitWrapped(sheet.addRow(row));
    for (const each of labels)
      commitWrapped(
        sheet.addRow([null, null, null, each.code, each.label, missing.includes(each.code) ? 'x' : null]),
      );
  }
  sheet.commit();
}

function commitWrapped(row: ExcelJS.Row): void {
  row.alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
  row.commit();
}
