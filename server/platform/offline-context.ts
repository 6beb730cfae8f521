import type { Actor, Context } from '#server/context.ts';
import type { Carrier } from './carrier.ts';
import type { OpenDatabase } from './database.ts';
import { createLog } from './log.ts';

/** There is no telephone where there is no server. */
const noCarrier = new Proxy({} as Carrier, {
  get: (_carrier, name) => () => Promise.reject(new Error(`No telephone without a server: ${String(name)}`)),
});

/**
 * A context for commands that run without server and worker, from a terminal or before the start: nobody listens, nobody
 * works off jobs, nobody is called.
 */
export function offlineContext({ prisma, pool, lane }: OpenDatabase, actor: Actor | null = null): Context {
  return {
    prisma,
    db: prisma,
    pool,
    lane,
    actor,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    live: { publish: () => undefined },
    jobs: { enqueue: async () => undefined },
    carrier: noCarrier,
    log: createLog('offline', 'warn'),
    publicUrl: 'http://127.0.0.1',
  };
}
