// The file of a list as it came: kept in pieces, and read again whenever the list is.
import { open } from 'node:fs/promises';

import pg from 'pg';

import type { RawRow } from '#domain/lists/raw-row.ts';
import type { Context } from '#server/context.ts';
import { uuidBytes } from '#server/platform/binary-copy.ts';
import { copiedBytes } from '#server/platform/copied-bytes.ts';
import { copyRows } from '#server/platform/copy-writer.ts';
import { readTable, readTablePortions } from '#server/platform/tabular/read-table.ts';
import type { RowPortion } from '#server/platform/tabular/row-portion.ts';
import type { UploadSpool } from './upload-spool.ts';

const chunkBytes = 64 * 1024;
/** What is taken apart at once. The texts of larger pieces outlive the young generation of the heap. */
const pieceBytes = 16 * 1024;

/**
 * Keeps the upload as the list's file, in the transaction of this connection, while it comes. It is read into the same
 * memory piece after piece: what is left for the collector adds up.
 */
export async function storeFile(client: pg.PoolClient, listId: string, upload: UploadSpool): Promise<void> {
  const id = uuidBytes(listId);
  const file = await open(upload.path);
  const chunk = Buffer.alloc(chunkBytes);
  try {
    await copyRows(client, 'list_file_chunks (list_id, position, bytes)', async ({ rows, send }) => {
      for (let position = 0; ; position += 1) {
        await upload.reached((position + 1) * chunkBytes);
        const { bytesRead } = await file.read(chunk, 0, chunkBytes, position * chunkBytes);
        if (bytesRead === 0) return;
        rows.row(3);
        rows.uuid(id);
        rows.int4(position);
        rows.bytes(chunk.subarray(0, bytesRead));
        await send();
      }
    });
  } finally {
    await file.close();
  }
}

interface KeptFile {
  readonly id: string;
  readonly fileName: string;
}

/** The rows of the list's file in their order, as readTable gives them. @throws ListFault */
export function rowsOfFile(ctx: Context, { id, fileName }: KeptFile): AsyncGenerator<RawRow> {
  return readTable(storedBytes(ctx, id), { fileName });
}

/** The same in portions, over one connection held throughout: for reading all of a long list. */
export function portionsOfFile(
  pool: pg.Pool,
  { id, fileName }: KeptFile,
  onBytesRead: (bytes: number) => void,
): AsyncGenerator<RowPortion> {
  const pieces = inPieces(copiedBytes(pool, `${chunksOf(id)} order by position`));
  return readTablePortions(pieces, { fileName, onBytesRead });
}

/** A connection is held for no longer than a piece takes: whoever takes the rows may be slow. */
async function* storedBytes({ pool }: Context, listId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk: Uint8Array[] = [];
    for await (const bytes of copiedBytes(pool, `${chunksOf(listId)} and position = ${position}`))
      chunk.push(bytes);
    if (chunk.length === 0) return;
    yield* inPieces(chunk);
  }
}

function chunksOf(listId: string): string {
  return `select bytes from list_file_chunks where list_id = ${pg.escapeLiteral(listId)}`;
}

async function* inPieces(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of chunks)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
