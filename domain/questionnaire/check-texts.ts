// Part of the static check: every text in every language, and fills that can be filled at the moment they are read.

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
    ...spoken.flatMap((placed) => checkFills(placed, known)),
  ];
}

function checkLanguages(languages: readonly string[], { where, text }: Placed): DefinitionProblem[] {
  return languages
    .filter((language) => (text[language] ?? '').trim() === '')
    .map((language) => definitionProblem(where, 'missing-translation', language));
}

function checkFills({ where, text, answered }: Spoken, known: ReadonlySet<string>): DefinitionProblem[] {
  return Object.values(text).flatMap((sentence) => {
    const { pieces, malformed } = parseText(sentence);
    const problems = fillsOf(pieces).flatMap((fill) => checkFill(where, fill, answered, known));
    return malformed ? [definitionProblem(where, 'malformed-text', sentence), ...problems] : problems;
  });
}

function checkFill(
  where: string,
  fill: string,
  answered: ReadonlySet<string>,
  known: ReadonlySet<string>,
): DefinitionProblem[] {
  const question = answerFill(fill);
  if (question === null) {
    return fill === minutesFill || isFillField(fill) ? [] : [definitionProblem(where, 'unknown-fill', fill)];
  }
  if (!known.has(question)) return [definitionProblem(where, 'unknown-question', question)];
  return answered.has(question) ? [] : [definitionProblem(where, 'later-question', question)];
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
  const before = new Set<string>();
  return questionsOf(definition).flatMap((question) => {
    const { name } = question;
    const answered = new Set(before);
    before.add(name);
    if (!isAsked(question)) return [];
    const { say, instruction, probe, ends = [] } = question;
    return [
      { where: `${name}.say`, text: say, answered },
      ...(instruction === undefined ? [] : [{ where: `${name}.instruction`, text: instruction, answered }]),
      ...(probe === undefined ? [] : [{ where: `${name}.probe`, text: probe, answered }]),
      ...ends.map((rule) => ({
        where: `${name}.ends`,
        text: rule.say,
        answered: new Set([...answered, name]),
      })),
    ];
  });
}
