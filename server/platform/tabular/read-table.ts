// One door to all tables that people hand in: .xlsx and delimited text, told apart by content.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { RawRow } from '#domain/lists/raw-row.ts';

import { csvRows } from './csv-rows.ts';
import { fileKind, headBytes } from './file-kind.ts';
import { portionOf, rowsOf } from './row-portion.ts';
import type { RowPortion } from './row-portion.ts';
import { xlsxRows } from './xlsx-rows.ts';

export interface TableOptions {
  /** The name under which the table was handed in; it names the sheet of a text file, nothing else. */
  fileName?: string;
  /** Told now and then how many bytes of the file have been read; of a workbook, the share of its sheets that has been. */
  onBytesRead?: (bytes: number) => void;
}

/**
 * Reads the rows of a table, in order, holding a few at a time. A workbook that comes as a stream is first written to a temporary file: archives are read from their end.
 *
 * @param source path of a file, or its bytes
 * @throws ListFault see list-fault.ts
 */
export async function* readTable(
  source: string | AsyncIterable<Uint8Array>,
  options: TableOptions = {},
): AsyncGenerator<RawRow> {
  for await (const portion of readTablePortions(source, options)) yield* rowsOf(portion);
}

/** The same, some hundred rows at a time: for lists of a million rows, where waiting for each one is what takes long. */
export async function* readTablePortions(
  source: string | AsyncIterable<Uint8Array>,
  options: TableOptions = {},
): AsyncGenerator<RowPortion> {
  const fileName = options.fileName ?? (typeof source === 'string' ? source : '');
  const onBytesRead = options.onBytesRead ?? (() => undefined);
  const chunks: AsyncIterable<Uint8Array> = typeof source === 'string' ? createReadStream(source) : source;
  const { head, all } = await withHead(chunks);
  if (fileKind(head) === 'text')
    yield* csvRows(counted(all, onBytesRead), basename(fileName, extname(fileName)));
  else if (typeof source === 'string') {
    await all.return(undefined);
    yield* inPortions(xlsxRows(source, onBytesRead));
  } else yield* withSpooled(all, (path) => inPortions(xlsxRows(path, onBytesRead)));
}

async function* inPortions(rows: AsyncIterable<readonly RawRow[]>): AsyncGenerator<RowPortion> {
  for await (const some of rows) yield portionOf(some);
}

/** The first bytes, as many as fileKind looks at, and all bytes with them. */
async function withHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headBytes) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, headBytes), all: all() };
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytesRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const bytes of chunks) {
    read += bytes.length;
    onBytesRead(read);
    yield bytes;
  }
}

async function* withSpooled<T>(
  source: AsyncIterable<Uint8Array>,
  use: (path: string) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-table-'));
  try {
    const path = join(folder, 'table');
    await pipeline(source, createWriteStream(path));
    yield* use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
