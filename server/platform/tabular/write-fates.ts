// The list given back to the office: its own columns, then the fate of each row and the reason in Vietnamese.
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';

import ExcelJS from 'exceljs';

import type { Fate } from '#domain/lists/fates.ts';
import type { CellValue } from '#domain/lists/raw-row.ts';
import { fateLabels, fateReasons } from '#domain/lists/reasons.ts';
import { workbookFont } from '#server/platform/workbook-font.ts';

/** What a row needs to be given back; a ListRow has it. */
export interface FatedRow {
  sheet: string;
  raw: readonly CellValue[];
  fate: Fate;
}

export interface WriteFatesOptions {
  /** Labels of a sheet's original columns; asked once per sheet, when its first row comes. */
  labelsOf: (sheet: string) => readonly string[];
  /** Rows to give back: those not accepted (the default) or all. */
  include?: 'refused' | 'all';
}

const addedLabels = ['Kết quả', 'Lý do'];
const addedWidths = [24, 80];
const originalWidth = 18;
const blankSheet = 'Danh sách';
/** The writer never pauses of itself; without a breath now and then it would hold up everything else. */
const rowsPerBreath = 500;

/**
 * Writes an .xlsx file: every original cell as it was, in its column, then «Kết quả» and «Lý do». Sheets follow the
 * rows. A stream is ended when all is written.
 *
 * @returns how many rows were written
 * @throws whatever the rows or the stream throw; the stream is then destroyed
 */
export async function writeFates(
  target: string | Writable,
  rows: AsyncIterable<FatedRow> | Iterable<FatedRow>,
  { labelsOf, include = 'refused' }: WriteFatesOptions,
): Promise<number> {
  const stream = typeof target === 'string' ? createWriteStream(target) : target;
  const isDone = finished(stream);
  isDone.catch(() => undefined);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  const names = new Set<string>();
  const pages: Page[] = [];
  let written = 0;
  try {
    for await (const row of rows) {
      if (include === 'refused' && row.fate === 'accepted') continue;
      let page = pages.at(-1);
      if (page?.sheet !== row.sheet) {
        page?.worksheet.commit();
        page = addPage(workbook, row.sheet, labelsOf(row.sheet), names);
        pages.push(page);
      }
      writeRow(page, row);
      written += 1;
      if (written % rowsPerBreath === 0) {
        await setImmediate();
        if (stream.destroyed) break;
      }
    }
    if (pages.length === 0) addPage(workbook, blankSheet, [], names);
    await Promise.race([workbook.commit(), isDone]);
    return written;
  } catch (error) {
    stream.destroy();
    throw error;
  }
}

interface Page {
  sheet: string;
  /** How many columns the original has. */
  width: number;
  worksheet: ExcelJS.Worksheet;
}

function addPage(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: string,
  labels: readonly string[],
  names: Set<string>,
): Page {
  const worksheet = workbook.addWorksheet(pageName(sheet, names), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  worksheet.columns = [...labels.map(() => originalWidth), ...addedWidths].map((width) => ({ width }));
  const header = worksheet.addRow([...labels, ...addedLabels]);
  header.font = { ...workbookFont, bold: true };
  header.commit();
  return { sheet, width: labels.length, worksheet };
}

/** Cells beyond the labelled columns go behind the reason, so that nothing of the row is lost. */
function writeRow({ worksheet, width }: Page, { raw, fate }: FatedRow): void {
  const original = Array.from({ length: width }, (_, column) => raw[column] ?? null);
  const cells = [...original, fateLabels[fate].vi, fateReasons[fate].vi, ...raw.slice(width)];
  const row = worksheet.addRow(cells);
  for (const [column, cell] of cells.entries()) {
    if (cell instanceof Date)
      row.getCell(column + 1).numFmt = hasTime(cell) ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy';
  }
  row.commit();
}

function hasTime(date: Date): boolean {
  return date.getTime() % 86_400_000 !== 0;
}

/** A name that Excel takes: 31 characters, none of \ / ? * [ ] :, and none twice. */
function pageName(sheet: string, taken: Set<string>): string {
  const bare =
    sheet
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || blankSheet;
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const name = bare.slice(0, 31 - suffix.length) + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
