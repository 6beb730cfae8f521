// What server, worker and seed have in common: everything of the context except who publishes.
import { createLog, type Log } from './platform/log.ts';
import { openCarrier, type Carrier } from './platform/carrier.ts';
import { openDatabase, type OpenDatabase } from './platform/database.ts';
import type { Env } from './platform/env.ts';
import { openQueues, type Queues } from './platform/queue.ts';
import type { Context } from './context.ts';

export interface Wiring {
  readonly log: Log;
  readonly database: OpenDatabase;
  readonly queues: Queues;
  readonly carrier: Carrier;
  readonly base: Omit<Context, 'live'>;
  close(): Promise<void>;
}

/** Opens database, queues and carrier as the settings say. */
export function wire(name: string, env: Env): Wiring {
  const log = createLog(name, env.logLevel);
  const database = openDatabase(env.databaseUrl);
  const queues = openQueues({ databaseUrl: env.databaseUrl, redisUrl: env.redisUrl, log });
  const carrier = openCarrier({ ...env.twilio, publicUrl: env.publicUrl });
  const { prisma, pool, lane } = database;
  return {
    log,
    database,
    queues,
    carrier,
    base: {
      prisma,
      db: prisma,
      pool,
      lane,
      actor: null,
      now: () => new Date(),
      newId: () => crypto.randomUUID(),
      jobs: queues.sender,
      carrier,
      log,
      publicUrl: env.publicUrl,
    },
    async close() {
      await queues.close();
      await database.close();
    },
  };
}
