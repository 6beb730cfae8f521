// A process that does one half of taking a list in, as the server or as the worker does it, and says how long that took
// and how much memory the process held at most. Started by import.ts.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

import { readList, uploadList } from '#server/features/lists/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';

export interface HalfDone {
  readonly listId: string;
  readonly ms: number;
  readonly peakRssBytes: number;
}

const [half, databaseUrl = '', username = '', ...rest] = process.argv.slice(2);
const database = openDatabase(databaseUrl, 4);
const user = await database.prisma.user.findUniqueOrThrow({ where: { username } });
const ctx = offlineContext(database, { ...user, username });

/** The server's half: the file is hashed and kept. */
async function store([surveyId = '', path = '']: readonly string[]): Promise<string> {
  return uploadList(ctx, surveyId, { name: basename(path), content: createReadStream(path) });
}

/** The worker's half: looked at, judged, stored, compared with the other lists. */
async function read([listId = '']: readonly string[]): Promise<string> {
  await readList(ctx, database.pool, listId);
  return listId;
}

const begun = performance.now();
const listId = await (half === 'store' ? store(rest) : read(rest));
const ms = performance.now() - begun;
await database.close();
// Kilobytes on every system (libuv).
const peakRssBytes = process.resourceUsage().maxRSS * 1024;
process.send?.({ listId, ms, peakRssBytes } satisfies HalfDone);
