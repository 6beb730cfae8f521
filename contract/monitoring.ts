import { z } from 'zod';

import { supervisorCallStates } from '#domain/attempts/supervisor-call.ts';
import { id, instant, nothing, purpose, surveyParams } from './common.ts';
import { sessionState } from './attempts.ts';
import { surveyStatus } from './surveys.ts';
import { endpoint } from './endpoint.ts';

export const floorView = z.object({
  survey: z.object({ id, name: z.string(), status: surveyStatus, endsOn: z.string() }),
  takenAt: instant,
  /** Times are judged by the server's clock: takenAt minus a `since` is how long. */
  band: z.object({
    target: z.number(),
    completes: z.number(),
    completesToday: z.number(),
    attemptsToday: z.number(),
    callsLive: z.number(),
    due: z.number(),
    appointmentsAhead: z.number(),
    /** Completes over all cases whose fate is known so far (AAPOR RR1 on released cases); null before any. */
    responseRate: z.number().nullable(),
  }),
  operators: z.array(
    z.object({
      sessionId: id,
      name: z.string(),
      purpose,
      state: sessionState,
      stateSince: instant,
      pauseReason: z.string().nullable(),
      callState: z.string().nullable(),
      talkingSince: instant.nullable(),
      question: z.string().nullable(),
      /** The citizen is on hold since then. */
      heldSince: instant.nullable(),
      /** By when the result of the ended call was to be recorded: past it, the wrap-up has run over. */
      wrapUpEndsAt: instant.nullable(),
      attemptsToday: z.number(),
      completesToday: z.number(),
    }),
  ),
  /** Operators who ask for help now, the longest waiting first. */
  hands: z.array(
    z.object({
      id,
      sessionId: id,
      operatorName: z.string(),
      raisedAt: instant,
      seenBy: z.string().nullable(),
    }),
  ),
  /** Supervisors called into conversations now. */
  supervisorCalls: z.array(
    z.object({
      id,
      operatorName: z.string(),
      supervisorId: z.string(),
      supervisorName: z.string(),
      state: z.enum(supervisorCallStates),
      respondentName: z.string(),
      tthcName: z.string(),
      since: instant,
    }),
  ),
  calls: z.array(
    z.object({
      callId: id,
      operatorName: z.string(),
      agencyName: z.string(),
      tthcName: z.string(),
      phoneMasked: z.string(),
      state: z.string(),
      since: instant,
    }),
  ),
  strata: z.array(
    z.object({
      id,
      agencyName: z.string(),
      field: z.string(),
      target: z.number(),
      completes: z.number(),
      open: z.number(),
      reserveLeft: z.number(),
    }),
  ),
  outcomesToday: z.array(z.object({ disposition: z.string(), count: z.number() })),
  /** Since when no worker has taken a job, so that nobody is called and no call hung up; null while one does. */
  workerSilentSince: instant.nullable(),
  /** Why open cases are not being called, with how many. */
  stalls: z.array(
    z.object({
      reason: z.enum([
        'no-operator-ready',
        'operators-busy',
        'waiting-retry',
        'waiting-appointment',
        'outside-hours',
        'survey-not-active',
        'stratum-exhausted',
      ]),
      count: z.number(),
      nextAt: instant.nullable(),
    }),
  ),
});
export type FloorView = z.infer<typeof floorView>;

export const getFloor = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/floor',
  summary: 'Phòng gọi lúc này',
  access: ['admin', 'supervisor'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: floorView,
});

export const monitoringEndpoints = { getFloor };
