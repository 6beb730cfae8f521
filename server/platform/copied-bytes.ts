// Bytes out of the database as they are. The ordinary protocol of pg (8.23) turns them into hexadecimal text and back,
// which takes ten times as long and twice the memory; COPY's binary format does not.
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const headerBytes = 19;
const fieldCountBytes = 2;
const lengthBytes = 4;
const endOfRows = -1;

/**
 * The one column of all rows of a query, which holds bytes and no null, one row's after the other's, in pieces as they
 * come. Holds a connection of the pool for as long.
 *
 * @param query without parameters: COPY takes none
 */
export async function* copiedBytes(pool: pg.Pool, query: string): AsyncGenerator<Buffer> {
  yield* payloadOf(copied(pool, query));
}

/** Where the fields of a row begin and end in the bytes given: begin of the first, its end, begin of the second … */
export type FieldPlaces = Int32Array;

/**
 * All rows of a query whose columns are never null, each as soon as it came: for millions of small ones, where an object
 * for each would cost more than the database does. They are taken straight from the protocol, which has a message for a row;
 * what reads a stream of them joins the messages first.
 *
 * @param query without parameters: COPY takes none
 * @param take gets bytes that are overwritten after it returns
 */
export async function readCopiedRows(
  pool: pg.Pool,
  query: string,
  columns: number,
  take: (bytes: Buffer, fields: FieldPlaces) => void,
): Promise<void> {
  const client = await pool.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      client.query(new CopiedRows(query, new Int32Array(2 * columns), take, resolve, reject));
    });
  } finally {
    client.release();
  }
}

/** What pg's client tells a query of (pg 8, Query in lib/query.js). */
class CopiedRows implements pg.Submittable {
  private start = headerBytes;
  private failure: unknown = null;
  private readonly query: string;
  private readonly fields: FieldPlaces;
  private readonly take: (bytes: Buffer, fields: FieldPlaces) => void;
  private readonly end: () => void;
  private readonly fail: (reason: unknown) => void;

  constructor(
    query: string,
    fields: FieldPlaces,
    take: (bytes: Buffer, fields: FieldPlaces) => void,
    end: () => void,
    fail: (reason: unknown) => void,
  ) {
    this.query = query;
    this.fields = fields;
    this.take = take;
    this.end = end;
    this.fail = fail;
  }

  submit(connection: pg.Connection): void {
    connection.query(`copy (${this.query}) to stdout (format binary)`);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The first row comes with the header before it, the last message is the mark of the end.
    if (this.failure === null && rowEnd(chunk, this.start, this.fields) >= 0)
      try {
        this.take(chunk, this.fields);
      } catch (error) {
        this.failure = error;
      }
    this.start = 0;
  }

  handleCommandComplete(): void {
    // Ends with handleReadyForQuery.
  }

  handleError(error: unknown): void {
    this.failure = error;
    this.fail(error);
  }

  handleReadyForQuery(): void {
    if (this.failure === null) this.end();
    else this.fail(this.failure);
  }
}

async function* copied(pool: pg.Pool, query: string): AsyncGenerator<Buffer> {
  const client = await pool.connect();
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  let isWhole = false;
  try {
    for await (const piece of stream) yield piece as Buffer;
    isWhole = true;
  } finally {
    stream.destroy();
    // Left in the middle, the connection still has rows to deliver: it is closed.
    client.release(!isWhole);
  }
}

/** Writes down where the fields of the row at this place are; gives its end, -1 when it has not come whole or is none. */
function rowEnd(bytes: Buffer, start: number, fields: FieldPlaces): number {
  if (bytes.length < start + fieldCountBytes || bytes.readInt16BE(start) === endOfRows) return -1;
  let at = start + fieldCountBytes;
  for (let field = 0; field < fields.length; field += 2) {
    if (bytes.length < at + lengthBytes) return -1;
    fields[field] = at + lengthBytes;
    at += lengthBytes + bytes.readInt32BE(at);
    fields[field + 1] = at;
  }
  return at <= bytes.length ? at : -1;
}

/** Takes off the header and what stands before each row's bytes. */
async function* payloadOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let ahead = headerBytes;
  let left = 0;
  for await (const arrived of stream) {
    held = held.length > 0 ? Buffer.concat([held, arrived]) : arrived;
    for (;;) {
      if (left > 0) {
        if (held.length === 0) break;
        const piece = held.subarray(0, left);
        left -= piece.length;
        held = held.subarray(piece.length);
        yield piece;
        continue;
      }
      if (held.length < ahead + fieldCountBytes) break;
      if (held.readInt16BE(ahead) === endOfRows) return;
      if (held.length < ahead + fieldCountBytes + lengthBytes) break;
      left = held.readInt32BE(ahead + fieldCountBytes);
      held = held.subarray(ahead + fieldCountBytes + lengthBytes);
      ahead = 0;
    }
  }
}
