// Rows into a table by COPY, without waiting for the server after each portion.
import { finished } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { createBinaryCopy, type BinaryCopy } from './binary-copy.ts';

/** Portions that may wait for the server: it stops for a tenth of a second now and then, to flush its log. */
const mostPortionsWaiting = 64;

/**
 * Of a portion that fits into what a connection holds back (16 or 64 KB, by the version of Node), pg-copy-streams (7.0) says
 * that it was written while it may still wait there: its memory must not be used again.
 */
const surelySentBytes = 64 * 1024;

export interface CopyWriter {
  /** Takes rows; what was written goes to the server with `send`. */
  readonly rows: BinaryCopy;
  /** While the server takes some portions, the next ones are made. */
  readonly send: () => Promise<void>;
}

/**
 * Copies the rows that `write` writes, in the transaction of this connection; what is left unsent goes at the end.
 * @param into table and columns
 */
export async function copyRows(
  client: pg.PoolClient,
  into: string,
  write: (to: CopyWriter) => Promise<void>,
): Promise<void> {
  const rows = createBinaryCopy();
  const stream = client.query(copyFrom(`copy ${into} from stdin (format binary)`));
  const ended = finished(stream);
  ended.catch(() => undefined);
  const waiting: Promise<void>[] = [];
  const send = async (): Promise<void> => {
    const portion = rows.take();
    const sent = new Promise<void>((resolve) => {
      stream.write(portion, () => {
        if (portion.length >= surelySentBytes) rows.giveBack(portion);
        resolve();
      });
    });
    waiting.push(sent);
    if (waiting.length > mostPortionsWaiting) await Promise.race([ended, waiting.shift()]);
    // Connections are written to and read from between two turns only: the server would wait for a portion that is there.
    await nextTurn();
  };
  try {
    await write({ rows, send });
    rows.end();
    await send();
    stream.end();
    await ended;
  } catch (error) {
    stream.destroy();
    // The server has to answer that the COPY is off before anything else is asked of it.
    await ended.catch(() => undefined);
    throw error;
  }
}
