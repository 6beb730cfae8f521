// A process that does one half of taking a list in, as the server or as the worker does it, and says how long that took
// and how much memory it held at most, how long it worked, and so the process that read the rows for it. Started by
// import.ts, which tells it when to begin: a server and a worker are there already when a list comes.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

import { prepareReader, readList, uploadList } from '#server/features/lists/commands.ts';
import type { RowsRead } from '#server/features/lists/reading.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';

export interface HalfDone {
  readonly listId: string;
  readonly ms: number;
  readonly peakRssBytes: number;
  /** Over all threads, while it took that long. */
  readonly cpuMicroseconds: number;
  /** Of the process that the worker has read the rows, its start included; null for the server, which has none. */
  readonly reader: Pick<RowsRead, 'peakRssBytes' | 'cpuMicroseconds'> | null;
}

/** What the process is told: that a list is on its way, as a job tells a worker, or to begin. */
export type HalfMessage = { readonly expected: true } | { readonly begin: readonly string[] };

const [half, databaseUrl = '', username = ''] = process.argv.slice(2);
const database = openDatabase(databaseUrl, 4);
const user = await database.prisma.user.findUniqueOrThrow({ where: { username } });
let tell = (): void => undefined;
const base = offlineContext(database, { ...user, username });
const ctx: typeof base = {
  ...base,
  jobs: { enqueue: async (name) => void (name === 'expect-list' && tell()) },
};

type Done = Pick<HalfDone, 'listId' | 'reader'>;

/** The server's half: the file is hashed and kept. */
async function store([surveyId = '', path = '']: readonly string[]): Promise<Done> {
  tell = () => process.send?.({ expected: true } satisfies HalfMessage);
  const listId = await uploadList(ctx, database.pool, surveyId, {
    name: basename(path),
    content: createReadStream(path),
  });
  return { listId, reader: null };
}

/** The worker's half: looked at, judged, stored, compared with the other lists. */
async function read([listId = '']: readonly string[]): Promise<Done> {
  const done = await readList(ctx, database.pool, listId);
  if (!done) throw new Error('The list was not read');
  return { listId, reader: done };
}

async function work(what: readonly string[]): Promise<void> {
  const begun = performance.now();
  const workedBefore = process.cpuUsage();
  const done = await (half === 'store' ? store(what) : read(what));
  const ms = performance.now() - begun;
  const { user: inProgram, system: inKernel } = process.cpuUsage(workedBefore);
  await database.close();
  // Kilobytes on every system (libuv).
  const peakRssBytes = process.resourceUsage().maxRSS * 1024;
  const told: HalfDone = { ...done, ms, peakRssBytes, cpuMicroseconds: inProgram + inKernel };
  process.send?.(told, undefined, undefined, () => process.disconnect?.());
}

process.on('disconnect', () => process.exit());
process.on('message', (message: HalfMessage) => {
  if ('expected' in message) prepareReader();
  else void work(message.begin);
});
process.send?.({ ready: true });
