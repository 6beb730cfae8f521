// One telephone number: brought to today's numbering plan, or refused. phone.ts takes a whole cell apart.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import type { AmbiguousLandlines } from './list-mapping.ts';
import { oldAreaCodes, oldAreaCodesDeadOn, oldMobilePrefixes } from './old-numbering.ts';
import type { OldAreaCode } from './old-numbering.ts';
import type { ByteText } from './plain-cells.ts';

export type PhoneKind = 'mobile' | 'landline';

export interface NumberContext {
  /** ISO date of the row or list, which decides what an old form may mean; null when nothing dates it. */
  listDatedOn: string | null;
  /** What a number is that may be an old landline; nobody has said so yet when it is 'mobile' by default. */
  ambiguousLandlines: AmbiguousLandlines;
}

/** What had to be done to a number, or is worth knowing about it. */
export type NumberNote =
  | 'lostZero'
  | 'plus84'
  | 'old11'
  | 'oldLandline'
  | 'ambiguousOldLandline'
  | 'landline';

export type NumberReading =
  | { phoneE164: string; kind: PhoneKind; notes: readonly NumberNote[] }
  | { problem: 'premium' | 'invalid' };

// The everyday ranges of libphonenumber's metadata for VN. Whatever passes here is valid there too (a test holds that);
// whatever fails is asked there, which is thirty times slower.
const everydayMobile = /^0(?:3\d|5[1689]|7[06-9]|8[1-8]|9[0-8])\d{7}$/;
const everydayLandline =
  /^02(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])\d{7}$/;

/** By the two digits after the zero, which alone decide. */
const isEverydayRange = Uint8Array.from({ length: 100 }, (_, range) =>
  everydayMobile.test(`0${String(range).padStart(2, '0')}1234567`) ? 1 : 0,
);

/** Whether a mobile number of today's form can only be one: in older lists it may be an old landline. */
export function isMobileToday(listDatedOn: string | null): boolean {
  return listDatedOn === null || listDatedOn >= oldAreaCodesDeadOn;
}

/** A number with more of them is left to isDummy, which knows that 0 follows 9. */
const mostEqualSteps = 5;

/**
 * The digits of E.164 as one number when the text is an everyday mobile number, ten digits and nothing else; 0 when it
 * is anything else, and for some that begin like a dummy: readPhones says what that is. Only where isMobileToday.
 */
export function everydayMobileNumber({ bytes, start, end }: ByteText): number {
  if (end - start !== 10 || bytes[start] !== 0x30) return 0;
  let number = 0;
  let steps = 0;
  for (let at = start + 1; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
    // A dummy has eight equal steps from digit to digit.
    if (
      at > start + 2 &&
      (bytes[at] ?? 0) - (bytes[at - 1] ?? 0) === (bytes[at - 1] ?? 0) - (bytes[at - 2] ?? 0)
    )
      steps += 1;
  }
  if (steps >= mostEqualSteps || isEverydayRange[Math.floor(number / 10_000_000)] !== 1) return 0;
  return 84_000_000_000 + number;
}

/** All numbers of the plan, old and new, have a trunk zero and 9 or 10 digits after it. */
const dialledLength = /^0[1-9]\d{8,9}$/;

const premiumOrFree = /^0?1[89]00\d{4,6}$/;

/**
 * Reads digits, with an optional leading +, as one Vietnamese number. Mobile numbers of 11 digits and old area codes
 * are brought to today's form. Numbers of other countries, dummies (all digits equal, runs such as 0123456789) and
 * wrong lengths are invalid; 1900 and 1800 lines are premium: they are never called.
 *
 * An old landline of 10 digits may look like a mobile number of today (0563822222). In a list from before that area's
 * change of 2017 it is ambiguous, and a person's answer decides (`ambiguousLandlines`): read as mobile with the note
 * ambiguousOldLandline, or renumbered as a landline; invalid then when that gives no number of today. In a later list,
 * or one that nothing dates, it is a mobile number.
 */
export function readNumber(digits: string, context: NumberContext): NumberReading {
  const national = nationalForm(digits);
  if (national === null) return { problem: 'invalid' };
  if (premiumOrFree.test(national.digits)) return { problem: 'premium' };
  if (!dialledLength.test(national.digits) || isDummy(national.digits)) return { problem: 'invalid' };
  const found = inTodaysPlan(national.digits, context);
  return found ? { ...found, notes: [...national.notes, ...found.notes] } : { problem: 'invalid' };
}

/** As people in the country write it; 0084… is the one other number that begins like this. */
const domesticForm = /^0[1-9]\d+$/;

