// Somebody at a console, without the screen: signs in over HTTP, calls the contract's endpoints, sends and hears the live
// events. The demo's operators and verifiers work through it, and so do tests.
import { once } from 'node:events';

import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';

import { getConsole, type ConsoleView } from '#contract/attempts.ts';
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
import { demoPassword } from '#server/demo-password.ts';

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

/** The server closed an idle connection just as it was used again: it has heard nothing of the request. */
function neverArrived(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'UND_ERR_SOCKET';
}

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
    const send = () =>
      fetch(`${origin}${path}?${query.toString()}`, {
        method: endpoint.method,
        headers: { cookie, ...(input.body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...bodyOf(input),
      });
    return send().catch((error: unknown) => {
      if (neverArrived(error)) return send();
      throw new Error(`${endpoint.method} ${path}: ${String(error)}`, { cause: error });
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
