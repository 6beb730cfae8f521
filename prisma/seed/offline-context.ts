import type { Context } from '#server/context.ts';
import type { Carrier } from '#server/platform/carrier.ts';
import type { OpenDatabase } from '#server/platform/database.ts';
import { createLog } from '#server/platform/log.ts';

/** There is no telephone while a database is being filled. */
const noCarrier = new Proxy({} as Carrier, {
  get: (_carrier, name) => () =>
    Promise.reject(new Error(`No telephone while filling a database: ${String(name)}`)),
});

/** A context for commands that run before any server or worker: nobody listens, nobody works off jobs, nobody is called. */
export function offlineContext({ prisma }: OpenDatabase): Context {
  return {
    prisma,
    db: prisma,
    actor: null,
    now: () => new Date(),
    live: { publish: () => undefined },
    jobs: { enqueue: async () => undefined },
    carrier: noCarrier,
    log: createLog('seed', 'warn'),
    publicUrl: 'http://127.0.0.1',
  };
}
