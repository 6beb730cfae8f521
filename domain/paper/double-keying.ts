// Paper forms keyed twice: where the two keyings differ, and how often whoever keyed was wrong.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';

export type Keyed = ReadonlyMap<string, AnswerValue>;

/**
 * The number drawn for a form, 0 to 1: it is keyed again if and only if it lies below the survey's share.
 * @param secret of the survey, kept with it, so that the choice can be repeated
 */
export function checkDraw(secret: string, interviewId: string): number {
  const bytes = sha256(utf8ToBytes(`paper forms keyed twice\n${secret}\n${interviewId}`)).slice(0, 6);
  return bytes.reduce((number, byte) => number * 256 + byte, 0) / 2 ** 48;
}

export interface Difference {
  readonly question: string;
  readonly first: AnswerValue;
  readonly second: AnswerValue;
}

/**
 * Questions to which both keyed an answer, and not the same one, in the order of the first. What only one has follows
 * from a difference before it, at the question that led there.
 */
export function keyingDifferences(first: Keyed, second: Keyed): Difference[] {
  return [...first].flatMap(([question, one]) => {
    const other = second.get(question);
    return other === undefined || isSame(one, other) ? [] : [{ question, first: one, second: other }];
  });
}

/** Spaces and the way in which marks are composed are no difference; capitals are. */
function isSame(one: AnswerValue, other: AnswerValue): boolean {
  return comparable(one) === comparable(other);
}

function comparable(answer: AnswerValue): string {
  if ('special' in answer) return `special ${answer.special}`;
  const { value } = answer;
  if (Array.isArray(value)) return `codes ${value.toSorted((a, b) => a - b).join(' ')}`;
  return String(value).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** What counts of a form keyed twice: what was ruled, else what the first keyed, else what only the second has. */
export function settledAnswers(first: Keyed, second: Keyed, ruled: Keyed): Map<string, AnswerValue> {
  return new Map([...second, ...first, ...ruled]);
}

export interface CheckedForm {
  readonly firstBy: string;
  readonly secondBy: string;
  readonly first: Keyed;
  readonly second: Keyed;
  readonly ruled: Keyed;
}

export interface ErrorRate {
  readonly key: string;
  /** Answers that both keyed, hence compared. */
  readonly compared: number;
  readonly wrong: number;
}

/** By person (each of their keyings) and by question (both keyings), most wrong first. */
export function keyingErrors(forms: readonly CheckedForm[]): {
  clerks: ErrorRate[];
  questions: ErrorRate[];
} {
  const clerks = new Map<string, { compared: number; wrong: number }>();
  const questions = new Map<string, { compared: number; wrong: number }>();
  const note = (into: typeof clerks, key: string, wrong: boolean) => {
    const counted = into.get(key) ?? { compared: 0, wrong: 0 };
    into.set(key, { compared: counted.compared + 1, wrong: counted.wrong + Number(wrong) });
  };
  for (const { firstBy, secondBy, first, second, ruled } of forms)
    for (const [question, one] of first) {
      const other = second.get(question);
      if (other === undefined) continue;
      const right = ruled.get(question) ?? one;
      for (const [by, keyed] of [
        [firstBy, one],
        [secondBy, other],
      ] as const) {
        const wrong = !isSame(keyed, right);
        note(clerks, by, wrong);
        note(questions, question, wrong);
      }
    }
  return { clerks: ranked(clerks), questions: ranked(questions) };
}

function ranked(counts: ReadonlyMap<string, { compared: number; wrong: number }>): ErrorRate[] {
  return [...counts]
    .map(([key, each]) => ({ key, ...each }))
    .toSorted((a, b) => b.wrong / b.compared - a.wrong / a.compared || b.compared - a.compared);
}
