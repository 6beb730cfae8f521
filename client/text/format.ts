// Figures, dates and times as they are read here: 1.234,5 · 72,18 % · 18/03/2024 · 14:05, zone Asia/Ho_Chi_Minh.
// Pure; the English reader gets English marks in numbers and the same order of day, month, year.
import type { Language } from './languages.ts';

const zone = 'Asia/Ho_Chi_Minh';
const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
/** Stands for a figure that does not exist (yet). */
export const noFigure = '–';
const narrowSpace = '\u202f';
/** As wide as the plus; the hyphen of keyboards is not a minus. */
const minus = '−';

type Instant = string | number | Date;

export interface Format {
  /** 1.234,5 ; `digits` fixes the number of decimals. */
  number: (value: number | null, digits?: number) => string;
  /** A difference with its sign, none where it is nought as printed: +1,20, −0,85, 0,00. */
  signed: (value: number | null, digits?: number) => string;
  /** A share already in percent: 72,18 %. */
  percent: (percent: number | null, digits?: number) => string;
  /** An instant's calendar day: 18/03/2024. */
  dayOf: (at: Instant) => string;
  /** A calendar day `yyyy-mm-dd`: 18/03/2024; null gives the dash. */
  day: (on: string | null) => string;
  /** 14:05 */
  time: (at: Instant) => string;
  /** 14:05 today, else 18/03 14:05; with the year when it is another one. */
  when: (at: Instant, now?: Instant) => string;
  /** 18/03/2024 14:05 */
  dayTime: (at: Instant) => string;
  /** Up to which something may be done: `hết ngày 30/11/2026` where that is midnight after it, else 18/03/2024 14:05. */
  deadline: (at: Instant) => string;
  /** thứ Hai 18/03 */
  weekday: (at: Instant) => string;
  /** A clock for seconds: 3:41, 1:02:14. */
  clock: (seconds: number) => string;
  /** A length in words: 45 giây, 12 phút, 2 giờ 14 phút, 3 ngày. */
  duration: (seconds: number) => string;
  /** 6,5 MB */
  bytes: (bytes: number) => string;
}

const units: Record<Language, { day: string; hour: string; minute: string; second: string }> = {
  vi: { day: 'ngày', hour: 'giờ', minute: 'phút', second: 'giây' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's' },
};

function partsOf(at: Instant): Record<'day' | 'month' | 'year' | 'hour' | 'minute', string> {
  const found = { day: '', month: '', year: '', hour: '', minute: '' };
  for (const { type, value } of partsFormat.formatToParts(new Date(at))) {
    if (type === 'day' || type === 'month' || type === 'year' || type === 'hour' || type === 'minute')
      found[type] = value;
  }
  return found;
}

const partsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const two = (value: number) => String(value).padStart(2, '0');

function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function durationIn(language: Language, seconds: number): string {
  const unit = units[language];
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} ${unit.second}`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} ${unit.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    const rest = minutes % 60;
    return rest === 0 ? `${hours} ${unit.hour}` : `${hours} ${unit.hour} ${rest} ${unit.minute}`;
  }
  return `${Math.round(hours / 24)} ${unit.day}`;
}

function formatFor(language: Language): Format {
  const locale = locales[language];
  const written = (signDisplay: 'negative' | 'exceptZero') => (value: number | null, digits?: number) =>
    value === null || !Number.isFinite(value)
      ? noFigure
      : value
          .toLocaleString(locale, {
            signDisplay,
            ...(digits === undefined
              ? { maximumFractionDigits: 2 }
              : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
          })
          .replace('-', minus);
  const number = written('negative');
  const time = (at: Instant) => {
    const { hour, minute } = partsOf(at);
    return `${hour}:${minute}`;
  };
  const dayOf = (at: Instant) => {
    const { day, month, year } = partsOf(at);
    return `${day}/${month}/${year}`;
  };
  const weekdayFormat = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long' });
  return {
    number,
    signed: written('exceptZero'),
    percent: (percent, digits) =>
      percent === null ? noFigure : `${number(percent, digits)}${language === 'vi' ? narrowSpace : ''}%`,
    dayOf,
    day: (on) => (on === null ? noFigure : on.slice(0, 10).split('-').toReversed().join('/')),
    time,
    when: (at, now = Date.now()) => {
      const [then, today] = [partsOf(at), partsOf(now)];
      const clockTime = `${then.hour}:${then.minute}`;
      if (then.year !== today.year) return `${dayOf(at)} ${clockTime}`;
      const sameDay = then.day === today.day && then.month === today.month;
      return sameDay ? clockTime : `${then.day}/${then.month} ${clockTime}`;
    },
    dayTime: (at) => `${dayOf(at)} ${time(at)}`,
    deadline: (at) => {
      const clockTime = time(at);
      if (clockTime !== '00:00') return `${dayOf(at)} ${clockTime}`;
      const lastDay = dayOf(new Date(at).getTime() - 1);
      return language === 'vi' ? `hết ngày ${lastDay}` : `the end of ${lastDay}`;
    },
    weekday: (at) => {
      const { day, month } = partsOf(at);
      return `${weekdayFormat.format(new Date(at))} ${day}/${month}`;
    },
    clock,
    duration: (seconds) => durationIn(language, seconds),
    bytes: (bytes) => {
      const scale = bytes < 1_000_000 ? { by: 1_000, unit: 'kB' } : { by: 1_000_000, unit: 'MB' };
      return `${number(bytes / scale.by, 1)} ${scale.unit}`;
    },
  };
}

/** One formatter per language. */
export const formats: Record<Language, Format> = { vi: formatFor('vi'), en: formatFor('en') };
