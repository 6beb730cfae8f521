// What a command or query gets to work with. A plain object, made once per request, event or job; no globals.
import type pg from 'pg';

import type { ServerEventName, ServerEventPayload } from '#contract/live-events.ts';
import type { JobName, JobPayload } from '#contract/jobs.ts';
import type { Role } from '#domain/staff/roles.ts';
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import type { Carrier } from './platform/carrier.ts';
import type { Lane } from './platform/lane.ts';
import type { Log } from './platform/log.ts';

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly unit: string;
}

/** Says to whoever listens in a room that something changed; never awaited by a command. */
export interface LivePublisher {
  publish<E extends ServerEventName>(room: string, event: E, payload: ServerEventPayload<E>): void;
}

export interface JobSender {
  enqueue<J extends JobName>(name: J, payload: JobPayload<J>): Promise<void>;
}

const usualLongestMs = 20_000;

export type Database = PrismaClient | Prisma.TransactionClient;

export interface Context {
  readonly prisma: PrismaClient;
  /** The database as the caller sees it: the client, or the transaction that is open. */
  readonly db: Database;
  /** Beside the client, for what it cannot do; no transaction. */
  readonly pool: pg.Pool;
  /** For the one statement that has to be quick (features/interviews/store-answer.ts); no transaction. */
  readonly lane: Lane;
  readonly actor: Actor | null;
  readonly now: () => Date;
  /** The id of a new interview, a UUID: draws are made from it (phúc tra, orders), so the demo brings its own. */
  readonly newId: () => string;
  readonly live: LivePublisher;
  readonly jobs: JobSender;
  readonly carrier: Carrier;
  readonly log: Log;
  /** Where the carrier reaches this server with its webhooks, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Runs `work` in one transaction; inside one that is already open it joins that.
 * What `work` publishes or enqueues goes out only after the commit, in order, and not at all after a rollback.
 * One of these that fails is logged and the others still go out: the work is done, and the sweep mends a lost job.
 *
 * @param limits.longestMs after which it is rolled back; what takes longer than the usual says why
 */
export async function inTransaction<T>(
  ctx: Context,
  work: (ctx: Context) => Promise<T>,
  { longestMs = usualLongestMs }: { longestMs?: number } = {},
): Promise<T> {
  if (ctx.db !== ctx.prisma) return work(ctx);
  const afterCommit: (() => void | Promise<void>)[] = [];
  const live: LivePublisher = {
    publish: (room, event, payload) => void afterCommit.push(() => ctx.live.publish(room, event, payload)),
  };
  const jobs: JobSender = {
    enqueue: async (name, payload) => void afterCommit.push(() => ctx.jobs.enqueue(name, payload)),
  };
  const result = await ctx.prisma.$transaction((db) => work({ ...ctx, db, live, jobs }), {
    maxWait: 10_000,
    timeout: longestMs,
  });
  for (const effect of afterCommit) {
    try {
      await effect();
    } catch (error) {
      ctx.log.error({ err: error }, 'an effect of finished work failed');
    }
  }
  return result;
}

const longestReadMs = 30 * 60_000;

/**
 * Runs reads that belong together: whatever is stored meanwhile, all of them see the database as it was at the first
 * (REPEATABLE READ, read only). Inside a transaction that is open it joins that. For at most half an hour.
 */
export async function inSnapshot<T>(ctx: Context, read: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.db !== ctx.prisma) return read(ctx);
  return ctx.prisma.$transaction(
    async (db) => {
      await db.$executeRaw`set transaction read only`;
      return read({ ...ctx, db });
    },
    { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: longestReadMs },
  );
}

/** The actor of a request that cannot be anonymous; a missing one is a defect of the wiring. */
export function actorOf(ctx: Context): Actor {
  if (!ctx.actor) throw new Error('A command that needs an actor was called without one');
  return ctx.actor;
}
