// The whole product inside a test's process: real app, real worker, real queue, real sockets, against the simulator.
// Everything waits for what the product says, never for time to pass.

import type pg from 'pg';

import { signInAs, type Person } from '#demo/person.ts';
import { freePortFrom } from '#launcher/free-port.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { createApp, type App } from '#server/app.ts';
import type { Context } from '#server/context.ts';
import { demoPassword } from '#server/demo-password.ts';
import { openSignInLimit } from '#server/features/staff/sign-in-limit.ts';
import { openLive, type LiveHub } from '#server/platform/live.ts';
import { openSignIn } from '#server/platform/sign-in.ts';
import { requireWorker } from '#server/platform/worker-pulse.ts';
import { wire, type Wiring } from '#server/wiring.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '#simulator/start-simulator.ts';
import { processors } from '#workers/processors.ts';

export interface ProductOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | null;
  readonly simulator?: SimulatorOptions;
  readonly sweepEveryMs?: number;
  readonly clientFolder?: string | null;
  /** Nobody works off jobs: for tests of one command, and of what happens while all workers are down. */
  readonly withoutWorker?: boolean;
}

export interface Product {
  readonly origin: string;
  readonly simulator: Simulator;
  /** For looking into the database and for calling commands as nobody. */
  readonly ctx: Context;
  readonly pool: pg.Pool;
  readonly versions: { interviewVersionId: string; backCheckVersionId: string };
  /** A context in which this account acts. */
  as(username: string): Promise<Context>;
  signIn(username: string): Promise<Person>;
  close(): Promise<void>;
}

/** Starts everything on an empty, migrated database and creates the demo's accounts and forms in it. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const simulator = await startSimulator(options.simulator);
  const port = await freePortFrom(20_000 + Math.floor(Math.random() * 20_000), '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    port,
    host: '127.0.0.1',
    dataDir: '',
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl ?? null,
    twilio: {
      accountSid: simulator.accountSid,
      authToken: simulator.authToken,
      fromE164: '+15005550006',
      apiBaseUrl: simulator.origin,
    },
    publicUrl: origin,
    authSecret: 'a secret for tests alone, 32 characters',
    demoVoiceUrl: simulator.origin,
    logLevel: 'error',
  } as const;
  const forServer = wire('server', env);
  const forWorker = wire('worker', env);
  const app = serverOf(forServer, origin, env.authSecret, simulator.origin, options);
  await new Promise<void>((resolve) => app.http.listen(port, '127.0.0.1', resolve));
  const hub = options.withoutWorker ? null : await startWorker(forWorker, options);
  const ctx: Context = { ...forServer.base, live: app.hub };
  await seedStaff(ctx);
  const versions = await seedQuestionnaires(ctx);
  const people: Person[] = [];

  return {
    origin,
    simulator,
    ctx,
    pool: forServer.database.pool,
    versions,
    async as(username) {
      const user = await ctx.prisma.user.findUniqueOrThrow({ where: { username } });
      return { ...ctx, actor: { ...user, username } };
    },
    async signIn(username) {
      const person = await signInAs(origin, username);
      people.push(person);
      return person;
    },
    async close() {
      for (const person of people) person.leave();
      await hub?.close();
      await forWorker.close();
      await app.close();
      await forServer.close();
      await simulator.close();
    },
  };
}

function serverOf(
  wiring: Wiring,
  origin: string,
  secret: string,
  voiceOrigin: string,
  options: ProductOptions,
): App {
  const { database, queues, carrier, base, log } = wiring;
  return createApp({
    base,
    live: { redisUrl: options.redisUrl ?? null, pool: database.pool, log },
    staff: {
      auth: openSignIn({ prisma: database.prisma, secret, publicUrl: origin }),
      limit: openSignInLimit(database.pool),
      version: 'test',
      voiceOrigin,
      demoPassword,
    },
    health: {
      database: () => database.prisma.$queryRaw`select 1`,
      queue: () => queues.check(),
      carrier: () => carrier.check(),
      worker: () => requireWorker(base),
    },
    clientFolder: options.clientFolder ?? null,
  });
}

async function startWorker(wiring: Wiring, options: ProductOptions): Promise<LiveHub> {
  const { pool } = wiring.database;
  const hub = openLive({ redisUrl: options.redisUrl ?? null, pool, log: wiring.log });
  await wiring.queues.work(processors({ ...wiring.base, live: hub }, pool), {
    callsPerSecond: 1000,
    sweepEveryMs: options.sweepEveryMs ?? 500,
  });
  return hub;
}
