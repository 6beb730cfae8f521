// A time as citizens say it and operators write it down: «7 giờ tối mai», «sáng thứ 5 lúc 8 rưỡi», «mai 9h», «23/11 14:00».
// Order and marks do not matter. Gives parts, not an instant; appointment-times.ts knows what day it is. Pure.
import { folded } from '#client/ui/fold.ts';

export type SaidDay =
  | { kind: 'unsaid' }
  /** Days from today. */
  | { kind: 'away'; days: number }
  /** 0 is Sunday, as Date has it. */
  | { kind: 'weekday'; weekday: number; nextWeek: boolean }
  | { kind: 'date'; day: number; month: number; year: number | null };

export interface SaidTime {
  day: SaidDay;
  /** From midnight of that day; 24 × 60 is the midnight at its end. */
  minutes: number;
}

type Part = 'sang' | 'trua' | 'chieu' | 'toi' | 'dem';

/** Hours by the clock of twelve and of twenty-four that go with a part of the day, and the hour that they mean. */
function hourIn(part: Part, hour: number): number | null {
  const afternoon = hour < 12 ? hour + 12 : hour;
  switch (part) {
    case 'sang':
      return hour >= 1 && hour <= 11 ? hour : null;
    case 'trua':
      // «1 giờ trưa» is after noon, «11 giờ trưa» before.
      return hour >= 10 && hour <= 14 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : null;
    case 'chieu':
      return afternoon >= 12 && afternoon <= 18 && hour !== 0 ? afternoon : null;
    case 'toi':
      return hour === 12 ? 24 : afternoon >= 17 && afternoon <= 23 ? afternoon : null;
    case 'dem':
      // «2 giờ đêm» belongs to the day that has begun, «12 giờ đêm» ends the one that was.
      if (hour === 12) return 24;
      return hour <= 4 ? hour : afternoon >= 20 && afternoon <= 23 ? afternoon : null;
  }
}

/** What a part of the day means without an hour, in minutes; at night nobody is called. */
const usual: Partial<Record<Part, number>> = { sang: 510, trua: 690, chieu: 840, toi: 1140 };

const weekdayNames = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const daysAway: Record<string, number> = { nay: 0, mai: 1, mot: 2, kia: 2 };

/** Null when it cannot be read, or contradicts itself («9h tối sáng mai», «3 giờ sáng chiều»). */
export function saidTime(typed: string): SaidTime | null {
  let rest = ` ${folded(typed).trim()} `;
  /** Takes the first such word out of what is left to read. */
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.replace(found[0], ' ');
    return found;
  };
  const nextWeek = take(/ tuan (?:sau|toi)(?= )/) !== null;
  const date = take(/ (\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?= )/);
  const sunday = take(/ (?:cn|chu nhat)(?= )/);
  const numbered = take(/ (?:thu ?|t)([2-7])(?= )/);
  const named = take(/ thu (hai|ba|tu|nam|sau|bay)(?= )/);
  const away = take(/ (nay|mai|mot|kia)(?= )/);
  const part = take(/ (?:buoi )?(sang|trua|chieu|toi|dem)(?= )/)?.[1] as Part | undefined;
  for (const filler of ['luc', 'vao', 'khoang', 'ngay', 'hom']) take(new RegExp(` ${filler}(?= )`));

  const said = [date, sunday ?? numbered ?? named, away].filter(
    (each) => each !== null && each !== undefined,
  );
  if (said.length > 1 || (nextWeek && (sunday ?? numbered ?? named) === null)) return null;
  const minutes = minutesOf(rest.trim(), part);
  return minutes === null ? null : { day: dayOf(), minutes };

  function dayOf(): SaidDay {
    if (date)
      return {
        kind: 'date',
        day: Number(date[1]),
        month: Number(date[2]),
        year: date[3] ? Number(date[3]) : null,
      };
    if (sunday) return { kind: 'weekday', weekday: 0, nextWeek };
    if (numbered) return { kind: 'weekday', weekday: Number(numbered[1]) - 1, nextWeek };
    if (named) return { kind: 'weekday', weekday: weekdayNames.indexOf(named[1] ?? '') + 1, nextWeek };
    const days = daysAway[away?.[1] ?? ''];
    return days === undefined ? { kind: 'unsaid' } : { kind: 'away', days };
  }
}

/** `14`, `14:30`, `14h30`, `1430`, `7 giờ 15`, `7 rưỡi`, `8 giờ kém 15`; nothing where the part of the day says enough. */
function minutesOf(written: string, part: Part | undefined): number | null {
  if (written === '') return part === undefined ? null : (usual[part] ?? null);
  const clock = /^(\d{1,2})(?: ?(?:[:.hg]|gio) ?(\d{2})| ?(\d{2})| ?(?:h|g|gio))?(?: ?(?:p|phut))?$/.exec(
    written,
  );
  const half = /^(\d{1,2}) ?(?:h|g|gio)? ?ruoi$/.exec(written);
  const short = /^(\d{1,2}) ?(?:h|g|gio)? ?kem ?(\d{1,2})(?: ?(?:p|phut))?$/.exec(written);
  const found = clock ?? half ?? short;
  if (!found) return null;
  const hour = part === undefined ? Number(found[1]) : hourIn(part, Number(found[1]));
  const beyond = half ? 30 : short ? -Number(short[2]) : Number(found[2] ?? found[3] ?? 0);
  if (hour === null || hour > 24 || (hour === 24 && part === undefined) || Math.abs(beyond) > 59) return null;
  return hour * 60 + beyond;
}
