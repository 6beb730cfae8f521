// Sends one signed request as Twilio does and gives back what was answered. No retries, no order: outbox.ts does that.

import twilio from 'twilio';

import type { HttpMethod } from '#simulator/http-method.ts';

export interface Answer {
  status: number;
  contentType: string;
  body: string;
}

export interface Poster {
  /** Throws when nothing was answered (no connection, no answer in time). */
  send(
    method: HttpMethod,
    url: string,
    parameters: Record<string, string>,
    idempotencyToken: string,
  ): Promise<Answer>;
}

// Twilio waits so long for a webhook (Webhooks connection overrides, read timeout).
const answerMilliseconds = 15_000;

/** `closing` is aborted when the simulator stops: requests under way are dropped. */
export function createPoster(authToken: string, closing: AbortSignal): Poster {
  return {
    async send(method, url, parameters, idempotencyToken) {
      const form = new URLSearchParams(parameters).toString();
      // A GET carries its parameters in the address, and the address alone is signed.
      const address = method === 'POST' ? url : `${url}${url.includes('?') ? '&' : '?'}${form}`;
      const signed = method === 'POST' ? parameters : {};
      const response = await fetch(address, {
        method,
        redirect: 'manual',
        signal: AbortSignal.any([closing, AbortSignal.timeout(answerMilliseconds)]),
        headers: {
          'X-Twilio-Signature': twilio.getExpectedTwilioSignature(authToken, address, signed),
          'I-Twilio-Idempotency-Token': idempotencyToken,
          'User-Agent': 'TwilioProxy/1.1',
          Accept: '*/*',
          ...(method === 'POST'
            ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }
            : {}),
        },
        ...(method === 'POST' ? { body: form } : {}),
      });
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
    },
  };
}
