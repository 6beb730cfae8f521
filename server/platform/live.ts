// The socket: who is connected, in which rooms, and the one wrapper around every client event.
// Payloads are checked on the way in, problems acknowledged in the same form as over HTTP.
import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';

import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { Server, type Socket } from 'socket.io';

import {
  clientToServer,
  serverToClient,
  type Ack,
  type ClientEvent,
  type ClientEventName,
  type ClientEventPayload,
  type ClientEventReply,
  type ClientToServerEvents,
  type ServerToClientEvents,
} from '#contract/live-events.ts';
import { problem } from '#contract/problems.ts';
import type { Actor, Context, LivePublisher } from '#server/context.ts';
import type { Log } from './log.ts';
import { problemOf } from './problems.ts';
import { room } from './rooms.ts';

export interface ClientData {
  actor: Actor;
}
export type LiveServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  ClientData
>;
export type LiveSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  ClientData
>;

export type LiveHandler<E extends ClientEventName> = (
  ctx: Context,
  payload: ClientEventPayload<E>,
  socket: LiveSocket,
) => Promise<ClientEventReply<E>>;
export type LiveHandlers = { readonly [E in ClientEventName]: LiveHandler<E> };

export interface LiveSettings {
  readonly redisUrl: string | null;
  readonly pool: pg.Pool;
  readonly log: Log;
}

export interface LiveHub extends LivePublisher {
  readonly io: LiveServer;
  close(): Promise<void>;
}

/** @param http the server to listen on; without one (in a worker) the hub only publishes */
export function openLive(settings: LiveSettings, http?: HttpServer): LiveHub {
  const options = { transports: ['websocket' as const], perMessageDeflate: false, serveClient: false };
  const io: LiveServer = http ? new Server(http, options) : new Server(options);
  const redis = settings.redisUrl ? new Redis(settings.redisUrl, { maxRetriesPerRequest: null }) : null;
  io.adapter(
    redis
      ? createRedisAdapter(redis)
      : createPostgresAdapter(settings.pool, {
          tableName: 'socket_io_attachments',
          errorHandler: (error) => settings.log.warn({ err: error }, 'socket adapter'),
        }),
  );
  return {
    io,
    publish(target, event, payload) {
      serverToClient[event].parse(payload);
      const emit = io.to(target) as { emit(name: string, payload: unknown): boolean };
      emit.emit(event, payload);
    },
    async close() {
      // Without an HTTP server there is no engine to close, only the adapter.
      await (http ? io.close() : io.of('/').adapter.close());
      redis?.disconnect();
    },
  };
}

/** Lets signed-in people connect and binds every client event of the contract to its handler. */
export function bindLive(
  hub: LiveHub,
  base: Context,
  actorOf: (headers: Headers) => Promise<Actor | null>,
  handlers: LiveHandlers,
): void {
  hub.io.use((socket, next) => {
    const headers = new Headers({ cookie: socket.handshake.headers.cookie ?? '' });
    actorOf(headers).then(
      (actor) => {
        if (!actor) return next(new Error('not-signed-in'));
        socket.data.actor = actor;
        next();
      },
      () => next(new Error('internal')),
    );
  });
  hub.io.on('connection', (socket) => {
    const { actor } = socket.data;
    void socket.join([room.person(actor.id), room.role(actor.role)]);
    // Made once for all events of the connection: at the pace of keys, making one costs an answer 30 µs.
    const ctx = { ...base, actor, log: base.log.child({ socketId: socket.id }) };
    for (const event of Object.keys(clientToServer) as ClientEventName[])
      bindEvent(socket, event, ctx, handlers);
  });
}

function bindEvent<E extends ClientEventName>(
  socket: LiveSocket,
  event: E,
  ctx: Context & { actor: Actor },
  handlers: LiveHandlers,
): void {
  const { roles, payload, isPlain }: ClientEvent = clientToServer[event];
  const isAllowed = roles.includes(ctx.actor.role);
  const handle = handlers[event];
  const listen = socket as unknown as {
    on(name: string, listener: (raw: unknown, acknowledge: unknown) => void): void;
  };
  listen.on(event, (raw, acknowledge) => {
    const answer =
      typeof acknowledge === 'function'
        ? (acknowledge as (ack: Ack<ClientEventReply<E>>) => void)
        : () => undefined;
    const run = async () => {
      if (!isAllowed) throw problem('forbidden');
      const parsed = isPlain?.(raw) ? raw : payload.parse(raw);
      return handle(ctx, parsed as ClientEventPayload<E>, socket);
    };
    run().then(
      (data) => answer({ ok: true, data }),
      (thrown: unknown) => answer({ ok: false, problem: problemOf(thrown, randomUUID(), ctx.log).body }),
    );
  });
}
