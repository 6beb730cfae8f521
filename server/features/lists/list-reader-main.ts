// A process that reads the rows of one list after the other for the process that started it (list-reader.ts), and ends
// with it.
import pg from 'pg';

import { ListFault } from '#domain/lists/list-fault.ts';
import { ListCancelled } from './progress.ts';
import { readRows } from './read-rows.ts';
import { ListRefused, type ReaderMessage, type RowsRead, type RowsToRead } from './reading.ts';

/** One for the transaction, one for the file. */
const connections = 2;

process.on('disconnect', () => process.exit());
// The process that started this one decides what becomes of a list when both are told to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

process.on('message', (work: RowsToRead) => {
  void outcomeOf(work).then(say);
});

async function outcomeOf(work: RowsToRead): Promise<ReaderMessage> {
  try {
    return { kind: 'done', read: await readWith(work) };
  } catch (error) {
    if (error instanceof ListCancelled) return { kind: 'cancelled' };
    if (error instanceof ListFault || error instanceof ListRefused)
      return { kind: 'refused', fault: { code: error.code, details: error.details } };
    return {
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function readWith(work: RowsToRead): Promise<RowsRead> {
  const pool = new pg.Pool({ connectionString: work.databaseUrl, max: connections });
  // A connection that breaks fails the query that waits for it.
  pool.on('error', () => undefined);
  try {
    const read = await readRows(pool, work, (rowsRead, bytesRead) =>
      say({ kind: 'progress', rowsRead, bytesRead }),
    );
    // Kilobytes on every system (libuv).
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    return { ...read, peakRssBytes: maxRSS * 1024, cpuMicroseconds: userCPUTime + systemCPUTime };
  } finally {
    await pool.end();
  }
}

function say(message: ReaderMessage): void {
  process.send?.(message);
}
