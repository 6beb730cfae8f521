// The two sides a test of the simulator needs: Twilio's own SDK pointed at it, and a receiver in the product's place
// that takes its requests, checks their signatures and answers with TwiML.

import { createServer, type Server } from 'node:http';

import express from 'express';
import twilio from 'twilio';
import type { RequestOptions } from 'twilio/lib/base/RequestClient.js';

/** The unmodified SDK with another origin under it. */
export function twilioClientFor(origin: string, accountSid: string, authToken: string): twilio.Twilio {
  class LocalClient extends twilio.RequestClient {
    override request<T>(options: RequestOptions<T>) {
      const url = new URL(options.uri);
      const uri = `${origin}/${url.hostname.split('.')[0]}${url.pathname}${url.search}`;
      return super.request<T>({ ...options, uri });
    }
  }
  return twilio(accountSid, authToken, { httpClient: new LocalClient({ timeout: 5000 }) });
}

export interface Received {
  path: string;
  parameters: Record<string, string>;
  signatureIsValid: boolean;
  idempotencyToken: string;
}

export interface Receiver {
  origin: string;
  received: Received[];
  /** Callbacks received at this path. */
  at(path: string): Record<string, string>[];
  /** The document at /twiml, or at another path that begins so; until one is set, the call is hung up. */
  answerWith(twiml: string, options?: { path?: string; contentType?: string }): void;
  /** The next requests to this path get these statuses instead. */
  failNext(path: string, ...statuses: number[]): void;
  close(): Promise<void>;
}

export async function startReceiver(authToken: string): Promise<Receiver> {
  const received: Received[] = [];
  const failures = new Map<string, number[]>();
  const documents = new Map<string, { body: string; contentType: string }>();
  let origin = '';

  function answerTwiml(path: string, response: express.Response): void {
    const { body, contentType } = documents.get(path) ?? { body: '<Response/>', contentType: 'text/xml' };
    response.type(contentType).send(body);
  }

  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.use((request, response) => {
    const body: Record<string, string> = { ...request.body };
    const signature = request.header('x-twilio-signature') ?? '';
    received.push({
      path: request.path,
      parameters:
        request.method === 'POST'
          ? body
          : Object.fromEntries(new URL(request.originalUrl, origin).searchParams),
      signatureIsValid: twilio.validateRequest(authToken, signature, origin + request.originalUrl, body),
      idempotencyToken: request.header('i-twilio-idempotency-token') ?? '',
    });
    const failure = failures.get(request.path)?.shift();
    if (failure !== undefined) response.status(failure).end();
    else if (request.path.startsWith('/twiml')) answerTwiml(request.path, response);
    else response.status(204).end();
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = originOf(server);

  return {
    origin,
    received,
    at: (path) => received.filter((each) => each.path === path).map((each) => each.parameters),
    answerWith: (body, { path = '/twiml', contentType = 'text/xml' } = {}) => {
      documents.set(path, { body, contentType });
    },
    failNext(path, ...statuses) {
      failures.set(path, statuses);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function originOf(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The receiver listens on no port.');
  return `http://127.0.0.1:${bound.port}`;
}
