// The settings of a survey as they stand in the form: hours and holidays as people write them, and what is wrong. Pure.
import { isNumberToCheckBy } from '#domain/cases/number-to-check.ts';
import { readDay, writeDay } from '#client/ui/day-text.ts';
import type { SurveySettings } from '#contract/survey-settings.ts';
import {
  countLimits,
  countRules,
  longestRetryMinutes,
  type CountRule,
} from '#domain/cases/call-rule-limits.ts';
import type { WeeklyWindow } from '#domain/cases/call-hours.ts';
import { retryDispositions, type RetryDisposition } from '#domain/cases/call-rules.ts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
type Weekday = (typeof weekdays)[number];
export const hourKinds = ['hours', 'appointmentHours'] as const;
export type HourKind = (typeof hourKinds)[number];

export interface SettingsDraft {
  verificationPhone: string;
  /** ISO days, or '' while none. */
  startsOn: string;
  endsOn: string;
  counts: Record<CountRule, number | null>;
  retry: Record<RetryDisposition, number | null>;
  /** By weekday, e.g. "8:00-11:30, 13:30-17:00"; empty: nobody is called. */
  windows: Record<HourKind, Record<Weekday, string>>;
  /** "30/04, 01/05, 17/02/2026". */
  holidays: string;
}

export type SettingsField =
  | 'verificationPhone'
  | 'startsOn'
  | 'endsOn'
  | 'holidays'
  | CountRule
  | RetryDisposition
  | `${HourKind}-${Weekday}`;
export type SettingsFault =
  | { kind: 'phone' | 'day' | 'endsOn' | 'missing' | 'hours' | 'overlap' | 'noHours' | 'holidays' }
  | { kind: 'outside'; from: number; to: number };

export function settingsDraft({ callRules, ...rest }: SurveySettings): SettingsDraft {
  const ofDay = (windows: readonly WeeklyWindow[], weekday: Weekday) =>
    windows
      .filter((window) => window.weekday === weekday)
      .map(({ from, to }) => `${from}-${to}`)
      .join(', ');
  const written = (kind: HourKind) =>
    Object.fromEntries(weekdays.map((weekday) => [weekday, ofDay(callRules[kind], weekday)]));
  return {
    ...rest,
    counts: Object.fromEntries(countRules.map((name) => [name, callRules[name]])) as SettingsDraft['counts'],
    retry: { ...callRules.retryAfterMinutes },
    windows: {
      hours: written('hours') as Record<Weekday, string>,
      appointmentHours: written('appointmentHours') as Record<Weekday, string>,
    },
    holidays: callRules.holidays.map(writtenHoliday).join(', '),
  };
}

/** The settings to send, or which field needs which sentence. */
export function readSettings(
  draft: SettingsDraft,
  before: SurveySettings,
): { settings: SurveySettings } | { faults: Map<SettingsField, SettingsFault> } {
  const faults = new Map<SettingsField, SettingsFault>();
  const verificationPhone = draft.verificationPhone.trim();
  if (!isNumberToCheckBy(verificationPhone)) faults.set('verificationPhone', { kind: 'phone' });
  for (const field of ['startsOn', 'endsOn'] as const)
    if (draft[field] === '') faults.set(field, { kind: 'day' });
  if (draft.startsOn > draft.endsOn && !faults.has('endsOn')) faults.set('endsOn', { kind: 'endsOn' });
  const within = (field: SettingsField, value: number | null, from: number, to: number) => {
    if (value === null) faults.set(field, { kind: 'missing' });
    else if (value < from || value > to || !Number.isInteger(value))
      faults.set(field, { kind: 'outside', from, to });
    return value ?? from;
  };
  const counts = Object.fromEntries(
    countRules.map((name) => [
      name,
      within(name, draft.counts[name], countLimits[name].from, countLimits[name].to),
    ]),
  ) as Record<CountRule, number>;
  const retryAfterMinutes = Object.fromEntries(
    retryDispositions.map((name) => [name, within(name, draft.retry[name], 0, longestRetryMinutes)]),
  ) as Record<RetryDisposition, number>;
  const windowsOf = (kind: HourKind) =>
    weekdays.flatMap((weekday) => {
      const read = readWindows(draft.windows[kind][weekday]);
      if (typeof read === 'string') faults.set(`${kind}-${weekday}`, { kind: read });
      return typeof read === 'string' ? [] : read.map((window) => ({ weekday, ...window }));
    });
  const hours = windowsOf('hours');
  const appointmentHours = windowsOf('appointmentHours');
  if (hours.length === 0 && faults.size === 0) faults.set('hours-1', { kind: 'noHours' });
  const holidays = draft.holidays.split(/[\s,;]+/).filter((part) => part !== '');
  const days = holidays.flatMap((part) => readHoliday(part) ?? []);
  if (days.length < holidays.length) faults.set('holidays', { kind: 'holidays' });
  if (faults.size > 0) return { faults };
  return {
    settings: {
      verificationPhone,
      startsOn: draft.startsOn,
      endsOn: draft.endsOn,
      callRules: {
        ...before.callRules,
        ...counts,
        retryAfterMinutes,
        hours,
        appointmentHours,
        holidays: [...new Set(days)].toSorted(),
      },
    },
  };
}

/** Windows from "8:00-11:30, 13h30-17h" in ascending order; which rule of writing is broken otherwise. */
function readWindows(text: string): { from: string; to: string }[] | 'hours' | 'overlap' {
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '');
  const read = parts.map((part) => {
    const [from, to, ...more] = part.split(/[-–]/).map((clock) => readClock(clock.trim()));
    return from && to && more.length === 0 && from < to ? { from, to } : null;
  });
  const windows = read.filter((window) => window !== null).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (windows.length < parts.length) return 'hours';
  return windows.some(({ to }, at) => to > (windows[at + 1]?.from ?? '24:00')) ? 'overlap' : windows;
}

function readClock(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})(?:[:h.](\d{2})?)?$/.exec(text) ?? [];
  const clock = `${hour.padStart(2, '0')}:${minute === '' ? '00' : minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(clock) ? clock : null;
}

/** "30/04" as 04-30, "17/02/2026" as 2026-02-17. */
function readHoliday(text: string): string | null {
  const everyYear = /^\d{1,2}\/\d{1,2}$/.test(text);
  // A leap year: 29/02 is a day.
  const day = readDay(everyYear ? `${text}/2024` : text);
  return day === null ? null : everyYear ? day.slice(5) : day;
}

function writtenHoliday(day: string): string {
  return day.length === 5 ? day.split('-').toReversed().join('/') : writeDay(day);
}
