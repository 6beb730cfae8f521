// Compares an original answer with the one given at the re-call, by IPA's three types of question (Innovations for
// Poverty Action, bcstats and ipabcstats in PovertyAction/high-frequency-checks): what must not change, what is hard
// to ask, what may truly change. Both answers are kept; the verdict is verdict.ts.

import { Temporal } from 'temporal-polyfill';

import { isEmpty } from '#domain/questionnaire/answers.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Repeat } from '#domain/questionnaire/definition.ts';

export type NotComparedReason =
  /** One of the two was not asked or left empty. */
  | 'not-asked'
  /** "Don't know" or a refusal on one side says nothing about the other side. */
  | 'no-substantive-answer'
  /** A number against a text: the questionnaires do not match. */
  | 'different-kinds';

export interface AnswerComparison {
  /** The question of the original interview. */
  name: string;
  type: Repeat['type'];
  original: AnswerValue | null;
  recheck: AnswerValue | null;
  /** Null when the two could be compared. */
  notCompared: NotComparedReason | null;
  equal: boolean;
  /** Equal, or different by no more than the tolerance. */
  withinTolerance: boolean;
  /** re-check − original: in value, in days for dates; options chosen in one only, for multiple choice; else null. */
  difference: number | null;
}

/**
 * Compares the two answers to one question that a phúc tra repeats.
 *
 * Special answers: equal specials agree; "does not apply" against an answer differs, for whether something applied to
 * the citizen is a fact; "don't know" or "refused" on one side only is not compared, as IPA leaves excluded values out
 * of error rates. Numbers, codes and days may differ by the repeat's tolerance, multiple choices by so many options
 * (their order means nothing). Texts are compared without case, punctuation and blanks, in Unicode NFC; marks count.
 */
export function compareAnswers(
  repeat: Repeat,
  original: AnswerValue | null,
  recheck: AnswerValue | null,
): AnswerComparison {
  const { question: name, type, tolerance } = repeat;
  return { name, type, original, recheck, ...judge(tolerance, original, recheck) };
}

type Judgement = Pick<AnswerComparison, 'notCompared' | 'equal' | 'withinTolerance' | 'difference'>;

function judge(tolerance: number, original: AnswerValue | null, recheck: AnswerValue | null): Judgement {
  if (original === null || recheck === null || isEmpty(original) || isEmpty(recheck))
    return notCompared('not-asked');
  if ('special' in original && 'special' in recheck && original.special === recheck.special)
    return equal(null);
  for (const answer of [original, recheck]) {
    if ('special' in answer && answer.special !== 'notApplicable')
      return notCompared('no-substantive-answer');
  }
  if ('special' in original || 'special' in recheck) return different(null, false);
  return judgeValues(tolerance, original.value, recheck.value);
}

type Value = Extract<AnswerValue, { value: unknown }>['value'];

function judgeValues(tolerance: number, original: Value, recheck: Value): Judgement {
  if (typeof original === 'number' && typeof recheck === 'number')
    return apartBy(recheck - original, tolerance);
  if (typeof original === 'string' && typeof recheck === 'string') {
    if (isDay(original) && isDay(recheck)) return apartBy(daysBetween(original, recheck), tolerance);
    return comparableText(original) === comparableText(recheck) ? equal(null) : different(null, false);
  }
  if (Array.isArray(original) && Array.isArray(recheck))
    return apartBy(chosenOnce(original, recheck), tolerance);
  return notCompared('different-kinds');
}

function apartBy(difference: number, tolerance: number): Judgement {
  return difference === 0 ? equal(0) : different(difference, Math.abs(difference) <= tolerance);
}

function chosenOnce(left: readonly number[], right: readonly number[]): number {
  const onlyLeft = new Set(left.filter((code) => !right.includes(code)));
  const onlyRight = new Set(right.filter((code) => !left.includes(code)));
  return onlyLeft.size + onlyRight.size;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

function comparableText(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function notCompared(reason: NotComparedReason): Judgement {
  return { notCompared: reason, equal: false, withinTolerance: false, difference: null };
}

function equal(difference: number | null): Judgement {
  return { notCompared: null, equal: true, withinTolerance: true, difference };
}

function different(difference: number | null, withinTolerance: boolean): Judgement {
  return { notCompared: null, equal: false, withinTolerance, difference };
}
