// The calling rules of a survey: what a supervisor may set, with defaults that fit a Vietnamese authority calling
// citizens. Plain JSON: stored with the survey. The decisions made from them are in next-action.ts.

import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { surveyTimeZone, windowsOn } from './call-hours.ts';
import type { CallCalendar, WeeklyWindow } from './call-hours.ts';
import type { DayPart } from './day-parts.ts';

/** The dispositions after which a case is tried again after a wait of its own. */
export const retryDispositions = [
  'not-available',
  'proxy-offered',
  'checks-caller',
  'hung-up',
  'voicemail-confirmed',
  'voicemail',
  'no-answer',
  'busy',
  'unreachable',
  'number-not-in-use',
  'call-blocked',
  'technical-failure',
  'callback-mid-interview',
  'appointment',
] as const satisfies readonly DispositionCode[];
export type RetryDisposition = (typeof retryDispositions)[number];

export interface CallRules {
  timeZone: string;
  /** When the survey calls of its own accord. */
  hours: readonly WeeklyWindow[];
  /** When it calls people who asked for a time: wider, since they chose it. */
  appointmentHours: readonly WeeklyWindow[];
  /** yyyy-mm-dd, or mm-dd for every year. */
  holidays: readonly string[];
  /** Placed calls to one case before it is given up; an agreed appointment is kept all the same. */
  maxAttempts: number;
  maxAttemptsPerDay: number;
  /** Calls a day in which a person answered. */
  maxContactsPerDay: number;
  /** The attempts of a case are spread over at least so many days. */
  minDaysSpread: number;
  /** Tries that the carrier never placed before the case is given up: they count as no attempt, but must end. */
  maxUnplacedTries: number;
  /** How many times in all a number must prove not in use, on different days. */
  numberNotInUseProofs: number;
  retryAfterMinutes: Readonly<Record<RetryDisposition, number>>;
  /** How many refusals or break-offs are followed by one more try. */
  refusalConversions: number;
  refusalConversionDays: number;
  /** Seconds after a call for saying how it ended; 0 for no limit. What follows is domain/sessions/wrap-up.ts. */
  wrapUpSeconds: number;
  /** Parts of the day over which unanswered attempts are balanced; empty for no balancing. */
  dayParts: readonly DayPart[];
  /** The dispositions whose next attempt goes to another part of the day. */
  dayPartDispositions: readonly RetryDisposition[];
}

const mondayToSaturday = [1, 2, 3, 4, 5, 6] as const;

/**
 * Hours: no rule for opinion surveys was found, so the band in which Decree 91/2020/NĐ-CP art. 13 allows advertising
 * calls, minus lunch, without Sundays; up to 20:30 for people who asked for it. Holidays: the fixed days of the Labour
 * Code 2019 art. 112; Tết, Giỗ Tổ and the day beside 2 September change every year and are added to the survey.
 * Attempts: at most 6 over at least 3 days and different hours, one answered call a day. Waits: queXS uses 180 minutes
 * after no answer, a machine or a technical fault and 7 days after a refusal; IdSurvey redials a busy line after 15,
 * here 30 so as not to press. 480 minutes bring a person who was out or hung up to another day.
 */
export const defaultCallRules: CallRules = {
  timeZone: surveyTimeZone,
  hours: [...windowsOn(mondayToSaturday, '08:00', '11:30'), ...windowsOn(mondayToSaturday, '13:30', '17:00')],
  appointmentHours: windowsOn(mondayToSaturday, '08:00', '20:30'),
  holidays: ['01-01', '04-30', '05-01', '09-02'],
  maxAttempts: 6,
  maxAttemptsPerDay: 2,
  maxContactsPerDay: 1,
  minDaysSpread: 3,
  maxUnplacedTries: 10,
  numberNotInUseProofs: 2,
  retryAfterMinutes: {
    'not-available': 480,
    'proxy-offered': 480,
    // Time to ask at the one-stop office or at the verification number, which are open by day.
    'checks-caller': 1440,
    'hung-up': 480,
    'voicemail-confirmed': 180,
    voicemail: 180,
    'no-answer': 180,
    busy: 30,
    unreachable: 240,
    'number-not-in-use': 1440,
    'call-blocked': 1440,
    'technical-failure': 15,
    // The line broke or the citizen asked for a moment: no time was agreed.
    'callback-mid-interview': 5,
    appointment: 1440,
  },
  refusalConversions: 1,
  refusalConversionDays: 7,
  // A note, a disposition and an appointment take practised operators well under a minute.
  wrapUpSeconds: 90,
  dayParts: [
    { key: 'morning', from: '08:00', to: '11:30', weight: 1 },
    { key: 'afternoon', from: '13:30', to: '17:00', weight: 1 },
    // Comes into play only where a survey's hours reach into the evening.
    { key: 'evening', from: '17:00', to: '20:30', weight: 1 },
  ],
  dayPartDispositions: [
    'not-available',
    'proxy-offered',
    'hung-up',
    'voicemail-confirmed',
    'voicemail',
    'no-answer',
    'unreachable',
    'call-blocked',
  ],
};

export interface SurveyDays {
  startsOn: string | null;
  endsOn: string | null;
}

/** The calendar that a call must keep to: `appointment` for a call at a time the citizen asked for. */
export function callCalendar(
  rules: CallRules,
  survey: SurveyDays,
  kind: 'ordinary' | 'appointment',
): CallCalendar {
  return {
    timeZone: rules.timeZone,
    windows: kind === 'appointment' ? rules.appointmentHours : rules.hours,
    holidays: rules.holidays,
    startsOn: survey.startsOn,
    endsOn: survey.endsOn,
  };
}
