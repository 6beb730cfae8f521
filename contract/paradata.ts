// The course of an interview as the console tells it, event by event: prisma/schema.prisma says what each field means,
// docs/glossary.md what each kind.
import { z } from 'zod';

import { instant } from './common.ts';

const interviewEventKinds = [
  'opened',
  'shown',
  'answered',
  'changed',
  'confirmed',
  'back',
  'forward',
  'jumped',
  'noted',
  'helpOpened',
  'lineCut',
  'reconnected',
  'hidden',
  'returned',
] as const;

/** Four bytes: 24 days of milliseconds. */
const greatest = 2_147_483_647;
const milliseconds = z.number().int().min(0).max(greatest);
const count = z.number().int().min(1).max(greatest);

export const interviewEvent = z.object({
  sequence: count,
  kind: z.enum(interviewEventKinds),
  questionName: z.string().max(60).nullable(),
  at: instant,
  clockOffsetMs: z.number().int().min(-greatest).max(greatest),
  elapsedMs: milliseconds,
  durationMs: milliseconds.nullable(),
  answerSequence: count.nullable(),
});
export type InterviewEvent = z.infer<typeof interviewEvent>;

/** Events in one message: small enough never to keep an answer waiting. */
export const largestBatch = 50;