/** The number with its trunk zero: country code taken off, a zero that a spreadsheet dropped put back. */
function nationalForm(digits: string): { digits: string; notes: NumberNote[] } | null {
  if (domesticForm.test(digits)) return { digits, notes: [] };
  const international = /^(?:\+84|0084)0?(\d+)$/.exec(digits) ?? /^840?([1-9]\d{8,9})$/.exec(digits);
  if (international?.[1]) return { digits: `0${international[1]}`, notes: ['plus84'] };
  if (!/^\d+$/.test(digits)) return null;
  if (digits.startsWith('0') || premiumOrFree.test(digits)) return { digits, notes: [] };
  const hasLostZero = /^[35789]\d{8}$|^[12567]\d{9}$/.test(digits);
  return hasLostZero ? { digits: `0${digits}`, notes: ['lostZero'] } : null;
}

/** Whether each digit of the subscriber's number is the one before it, or that plus one, or less one, modulo ten. */
function isDummy(national: string): boolean {
  const step = stepAt(national, 2);
  if (step !== 0 && step !== 1 && step !== 9) return false;
  for (let at = 3; at < national.length; at += 1) if (stepAt(national, at) !== step) return false;
  return true;
}

/** The digit less the one before it, modulo ten. */
function stepAt(digits: string, at: number): number {
  return (digits.charCodeAt(at) - digits.charCodeAt(at - 1) + 10) % 10;
}

type Found = Exclude<NumberReading, { problem: string }>;

function inTodaysPlan(national: string, context: NumberContext): Found | null {
  if (everydayMobile.test(national)) return mobileOrOldLandline(national, context);
  const newMobilePrefix = national.length === 11 ? oldMobilePrefixes.get(national.slice(0, 4)) : undefined;
  if (newMobilePrefix) {
    const renumbered = newMobilePrefix + national.slice(4);
    return everydayMobile.test(renumbered) ? mobile(renumbered, ['old11']) : null;
  }
  const kind = kindOf(national);
  if (kind === 'mobile') return mobileOrOldLandline(national, context);
  if (kind === 'landline') return { phoneE164: e164(national), kind, notes: ['landline'] };
  return fromOldAreaCode(national, context.listDatedOn);
}

function mobile(national: string, notes: readonly NumberNote[]): Found {
  return { phoneE164: e164(national), kind: 'mobile', notes };
}

function mobileOrOldLandline(
  national: string,
  { listDatedOn, ambiguousLandlines }: NumberContext,
): Found | null {
  const isOldList = listDatedOn !== null && listDatedOn < oldAreaCodesDeadOn;
  const area = isOldList ? areaOf(national) : null;
  if (!area || listDatedOn === null || listDatedOn >= area.changedOn) return mobile(national, []);
  return ambiguousLandlines === 'landline'
    ? renumberedLandline(national, area)
    : mobile(national, ['ambiguousOldLandline']);
}

/**
 * A number of 10 digits under 02… is an old landline only in a list from before the old codes died; in a later one it
 * is a number of today with a digit missing.
 */
function fromOldAreaCode(national: string, listDatedOn: string | null): Found | null {
  const area = areaOf(national);
  if (!area) return null;
  const looksTruncated = national.length === 10 && national.startsWith('02');
  if (looksTruncated && !(listDatedOn !== null && listDatedOn < oldAreaCodesDeadOn)) return null;
  return renumberedLandline(national, area);
}

function renumberedLandline(national: string, area: OldArea): Found | null {
  const renumbered = area.newCode + national.slice(area.oldCode.length);
  if (kindOf(renumbered) !== 'landline') return null;
  return { phoneE164: e164(renumbered), kind: 'landline', notes: ['landline', 'oldLandline'] };
}

interface OldArea extends OldAreaCode {
  oldCode: string;
}

/** The old area whose code opens the number, by the longest code that fits. */
function areaOf(national: string): OldArea | null {
  for (const length of [4, 3, 2]) {
    const oldCode = national.slice(0, length);
    const area = oldAreaCodes.get(oldCode);
    if (area) return { oldCode, ...area };
  }
  return null;
}

function kindOf(national: string): PhoneKind | null {
  if (everydayLandline.test(national)) return 'landline';
  switch (parsePhoneNumberFromString(national, 'VN')?.getType()) {
    case 'MOBILE':
    case 'FIXED_LINE_OR_MOBILE':
      return 'mobile';
    case 'FIXED_LINE':
      return 'landline';
    default:
      return null;
  }
}

function e164(national: string): string {
  return `+84${national.slice(1)}`;
}
