// When a citizen may be called again for phúc tra: by the call rules of the interviews, over the calls of both kinds.

import {
  localDay,
  startOfNextDay,
  nextPermittedMoment,
  type CallCalendar,
} from '#domain/cases/call-hours.ts';
import { callCalendar, type CallRules, type SurveyDays } from '#domain/cases/call-rules.ts';
import { nextAction, type AttemptOutcome } from '#domain/cases/next-action.ts';
import { retryMoment, type PlacedAttempt } from '#domain/cases/retry-moment.ts';
import type { RecallRules } from './recall-rules.ts';

const dayMs = 24 * 3_600_000;

/** The day, yyyy-mm-dd, by which an interview chosen at that moment is to be re-called. */
export function dueDay(selectedAt: Date, { dueDays }: RecallRules, timeZone: string): string {
  return localDay(new Date(selectedAt.getTime() + dueDays * dayMs), timeZone);
}

/** The end of the operator's time to answer: midnight after the last of the days. */
export function appealEnd(submittedAt: Date, { appealDays }: RecallRules, timeZone: string): Date {
  return startOfNextDay(new Date(submittedAt.getTime() + appealDays * dayMs), timeZone);
}

/** Re-calls go on after the survey's last day until the last interview's is due. */
export function recallDays(survey: SurveyDays, { dueDays }: RecallRules): SurveyDays {
  if (survey.endsOn === null) return survey;
  const end = new Date(Date.parse(`${survey.endsOn}T00:00:00Z`) + dueDays * dayMs);
  return { startsOn: survey.startsOn, endsOn: end.toISOString().slice(0, 10) };
}

export interface RecallCalls {
  rules: CallRules;
  /** From recallDays. */
  days: SurveyDays;
  /** Every placed call to the citizen, for the interview and for phúc tra. */
  placed: readonly PlacedAttempt[];
  /** What the last attempt made it wait for; null before the first. */
  nextCallAt: Date | null;
  appointmentAt: Date | null;
}

export function recallCalendar({ rules, days, appointmentAt }: RecallCalls): CallCalendar {
  return callCalendar(rules, days, appointmentAt === null ? 'ordinary' : 'appointment');
}

/**
 * The first moment from `from` on at which the citizen may be called; null when there is none. The day on which they
 * were interviewed counts: its caps are for their sake. A time they asked for overrides the caps, never the hours.
 */
export function earliestRecall(calls: RecallCalls, from: Date): Date | null {
  const { rules, days, placed, nextCallAt, appointmentAt } = calls;
  const notBefore = nextCallAt !== null && nextCallAt > from ? nextCallAt : from;
  if (appointmentAt !== null) return nextPermittedMoment(recallCalendar(calls), notBefore);
  const moment = retryMoment({
    placed,
    // Over how many days a case is spread was settled when its next call was; here only the day itself is looked at.
    rules: { ...rules, minDaysSpread: 0 },
    surveyEndsOn: days.endsOn,
    notBefore,
    balanceDayParts: false,
    resuming: false,
  });
  return moment?.at ?? null;
}

/** What follows a re-call that settled nothing: as after an attempt to interview, with the survey's limit of re-calls. */
export function nextRecall(outcome: AttemptOutcome, { maxAttempts }: RecallRules) {
  const { rules } = outcome;
  return nextAction({
    ...outcome,
    rules: { ...rules, maxAttempts: maxAttempts ?? rules.maxAttempts },
  });
}
