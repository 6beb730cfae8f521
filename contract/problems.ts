// Every way in which a request can be refused: stable code, HTTP status, shape of the details.
// The sentences that people read are in client/text, which must have one for each code.
import { z } from 'zod';

import { interviewModes } from '#domain/interviews/modes.ts';

import { separationFaults } from '#domain/back-checks/separation.ts';

const none = z.object({});

export const problemTable = {
  'appointment-outside-hours': { status: 422, details: z.object({ nextAt: z.iso.datetime().nullable() }) },
  'answer-not-accepted': { status: 422, details: z.object({ questionName: z.string(), reason: z.string() }) },
  'back-check-not-separate': {
    status: 403,
    details: z.object({ reason: z.enum(separationFaults) }),
  },
  'back-check-taken': { status: 409, details: none },
  'back-check-not-due': { status: 409, details: z.object({ nextAt: z.iso.datetime().nullable() }) },
  'appeal-closed': { status: 409, details: z.object({ reason: z.string() }) },
  'decision-not-open': { status: 409, details: z.object({ reason: z.string() }) },
  'carrier-unavailable': { status: 503, details: z.object({ reason: z.string() }) },
  'do-not-call': { status: 409, details: none },
  'disposition-not-allowed': {
    status: 422,
    details: z.object({ disposition: z.string(), reason: z.string() }),
  },
  forbidden: { status: 403, details: none },
  'input-invalid': {
    status: 400,
    details: z.object({ faults: z.array(z.object({ where: z.string(), message: z.string() })) }),
  },
  internal: { status: 500, details: none },
  'index-weights-faulty': {
    status: 422,
    details: z.object({
      code: z.string(),
      fault: z.enum(['unknown-code', 'negative', 'sibling-missing', 'all-zero']),
    }),
  },
  'list-already-imported': {
    status: 409,
    details: z.object({ listId: z.string(), fileName: z.string(), uploadedAt: z.iso.datetime() }),
  },
  /** Interviews come in faster than figures of one moment can be read. */
  'figures-moving': { status: 409, details: none },
  'frame-closed': { status: 409, details: z.object({ closedAt: z.iso.datetime() }) },
  'frame-open': { status: 409, details: none },
  'agency-name-taken': { status: 409, details: z.object({ name: z.string() }) },
  'agency-in-itself': { status: 422, details: none },
  'agency-has-units': { status: 409, details: z.object({ units: z.number() }) },
  'list-busy': { status: 409, details: z.object({ status: z.string() }) },
  'list-empty': { status: 422, details: none },
  'list-too-large': { status: 413, details: z.object({ maxBytes: z.number() }) },
  'no-session': { status: 409, details: none },
  'not-found': { status: 404, details: z.object({ what: z.string() }) },
  'not-signed-in': { status: 401, details: none },
  'number-in-call': { status: 409, details: none },
  /** A coder may not be the second of an answer that they coded first. */
  'second-coder-same': { status: 409, details: none },
  'period-label-taken': { status: 409, details: z.object({ label: z.string() }) },
  'table-without-heading': { status: 422, details: none },
  'code-unknown': { status: 422, details: z.object({ number: z.number() }) },
  'code-label-taken': { status: 409, details: z.object({ label: z.string() }) },
  'outside-hours': { status: 409, details: z.object({ nextAt: z.iso.datetime().nullable() }) },
  'phone-unreadable': { status: 422, details: none },
  'paper-not-keyable': {
    status: 409,
    details: z.object({
      reason: z.enum(['unknown', 'other-survey', 'answered', 'ended', 'keyed', 'own', 'version', 'settled']),
      /** Of `other-survey`: its name. */
      survey: z.string().optional(),
      /** Of `answered`: how, and when. */
      mode: z.enum(interviewModes).optional(),
      at: z.iso.datetime().nullable().optional(),
    }),
  },
  'plan-faulty': {
    status: 422,
    details: z.object({ faults: z.array(z.object({ where: z.string(), code: z.string() })) }),
  },
  'publication-not-ready': { status: 409, details: z.object({ keys: z.array(z.string()) }) },
  'publication-needs-reason': { status: 422, details: z.object({ supersedes: z.number() }) },
  'replicate-released': { status: 409, details: z.object({ number: z.number() }) },
  'sample-busy': { status: 409, details: none },
  'seed-committed': { status: 409, details: none },
  'seed-does-not-match': { status: 422, details: z.object({ digest: z.string(), published: z.string() }) },
  'questionnaire-faulty': {
    status: 422,
    details: z.object({ faults: z.array(z.object({ where: z.string(), code: z.string() })) }),
  },
  'questionnaire-unchanged': { status: 409, details: z.object({ version: z.number() }) },
  /** Of a file that is no questionnaire: what is wrong with it and what to do, in both languages. */
  'questionnaire-unreadable': { status: 422, details: z.object({ vi: z.string(), en: z.string() }) },
  'draft-overtaken': { status: 409, details: z.object({ savedBy: z.string(), savedAt: z.iso.datetime() }) },
  'cell-too-long': { status: 422, details: z.object({ sheet: z.string(), row: z.number() }) },
  'version-move-refused': {
    status: 409,
    details: z.object({
      reason: z.enum(['closed', 'same-version', 'overtaken', 'undecided']),
      questions: z.array(z.string()),
    }),
  },
  /** Words of a report that name no figure, or carry one that was typed. */
  'report-faulty': {
    status: 422,
    details: z.object({
      faults: z.array(
        z.object({ text: z.string(), code: z.string(), found: z.string(), nearest: z.string().nullable() }),
      ),
    }),
  },
  'timeline-overtaken': {
    status: 409,
    details: z.object({ savedBy: z.string(), savedAt: z.iso.datetime() }),
  },
  'report-overtaken': { status: 409, details: z.object({ savedBy: z.string(), savedAt: z.iso.datetime() }) },
  'report-template-faulty': {
    status: 422,
    details: z.object({
      faults: z.array(z.object({ code: z.string(), name: z.string(), nearest: z.string().nullable() })),
    }),
  },
  'sample-already-confirmed': { status: 409, details: none },
  'sample-frame-empty': { status: 422, details: none },
  'seed-still-secret': { status: 409, details: none },
  'sample-missing': { status: 409, details: none },
  'session-busy': { status: 409, details: z.object({ state: z.string() }) },
  'sign-in-refused': { status: 401, details: none },
  'state-changed': { status: 409, details: z.object({ state: z.string() }) },
  'supervisor-busy': { status: 409, details: none },
  'survey-code-taken': { status: 409, details: z.object({ code: z.string() }) },
  /** Cases of it are in somebody's hands. */
  'survey-in-hand': { status: 409, details: z.object({ cases: z.number() }) },
  'survey-not-active': { status: 409, details: none },
  'too-many-attempts': { status: 429, details: z.object({ retryAfterSeconds: z.number() }) },
} as const satisfies Record<string, { status: number; details: z.ZodType }>;

export type ProblemCode = keyof typeof problemTable;
export type ProblemDetails<C extends ProblemCode> = z.infer<(typeof problemTable)[C]['details']>;

export const problemCodes = Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]];

/** What a refused request carries on the wire, over HTTP and in socket acknowledgements alike. */
export const problemBody = z.object({
  code: z.enum(problemCodes),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
});
export type ProblemBody = z.infer<typeof problemBody>;

/** A refusal that its reader can understand and act on; anything else thrown is a defect. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;

  constructor(code: ProblemCode, details: Record<string, unknown>) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problemTable[this.code].status;
  }
}

/** Makes the problem `code` with details of the shape that the table asks for. */
export function problem<C extends ProblemCode>(
  code: C,
  ...details: ProblemDetails<C> extends Record<string, never> ? [] : [ProblemDetails<C>]
): Problem {
  return new Problem(code, details[0] ?? {});
}
