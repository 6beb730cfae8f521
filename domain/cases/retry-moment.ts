// The first moment at which a case may be tried again: after its wait, inside the hours, within the caps of the day,
// spread over the days and the parts of the day. Decides only when; next-action.ts decides whether.

import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { localDay, nextPermittedMoment, startOfNextDay } from './call-hours.ts';
import { callCalendar } from './call-rules.ts';
import type { CallRules } from './call-rules.ts';
import { windowsWhoseTurnItIs } from './day-parts.ts';

/** An attempt that the carrier placed. */
export interface PlacedAttempt {
  disposition: DispositionCode;
  placedAt: Date;
}

/** What moved a retry beyond its wait. */
export type DelayReason =
  | 'outside-hours'
  | 'day-part'
  | 'attempts-today-used'
  | 'contact-today'
  | 'spread-over-days'
  /** Balancing the parts of the day left no time before the end, so it was given up. */
  | 'day-part-given-up';

export interface RetryWish {
  placed: readonly PlacedAttempt[];
  rules: CallRules;
  surveyEndsOn: string | null;
  notBefore: Date;
  balanceDayParts: boolean;
  /** Going on with an interview: the caps of the day do not apply. */
  resuming: boolean;
}

/** The moment and what delayed it, in the order in which it did; null when no permitted time remains. */
export function retryMoment(wish: RetryWish): { at: Date; delayedBy: DelayReason[] } | null {
  const { rules, placed } = wish;
  if (!wish.balanceDayParts) return momentIn(wish, rules.hours);
  const placedTimes = placed.map(({ placedAt }) => placedAt);
  const windows = windowsWhoseTurnItIs(rules.hours, rules.dayParts, placedTimes, rules.timeZone);
  const balanced = momentIn(wish, windows);
  if (balanced !== null) return balanced;
  const anyPart = momentIn(wish, rules.hours);
  return anyPart && { at: anyPart.at, delayedBy: [...anyPart.delayedBy, 'day-part-given-up'] };
}

function momentIn(
  wish: RetryWish,
  windows: CallRules['hours'],
): { at: Date; delayedBy: DelayReason[] } | null {
  const { timeZone } = wish.rules;
  const hours = callCalendar(wish.rules, { startsOn: null, endsOn: wish.surveyEndsOn }, 'ordinary');
  const delays = new Set<DelayReason>();
  let earliest = wish.notBefore;
  let sameDayTells = true;
  for (;;) {
    const at = nextPermittedMoment({ ...hours, windows }, earliest);
    if (at === null) return null;
    const inAnyPart = nextPermittedMoment(hours, earliest);
    if (inAnyPart !== null && inAnyPart < at) delays.add('day-part');
    else if (at > earliest && (sameDayTells || localDay(at, timeZone) !== localDay(earliest, timeZone))) {
      delays.add('outside-hours');
    }
    const full = wish.resuming ? null : dayIsFull(wish, localDay(at, timeZone));
    if (full === null) return { at, delayedBy: [...delays] };
    delays.add(full);
    earliest = startOfNextDay(at, timeZone);
    // That the hours do not begin at midnight explains nothing: the full day does.
    sameDayTells = false;
  }
}

/** Why the case may not be tried (again) on a day. Only days with attempts can be full, so the search ends. */
function dayIsFull({ placed, rules }: RetryWish, day: string): DelayReason | null {
  const days = placed.map(({ placedAt }) => localDay(placedAt, rules.timeZone));
  const onDay = placed.filter((_, index) => days[index] === day);
  if (onDay.length === 0) return null;
  if (onDay.length >= rules.maxAttemptsPerDay) return 'attempts-today-used';
  const contacts = onDay.filter(({ disposition }) => dispositionOf(disposition).contact).length;
  if (contacts >= rules.maxContactsPerDay) return 'contact-today';
  const daysMissing = rules.minDaysSpread - new Set(days).size;
  const attemptsLeft = rules.maxAttempts - placed.length;
  return daysMissing > 0 && attemptsLeft <= daysMissing ? 'spread-over-days' : null;
}
