// Spoken texts: reading their fills and optional parts, and putting in what is known.

import type { Answers, AnswerValue } from './answers.ts';
import { type InterviewContext, isDayField, isFillField } from './context.ts';
import type { QuestionnaireDefinition, Text } from './definition.ts';
import { evaluatePath } from './path.ts';
import { hasOptions, optionsOf, questionByName } from './questions.ts';

/** How long the whole interview takes, in minutes, from the questions' estimates. */
export const minutesFill = 'questionnaire.minutes';
/** Stands in a sentence where something is unknown that it cannot do without. */
export const gap = '…';

export type Piece = { literal: string } | { fill: string } | { optional: Piece[] };

export interface Rendering {
  definition: QuestionnaireDefinition;
  language: string;
  context: InterviewContext;
  /** The answers that count: `counted` of the path. */
  answers: Answers;
}

/**
 * The sentence to read. A part in square brackets that holds an unknown fill is left out; an unknown fill elsewhere
 * shows as a gap. A language that the text lacks falls back to Vietnamese. Title and name together address a person;
 * where the name is an organisation's (list import, isOrganisation) they address whoever made the procedure for it.
 */
export function renderText(text: Text, rendering: Rendering): string {
  const { pieces } = parseText(wordsFor(text, rendering));
  return pieces.map((piece) => renderPiece(piece, rendering) ?? gap).join('');
}

const named = '{respondent.title} {respondent.name}';
/** No person is called Ông/Bà Hộ kinh doanh …: who is spoken to is whoever went for it. */
const namedForOrganisation = '{respondent.title} là người đã làm thủ tục cho {respondent.name}';

function wordsFor(text: Text, { language, context }: Rendering): string {
  const foreign = language === 'vi' ? undefined : text[language];
  if (foreign !== undefined) return foreign;
  return context['respondent.organisation'] === true
    ? text.vi.replaceAll(named, namedForOrganisation)
    : text.vi;
}

function renderPiece(piece: Piece, rendering: Rendering): string | null {
  if ('literal' in piece) return piece.literal;
  if ('fill' in piece) return fillValue(piece.fill, rendering);
  const parts = piece.optional.map((part) => renderPiece(part, rendering));
  return parts.includes(null) ? '' : parts.join('');
}

/** Splits a text at `{fill}` and `[optional part]`; optional parts do not nest. Malformed: a bracket out of place. */
export function parseText(source: string): { pieces: Piece[]; malformed: boolean } {
  const pieces: Piece[] = [];
  let optional: Piece[] | null = null;
  let malformed = false;
  for (const [token] of source.matchAll(/\{[^{}[\]]*\}|[[\]{}]|[^[\]{}]+/g)) {
    const into: Piece[] = optional ?? pieces;
    if (token === '[') {
      if (optional !== null) malformed = true;
      optional = [];
      pieces.push({ optional });
    } else if (token === ']') {
      if (optional === null || !optional.some((piece) => 'fill' in piece)) malformed = true;
      optional = null;
    } else if (token === '{' || token === '}') {
      malformed = true;
    } else if (token.startsWith('{')) {
      into.push({ fill: token.slice(1, -1) });
    } else {
      into.push({ literal: token });
    }
  }
  return { pieces, malformed: malformed || optional !== null };
}

/** The fills of a text, those in optional parts too. */
export function fillsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if ('fill' in piece) return [piece.fill];
    return 'optional' in piece ? fillsOf(piece.optional) : [];
  });
}

/** The question whose answer the fill stands for, null for fills of another kind. */
export function answerFill(fill: string): string | null {
  return fill.startsWith('answer.') ? fill.slice('answer.'.length) : null;
}

function fillValue(fill: string, rendering: Rendering): string | null {
  const question = answerFill(fill);
  if (question !== null) return answerText(question, rendering);
  if (fill === minutesFill) return minutes(rendering);
  const value = isFillField(fill) ? (rendering.context[fill] ?? '') : '';
  if (value === '') return null;
  return isDayField(fill) ? shownDay(value) : value;
}

function minutes({ definition, context }: Rendering): string {
  const { seconds } = evaluatePath(definition, new Map(), context).remaining;
  return String(Math.max(1, Math.round(seconds / 60)));
}

/** An answer in words, null when the question has none that counts or a special one. */
function answerText(name: string, rendering: Rendering): string | null {
  const answer = rendering.answers.get(name);
  const question = questionByName(rendering.definition, name);
  if (question === undefined || answer === undefined || 'special' in answer || answer.value === '')
    return null;
  if (hasOptions(question))
    return chosenLabels(answer.value, optionsOf(rendering.definition, question), rendering);
  return question.kind === 'date' ? shownDay(String(answer.value)) : String(answer.value);
}

type Value = Extract<AnswerValue, { value: unknown }>['value'];

function chosenLabels(
  value: Value,
  options: ReturnType<typeof optionsOf>,
  { language }: Rendering,
): string | null {
  const codes = Array.isArray(value) ? value : [value];
  const labels = options
    .filter((option) => codes.includes(option.code))
    .map((option) => option.label[language] ?? option.label.vi);
  return labels.length === 0 ? null : labels.join(', ');
}

/** yyyy-mm-dd as people read it here: 18/03/2024. */
function shownDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
