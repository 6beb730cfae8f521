// Opens PostgreSQL three times: through Prisma for screens and commands, through pg for what Prisma cannot do (COPY,
// adapter), and the lane for answers.
import pg from 'pg';

import { PrismaClient } from '#prisma/generated/client.ts';
import { PrismaInTurn } from './in-turn.ts';
import { openLane, type Lane } from './lane.ts';

export interface OpenDatabase {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly lane: Lane;
  close(): Promise<void>;
}

/** @param connections how many connections this process may hold in each of the two pools; the lane has its own few */
export function openDatabase(url: string, connections = 10): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is checked out: the socket adapter listens on one for ever and has no listener of its own
  // (@socket.io/postgres-adapter 0.5.0, dist/util.js); it reconnects by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaInTurn({ connectionString: url, max: connections }) });
  const lane = openLane(url);
  return {
    prisma,
    pool,
    lane,
    async close() {
      await lane.close();
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
