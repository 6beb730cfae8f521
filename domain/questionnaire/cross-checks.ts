// Checks of an answer beside others: options that are not offered here, and the checks that a question brings along.
// What an answer is by itself (kind, limits) is answer-check.ts.

import { type AnswerFault, checkAnswer } from './answer-check.ts';
import { type AnswerValue, isEmpty } from './answers.ts';
import { readings } from './conditions.ts';
import type { AskedQuestion } from './definition.ts';
import { evaluate, type Expression } from './expressions.ts';
import { offeredOptions, scopeOf, type Standing } from './offered-options.ts';
import { hasOptions, isAsked, optionsOf, questionByName } from './questions.ts';
import { sourcesOf } from './sources.ts';

/** A fault, and the conditions by which it was found; none when the answer alone is at fault. */
interface Found {
  fault: AnswerFault;
  by: readonly Expression[];
}

/**
 * What speaks against the answer, by itself and beside the others; null when nothing does. A hard fault goes before a
 * soft one.
 *
 * @param standing the interview so far; its own answer to this question does not matter
 */
export function checkInInterview(
  standing: Standing,
  question: AskedQuestion,
  answer: AnswerValue,
): AnswerFault | null {
  return faultsOf(standing, question, answer)[0]?.fault ?? null;
}

/** Everything that speaks against the answer: hard before soft, what it is by itself before what it is beside others. */
function faultsOf(standing: Standing, question: AskedQuestion, answer: AnswerValue): Found[] {
  const own = checkAnswer(standing.definition, question, answer);
  const found = [
    ...(own === null ? [] : [{ fault: own, by: [] }]),
    ...faultsBeside(standing, question, answer),
  ];
  return found.toSorted((a, b) => Number(b.fault.hard) - Number(a.fault.hard));
}

function faultsBeside(standing: Standing, question: AskedQuestion, answer: AnswerValue): Found[] {
  if ('special' in answer || isEmpty(answer)) return [];
  const answers = new Map(standing.answers).set(question.name, answer);
  const scope = scopeOf({ ...standing, answers });
  const broken = (question.checks ?? [])
    .filter(({ when }) => evaluate(when, scope) === true)
    .map(({ when, hard, message }): Found => ({ fault: { code: 'check', hard, message }, by: [when] }));
  return [...optionFaults(standing, question, answer.value), ...broken];
}

function optionFaults(
  standing: Standing,
  question: AskedQuestion,
  value: number | string | readonly number[],
): Found[] {
  if (!hasOptions(question)) return [];
  const offered = offeredOptions(standing, question).map(({ code }) => code);
  const codes = typeof value === 'object' ? value : [value];
  const missing = codes.filter((code) => !offered.some((one) => one === code));
  if (missing.length === 0) return [];
  const by = optionsOf(standing.definition, question).flatMap(({ code, showIf }) =>
    showIf !== undefined && missing.includes(code) ? [showIf] : [],
  );
  return [{ fault: { code: 'option-not-offered', hard: true }, by }];
}

/** A counted answer that a rule speaks against. */
export interface Contradiction {
  question: string;
  fault: AnswerFault;
  /** The answered questions that the rule looks at, this one left out; empty when the answer alone is unusual. */
  beside: string[];
  /**
   * Soft, and given, or given again, after everything that the rule looks at: whoever asked was told and let it stand.
   * Never so of a hard one, whose answers cannot all be true.
   */
  confirmed: boolean;
}

/**
 * The counted answers that rules speak against, one contradiction a question (hard before unconfirmed before confirmed),
 * in the questionnaire's order. An earlier answer that was changed afterwards leaves such.
 *
 * @param given the answered questions, in the order in which they were last answered
 */
export function contradictions(standing: Standing, given: Iterable<string>): Contradiction[] {
  const places = new Map([...given].map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) ?? -1;
  return [...standing.answers].flatMap(([name, answer]): Contradiction[] => {
    const question = questionByName(standing.definition, name);
    if (question === undefined || !isAsked(question)) return [];
    const all = faultsOf(standing, question, answer).map(({ fault, by }): Contradiction => {
      const sources = [...sourcesOf(standing.definition, by)].filter((source) => source !== name);
      const read = by.flatMap(readings).map((reading) => reading.question);
      return {
        question: name,
        fault,
        beside: sources.filter((source) => read.includes(source) && standing.answers.has(source)),
        confirmed: !fault.hard && sources.every((source) => placeOf(source) < placeOf(name)),
      };
    });
    const [first] = all.toSorted((a, b) => weightOf(a) - weightOf(b));
    return first === undefined ? [] : [first];
  });
}

const weightOf = ({ fault, confirmed }: Contradiction) => (fault.hard ? 0 : confirmed ? 2 : 1);

/** What keeps an interview from being complete. */
export function isHard({ fault }: Contradiction): boolean {
  return fault.hard;
}

/** What somebody has still to look at: hard, or soft and not confirmed. */
export function isUnsettled({ confirmed }: Contradiction): boolean {
  return !confirmed;
}
