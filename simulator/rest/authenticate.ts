// HTTP basic authentication with the account's SID and token, for one account only.

import { timingSafeEqual } from 'node:crypto';

import type { RequestHandler } from 'express';

import { restErrors } from './rest-error.ts';

/** Lets a request through when it carries these credentials and names this account; else 401, code 20003. */
export function authenticate(accountSid: string, authToken: string): RequestHandler {
  const expected = Buffer.from(`${accountSid}:${authToken}`);
  return (request, _response, next) => {
    const given = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const credentials = Buffer.from(given, 'base64');
    const right = credentials.length === expected.length && timingSafeEqual(credentials, expected);
    if (!right || request.params['accountSid'] !== accountSid) throw restErrors.authenticate();
    next();
  };
}
