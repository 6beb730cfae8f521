// Weekly hours as people say them: days that follow each other and have the same hours, together. Pure.
import type { Weekday, WeeklyWindow } from '#domain/cases/call-hours.ts';

const week = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

export interface SameHours {
  from: Weekday;
  to: Weekday;
  /** 7:30–11:30 */
  hours: string[];
}

/** Days without hours are left out. */
export function daysOfSameHours(windows: readonly WeeklyWindow[]): SameHours[] {
  const runs: SameHours[] = [];
  for (const weekday of week) {
    const hours = windows
      .filter((window) => window.weekday === weekday)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .map(({ from, to }) => `${from}–${to}`);
    if (hours.length === 0) continue;
    const last = runs.at(-1);
    if (last && last.to === weekday - 1 && last.hours.join() === hours.join()) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours });
  }
  return runs;
}
