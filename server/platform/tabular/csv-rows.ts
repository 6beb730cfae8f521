// Rows of a text table (comma, semicolon or tab), as a stream: one piece of the file in memory at a time. Lines that are
// plain are taken apart in their bytes, all others as text.
import { isUtf8 } from 'node:buffer';

import { ListFault } from '#domain/lists/list-fault.ts';
import { textOf, wordsOf } from '#domain/lists/plain-cells.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

import { detectDialect } from './csv-dialect.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { createCsvScanner, QuoteUnclosed } from './csv-scanner.ts';
import { createPlainScanner } from './plain-scanner.ts';
import type { RowPortion } from './row-portion.ts';
import { toUtf8 } from './text-decoding.ts';

const headBytes = 16 * 1024;
/** A record longer than this, or over more lines, is a quotation mark that was never closed. */
const limits = { mostCharacters: 1 << 20, mostLines: 100 };
/** A line that goes on for longer is taken as text piece by piece. */
const longestPlainLine = 64 * 1024;

/** Excel's way to keep a number as text: ="0912345678". */
const formulaText = /^="([^"]*)"$/;

/**
 * Reads rows from the bytes of a text table, in the portions in which the bytes come; encoding and delimiter are
 * detected. Blank lines count as rows, so that numbers agree with what a spreadsheet program shows.
 *
 * @param sheet the name that the rows carry as their sheet
 * @throws ListFault list-quote-unclosed, with the line on which the open record begins
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, sheet: string): AsyncGenerator<RowPortion> {
  const utf8 = toUtf8(bytes);
  const head = withoutMark(await takeHead(utf8));
  const rows = createRowScanner(sheet, detectDialect(head.toString()));
  yield rows.push(head);
  for await (const piece of utf8) yield rows.push(piece);
  yield rows.end();
}

interface RowScanner {
  /** Takes the next piece of the file; gives the rows that are complete with it, to be gone through before the next. */
  push(piece: Uint8Array): RowPortion;
  end(): RowPortion;
}

function createRowScanner(sheet: string, { delimiter, hasSeparatorLine }: CsvDialect): RowScanner {
  const plain = createPlainScanner(delimiter);
  const scanner = createCsvScanner(delimiter, limits);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** What has come and is not read: from `at` to `filled`, of which whole lines to `whole`. */
  let room = Buffer.alloc(2 * longestPlainLine);
  let held = room.subarray(0, 0);
  let words = wordsOf(held);
  let at = 0;
  let filled = 0;
  let isUndamaged = true;
  let rowNumber = 0;
  let isPlain = false;
  /** Rows that were taken apart as text and are not asked for yet, the current one first. */
  let waiting: RawRow[] = [];

  function take(piece: Uint8Array): void {
    room.copyWithin(0, at, filled);
    filled -= at;
    at = 0;
    if (filled + piece.length > room.length) {
      const larger = Buffer.alloc(2 * (filled + piece.length));
      room.copy(larger, 0, 0, filled);
      room = larger;
    }
    room.set(piece, filled);
    filled += piece.length;
  }

  /** Makes what is held readable up to here. */
  function open(end: number): void {
    held = room.subarray(0, end);
    words = wordsOf(held);
    isUndamaged = isUtf8(held) && !held.includes(damage);
  }

  function asText(end: number, isLast: boolean): void {
    const piece = clean(decoder.decode(held.subarray(at, end), { stream: !isLast }));
    at = end;
    // Of a record that was begun before this piece nobody has looked at the beginning.
    const isSound = isUndamaged && scanner.isBetweenRecords(false);
    const records = within(() => [...scanner.push(piece), ...(isLast ? scanner.end() : [])]);
    waiting = records.flatMap(({ cells, line }): RawRow[] => {
      if (hasSeparatorLine && line === 1) return [];
      rowNumber += 1;
      return [{ sheet, rowNumber, cells: cells.map(cellOf), isUndamaged: isSound }];
    });
  }

  const portion: RowPortion = {
    sheet,
    get rowNumber() {
      return waiting[0]?.rowNumber ?? rowNumber;
    },
    get plain() {
      return isPlain ? plain.cells : null;
    },
    next() {
      isPlain = false;
      if (waiting.length > 1) {
        waiting.shift();
        return true;
      }
      waiting = [];
      while (at < held.length && waiting.length === 0) {
        const next =
          isUndamaged && scanner.isBetweenRecords(hasSeparatorLine) ? plain.scan(held, words, at) : -1;
        if (next >= 0) {
          at = next;
          scanner.pass();
          rowNumber += 1;
          isPlain = true;
          return true;
        }
        const lineEnd = held.indexOf(lineFeed, at);
        asText(lineEnd < 0 ? held.length : lineEnd + 1, false);
      }
      return waiting.length > 0;
    },
    row: () => waiting[0] ?? { sheet, rowNumber, cells: plainCells(), isUndamaged: true },
  };

  function plainCells(): (string | null)[] {
    const { bytes, count, places } = plain.cells;
    return Array.from({ length: count }, (_, cell) => {
      const text = { bytes, start: places[2 * cell] ?? 0, end: places[2 * cell + 1] ?? 0 };
      return text.start === text.end ? null : textOf(text);
    });
  }

  return {
    push(piece) {
      take(piece);
      const lineEnd = room.subarray(0, filled).lastIndexOf(lineFeed);
      open(lineEnd >= 0 ? lineEnd + 1 : filled > longestPlainLine ? filled : 0);
      return portion;
    },
    end() {
      open(filled);
      waiting = [];
      asText(filled, true);
      // The portion begins before its first row.
      if (waiting[0]) waiting.unshift(waiting[0]);
      return portion;
    },
  };
}

function within<T>(scan: () => T): T {
  try {
    return scan();
  } catch (error) {
    if (!(error instanceof QuoteUnclosed)) throw error;
    throw new ListFault('list-quote-unclosed', { line: error.line }, { cause: error });
  }
}

function cellOf(text: string): string | null {
  if (text === '') return null;
  return text.charCodeAt(0) === equalsSign ? text.replace(formulaText, '$1') : text;
}

const equalsSign = 0x3d;
const lineFeed = 0x0a;
const damage = Buffer.from('\uFFFD');

/** U+0000 is no text and no database takes it. */
function clean(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
}

async function takeHead(pieces: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const head: Uint8Array[] = [];
  for (let length = 0; length < headBytes; length += head.at(-1)?.length ?? 0) {
    const next = await pieces.next();
    if (next.done) break;
    head.push(next.value);
  }
  return Buffer.concat(head);
}

const mark = Buffer.from('\uFEFF');

function withoutMark(head: Buffer): Buffer {
  return head.indexOf(mark) === 0 ? withoutMark(head.subarray(mark.length)) : head;
}
