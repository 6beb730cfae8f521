// One door to all tables that people hand in: .xlsx and delimited text, told apart by content.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { RawRow } from '#domain/lists/raw-row.ts';

import { csvRows } from './csv-rows.ts';
import { fileKind, headBytes } from './file-kind.ts';
import { xlsxRows } from './xlsx-rows.ts';

/**
 * Reads the rows of a table, in order, holding a few at a time (and, of a workbook, its shared strings). A stream is
 * first written to a temporary file: archives are read from their end.
 *
 * @param source path of a file, or its bytes
 * @param options.fileName the name under which it was handed in; it names the sheet of a text file, nothing else
 * @throws ListFault see list-fault.ts
 */
export async function* readTable(
  source: string | Readable,
  options: { fileName?: string } = {},
): AsyncGenerator<RawRow> {
  if (typeof source !== 'string') {
    yield* withSpooled(source, (path) => readTable(path, options));
    return;
  }
  const kind = fileKind(await headOf(source));
  if (kind === 'zip') {
    yield* xlsxRows(source);
  } else {
    const fileName = options.fileName ?? source;
    yield* csvRows(createReadStream(source), basename(fileName, extname(fileName)));
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* withSpooled<T>(
  source: Readable,
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
