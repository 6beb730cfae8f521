// Everything that crosses the socket. The server's events are hints: who gets one refetches or patches what it shows.
import { z } from 'zod';

import type { Role } from '#domain/staff/roles.ts';
import { answerEvent, isPlainAnswer } from './answer-event.ts';
import { id, instant, purpose } from './common.ts';
import { interviewEvent, largestBatch } from './paradata.ts';
import type { ProblemBody } from './problems.ts';

export const serverToClient = {
  /** The console of this operator changed: session, attempt or call. */
  'console:changed': z.object({ reason: z.string() }),
  /** Something on the floor of a watched survey changed. */
  'floor:changed': z.object({ surveyId: id }),
  'index:changed': z.object({ surveyId: id }),
  /** To verifiers and officials alone. */
  'back-checks:changed': z.object({ surveyId: id }),
  /** An operator's re-calls have led to a flag, or it was lifted. */
  'quality:changed': z.object({ surveyId: id }),
  /** A verdict on an interview of this operator, or what became of one. */
  'verdicts:changed': z.object({ surveyId: id }),
  'survey:changed': z.object({ surveyId: id }),
  'list:progressed': z.object({
    listId: id,
    surveyId: id,
    rowsRead: z.number(),
    bytesRead: z.number(),
    status: z.string(),
  }),
  /** A plan of time was changed, a step marked, or reminders were written. */
  'timeline:changed': z.object({ surveyId: id }),
  'agencies:changed': z.object({}),
} as const;

export interface ClientEvent {
  readonly roles: readonly Role[];
  readonly payload: z.ZodType;
  /** Knows at a glance what the schema would take as it is; without it, or when it says no, the schema is asked. */
  readonly isPlain?: (raw: unknown) => boolean;
  readonly reply: z.ZodType;
}

const done = z.object({});
const callers = ['operator', 'verifier'] as const;
/** A supervisor calls nobody, but may have taken a conversation over. */
const talkers = ['operator', 'verifier', 'supervisor'] as const;

export const clientToServer = {
  'session:start': { roles: callers, payload: z.object({ surveyId: id, purpose }), reply: done },
  'session:ready': { roles: callers, payload: z.object({}), reply: done },
  'session:pause': { roles: callers, payload: z.object({ reason: z.string().max(60) }), reply: done },
  'session:end': { roles: talkers, payload: z.object({}), reply: done },
  /** Stored append-only and acknowledged after commit; sending it twice stores it once. */
  'answer:record': {
    roles: talkers,
    payload: answerEvent,
    isPlain: isPlainAnswer,
    reply: z.object({ sequence: z.number() }),
  },
  /** How the interview went, some events at a time; stored append-only, once, acknowledged after commit. */
  'paradata:record': {
    roles: talkers,
    payload: z.object({
      interviewId: id,
      epoch: z.number().int().min(1).max(2_147_483_647),
      events: z.array(interviewEvent).min(1).max(largestBatch),
    }),
    /** The server's clock, for the offsets of what comes. */
    reply: z.object({ serverNow: instant }),
  },
  /** Join the rooms of a survey to hear of its changes. */
  'survey:watch': {
    roles: ['admin', 'supervisor', 'verifier', 'analyst', 'official'] as const,
    payload: z.object({ surveyId: id }),
    reply: done,
  },
} as const satisfies Record<string, ClientEvent>;

export type ServerEventName = keyof typeof serverToClient;
export type ServerEventPayload<E extends ServerEventName> = z.infer<(typeof serverToClient)[E]>;
export type ClientEventName = keyof typeof clientToServer;
export type ClientEventPayload<E extends ClientEventName> = z.infer<(typeof clientToServer)[E]['payload']>;
export type ClientEventReply<E extends ClientEventName> = z.infer<(typeof clientToServer)[E]['reply']>;

export type Ack<T> = { ok: true; data: T } | { ok: false; problem: ProblemBody };

export type ServerToClientEvents = { [E in ServerEventName]: (payload: ServerEventPayload<E>) => void };
export type ClientToServerEvents = {
  [E in ClientEventName]: (
    payload: ClientEventPayload<E>,
    acknowledge: (ack: Ack<ClientEventReply<E>>) => void,
  ) => void;
};
