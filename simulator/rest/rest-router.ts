// Twilio's REST API, version 2010-04-01, as far as the simulator speaks it. A request to
// https://api.twilio.com/2010-04-01/… arrives at /api/2010-04-01/…: the first host label is the first path segment.

import express, { Router, type ErrorRequestHandler } from 'express';

import { authenticate } from './authenticate.ts';
import { callsRouter } from './calls-router.ts';
import { conferencesRouter } from './conferences-router.ts';
import { participantsRouter, type ParticipantsRouterParts } from './participants-router.ts';
import { recordingsRouter, type RecordingsRouterParts } from './recordings-router.ts';
import { answerError, restErrors } from './rest-error.ts';
import type { RestFaults } from './rest-faults.ts';

interface RestRouterParts extends ParticipantsRouterParts, RecordingsRouterParts {
  authToken: string;
  faults: RestFaults;
  /** Something failed that is no answer of the API: a defect. */
  onDefect: (error: unknown) => void;
}

export function restRouter(parts: RestRouterParts): Router {
  const router = Router();
  const account = Router({ mergeParams: true });
  account.use(authenticate(parts.accountSid, parts.authToken));
  account.use(parts.faults.handler);
  account.use(express.urlencoded({ extended: false, limit: '256kb' }));
  account.use(callsRouter(parts), recordingsRouter(parts));
  account.use(conferencesRouter(parts), participantsRouter(parts));
  router.use('/2010-04-01/Accounts/:accountSid', account);
  router.use((request) => {
    throw restErrors.notFound(request.originalUrl.replace(/^\/api/, ''));
  });
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    if (response.headersSent) return;
    answerError(response, error, parts.onDefect);
  };
  router.use(onError);
  return router;
}
