// Times for an appointment, quickly: the choices with a key each, and a time typed by hand. Pure.
// Viet Nam keeps UTC+7 the whole year (one zone, no summer time), so local arithmetic needs no zone table.
import { saidTime, type SaidDay } from './said-time.ts';

const offsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

export type ChoiceName =
  | 'inAnHour'
  | 'inTwoHours'
  | 'thisAfternoon'
  | 'tomorrowMorning'
  | 'tomorrowAfternoon'
  | 'mondayMorning';
export interface AppointmentChoice {
  key: string;
  name: ChoiceName;
  /** ISO instant. */
  at: string;
}

/** Midnight (local) of the day that holds the instant, as milliseconds on the local clock. */
const localMidnight = (ms: number) => Math.floor((ms + offsetMs) / dayMs) * dayMs;
const instant = (localMs: number) => new Date(localMs - offsetMs).toISOString();
const clockMs = (hours: number, minutes = 0) => (hours * 60 + minutes) * 60_000;
const weekdayOf = (localMs: number) => new Date(localMs).getUTCDay();

/** The quick choices that lie ahead of `now`; minutes are rounded up to five. */
export function appointmentChoices(now: Date): AppointmentChoice[] {
  const nowMs = now.getTime();
  const midnight = localMidnight(nowMs);
  const rounded = (ms: number) => Math.ceil(ms / 300_000) * 300_000;
  const toMonday = (8 - weekdayOf(midnight)) % 7 || 7;
  const choices: [ChoiceName, number][] = [
    ['inAnHour', rounded(nowMs + 3_600_000) + offsetMs],
    ['inTwoHours', rounded(nowMs + 7_200_000) + offsetMs],
    ['thisAfternoon', midnight + clockMs(14)],
    ['tomorrowMorning', midnight + dayMs + clockMs(8, 30)],
    ['tomorrowAfternoon', midnight + dayMs + clockMs(14)],
    ['mondayMorning', midnight + toMonday * dayMs + clockMs(8, 30)],
  ];
  return (
    choices
      .filter(([, localMs]) => localMs - offsetMs > nowMs + 600_000)
      // On a Sunday, tomorrow morning is Monday morning.
      .filter(([, localMs], index, ahead) => ahead.findIndex(([, other]) => other === localMs) === index)
      .map(([name, localMs], index) => ({ key: String(index + 1), name, at: instant(localMs) }))
  );
}

/**
 * Whether a sign is the first of a typed time: a digit, a day (nay, mai, mốt, kia, t5, thứ 5, cn, ngày), a part of the day
 * (sáng, trưa, chiều, tối, đêm), «lúc», «vào». Not the keys that lead here, which may be held down.
 */
export function beginsTime(sign: string): boolean {
  return '0123456789nmktcsdđlv'.includes(sign.toLowerCase());
}

/** A choice by its key alone, or a time: `2` is the second choice, `2h` is two o'clock. Null when it is neither. */
export function meantAppointment(
  typed: string,
  choices: readonly Pick<AppointmentChoice, 'key' | 'at'>[],
  now: Date,
): string | null {
  return choices.find(({ key }) => key === typed.trim())?.at ?? typedAppointment(typed, now);
}

/** Local midnight of the day said, null when there is none. */
function saidDayMs(said: SaidDay, midnight: number): number | null {
  if (said.kind === 'unsaid') return midnight;
  if (said.kind === 'away') return midnight + said.days * dayMs;
  if (said.kind === 'weekday') {
    // Weeks begin on Monday and end with Sunday.
    const fromMonday = (day: number) => (day + 6) % 7;
    const ahead = fromMonday(said.weekday) - fromMonday(weekdayOf(midnight));
    return midnight + (said.nextWeek ? ahead + 7 : (ahead + 7) % 7 || 7) * dayMs;
  }
  const inYear = (year: number) => Date.UTC(year, said.month - 1, said.day);
  const thisYear = new Date(midnight).getUTCFullYear();
  const found = inYear(said.year ?? (inYear(thisYear) < midnight ? thisYear + 1 : thisYear));
  const isReal =
    new Date(found).getUTCDate() === said.day && new Date(found).getUTCMonth() === said.month - 1;
  return isReal ? found : null;
}

/**
 * A time typed by hand, as said-time.ts reads it. Gives the ISO instant; null when it cannot be read or has passed. A time
 * without a day that has passed today means tomorrow.
 */
export function typedAppointment(typed: string, now: Date): string | null {
  const said = saidTime(typed);
  if (said === null) return null;
  const day = saidDayMs(said.day, localMidnight(now.getTime()));
  if (day === null) return null;
  const localMs = day + clockMs(0, said.minutes);
  const passed = localMs - offsetMs <= now.getTime();
  if (!passed) return instant(localMs);
  return said.day.kind === 'unsaid' ? instant(localMs + dayMs) : null;
}
