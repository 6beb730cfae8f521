// Dates as lists write them: real date cells, serial numbers, day/month/year text with or without the time.
import type { CellValue } from './raw-row.ts';
import { tidyText } from './names.ts';
import type { ByteText } from './plain-cells.ts';
import { remembered } from './remembered.ts';
import { rememberedBytes } from './remembered-bytes.ts';

export interface DateReading {
  /** ISO date, YYYY-MM-DD, in Vietnam's calendar day; null when there is none. */
  on: string | null;
  /** HH:mm when the cell states a time of day. */
  time: string | null;
  /** Missing: the cell is blank. Unreadable: something stands there that is no date between 1990 and 2099. */
  problem: 'missing' | 'unreadable' | null;
}

const missing: DateReading = { on: null, time: null, problem: 'missing' };
const unreadable: DateReading = { on: null, time: null, problem: 'unreadable' };

const millisecondsPerDay = 86_400_000;
/** Serial number of 01/01/1970 in the spreadsheets' calendar that starts in 1900. */
const serialOfEpoch = 25_569;
const vietnamOffsetMilliseconds = 7 * 3_600_000;

const dayFirst =
  /^(?:(?<before>\d{1,2}[:hg]\d{1,2}(?:[:m]\d{1,2})?)[ ,-]+)?(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?:[ ,-]+(?<after>\d{1,2}[:hg]\d{1,2}(?:[:m]\d{1,2}(?:\.\d+)?)?) ?(?<half>am|pm|sa|ch)?)?$/i;
const yearFirst =
  /^(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})(?:[T ](?<after>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const serialText = /^\d{5}(\.\d+)?$/;
const placeholder = /^[\s\-–—./_…]*$/;

/**
 * Reads a date cell: Date (wall clock in UTC), spreadsheet serial number, dd/MM/yyyy or d-M-yyyy with the time before
 * or after, ISO. The day comes first: 03/04/2024 is 3 April. A date that does not exist (31/02) is unreadable.
 */
export function readDate(cell: CellValue): DateReading {
  if (cell === null) return missing;
  if (cell instanceof Date) return fromUtcMilliseconds(cell.getTime(), true);
  if (typeof cell === 'number') return fromSerial(cell);
  return readDateText(cell);
}

/** Lists of a year have few different days. */
const readDateText = remembered((cell): DateReading => {
  const text = tidyText(cell);
  if (placeholder.test(text)) return missing;
  const match = dayFirst.exec(text) ?? yearFirst.exec(text);
  if (match?.groups) return fromParts(match.groups);
  if (instant.test(text)) return fromUtcMilliseconds(Date.parse(text) + vietnamOffsetMilliseconds, true);
  return serialText.test(text) ? fromSerial(Number(text)) : unreadable;
}, 5000);

/** Readings of dd/MM/yyyy, by the day. */
const knownDays: (DateReading | undefined)[] = [];
const rememberedDate = rememberedBytes(readDateText);

/**
 * The day that a text cell states, as readDate reads it; the time of day is not looked at. Lists of a year have few
 * different days, and many different times.
 */
export function readDay({ bytes, words, start, end }: ByteText): DateReading {
  if (start === end) return missing;
  if (!isDayFirst(words, start, end)) return rememberedDate(words, start, end);
  const day = twoDigitsAt(bytes, start);
  const month = twoDigitsAt(bytes, start + 3);
  const year = twoDigitsAt(bytes, start + 6) * 100 + twoDigitsAt(bytes, start + 8);
  const place = (year * 100 + month) * 100 + day - 19_000_000;
  if (place < 0 || place > 2_000_000) return rememberedDate(words, start, end);
  const known = knownDays[place];
  if (known) return known;
  const on = isoDate(year, month, day);
  const reading = on === null ? unreadable : { on, time: null, problem: null };
  knownDays[place] = reading;
  return reading;
}

function twoDigitsAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) - 0x30) * 10 + (bytes[at + 1] ?? 0) - 0x30;
}

/** What four bytes may be: a digit where the form has a 0, its own character elsewhere. */
function formOf(text: string): { characters: number; digits: number } {
  const word = new DataView(new ArrayBuffer(4));
  const digits = new DataView(new ArrayBuffer(4));
  for (let at = 0; at < 4; at += 1) {
    word.setUint8(at, text.charCodeAt(at));
    digits.setUint8(at, text[at] === '0' ? 0x0f : 0);
  }
  return { characters: word.getInt32(0), digits: digits.getInt32(0) };
}

const dayAndMonth = formOf('00/0');
const monthAndYear = formOf('0/00');
const fourDigits = formOf('0000');
const yearAndHour = formOf('00 0');
const clock = formOf('0:00');

/** dd/MM/yyyy, alone or with HH:mm or HH:mm:ss behind it, which need not be a time that a clock has. */
function isDayFirst(words: DataView, start: number, end: number): boolean {
  const length = end - start;
  if (length !== 10 && length !== 16 && length !== 19) return false;
  if (!isOfForm(words, start, dayAndMonth) || !isOfForm(words, start + 4, monthAndYear)) return false;
  if (length === 10) return isOfForm(words, start + 6, fourDigits);
  if (!isOfForm(words, start + 8, yearAndHour) || !isOfForm(words, start + 12, clock)) return false;
  return length === 16 || isOfForm(words, start + 15, clock);
}

/** Digits differ from '0' in their lower four bits alone, and by nine at most. */
function isOfForm(words: DataView, at: number, { characters, digits }: ReturnType<typeof formOf>): boolean {
  const difference = words.getInt32(at) ^ characters;
  return (difference & ~digits) === 0 && ((difference + 0x06060606) & 0xf0f0f0f0) === 0;
}

function fromParts(parts: Record<string, string | undefined>): DateReading {
  const on = isoDate(Number(parts['year']), Number(parts['month']), Number(parts['day']));
  if (on === null) return unreadable;
  return { on, time: timeOf(parts['before'] ?? parts['after'], parts['half']), problem: null };
}

/** HH:mm of 8:5, 14h30, 02:05 PM, 02:05 CH (chiều); null when the clock has no such time. */
function timeOf(text: string | undefined, half: string | undefined): string | null {
  if (text === undefined) return null;
  const [hourText, minuteText] = text.split(/[:hgm]/i);
  const isAfternoon = /^(pm|ch)$/i.test(half ?? '');
  const hour = (Number(hourText) % (half ? 12 : 24)) + (isAfternoon ? 12 : 0);
  const minute = Number(minuteText);
  if (Number(hourText) > 23 || minute > 59) return null;
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function fromSerial(serial: number): DateReading {
  return fromUtcMilliseconds(Math.round((serial - serialOfEpoch) * 86_400) * 1000, !Number.isInteger(serial));
}

function fromUtcMilliseconds(milliseconds: number, mayHaveTime: boolean): DateReading {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return unreadable;
  const on = isoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (on === null) return unreadable;
  const hasTime = mayHaveTime && milliseconds % millisecondsPerDay !== 0;
  return {
    on,
    time: hasTime ? `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}` : null,
    problem: null,
  };
}

/** The day as ISO text, or null when the calendar has no such day or it lies outside 1990–2099. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1990 && year <= 2099 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > 28 && day > daysInMonth(year, month)) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
