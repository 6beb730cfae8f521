// Which parts of the day an unanswered case may be tried in next: level filling in the manner of queXS
// (functions/functions.operator.php), where a time slot may be used again only when every slot has had its weighted
// share. People who are out in the morning are out every morning (Weeks, Kulka & Pierson 1987): repeating the same
// part teaches nothing.

import { commonWindows, localTime, windowsOn } from './call-hours.ts';
import type { WeeklyWindow, Weekday } from './call-hours.ts';

/** A part of the day by local time HH:MM; `to` is excluded, past midnight is not meant. */
export interface DayPart {
  key: string;
  from: string;
  to: string;
  /** Attempts that fill one level of this part: 2 gets two attempts for one of weight 1. */
  weight: number;
}

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * The windows of the hours that lie in the parts whose turn it is: floor(attempts in part ÷ weight) least of all
 * parts. Parts outside the hours take no part, or nothing could ever be called; attempts outside every part (an
 * evening appointment) fill none.
 *
 * @param attemptTimes when the case's attempts were placed
 * @returns the hours themselves when no part lies within them
 */
export function windowsWhoseTurnItIs(
  hours: readonly WeeklyWindow[],
  parts: readonly DayPart[],
  attemptTimes: readonly Date[],
  timeZone: string,
): readonly WeeklyWindow[] {
  const usable = parts
    .map((part) => ({ part, windows: commonWindows(hours, windowsOn(everyDay, part.from, part.to)) }))
    .filter(({ windows }) => windows.length > 0)
    .map(({ part, windows }) => ({ windows, level: levelOf(part, attemptTimes, timeZone) }));
  if (usable.length === 0) return hours;
  const least = Math.min(...usable.map(({ level }) => level));
  return usable.filter(({ level }) => level === least).flatMap(({ windows }) => windows);
}

function levelOf(part: DayPart, attemptTimes: readonly Date[], timeZone: string): number {
  const inPart = attemptTimes.filter((at) => {
    const time = localTime(at, timeZone);
    return part.from <= time && time < part.to;
  });
  return Math.floor(inPart.length / part.weight);
}
