// Rows of a text table (comma, semicolon or tab), as a stream: one record in memory at a time.
import { Readable, pipeline } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

import { detectDialect } from './csv-dialect.ts';
import { decodeText } from './text-decoding.ts';

const headCharacters = 16 * 1024;
/** A record longer than this, or over more lines, is a quotation mark that was never closed. */
const longestRecordBytes = 1 << 20;
const mostLinesPerRecord = 100;

/** Excel's way to keep a number as text: ="0912345678". */
const formulaText = /^="([^"]*)"$/;

/**
 * Reads rows from the bytes of a text table; encoding and delimiter are detected. Blank lines count as rows, so that
 * numbers agree with what a spreadsheet program shows.
 *
 * @param sheet the name that the rows carry as their sheet
 * @throws ListFault list-quote-unclosed, with the line on which the open record begins
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, sheet: string): AsyncGenerator<RawRow> {
  const text = decodeText(bytes);
  const head = await takeHead(text);
  const { delimiter, hasSeparatorLine } = detectDialect(head);
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRecordBytes,
    // The line on which the record ends goes before its cells.
    on_record: (cells: string[], { lines }) => [String(lines), ...cells],
  });
  // A failure of any part destroys the parser, and the loop below throws it.
  pipeline(Readable.from(withHead(head, text)), parser, () => undefined);

  let rowNumber = 0;
  let lastLine = 0;
  try {
    const records: AsyncIterable<string[]> = parser;
    for await (const [ends, ...cells] of records) {
      const line = Number(ends);
      if (line - lastLine > mostLinesPerRecord) throw unclosedQuote(lastLine);
      lastLine = line;
      if (hasSeparatorLine && line === 1) continue;
      rowNumber += 1;
      yield { sheet, rowNumber, cells: cells.map(cellOf) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unclosedQuote(lastLine, error);
  }
}

function unclosedQuote(lastLine: number, cause?: unknown): ListFault {
  return new ListFault('list-quote-unclosed', { line: lastLine + 1 }, cause === undefined ? {} : { cause });
}

/** U+0000 is no text and no database takes it. */
function cellOf(text: string): string | null {
  return text === '' ? null : text.replaceAll('\u0000', '').replace(formulaText, '$1');
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

async function* withHead(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
