// What a called telephone and the person who takes it may do, as data that also crosses the control door.

import { z } from 'zod';

/** How a person who gives the interview differs from the drawn persona. */
const temperament = z.strictObject({
  /** Every scale answer is this step, 1 the worst and 5 the best. */
  satisfaction: z.literal([1, 2, 3, 4, 5]).optional(),
  /** Answers "I do not know" to everything but consent and eligibility. */
  knowsNothing: z.boolean().optional(),
  /** Whether the recording is allowed. */
  allowsRecording: z.boolean().optional(),
  /** In calls after a first interview: the same person, denies that interview, or answers two steps away. */
  recall: z.enum(['steady', 'denies', 'differs']).optional(),
});
type Temperament = z.infer<typeof temperament>;

const ringSeconds = z.number().min(0).max(600).optional();

export const behaviour = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no-answer') }),
  z.strictObject({ kind: z.literal('busy') }),
  /** "Thuê bao quý khách vừa gọi…": failed, SIP 480, never rings. */
  z.strictObject({ kind: z.literal('switched-off') }),
  /** Failed, SIP 404, never rings. */
  z.strictObject({ kind: z.literal('not-in-use') }),
  z.strictObject({ kind: z.literal('answering-machine'), ringSeconds }),
  z.strictObject({ kind: z.literal('wrong-person'), ringSeconds }),
  z.strictObject({ kind: z.literal('refuses'), ringSeconds }),
  z.strictObject({ kind: z.literal('call-later'), ringSeconds }),
  /** Answers, but has not used the service: says no to the eligibility question. */
  z.strictObject({ kind: z.literal('not-eligible'), ringSeconds }),
  /** Answers and hangs up one second later, before anybody spoke. */
  z.strictObject({ kind: z.literal('hangs-up-at-once'), ringSeconds }),
  /** Hangs up instead of answering the question after so many answered ones. */
  z.strictObject({
    kind: z.literal('hangs-up'),
    afterQuestions: z.number().int().min(0).max(500),
    ringSeconds,
    temperament: temperament.optional(),
  }),
  z.strictObject({ kind: z.literal('completes'), ringSeconds, temperament: temperament.optional() }),
]);
export type Behaviour = z.infer<typeof behaviour>;

/** Somebody or something takes the telephone. */
export function isAnswered(
  given: Behaviour,
): given is Extract<Behaviour, { ringSeconds?: number | undefined }> {
  return !['no-answer', 'busy', 'switched-off', 'not-in-use'].includes(given.kind);
}

/** How the person differs from the persona; nothing when the behaviour says nothing about it. */
export function temperamentOf(given: Behaviour): Temperament {
  return given.kind === 'completes' || given.kind === 'hangs-up' ? (given.temperament ?? {}) : {};
}
