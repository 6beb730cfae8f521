// Rows of an Excel workbook, as a stream: sheet by sheet in the workbook's order, visible sheets only.
//
// exceljs reads the XML, but not the archive: its own WorkbookReader decodes each chunk of bytes by itself, which breaks
// Vietnamese letters that lie across two chunks ("Lê" becomes "L��"), takes sheets in the order of the archive and fails
// when the workbook's part comes late. So its parts are handed to it one by one, already decoded.
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';

import ExcelJS from 'exceljs';

import { ListFault } from '#domain/lists/list-fault.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

import { openZip } from './zip-archive.ts';
import type { ZipArchive, ZipPart } from './zip-archive.ts';

// The steps of WorkbookReader.parse() and what they fill in; the type declarations of exceljs 4.4.0 leave them out.
declare module 'exceljs' {
  interface WorksheetModel {
    rId?: string;
    /** Absent when visible. */
    state?: string;
  }
  namespace stream.xlsx {
    interface WorkbookReader {
      workbookRels: { Id: string; Target: string; Type: string }[];
      _parseRels(part: Readable): Promise<void>;
      _parseWorkbook(part: Readable): Promise<void>;
      _parseStyles(part: Readable): Promise<void>;
      _parseSharedStrings(part: Readable): AsyncGenerator;
      _parseWorksheet(
        text: AsyncIterable<string>,
        sheetNumber: string,
      ): Generator<{ value: WorksheetReader }>;
    }
  }
}

const mebibyte = 2 ** 20;
const mostUnpackedBytes = 1024 * mebibyte;
/** Shared strings are held in memory as a whole. */
const mostSharedStringBytes = 256 * mebibyte;
/** Sheets pack twenty- to fiftyfold; a part far beyond that is a bomb or nothing but formatted blank rows. */
const mostPacking = 250;
const smallPartBytes = 64 * mebibyte;

/**
 * Reads the rows of a workbook file.
 *
 * @param onBytesRead told how many bytes of the file's sheets have been read, as they are packed
 * @throws ListFault list-corrupt, list-too-large, list-not-a-table (an archive or document of another kind),
 * list-format-unsupported (.xlsb, .ods)
 */
export async function* xlsxRows(path: string, onBytesRead: (bytes: number) => void): AsyncGenerator<RawRow> {
  const archive = await openZip(path);
  refuseOtherKinds(archive);
  refuseBombs(archive);
  const { workbook, sheets } = await openWorkbook(archive);
  let bytesBefore = 0;
  const counted = async function* (part: ZipPart): AsyncGenerator<string> {
    let read = 0;
    for await (const text of partText(archive, part)) {
      // Markup and most cells are ASCII: near enough for a measure of progress.
      read += text.length;
      onBytesRead(bytesBefore + Math.floor(part.packedBytes * Math.min(1, read / part.unpackedBytes)));
      yield text;
    }
    bytesBefore += part.packedBytes;
  };
  for (const [index, { name, part }] of sheets.entries()) {
    for (const { value: sheet } of workbook._parseWorksheet(counted(part), String(index + 1))) {
      yield* sheetRows(sheet, name, part);
    }
  }
}

function refuseOtherKinds({ parts }: ZipArchive): void {
  if (parts.has('xl/workbook.xml')) return;
  if (parts.has('xl/workbook.bin')) throw new ListFault('list-format-unsupported', { format: 'xlsb' });
  if (parts.has('content.xml')) throw new ListFault('list-format-unsupported', { format: 'ods' });
  throw new ListFault('list-not-a-table', { format: parts.has('word/document.xml') ? 'docx' : 'zip' });
}

function refuseBombs({ parts }: ZipArchive): void {
  let total = 0;
  for (const part of parts.values()) {
    total += part.unpackedBytes;
    const isPackedTooWell =
      part.unpackedBytes > smallPartBytes && part.unpackedBytes > mostPacking * part.packedBytes;
    if (isPackedTooWell || total > mostUnpackedBytes)
      throw new ListFault('list-too-large', { maxBytes: mostUnpackedBytes });
  }
  if ((parts.get('xl/sharedStrings.xml')?.unpackedBytes ?? 0) > mostSharedStringBytes) {
    throw new ListFault('list-too-large', { maxBytes: mostSharedStringBytes, part: 'xl/sharedStrings.xml' });
  }
}

