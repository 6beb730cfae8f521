// Rows of a text table (comma, semicolon or tab), as a stream: one piece of the file in memory at a time.
import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

import { detectDialect } from './csv-dialect.ts';
import { createCsvScanner, QuoteUnclosed } from './csv-scanner.ts';
import type { CsvRecord } from './csv-scanner.ts';
import { decodeText } from './text-decoding.ts';

const headCharacters = 16 * 1024;
/** A record longer than this, or over more lines, is a quotation mark that was never closed. */
const limits = { mostCharacters: 1 << 20, mostLines: 100 };

/** Excel's way to keep a number as text: ="0912345678". */
const formulaText = /^="([^"]*)"$/;

/**
 * Reads rows from the bytes of a text table, in the portions in which the bytes come; encoding and delimiter are
 * detected. Blank lines count as rows, so that numbers agree with what a spreadsheet program shows.
 *
 * @param sheet the name that the rows carry as their sheet
 * @throws ListFault list-quote-unclosed, with the line on which the open record begins
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, sheet: string): AsyncGenerator<RawRow[]> {
  const text = decodeText(bytes);
  const head = await takeHead(text);
  const { delimiter, hasSeparatorLine } = detectDialect(head);
  const scanner = createCsvScanner(delimiter, limits);
  let rowNumber = 0;
  /** Whether all text of the record that a piece has cut in two was undamaged. */
  let wasUndamaged = true;
  const rowsOf = (piece: string): RawRow[] => {
    const isUndamaged = !piece.includes(damage);
    const records = scanner.push(clean(piece));
    const rows = rowsOfRecords(records, isUndamaged && wasUndamaged);
    wasUndamaged = isUndamaged && (wasUndamaged || records.length > 0);
    return rows;
  };
  const rowsOfRecords = (records: readonly CsvRecord[], isUndamaged: boolean): RawRow[] => {
    const rows: RawRow[] = [];
    for (const { cells, line } of records) {
      if (hasSeparatorLine && line === 1) continue;
      rowNumber += 1;
      rows.push({ sheet, rowNumber, cells: cellsOf(cells), isUndamaged });
    }
    return rows;
  };
  try {
    yield rowsOf(head);
    for await (const piece of text) yield rowsOf(piece);
    yield rowsOfRecords(scanner.end(), wasUndamaged);
  } catch (error) {
    if (!(error instanceof QuoteUnclosed)) throw error;
    throw new ListFault('list-quote-unclosed', { line: error.line }, { cause: error });
  }
}

/** In place: nobody else has the record. */
function cellsOf(cells: (string | null)[]): (string | null)[] {
  for (let at = 0; at < cells.length; at += 1) {
    const text = cells[at];
    if (text === '') cells[at] = null;
    else if (text?.charCodeAt(0) === equalsSign) cells[at] = text.replace(formulaText, '$1');
  }
  return cells;
}

const equalsSign = 0x3d;
const damage = '\uFFFD';

/** U+0000 is no text and no database takes it. */
function clean(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}

async function takeHead(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (head.length < headCharacters) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return head.replace(/^\uFEFF/, '');
}
