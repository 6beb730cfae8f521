// What follows an attempt: call again at a moment, keep an appointment, or close the case. Always one of the three and
// always with its reasons, so that "why is this not being called now" has an answer. Pure: the caller passes the clock.
//
// Lessons built in, from Surveda's public record (instedd/surveda): a retry past the end date closes the case instead
// of coming due at once for ever (#2369); no retry outside the hours (#780) or earlier than its wait (#2368); only
// calls that the carrier placed use up attempts (#1589).

import { dispositionOf, mostInformative } from '#domain/attempts/dispositions.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { nextPermittedMoment } from './call-hours.ts';
import { callCalendar, retryDispositions } from './call-rules.ts';
import type { CallRules, RetryDisposition } from './call-rules.ts';
import { retryMoment } from './retry-moment.ts';
import type { DelayReason, PlacedAttempt } from './retry-moment.ts';

/** A finished attempt. */
export interface AttemptRecord {
  disposition: DispositionCode;
  /** When the carrier dialled; null when it never did, and then the attempt counts for nothing. */
  placedAt: Date | null;
}

export type RetryReason = 'wait-after-attempt' | 'refusal-conversion' | 'confirm-number' | 'resume-interview';

export type AppointmentReason = 'agreed-time' | 'moved-into-hours';

export type FinalReason =
  | 'final-disposition'
  | 'do-not-call'
  | 'refusal-not-converted'
  | 'number-confirmed-not-in-use'
  | 'max-attempts'
  | 'never-placed'
  | 'survey-ends';

export type NextAction =
  | { kind: 'retry'; at: Date; reason: RetryReason; delayedBy: readonly DelayReason[] }
  | { kind: 'appointment'; at: Date; reason: AppointmentReason }
  | {
      kind: 'final';
      /** The outcome that stands for the case, not necessarily that of its last attempt. */
      disposition: DispositionCode;
      reason: FinalReason;
      /** Release the next reserve of the stratum. */
      replace: boolean;
      /** Put the number on the do-not-call list. */
      doNotCall: boolean;
    };

export interface AttemptOutcome {
  /** Disposition of the attempt that has just ended. */
  disposition: DispositionCode;
  /** Every attempt of the case, oldest first; the last is the one that has just ended. */
  attempts: readonly AttemptRecord[];
  /** The time agreed with the citizen, for dispositions that agree on one. */
  appointmentAt?: Date | null;
  rules: CallRules;
  now: Date;
  /** Last day of calling, yyyy-mm-dd, included; null when open-ended. */
  surveyEndsOn: string | null;
}

/** What follows the attempt that has just ended. */
export function nextAction(outcome: AttemptOutcome): NextAction {
  const { disposition, attempts, rules, appointmentAt } = outcome;
  const { next, finality } = dispositionOf(disposition);
  if (finality === 'final') {
    return close(outcome, next === 'close-and-do-not-call' ? 'do-not-call' : 'final-disposition');
  }
  if (next === 'convert-refusal' && refusals(attempts) > rules.refusalConversions) {
    return close(outcome, 'refusal-not-converted');
  }
  if (next === 'confirm-number' && count(attempts, disposition) >= rules.numberNotInUseProofs) {
    return close(outcome, 'number-confirmed-not-in-use');
  }
  const mayBeAgreed = next === 'appointment' || next === 'resume' || next === 'retry-or-agreed';
  if (mayBeAgreed && appointmentAt) return keepAppointment(outcome, appointmentAt);

  const placed = placedAttempts(attempts).length;
  // An interview under way is taken up again even after the last attempt; the resumptions themselves are capped.
  const spent = next === 'resume' ? count(attempts, disposition) : placed;
  if (spent >= rules.maxAttempts) return close(outcome, 'max-attempts');
  if (attempts.length - placed >= rules.maxUnplacedTries) return close(outcome, 'never-placed');
  return retry(outcome);
}

const reasonOfRetry: Partial<Record<DispositionCode, RetryReason>> = {
  'refusal-soft': 'refusal-conversion',
  'refusal-household': 'refusal-conversion',
  'break-off': 'refusal-conversion',
  'number-not-in-use': 'confirm-number',
  'callback-mid-interview': 'resume-interview',
};

function retry(outcome: AttemptOutcome): NextAction {
  const { disposition, rules, now, surveyEndsOn, attempts } = outcome;
  const reason = reasonOfRetry[disposition] ?? 'wait-after-attempt';
  const moment = retryMoment({
    placed: placedAttempts(attempts),
    rules,
    surveyEndsOn,
    notBefore: new Date(now.getTime() + waitMs(disposition, rules)),
    balanceDayParts: isRetryDisposition(disposition) && rules.dayPartDispositions.includes(disposition),
    // The citizen is in the middle of the interview and expects us: today's calls do not forbid another.
    resuming: reason === 'resume-interview',
  });
  if (moment === null) return close(outcome, 'survey-ends');
  return { kind: 'retry', at: moment.at, reason, delayedBy: moment.delayedBy };
}

/** An agreed time overrides caps, waits and balancing, as a due appointment does in queXS; never hours or end date. */
function keepAppointment(outcome: AttemptOutcome, agreedAt: Date): NextAction {
  const { rules, now, surveyEndsOn } = outcome;
  const calendar = callCalendar(rules, { startsOn: null, endsOn: surveyEndsOn }, 'appointment');
  const wanted = agreedAt.getTime() > now.getTime() ? agreedAt : now;
  const at = nextPermittedMoment(calendar, wanted);
  if (at === null) return close(outcome, 'survey-ends');
  return {
    kind: 'appointment',
    at,
    reason: at.getTime() === wanted.getTime() ? 'agreed-time' : 'moved-into-hours',
  };
}

function close(outcome: AttemptOutcome, reason: FinalReason): NextAction {
  const { attempts, disposition, rules, now, surveyEndsOn } = outcome;
  const standing = mostInformative(attempts.map((attempt) => attempt.disposition)) ?? disposition;
  const calendar = callCalendar(rules, { startsOn: null, endsOn: surveyEndsOn }, 'ordinary');
  return {
    kind: 'final',
    disposition: standing,
    reason,
    // A reserve that nobody may call any more would only spoil the response rate.
    replace: dispositionOf(standing).replaced && nextPermittedMoment(calendar, now) !== null,
    doNotCall: attempts.some(
      (attempt) => dispositionOf(attempt.disposition).next === 'close-and-do-not-call',
    ),
  };
}

function placedAttempts(attempts: readonly AttemptRecord[]): PlacedAttempt[] {
  return attempts.flatMap(({ disposition, placedAt }) =>
    placedAt === null ? [] : [{ disposition, placedAt }],
  );
}

function refusals(attempts: readonly AttemptRecord[]): number {
  return attempts.filter((attempt) => dispositionOf(attempt.disposition).next === 'convert-refusal').length;
}

function count(attempts: readonly AttemptRecord[], disposition: DispositionCode): number {
  return attempts.filter((attempt) => attempt.disposition === disposition).length;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function waitMs(disposition: DispositionCode, rules: CallRules): number {
  if (isRetryDisposition(disposition)) return rules.retryAfterMinutes[disposition] * minuteMs;
  return rules.refusalConversionDays * dayMs;
}

function isRetryDisposition(code: DispositionCode): code is RetryDisposition {
  return retryDispositions.some((retried) => retried === code);
}
