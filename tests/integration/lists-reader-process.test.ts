// The process that reads the rows of lists (list-reader.ts), by itself: kept for the next list, not for ever.
import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { readApart } from '#server/features/lists/list-reader.ts';
import { childrenRunning } from '#tests/support/child-processes.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  for (const reader of readers()) process.kill(reader, 'SIGKILL');
  await database.drop();
});

const readers = (): number[] => childrenRunning('list-reader-main');

/** A list without a file is refused as soon as the reader looks at it. */
const readNothing = () =>
  readApart(
    {
      kind: 'read',
      databaseUrl: database.url,
      list: { id: randomUUID(), surveyId: randomUUID(), fileName: 'a.csv' },
      mapping: null,
      byteSize: 1,
      period: { from: '2024-01-01', to: '2024-12-31' },
      sharedPhoneNames: 5,
      asksLandlines: false,
      now: Date.now(),
    },
    async () => undefined,
  );
const refused = { code: 'list-empty' };

test('the reader is kept for the next list, and ends when none has come for a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await expect(readNothing()).rejects.toMatchObject(refused);
  const first = readers();
  expect(first).toHaveLength(1);
  vi.advanceTimersByTime(59_000);
  await expect(readNothing()).rejects.toMatchObject(refused);
  vi.advanceTimersByTime(59_000);
  expect(readers()).toEqual(first);
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  await expect.poll(readers).toEqual([]);
  await expect(readNothing()).rejects.toMatchObject(refused);
});

test('one that was killed while nothing was asked of it is replaced', async () => {
  await expect(readNothing()).rejects.toMatchObject(refused);
  const [killed = 0] = readers();
  process.kill(killed, 'SIGKILL');
  // A list that comes at that very moment fails with it, as in the middle of its work, and comes again.
  await expect.poll(() => readNothing().catch((error: unknown) => error)).toMatchObject(refused);
  expect(readers()).toHaveLength(1);
  expect(readers()).not.toContain(killed);
});
