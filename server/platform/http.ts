// Binds contract endpoints to Express: parse, authenticate, authorise, handle, shape, respond. Handlers hold the subject only.
import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';

import type { NextFunction, Request, Response, Router } from 'express';
import type { z } from 'zod';

import { isAllowed } from '#contract/access.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { problem } from '#contract/problems.ts';
import type { Actor, Context } from '#server/context.ts';
import { problemOf } from './problems.ts';

export interface UploadedFile {
  readonly name: string;
  readonly content: Readable;
}

export interface GivenFile {
  readonly name: string;
  readonly contentType: string;
  /** Its length, where it is known: a player shows it. */
  readonly bytes?: number;
  /** Writes the file; called once the headers are out. */
  writeTo(out: Writable): Promise<unknown>;
}

export interface Input<E extends Endpoint> {
  readonly params: z.infer<E['params']>;
  readonly query: z.infer<E['query']>;
  readonly body: z.infer<E['body']>;
  readonly file: UploadedFile;
  readonly headers: Headers;
  readonly address: string;
  /** Adds a response header, e.g. a cookie. */
  readonly setHeader: (name: string, value: string | string[]) => void;
}

export type Handler<E extends Endpoint, R = z.input<E['response']>> = (
  ctx: Context,
  input: Input<E>,
) => Promise<R>;

export interface HttpDoor {
  readonly router: Router;
  readonly base: Context;
  actorOf(headers: Headers): Promise<Actor | null>;
  receiveFile(request: Request): Promise<UploadedFile>;
}

/** Registers `handle` for `endpoint` at the door. */
export function bind<E extends Endpoint>(door: HttpDoor, endpoint: E, handle: Handler<E>): void {
  register(door, endpoint, handle, async (result, response) => {
    // Parsing what goes out drops every field that the contract does not name: nothing leaks by accident.
    response.json(endpoint.response.parse(result));
  });
}

/** The same for an endpoint that gives a file. */
export function bindFile<E extends Endpoint>(
  door: HttpDoor,
  endpoint: E,
  handle: Handler<E, GivenFile>,
): void {
  register(door, endpoint, handle, async (file, response) => {
    response.setHeader('Content-Type', file.contentType);
    // Files hold what people may see now and for this reason: each reading is asked for, and logged, anew.
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader(
      'Content-Disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    if (file.bytes !== undefined) response.setHeader('Content-Length', file.bytes);
    await file.writeTo(response);
  });
}

type Respond<R> = (result: R, response: Response) => Promise<void>;

function register<E extends Endpoint, R>(
  door: HttpDoor,
  endpoint: E,
  handle: Handler<E, R>,
  respond: Respond<R>,
): void {
  const method = endpoint.method === 'GET' ? 'get' : 'post';
  door.router[method](endpoint.path, (request: Request, response: Response, next: NextFunction) => {
    serve(door, endpoint, handle, respond, request, response).catch(next);
  });
}

async function serve<E extends Endpoint, R>(
  door: HttpDoor,
  endpoint: E,
  handle: Handler<E, R>,
  respond: Respond<R>,
  request: Request,
  response: Response,
): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('X-Request-Id', requestId);
  try {
    const headers = headersOf(request);
    const actor = endpoint.access === 'public' ? null : await door.actorOf(headers);
    if (endpoint.access !== 'public' && !actor) throw problem('not-signed-in');
    if (!isAllowed(endpoint.access, actor?.role ?? null)) throw problem('forbidden');
    const ctx: Context = { ...door.base, actor, log: door.base.log.child({ requestId }) };
    const result = await handle(ctx, {
      params: endpoint.params.parse(request.params) as z.infer<E['params']>,
      query: endpoint.query.parse(request.query) as z.infer<E['query']>,
      body: endpoint.body.parse(request.body ?? {}) as z.infer<E['body']>,
      file: endpoint.takes === 'file' ? await door.receiveFile(request) : noFile,
      headers,
      address: request.ip ?? 'unknown',
      setHeader: (name, value) => response.setHeader(name, value),
    });
    await respond(result, response);
  } catch (thrown) {
    // Gone in the middle of the own request: nobody to answer, and no defect of ours.
    if (request.destroyed && !request.complete) {
      response.destroy();
      return;
    }
    const { problem: refused, body } = problemOf(thrown, requestId, door.base.log);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Those of a file that did not come about.
    for (const header of ['Content-Type', 'Content-Disposition', 'Content-Length'])
      response.removeHeader(header);
    response.status(refused.status).json(body);
  }
}

const noFile: UploadedFile = {
  name: '',
  get content(): Readable {
    throw new Error('This endpoint takes no file');
  },
};

function headersOf(request: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
