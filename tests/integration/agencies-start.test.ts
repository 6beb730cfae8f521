// An office with a database of its own gets the administrative units from the server's first start.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { anyFreePort } from '#launcher/free-port.ts';
import { openDatabase } from '#server/platform/database.ts';
import { bareDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startPart } from '#tests/support/processes.ts';

let database: FreshDatabase;

beforeAll(async () => {
  database = await bareDatabase();
});
afterAll(async () => {
  await database.drop();
});

test('a server that starts on an empty database has both code systems, and a second one finds them there', async () => {
  const { prisma, close } = openDatabase(database.url, 2);
  const port = await anyFreePort('127.0.0.1');
  const server = await startPart('server/main.ts', {
    PORT: String(port),
    DATABASE_URL: database.url,
    REDIS_URL: '',
    AUTH_SECRET: 'a secret for tests alone, 32 characters',
    TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
    TWILIO_AUTH_TOKEN: 'no carrier is called here',
    TWILIO_FROM: '+15005550006',
    TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'fatal',
  });
  try {
    const provinces = await prisma.administrativeUnit.groupBy({
      by: ['system'],
      where: { level: 'province' },
      _count: true,
      orderBy: { system: 'asc' },
    });
    expect(provinces).toEqual([
      { system: '34', _count: 34 },
      { system: '63', _count: 63 },
    ]);
    const all = await prisma.administrativeUnit.count();
    await server.kill();
    await server.restart();
    expect(await prisma.administrativeUnit.count()).toBe(all);
  } finally {
    await server.stop();
    await close();
  }
});
