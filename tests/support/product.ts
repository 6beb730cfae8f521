// The whole product inside a test's process: real app, real worker, real queue, real sockets, against the simulator.
// Everything waits for what the product says, never for time to pass.
import { once } from 'node:events';

import type pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';

import type { ConsoleView } from '#contract/attempts.ts';
import { getConsole } from '#contract/attempts.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import type {
  Ack,
  ClientEventName,
  ClientEventPayload,
  ClientEventReply,
  ClientToServerEvents,
  ServerEventName,
  ServerToClientEvents,
} from '#contract/live-events.ts';
import type { ProblemBody } from '#contract/problems.ts';
import { signIn } from '#contract/staff.ts';
import { freePortFrom } from '#launcher/free-port.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { createApp, type App } from '#server/app.ts';
import type { Context } from '#server/context.ts';
import { demoPassword } from '#server/demo-password.ts';
import { openSignInLimit } from '#server/features/staff/sign-in-limit.ts';
import { openLive, type LiveHub } from '#server/platform/live.ts';
import { openSignIn } from '#server/platform/sign-in.ts';
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

type Input<E extends Endpoint> = {
  readonly params?: z.input<E['params']>;
  readonly query?: Record<string, string | number>;
  readonly body?: z.input<E['body']>;
  readonly file?: { name: string; bytes: Uint8Array };
};

/** An answer that the server refused. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: ProblemBody;
  constructor(status: number, problem: ProblemBody) {
    super(`${status} ${problem.code} ${JSON.stringify(problem.details)}`);
    this.status = status;
    this.problem = problem;
  }
}

export interface Person {
  readonly cookie: string;
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  /** Calls an endpoint over HTTP. @throws Refused */
  call<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<z.output<E['response']>>;
  /** Sends a client event and waits for its acknowledgement. @throws Refused */
  emit<E extends ClientEventName>(event: E, payload: ClientEventPayload<E>): Promise<ClientEventReply<E>>;
  /** Reads what `read` reads, again at every event named, until it satisfies. */
  until<T>(event: ServerEventName, read: () => Promise<T>, satisfies: (value: T) => boolean): Promise<T>;
  /** The console as soon as it satisfies. */
  console(satisfies: (view: ConsoleView) => boolean): Promise<ConsoleView>;
  leave(): void;
}

const patienceMs = 20_000;

/** Signs in over HTTP and connects the socket. */
export async function signInAs(origin: string, username: string, password = demoPassword): Promise<Person> {
  let cookie = '';
  const request = async <E extends Endpoint>(endpoint: E, input: Input<E> = {}) => {
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
      encodeURIComponent((input.params as Record<string, string> | undefined)?.[name] ?? ''),
    );
    const query = new URLSearchParams(
      Object.entries(input.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return fetch(`${origin}${path}?${query.toString()}`, {
      method: endpoint.method,
      headers: { cookie, ...(input.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...bodyOf(input),
    });
  };
  const signedIn = await request(signIn, { body: { username, password } });
  await assertTaken(signedIn);
  cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(origin, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  const person: Person = {
    cookie,
    socket,
    async call<E extends Endpoint>(endpoint: E, input?: Input<E>) {
      const response = await request(endpoint, input);
      await assertTaken(response);
      return endpoint.response.parse(await response.json()) as z.output<E['response']>;
    },
    async emit(event, payload) {
      const emit = socket as unknown as { emitWithAck(event: string, payload: unknown): Promise<Ack<never>> };
      const ack = await emit.emitWithAck(event, payload);
      if (!ack.ok) throw new Refused(0, ack.problem);
      return ack.data;
    },
    async until(event, read, satisfies) {
      const deadline = AbortSignal.timeout(patienceMs);
      const emitter = socket as unknown as NodeJS.EventEmitter;
      for (;;) {
        const changed = once(emitter, event, { signal: deadline }).catch((error: unknown) => error);
        const value = await read();
        if (satisfies(value)) return value;
        const outcome = await changed;
        if (outcome instanceof Error)
          throw new Error(`No ${event} brought what was awaited; last: ${JSON.stringify(value)}`);
      }
    },
    console: (satisfies) => person.until('console:changed', () => person.call(getConsole), satisfies),
    leave: () => void socket.disconnect(),
  };
  return person;
}

function bodyOf(input: { body?: unknown; file?: { name: string; bytes: Uint8Array } }): {
  body?: string | FormData;
} {
  if (input.file) {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(input.file.bytes)]), input.file.name);
    return { body: form };
  }
  return input.body === undefined ? {} : { body: JSON.stringify(input.body) };
}

async function assertTaken(response: Response): Promise<void> {
  if (!response.ok) throw new Refused(response.status, (await response.json()) as ProblemBody);
}
