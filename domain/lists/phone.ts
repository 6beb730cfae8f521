// The telephone cell of a list row: as people fill it in, with several numbers, labels, extensions, lost zeros.
// The caller keeps the raw text.
import { foldText, tidyText } from './names.ts';
import type { NumberContext, NumberNote, NumberReading, PhoneKind } from './phone-number.ts';
import { readNumber } from './phone-number.ts';

export interface ReadPhone {
  phoneE164: string;
  kind: PhoneKind;
}

/** Why no number of the cell can be called. */
export type PhoneProblem = 'missing' | 'premium' | 'invalid';

export type PhoneWarning = NumberNote | 'twoPhones' | 'extensionDropped' | 'partUnreadable';

export interface PhonesReading {
  /** Callable numbers in the order of the cell, none twice; the first is the primary one. */
  numbers: readonly ReadPhone[];
  /** Null when there is at least one callable number. */
  problem: PhoneProblem | null;
  /** What was done or noticed, each at most once. */
  warnings: readonly PhoneWarning[];
}

const saysNone =
  /^((khong|ko|k|chua)( (co|ro|cung cap|cap nhat|de lai|nhap))?( (so|sdt|dt|so dien thoai|dien thoai))?|none|null|n ?a|nan|trong|x+|0{1,3})$/;
const extension =
  /[\s,(]*(?:(?:số )?máy lẻ|may le|số lẻ|số nhánh|nhánh|nội bộ|extension|ext|lẻ|(?<=\d)\s*x)\s*[.:]?\s*\d{1,5}\b\)?/giu;
const betweenNumbers = /[\p{L}/;,|&\n]+/u;
const spacedDash = /\s[-–—]\s/;
const notDialled = /[^\d+]+/g;

/** One number and nothing else: nearly every cell. */
const bareNumber = /^0\d{9,10}$/;

/** The same with spaces, with a country code or of another length: no words, no marks, at most one number. */
const spacedNumber = /^\+?\d(?: ?\d){5,11}$/;

/** A piece of fewer digits is a house number or a label's, not a number someone mistyped. */
const shortestAttempt = 6;

/**
 * Reads the numbers of a telephone cell. Accepted: separators of any kind, several numbers divided by / ; , "hoặc",
 * a dash or spaces, +84 / 0084 / 84, a lost leading zero, extension words, labels, the forms of before 2017/2018.
 *
 * @param raw the cell; a number when the spreadsheet made one of it
 * @param context what decides about old forms; without it nothing dates the number
 */
export function readPhones(
  raw: string | number | null,
  context: NumberContext = { listDatedOn: null, ambiguousLandlines: 'mobile' },
): PhonesReading {
  if (typeof raw === 'string') {
    if (bareNumber.test(raw)) return onlyNumber(readNumber(raw, context));
    if (spacedNumber.test(raw)) return onlyNumber(readNumber(raw.replaceAll(' ', ''), context));
  }
  const text = typeof raw === 'number' ? numberText(raw) : plainText(raw ?? '');
  if (saysNothing(text)) return { numbers: [], problem: 'missing', warnings: [] };

  const withoutExtension = text.replace(extension, ' ');
  const readings = readPieces(withoutExtension, context);
  const numbers = readings.flatMap((reading) =>
    'problem' in reading ? [] : [{ phoneE164: reading.phoneE164, kind: reading.kind }],
  );
  const distinct = numbers.filter(
    (number, index) => numbers.findIndex((other) => other.phoneE164 === number.phoneE164) === index,
  );
  if (distinct.length === 0) {
    const hasPremium = readings.some((reading) => 'problem' in reading && reading.problem === 'premium');
    return { numbers: [], problem: hasPremium ? 'premium' : 'invalid', warnings: [] };
  }
  const warnings = new Set<PhoneWarning>();
  for (const reading of readings) {
    if ('problem' in reading) warnings.add('partUnreadable');
    else for (const note of reading.notes) warnings.add(note);
  }
  if (distinct.length > 1) warnings.add('twoPhones');
  if (withoutExtension !== text) warnings.add('extensionDropped');
  return { numbers: distinct, problem: null, warnings: [...warnings] };
}

function onlyNumber(reading: NumberReading): PhonesReading {
  if ('problem' in reading) return { numbers: [], problem: reading.problem, warnings: [] };
  const { phoneE164, kind, notes } = reading;
  return { numbers: [{ phoneE164, kind }], problem: null, warnings: notes };
}

function numberText(value: number): string {
  return Number.isInteger(value) && value >= 0 ? String(value) : 'invalid';
}

/** Spreadsheet residue taken off: ="0912…", '0912…, 912….0 */
function plainText(raw: string): string {
  return tidyText(raw.replace(/\n/g, ' / '))
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^'/, '')
    .replace(/^(\d{8,12})\.0$/, '$1');
}

function saysNothing(text: string): boolean {
  const folded = foldText(text);
  return folded === '' || saysNone.test(folded);
}

function readPieces(text: string, context: NumberContext): NumberReading[] {
  const pieces = text
    .split(betweenNumbers)
    .filter((piece) => piece.replace(/\D/g, '').length >= shortestAttempt);
  return pieces.flatMap((piece) => readPiece(piece, context));
}

/** A piece is one number, else numbers parted by a dash, else two numbers run together. */
function readPiece(piece: string, context: NumberContext): NumberReading[] {
  const digits = piece.replace(notDialled, '');
  const whole = readNumber(digits, context);
  if (!('problem' in whole) || whole.problem === 'premium') return [whole];
  const parts = piece.split(spacedDash).filter((part) => /\d/.test(part));
  if (parts.length > 1) return parts.flatMap((part) => readPiece(part, context));
  return twoRunTogether(digits, context) ?? [whole];
}

function twoRunTogether(digits: string, context: NumberContext): NumberReading[] | null {
  for (const length of [10, 11]) {
    const [first, second] = [digits.slice(0, length), digits.slice(length)];
    if (!first.startsWith('0') || !second.startsWith('0')) continue;
    const readings = [readNumber(first, context), readNumber(second, context)];
    if (readings.every((reading) => !('problem' in reading))) return readings;
  }
  return null;
}