interface Sheet {
  name: string;
  part: ZipPart;
}

async function openWorkbook(
  archive: ZipArchive,
): Promise<{ workbook: ExcelJS.stream.xlsx.WorkbookReader; sheets: Sheet[] }> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), { styles: 'cache' });
  const steps: readonly (readonly [name: string, read: (part: Readable) => Promise<void>])[] = [
    ['xl/_rels/workbook.xml.rels', (part) => workbook._parseRels(part)],
    ['xl/workbook.xml', (part) => workbook._parseWorkbook(part)],
    ['xl/styles.xml', (part) => workbook._parseStyles(part)],
    ['xl/sharedStrings.xml', (part) => exhaust(workbook._parseSharedStrings(part))],
  ];
  let name = '';
  try {
    for (const step of steps) {
      name = step[0];
      const part = archive.parts.get(name);
      if (part) await step[1](Readable.from(partText(archive, part)));
    }
    name = 'xl/workbook.xml';
    return { workbook, sheets: visibleSheets(workbook, archive) };
  } catch (error) {
    throw asCorrupt(name, error);
  }
}

async function exhaust(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}

function visibleSheets(workbook: ExcelJS.stream.xlsx.WorkbookReader, archive: ZipArchive): Sheet[] {
  return workbook.model.sheets.flatMap(({ name, state, rId }) => {
    const relation = workbook.workbookRels.find(({ Id }) => Id === rId);
    if ((state ?? 'visible') !== 'visible' || !relation?.Type.endsWith('/worksheet')) return [];
    const { Target: target } = relation;
    const part = archive.parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (!part) throw new ListFault('list-corrupt', { part: target });
    return [{ name, part }];
  });
}

async function* sheetRows(
  sheet: ExcelJS.stream.xlsx.WorksheetReader,
  name: string,
  part: ZipPart,
): AsyncGenerator<RawRow> {
  try {
    for await (const row of sheet) yield { sheet: name, rowNumber: row.number, cells: cellsOf(row, name) };
  } catch (error) {
    throw asCorrupt(part.name, error);
  }
}

function cellsOf(row: ExcelJS.Row, sheet: string): CellValue[] {
  const { values } = row;
  if (!Array.isArray(values)) return [];
  const cells = Array.from(values, (value, column) =>
    value !== null && typeof value === 'object' && 'formula' in value
      ? resultOf(row.getCell(column), value, sheet)
      : cellOf(value),
  ).slice(1);
  while (cells.at(-1) === null) cells.pop();
  return cells;
}

/**
 * A formula is worth what the program that saved the file worked out. Without that, or with an error (exceljs gives NaN
 * for both), the cell says nothing that could be relied on. The cell knows its result even when that is 0 or "", which
 * its value leaves out; a formula copied down is no formula to exceljs, and only the value has its result.
 *
 * @throws ListFault list-formula-unsolved
 */
function resultOf(
  cell: ExcelJS.Cell,
  value: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue,
  sheet: string,
): CellValue {
  const result = cell.type === ExcelJS.ValueType.Formula ? cell.result : value.result;
  if (result === undefined || Number.isNaN(result)) {
    throw new ListFault('list-formula-unsolved', { sheet, cell: cell.address });
  }
  return cellOf(result);
}

function cellOf(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object') return typeof value === 'boolean' ? String(value).toUpperCase() : value;
  if (value instanceof Date) return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return value.text;
  throw new Error('a cell refers to shared strings that the workbook lacks');
}

async function* partText(archive: ZipArchive, part: ZipPart): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of archive.read(part)) yield decoder.decode(bytes, { stream: true });
}

/** Whatever exceljs throws over a part means that the part is not what it should be. */
function asCorrupt(part: string, error: unknown): ListFault {
  return error instanceof ListFault ? error : new ListFault('list-corrupt', { part }, { cause: error });
}
