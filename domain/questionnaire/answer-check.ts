// Whether an answer may be recorded for a question: the console asks before it moves on, the server before it stores.

import { type AnswerValue, blank, isEmpty } from './answers.ts';
import type {
  AskedQuestion,
  ChoiceLimits,
  DateLimits,
  NumberLimits,
  QuestionnaireDefinition,
  Text,
  TextLimits,
  Validation,
} from './definition.ts';
import { isPaperForm } from './self-completed.ts';
import { optionsOf } from './questions.ts';

/** The sentence for each is in the text of the console. */
export type AnswerFaultCode =
  | 'special-not-offered'
  | 'empty'
  | 'wrong-kind'
  | 'unknown-option'
  /** It has the option, but not in this interview. */
  | 'option-not-offered'
  | 'repeated-option'
  | 'too-few-options'
  | 'too-many-options'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'not-a-day'
  | 'too-early'
  | 'too-late'
  | 'too-long'
  | 'pattern'
  /** A check of the questionnaire; its message is the sentence. */
  | 'check';

export interface AnswerFault {
  code: AnswerFaultCode;
  /** False: unusual, to be recorded once the operator has confirmed it. */
  hard: boolean;
  /** The questionnaire's own sentence for it. */
  message?: Text;
}

/** No text longer than this is stored, whatever the definition says; about ten minutes of speech. */
export const longestText = 5000;

/** What speaks against the answer, null when nothing does; a hard fault goes before a soft one. */
export function checkAnswer(
  definition: QuestionnaireDefinition,
  question: AskedQuestion,
  answer: AnswerValue,
): AnswerFault | null {
  if ('special' in answer) {
    const { special } = answer;
    const isOffered =
      special === blank ? isPaperForm(definition) : question.special?.includes(special) === true;
    return isOffered ? null : { code: 'special-not-offered', hard: true };
  }
  if (isEmpty(answer)) return question.optional ? null : { code: 'empty', hard: true };
  return checkValue(definition, question, answer.value);
}

function checkValue(
  definition: QuestionnaireDefinition,
  question: AskedQuestion,
  value: number | string | number[],
): AnswerFault | null {
  switch (question.kind) {
    case 'statement':
      return value === 1 ? null : { code: 'wrong-kind', hard: true };
    case 'single':
    case 'scale':
      if (typeof value !== 'number') return { code: 'wrong-kind', hard: true };
      return optionsOf(definition, question).some((option) => option.code === value)
        ? null
        : { code: 'unknown-option', hard: true };
    case 'multiple': {
      if (!Array.isArray(value)) return { code: 'wrong-kind', hard: true };
      if (new Set(value).size < value.length) return { code: 'repeated-option', hard: true };
      const codes = optionsOf(definition, question).map((option) => option.code);
      if (!value.every((code) => codes.includes(code))) return { code: 'unknown-option', hard: true };
      return limited(question.validation, (limits) => breachOfChoice(limits, value));
    }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'wrong-kind', hard: true };
      return limited(question.validation, (limits) => breachOfNumber(limits, value));
    case 'date':
      if (typeof value !== 'string') return { code: 'wrong-kind', hard: true };
      if (!isDay(value)) return { code: 'not-a-day', hard: true };
      return limited(question.validation, (limits) => breachOfDate(limits, value));
    case 'text':
      if (typeof value !== 'string') return { code: 'wrong-kind', hard: true };
      if (value.trim() === '') return { code: 'empty', hard: true };
      if (value.length > longestText) return { code: 'too-long', hard: true };
      return limited(question.validation, (limits) => breachOfText(limits, value));
  }
}

function limited<Limits>(
  validation: Validation<Limits> | undefined,
  breach: (limits: Limits) => AnswerFaultCode | null,
): AnswerFault | null {
  const said = validation?.message === undefined ? {} : { message: validation.message };
  const hard = validation?.hard === undefined ? null : breach(validation.hard);
  if (hard !== null) return { code: hard, hard: true, ...said };
  const soft = validation?.soft === undefined ? null : breach(validation.soft);
  return soft === null ? null : { code: soft, hard: false, ...said };
}

function breachOfChoice(
  { min = 0, max = Infinity }: ChoiceLimits,
  codes: readonly number[],
): AnswerFaultCode | null {
  if (codes.length < min) return 'too-few-options';
  return codes.length > max ? 'too-many-options' : null;
}

function breachOfNumber({ min = -Infinity, max = Infinity, whole = false }: NumberLimits, value: number) {
  if (whole && !Number.isInteger(value)) return 'not-whole';
  if (value < min) return 'too-small';
  return value > max ? 'too-large' : null;
}

function breachOfDate({ from, to }: DateLimits, day: string): AnswerFaultCode | null {
  if (from !== undefined && day < from) return 'too-early';
  return to !== undefined && day > to ? 'too-late' : null;
}

function breachOfText(
  { maxLength = longestText, pattern }: TextLimits,
  text: string,
): AnswerFaultCode | null {
  if (text.length > maxLength) return 'too-long';
  return pattern === undefined || compiled(pattern)?.test(text.normalize('NFC')) ? null : 'pattern';
}

/** The pattern for the whole text; null when it is not a regular expression, which no text then fits. */
export function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
}

/** A day of the calendar, yyyy-mm-dd. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
