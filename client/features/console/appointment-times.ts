// Times for an appointment, quickly: the choices with a key each, and a time typed by hand. Pure.
// Viet Nam keeps UTC+7 the whole year (one zone, no summer time), so local arithmetic needs no zone table.

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

const weekdays: Record<string, number> = { cn: 0, t2: 1, t3: 2, t4: 3, t5: 4, t6: 5, t7: 6 };

/** Whether a sign is the first of a typed time: a digit, or a day (nay, mai, mốt, kia, t5, thứ 5, cn, ngày). */
export function beginsTime(sign: string): boolean {
  return '0123456789nmktc'.includes(sign.toLowerCase());
}

/** A choice by its key alone, or a time: `2` is the second choice, `2h` is two o'clock. Null when it is neither. */
export function meantAppointment(
  typed: string,
  choices: readonly Pick<AppointmentChoice, 'key' | 'at'>[],
  now: Date,
): string | null {
  return choices.find(({ key }) => key === typed.trim())?.at ?? typedAppointment(typed, now);
}

/** Local midnight of the day typed ('' is today), null when it is no day. */
function typedDayMs(typed: string, midnight: number): number | null {
  if (typed === '' || typed === 'nay') return midnight;
  if (typed === 'mai') return midnight + dayMs;
  if (typed === 'mốt' || typed === 'kia') return midnight + 2 * dayMs;
  const weekday = weekdays[typed];
  if (weekday !== undefined) return midnight + ((weekday - weekdayOf(midnight) + 7) % 7 || 7) * dayMs;
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(typed);
  if (!match) return null;
  const [day, month] = [Number(match[1]), Number(match[2])];
  const year = new Date(midnight).getUTCFullYear();
  const inYear = (which: number) => Date.UTC(which, month - 1, day);
  const found = inYear(year) < midnight ? inYear(year + 1) : inYear(year);
  return new Date(found).getUTCDate() === day ? found : null;
}

/**
 * A time typed by hand: `14`, `14:30`, `14h30`, `1430`; before it a day if not today: `mai`, `mốt`, `t2`…`t7`, `cn`, `23/11`.
 * Gives the ISO instant; null when it cannot be read. A bare time that has passed today means tomorrow.
 */
export function typedAppointment(typed: string, now: Date): string | null {
  const match = /^(?:(.*?)\s+)?(\d{1,2})(?:[:hg.]?(\d{2})|[hg])?$/.exec(typed.trim().toLowerCase());
  if (!match) return null;
  const [, dayText = '', hourText = '', minuteText = '0'] = match;
  const [hours, minutes] = [Number(hourText), Number(minuteText)];
  if (hours > 23 || minutes > 59) return null;
  const midnight = localMidnight(now.getTime());
  const day = typedDayMs(dayText.replace(/^(ngày|thứ)\s*/, ''), midnight);
  if (day === null) return null;
  const localMs = day + clockMs(hours, minutes);
  const passed = localMs - offsetMs <= now.getTime();
  if (!passed) return instant(localMs);
  return dayText === '' ? instant(localMs + dayMs) : null;
}
