// When citizens may be called: weekly windows in the survey's zone, minus holidays, between its first and last day.
// Knows nothing of cases. Offsets come from the zone's rules, never from a constant, so the same code holds for a
// zone with summer time; a window that reaches past midnight goes on into the next day.

import { Temporal } from 'temporal-polyfill';

export const surveyTimeZone = 'Asia/Ho_Chi_Minh';

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** `from` and `to` as HH:MM local time; `to` is excluded, may be 24:00, and at or before `from` means the next day. */
export interface WeeklyWindow {
  weekday: Weekday;
  from: string;
  to: string;
}

export interface CallCalendar {
  timeZone: string;
  windows: readonly WeeklyWindow[];
  /** yyyy-mm-dd for one day, mm-dd for the same day of every year. */
  holidays: readonly string[];
  /** First and last day of calling, yyyy-mm-dd, both included; null where there is no limit. */
  startsOn: string | null;
  endsOn: string | null;
}

export type ClosedReason = 'before-start' | 'after-end' | 'holiday' | 'outside-hours';

/** `closesAt` is the end of this stretch of hours, midnight at the latest. */
export type HoursStatus =
  | { open: true; closesAt: Date }
  /** `opensAt` null: never again. */
  | { open: false; reason: ClosedReason; opensAt: Date | null };

interface Span {
  startMs: number;
  endMs: number;
}

// A calendar that opens at all opens again within a year, unless holidays cover every one of its days.
const searchDays = 366;

/** The same window on several weekdays. */
export function windowsOn(weekdays: readonly Weekday[], from: string, to: string): WeeklyWindow[] {
  return weekdays.map((weekday) => ({ weekday, from, to }));
}

/** The day, yyyy-mm-dd, that a moment falls on in a zone. */
export function localDay(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** The Monday, yyyy-mm-dd, of the week that a moment falls in. */
export function mondayOf(at: Date, timeZone: string): string {
  const date = zoned(at, timeZone).toPlainDate();
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The moment at which the week that a moment falls on begins in a zone. */
export function startOfWeek(at: Date, timeZone: string): Date {
  const date = zoned(at, timeZone).toPlainDate();
  return new Date(dayStartMs(date.subtract({ days: date.dayOfWeek - 1 }), timeZone));
}

/** The time of day, HH:MM, that a moment falls on in a zone. */
export function localTime(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Midnight (or the first moment after it that exists) that begins the day after the one a moment falls on. */
export function startOfNextDay(at: Date, timeZone: string): Date {
  return new Date(dayStartMs(zoned(at, timeZone).toPlainDate().add({ days: 1 }), timeZone));
}

/** Whether a citizen may be called at this moment. */
export function isInsideHours(calendar: CallCalendar, at: Date): boolean {
  return hoursStatus(calendar, at).open;
}

/**
 * The first moment at or after `from` at which a citizen may be called.
 *
 * @returns null when there is none: the last day is over, no window is left, or none within a year
 */
export function nextPermittedMoment(calendar: CallCalendar, from: Date): Date | null {
  const span = nextSpan(calendar, from);
  return span === null ? null : new Date(Math.max(span.startMs, from.getTime()));
}

/** Open until when, or closed for which reason and until when. */
export function hoursStatus(calendar: CallCalendar, at: Date): HoursStatus {
  const span = nextSpan(calendar, at);
  if (span !== null && span.startMs <= at.getTime()) return { open: true, closesAt: new Date(span.endMs) };
  return {
    open: false,
    reason: closedReason(calendar, at),
    opensAt: span === null ? null : new Date(span.startMs),
  };
}

/** The weekly time common to two sets of windows. */
export function commonWindows(left: readonly WeeklyWindow[], right: readonly WeeklyWindow[]): WeeklyWindow[] {
  const common: WeeklyWindow[] = [];
  for (const a of withinDays(left)) {
    for (const b of withinDays(right)) {
      const fromMinute = Math.max(a.fromMinute, b.fromMinute);
      const toMinute = Math.min(a.toMinute, b.toMinute);
      if (a.weekday === b.weekday && fromMinute < toMinute) {
        common.push({ weekday: a.weekday, from: clockTime(fromMinute), to: clockTime(toMinute) });
      }
    }
  }
  return common;
}

function closedReason(calendar: CallCalendar, at: Date): ClosedReason {
  const day = localDay(at, calendar.timeZone);
  if (calendar.startsOn !== null && day < calendar.startsOn) return 'before-start';
  if (calendar.endsOn !== null && day > calendar.endsOn) return 'after-end';
  return isHoliday(calendar, day) ? 'holiday' : 'outside-hours';
}

/** The stretch of permitted time that contains `from`, else the next one. */
function nextSpan(calendar: CallCalendar, from: Date): Span | null {
  const windows = withinDays(calendar.windows);
  if (windows.length === 0) return null;
  const today = localDay(from, calendar.timeZone);
  const firstDay = calendar.startsOn !== null && calendar.startsOn > today ? calendar.startsOn : today;
  let date = Temporal.PlainDate.from(firstDay);
  for (let searched = 0; searched <= searchDays; searched += 1) {
    if (calendar.endsOn !== null && date.toString() > calendar.endsOn) return null;
    for (const span of spansOf(calendar, windows, date)) {
      if (span.endMs > from.getTime()) return span;
    }
    date = date.add({ days: 1 });
  }
  return null;
}

function spansOf(calendar: CallCalendar, windows: readonly DayWindow[], date: Temporal.PlainDate): Span[] {
  if (isHoliday(calendar, date.toString())) return [];
  const spans = windows
    .filter((window) => window.weekday === date.dayOfWeek)
    .map((window) => ({
      startMs: minuteMs(date, window.fromMinute, calendar.timeZone),
      endMs: minuteMs(date, window.toMinute, calendar.timeZone),
    }))
    .sort((left, right) => left.startMs - right.startMs);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.startMs <= last.endMs) last.endMs = Math.max(last.endMs, span.endMs);
    else merged.push(span);
  }
  // A window inside the hour that summer time skips has no length.
  return merged.filter((span) => span.startMs < span.endMs);
}

function isHoliday(calendar: CallCalendar, day: string): boolean {
  return calendar.holidays.includes(day) || calendar.holidays.includes(day.slice(-5));
}

interface DayWindow {
  weekday: Weekday;
  fromMinute: number;
  toMinute: number;
}

const minutesInDay = 24 * 60;

/** Windows cut at midnight, so that the holiday and end-date rules look at the day a moment really falls on. */
function withinDays(windows: readonly WeeklyWindow[]): DayWindow[] {
  return windows.flatMap(({ weekday, from, to }): DayWindow[] => {
    const fromMinute = minuteOfDay(from);
    const toMinute = minuteOfDay(to);
    if (fromMinute < toMinute) return [{ weekday, fromMinute, toMinute }];
    const evening = { weekday, fromMinute, toMinute: minutesInDay };
    return toMinute === 0 ? [evening] : [evening, { weekday: dayAfter(weekday), fromMinute: 0, toMinute }];
  });
}

function dayAfter(weekday: Weekday): Weekday {
  const following: Record<Weekday, Weekday> = { 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7, 7: 1 };
  return following[weekday];
}

function minuteOfDay(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  if (!(minute <= minutesInDay))
    throw new RangeError(`Call hours: "${time}" is not a time of day written HH:MM`);
  return minute;
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteMs(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  if (minute === minutesInDay) return dayStartMs(date.add({ days: 1 }), timeZone);
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

function dayStartMs(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime({ timeZone }).epochMilliseconds;
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
