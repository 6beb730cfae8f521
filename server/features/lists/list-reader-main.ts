// A process that looks at one list after the other, and reads their rows, for the process that started it
// (list-reader.ts), and ends with it.
import pg from 'pg';

import type { ListInspection } from '#domain/lists/inspection.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { rowsOf } from '#server/platform/tabular/row-portion.ts';
import { LandlinesInDoubt } from './doubtful-landlines.ts';
import { inspectRows } from './first-look.ts';
import { ListCancelled } from './progress.ts';
import { readRows } from './read-rows.ts';
import {
  ListRefused,
  type FileToLookAt,
  type ReaderMessage,
  type ReaderWork,
  type RowsRead,
  type RowsToRead,
} from './reading.ts';
import { portionsOfFile } from './stored-file.ts';

/** One for the transaction, one for the file. */
const connections = 2;

process.on('disconnect', () => process.exit());
// The process that started this one decides what becomes of a list when both are told to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

process.on('message', (work: ReaderWork) => {
  void outcomeOf(work).then(say);
});

async function outcomeOf(work: ReaderWork): Promise<ReaderMessage> {
  try {
    return await withPool(work, async (pool) =>
      work.kind === 'look'
        ? { kind: 'looked', inspection: await look(pool, work) }
        : { kind: 'done', read: await read(pool, work) },
    );
  } catch (error) {
    if (error instanceof ListCancelled) return { kind: 'cancelled' };
    if (error instanceof LandlinesInDoubt) return { kind: 'asks', landlines: error.found };
    if (error instanceof ListFault || error instanceof ListRefused)
      return { kind: 'refused', fault: { code: error.code, details: error.details } };
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function withPool<T>({ databaseUrl }: ReaderWork, use: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  // A connection that breaks fails the query that waits for it.
  pool.on('error', () => undefined);
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

async function look(pool: pg.Pool, { list, period }: FileToLookAt): Promise<ListInspection> {
  const rows = async function* () {
    for await (const portion of portionsOfFile(pool, list, () => undefined)) yield* rowsOf(portion);
  };
  return inspectRows(rows(), period);
}

async function read(pool: pg.Pool, work: RowsToRead): Promise<RowsRead> {
  const rows = await readRows(pool, work, (rowsRead, bytesRead) =>
    say({ kind: 'progress', rowsRead, bytesRead }),
  );
  // Kilobytes on every system (libuv).
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { ...rows, peakRssBytes: maxRSS * 1024, cpuMicroseconds: userCPUTime + systemCPUTime };
}

function say(message: ReaderMessage): void {
  process.send?.(message);
}
