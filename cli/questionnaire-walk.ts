// An interview without a citizen: given answers laid through a questionnaire, as console and server would.
import { type AnswerFault, checkAnswer } from '#domain/questionnaire/answer-check.ts';
import {
  type AnswerValue,
  leftEmpty,
  type Special,
  specialCodes,
  specials,
  wasRead,
} from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import {
  hasOptions,
  isAsked,
  optionsOf,
  questionByName,
  questionsOf,
} from '#domain/questionnaire/questions.ts';

import type { QuestionnaireFile } from './questionnaire-file.ts';

export type GivenFault = AnswerFault['code'] | 'unknown-question' | 'not-asked';

export interface Walk {
  path: InterviewPath;
  /** Passed over by their conditions, or behind the end; open questions are not among them. */
  skipped: string[];
  /** Not recorded: the walk stops where such an answer is needed. */
  invalid: { name: string; fault: GivenFault }[];
  /** Recorded, though an operator would have been asked to confirm it. */
  unusual: { name: string; fault: GivenFault }[];
}

/**
 * Lays the answers through the questionnaire. A statement counts as read, and an optional question without an answer
 * as passed over; for anything else an answer is needed.
 *
 * @param given by the name of the question: ours, or that of the XLSForm
 */
export function walkQuestionnaire(
  { definition, xlsform }: QuestionnaireFile,
  given: ReadonlyMap<string, unknown>,
  context: InterviewContext,
): Walk {
  const ours = new Map([...(xlsform?.form.names ?? [])].map(([name, inForm]) => [inForm, name]));
  const answers = new Map<string, AnswerValue>();
  const invalid: Walk['invalid'] = [];
  const unusual: Walk['unusual'] = [];
  for (const [name, value] of given) {
    const question = questionByName(definition, ours.get(name) ?? name);
    if (question === undefined) invalid.push({ name, fault: 'unknown-question' });
    else if (!isAsked(question)) invalid.push({ name, fault: 'not-asked' });
    else {
      const answer = answerFrom(value, question, definition, xlsform);
      const fault =
        answer === null
          ? ({ code: 'wrong-kind', hard: true } as const)
          : checkAnswer(definition, question, answer);
      if (fault !== null) (fault.hard ? invalid : unusual).push({ name, fault: fault.code });
      if (answer !== null && fault?.hard !== true) answers.set(question.name, answer);
    }
  }
  const refused = new Set(invalid.map(({ name }) => ours.get(name) ?? name));
  const path = passedThrough(definition, answers, context, refused);
  return { path, skipped: skippedIn(definition, path), invalid, unusual };
}

function passedThrough(
  definition: QuestionnaireDefinition,
  answers: Map<string, AnswerValue>,
  context: InterviewContext,
  refused: ReadonlySet<string>,
): InterviewPath {
  let path = evaluatePath(definition, answers, context);
  while (path.current !== null) {
    const question = questionByName(definition, path.current);
    if (question === undefined || !isAsked(question) || refused.has(question.name)) break;
    const silent = question.kind === 'statement' ? wasRead : question.optional === true ? leftEmpty : null;
    if (silent === null) break;
    answers.set(question.name, silent);
    path = evaluatePath(definition, answers, context);
  }
  return path;
}

function skippedIn(definition: QuestionnaireDefinition, path: InterviewPath): string[] {
  const names = questionsOf(definition)
    .filter(isAsked)
    .map((question) => question.name);
  const until = path.current === null ? names.length : names.indexOf(path.current);
  return names.slice(0, until).filter((name) => !path.asked.includes(name));
}

/** A JSON value as an answer of the question; null when it cannot be one. */
function answerFrom(
  value: unknown,
  question: AskedQuestion,
  definition: QuestionnaireDefinition,
  xlsform: QuestionnaireFile['xlsform'],
): AnswerValue | null {
  if (typeof value === 'object' && value !== null && 'special' in value) {
    const special = specials.find((candidate) => candidate === value.special);
    return special === undefined ? null : { special };
  }
  const choices = xlsform?.form.questions.get(question.name)?.choices;
  if (hasOptions(question) && !Array.isArray(value) && value !== '') {
    const special = choices?.specials.get(String(value)) ?? specialByCode(value, question, definition);
    if (special !== undefined) return { special };
  }
  const code = (one: unknown): unknown =>
    typeof one === 'string' && hasOptions(question) ? (choices?.codes.get(one) ?? one) : one;
  const named = Array.isArray(value) ? value.map(code) : code(value);
  if (typeof named === 'number' || typeof named === 'string') return { value: named };
  return isNumbers(named) ? { value: named } : null;
}

/** 97, 98, 99, as exports write the special answers, unless an option has the code. */
function specialByCode(
  value: unknown,
  question: AskedQuestion,
  definition: QuestionnaireDefinition,
): Special | undefined {
  if (!hasOptions(question) || optionsOf(definition, question).some(({ code }) => code === value))
    return undefined;
  return question.special?.find((special) => specialCodes[special] === value);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}
