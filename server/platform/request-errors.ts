// What goes wrong outside the contract's handlers (a body that is no JSON, a path that cannot be decoded) gets an answer
// of the same form as everything else, and never a stack trace.
import { randomUUID } from 'node:crypto';

import type { ErrorRequestHandler } from 'express';

import { problem, type Problem } from '#contract/problems.ts';
import type { Log } from './log.ts';
import { problemOf } from './problems.ts';

/** Express's last handler. Express and its parsers put the HTTP status on what they throw; 4xx is the sender's doing. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (thrown: unknown, _request, response, _next) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const requestId = randomUUID();
    const { problem: refused, body } = problemOf(senderFault(thrown) ?? thrown, requestId, log);
    response.setHeader('X-Request-Id', requestId);
    response.status(refused.status).json(body);
  };
}

function senderFault(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return null;
  if (thrown.status < 400 || thrown.status >= 500) return null;
  if (thrown.status === 404) return problem('not-found', { what: 'file' });
  const type = 'type' in thrown && typeof thrown.type === 'string' ? thrown.type : null;
  // Of a parser's error only its kind is told: its message may quote what was sent.
  return problem('input-invalid', {
    faults: [{ where: type === null ? 'address' : 'body', message: type ?? 'cannot be decoded' }],
  });
}
