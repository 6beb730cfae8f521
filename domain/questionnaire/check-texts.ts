// Part of the static check: every text in every language, and fills that can be filled at the moment they are read.

import { askedBefore, isShuffledWith } from './asked-before.ts';
import { isFillField } from './context.ts';
import type { Question, QuestionnaireDefinition, Text } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { hasOptions, isAsked, questionsOf } from './questions.ts';
import { answerFill, fillsOf, minutesFill, parseText } from './text.ts';

interface Placed {
  where: string;
  text: Text;
}
/** A text that is read to the citizen or by the operator, with the questions answered by then. */
interface Spoken extends Placed {
  /** The question that the text belongs to. */
  reader: string;
  answered: ReadonlySet<string>;
}

export function checkTexts(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const spoken = spokenTexts(definition);
  const known = new Set(questionsOf(definition).map((question) => question.name));
  return [
    ...(definition.languages.includes('vi') ? [] : [definitionProblem('languages', 'missing-language')]),
    ...[...writtenTexts(definition), ...spoken].flatMap((placed) =>
      checkLanguages(definition.languages, placed),
    ),
    ...spoken.flatMap((placed) => checkFills(definition, placed, known)),
  ];
}

function checkLanguages(languages: readonly string[], { where, text }: Placed): DefinitionProblem[] {
  return languages
    .filter((language) => (text[language] ?? '').trim() === '')
    .map((language) => definitionProblem(where, 'missing-translation', language));
}

function checkFills(
  definition: QuestionnaireDefinition,
  spoken: Spoken,
  known: ReadonlySet<string>,
): DefinitionProblem[] {
  const { where, text } = spoken;
  return Object.values(text).flatMap((sentence) => {
    const { pieces, malformed } = parseText(sentence);
    const problems = fillsOf(pieces).flatMap((fill) => checkFill(definition, spoken, fill, known));
    return malformed ? [definitionProblem(where, 'malformed-text', sentence), ...problems] : problems;
  });
}

function checkFill(
  definition: QuestionnaireDefinition,
  { where, reader, answered }: Spoken,
  fill: string,
  known: ReadonlySet<string>,
): DefinitionProblem[] {
  const question = answerFill(fill);
  if (question === null) {
    return fill === minutesFill || isFillField(fill) ? [] : [definitionProblem(where, 'unknown-fill', fill)];
  }
  if (!known.has(question)) return [definitionProblem(where, 'unknown-question', question)];
  if (answered.has(question)) return [];
  const isShuffled = isShuffledWith(definition, reader, question);
  return [definitionProblem(where, isShuffled ? 'shuffled-question' : 'later-question', question)];
}

/** Titles, labels, names of factors and groups: shown as they are. */
function writtenTexts(definition: QuestionnaireDefinition): Placed[] {
  const { index, optionLists = [], blocks } = definition;
  return [
    { where: 'title', text: definition.title },
    ...[...(index?.groups ?? []), ...(index?.factors ?? [])].map(({ code, name }) => ({
      where: code,
      text: name,
    })),
    ...optionLists.flatMap(({ name, options }) => options.map(({ label }) => ({ where: name, text: label }))),
    ...blocks.map(({ name, title }) => ({ where: `${name}.title`, text: title })),
    ...questionsOf(definition).map(({ name, label }) => ({ where: `${name}.label`, text: label })),
    ...questionsOf(definition).flatMap(optionLabels),
  ];
}

function optionLabels(question: Question): Placed[] {
  if (!hasOptions(question) || typeof question.options === 'string') return [];
  return question.options.map(({ label }) => ({ where: `${question.name}.options`, text: label }));
}

function spokenTexts(definition: QuestionnaireDefinition): Spoken[] {
  const before = askedBefore(definition);
  return questionsOf(definition).flatMap((question) => {
    const { name: reader } = question;
    const answered = before.get(reader) ?? new Set<string>();
    if (!isAsked(question)) return [];
    const { say, instruction, probe, ends = [], checks = [] } = question;
    const message = 'validation' in question ? question.validation?.message : undefined;
    const after = new Set([...answered, reader]);
    const spoken = (part: string, text: Text | undefined, known = answered) =>
      text === undefined ? [] : [{ where: `${reader}.${part}`, text, reader, answered: known }];
    return [
      ...spoken('say', say),
      ...spoken('instruction', instruction),
      ...spoken('probe', probe),
      ...ends.flatMap((rule) => spoken('ends', rule.say, after)),
      ...checks.flatMap((check) => spoken('checks', check.message, after)),
      ...spoken('validation', message, after),
    ];
  });
}
