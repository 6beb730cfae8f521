// The time after a call for saying how it ended: its limit, and what becomes of an attempt that nobody finishes.

import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';

/** Past the limit, without a key pressed for so long, nobody is at the desk and the rule says how the call ended. */
export const unattendedAfterSeconds = 60;

/** Seconds left, negative when it has run over; null when the survey sets no limit (0). */
export function wrapUpLeft(since: Date, limitSeconds: number, now: Date): number | null {
  return limitSeconds === 0 ? null : limitSeconds - (now.getTime() - since.getTime()) / 1000;
}

/**
 * How an attempt ends whose operator does not say so. A form that came to its end says it itself; one begun is to be
 * continued, so that no answer is wasted; otherwise somebody answered and no interview began. It never makes a break-off
 * or a hard refusal of it: those only a person can have heard.
 *
 * @param ended how the form ended; null when it did not, or none was opened
 * @param interviewStarted answers beyond the introduction were given in this attempt
 */
export function dispositionOfUnattended(
  ended: InterviewPath['ended'],
  interviewStarted: boolean,
): DispositionCode {
  if (ended?.kind === 'complete') return 'complete';
  if (ended?.kind === 'screened-out') return dispositionOfOutcome(ended.outcome);
  return interviewStarted ? 'callback-mid-interview' : 'hung-up';
}
