// Checks of an answer beside others: options that are not offered here, and the checks that a question brings along.
// What an answer is by itself (kind, limits) is answer-check.ts.

import { type AnswerFault, checkAnswer } from './answer-check.ts';
import { type AnswerValue, isEmpty } from './answers.ts';
import type { AskedQuestion } from './definition.ts';
import { evaluate } from './expressions.ts';
import { offeredOptions, scopeOf, type Standing } from './offered-options.ts';
import { hasOptions, isAsked, questionByName } from './questions.ts';

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
  const own = checkAnswer(standing.definition, question, answer);
  if (own?.hard) return own;
  const beside = faultBeside(standing, question, answer);
  return beside?.hard ? beside : (own ?? beside);
}

function faultBeside(standing: Standing, question: AskedQuestion, answer: AnswerValue): AnswerFault | null {
  if ('special' in answer || isEmpty(answer)) return null;
  if (hasOptions(question)) {
    const offered = offeredOptions(standing, question).map(({ code }) => code);
    const codes = Array.isArray(answer.value) ? answer.value : [answer.value];
    if (!codes.every((code) => offered.some((one) => one === code)))
      return { code: 'option-not-offered', hard: true };
  }
  const answers = new Map(standing.answers).set(question.name, answer);
  const scope = scopeOf({ ...standing, answers });
  const broken = (question.checks ?? []).filter(({ when }) => evaluate(when, scope) === true);
  const [first] = broken.toSorted((a, b) => Number(b.hard) - Number(a.hard));
  return first === undefined ? null : { code: 'check', hard: first.hard, message: first.message };
}

export interface Contradiction {
  question: string;
  fault: AnswerFault;
}

/**
 * The counted answers that hard rules speak against, in the questionnaire's order: an earlier answer that was changed
 * afterwards can leave such. What the operator confirmed (soft) is not among them.
 */
export function contradictions(standing: Standing): Contradiction[] {
  return [...standing.answers].flatMap(([name, answer]) => {
    const question = questionByName(standing.definition, name);
    if (question === undefined || !isAsked(question)) return [];
    const fault = checkInInterview(standing, question, answer);
    return fault?.hard ? [{ question: name, fault }] : [];
  });
}
