// Calls one endpoint of the contract over HTTP. Everything that goes wrong leaves here as a Refusal, with a code
// for which client/text has a sentence. Nothing else in the client asks the product's own server.
import type { z } from 'zod';

import type { Endpoint } from '#contract/endpoint.ts';
import { problemBody, type ProblemCode } from '#contract/problems.ts';

/** What the client itself can add to the contract's problems: the server was not reached. */
export type FaultCode = ProblemCode | 'unreachable';

/** A refusal with a code that people can be told about; `details` has the shape of contract/problems.ts. */
export class Refusal extends Error {
  readonly code: FaultCode;
  readonly details: Record<string, unknown>;
  /** Named in the server's log; null when the server was not reached. */
  readonly requestId: string | null;

  constructor(code: FaultCode, details: Record<string, unknown> = {}, requestId: string | null = null) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

type Part<Name extends string, Value> = {} extends Value ? { [N in Name]?: Value } : { [N in Name]: Value };

/** What an endpoint wants to be called with: `{ params, query, body }`, each only where the contract has one. */
export type InputOf<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', z.input<E['query']>> &
  Part<'body', z.input<E['body']>> &
  FilePart;

/** Does what fetch does. */
export type Send = (address: string, request: RequestInit) => Promise<Response>;

interface FilePart {
  file?: File;
  /** In place of fetch: sending.ts tells how much of a file has gone. */
  send?: Send;
}

export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

interface LooseInput extends FilePart {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Addresses carry words, numbers and yes or no. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The address of an endpoint with its parameters filled in; also the `href` of endpoints that give a file. */
export function hrefOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string;
export function hrefOf(endpoint: Endpoint, input: LooseInput): string {
  const params = new Map(entriesOf(input.params));
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(written(params.get(name))),
  );
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(input.query))
    if (value !== undefined) query.set(name, written(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

async function refusalFrom(response: Response): Promise<Refusal> {
  const body = problemBody.safeParse(await response.json().catch(() => null));
  if (body.success) return new Refusal(body.data.code, body.data.details, body.data.requestId);
  // A proxy in between answers in its own words when the server behind it is gone.
  return new Refusal(response.status === 502 || response.status === 504 ? 'unreachable' : 'internal');
}

/**
 * Calls the endpoint and gives its response as the contract types it.
 * Throws Refusal: the server's problem, or `unreachable` when no answer came.
 */
export function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  signal?: AbortSignal,
): Promise<ResponseOf<E>>;
export async function call(endpoint: Endpoint, input: LooseInput, signal?: AbortSignal): Promise<unknown> {
  const request: RequestInit = {
    method: endpoint.method,
    credentials: 'same-origin',
    signal: signal ?? null,
  };
  if (input.file) {
    const form = new FormData();
    form.set('file', input.file);
    request.body = form;
  } else if (endpoint.method === 'POST') {
    request.headers = { 'content-type': 'application/json' };
    request.body = JSON.stringify(input.body ?? {});
  }
  let response: Response;
  try {
    response = await (input.send ?? fetch)(hrefOf(endpoint, input), request);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Refusal('unreachable');
  }
  if (!response.ok) throw await refusalFrom(response);
  try {
    const answer: unknown = await response.json();
    return answer;
  } catch {
    throw new Refusal('internal');
  }
}

export interface TakenFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * A file that an endpoint gives. A refusal arrives as one, to stand on the screen in words; the browser's own download would
 * save it as a file, or leave the page for it.
 * @param address from hrefOf
 * @param onBytes hears how many bytes have come
 * @throws Refusal, and what `signal` aborts with
 */
export async function takeFile(
  address: string,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<TakenFile> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new Refusal('unreachable');
  }
  if (!response.ok || !response.body) throw await refusalFrom(response);
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, on) {
        bytes += piece.length;
        onBytes(bytes);
        on.enqueue(piece);
      },
    }),
  );
  try {
    // As a response again, so that the browser keeps what is large on disk.
    const content = await new Response(counted, { headers: response.headers }).blob();
    return { name: nameOf(response, address), content };
  } catch (cause) {
    if (signal.aborted) throw cause;
    // Half a file is none.
    throw new Refusal('unreachable');
  }
}

function nameOf(response: Response, address: string): string {
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return given === undefined ? (address.split(/[/?]/).at(-1) ?? 'tep') : decodeURIComponent(given);
}
