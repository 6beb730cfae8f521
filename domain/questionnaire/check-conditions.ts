// Part of the static check: conditions read only what has been asked before, and compare only with answers that exist.

import { askedBefore, isShuffledWith } from './asked-before.ts';
import { type Reading, readings } from './conditions.ts';
import type { ChoiceQuestion, Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import type { Expression } from './expressions.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from './questions.ts';

/** A condition, where it stands, and what has an answer by then. */
interface Placed {
  where: string;
  expression: Expression;
  /** The question that the condition belongs to; null for a block. */
  reader: string | null;
  earlier: ReadonlySet<string>;
}

export function checkConditions(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return placedConditions(definition).flatMap((placed) => checkReadings(definition, placed));
}

function placedConditions(definition: QuestionnaireDefinition): Placed[] {
  const before = askedBefore(definition);
  const behind = new Set<string>();
  return definition.blocks.flatMap((block) => {
    const earlier = new Set(behind);
    for (const { name } of block.questions) behind.add(name);
    const own = block.showIf === undefined ? [] : [{ expression: block.showIf, reader: null, earlier }];
    return [
      ...own.map((placed) => ({ where: `${block.name}.showIf`, ...placed })),
      ...block.questions.flatMap((question) =>
        conditionsOf(definition, question, before.get(question.name) ?? new Set()),
      ),
    ];
  });
}

/** The conditions of a question; those tried once it is answered may read it too. */
function conditionsOf(
  definition: QuestionnaireDefinition,
  question: Question,
  earlier: ReadonlySet<string>,
): Placed[] {
  const { name: reader, showIf } = question;
  const answered = new Set([...earlier, reader]);
  const placed = (part: string, expressions: readonly Expression[], known = earlier): Placed[] =>
    expressions.map((expression) => ({ where: `${reader}.${part}`, expression, reader, earlier: known }));
  const whens = (rules: readonly { readonly when: Expression }[] = []) => rules.map(({ when }) => when);
  const shown = placed('showIf', showIf === undefined ? [] : [showIf]);
  if (question.kind === 'computed') return [...shown, ...placed('compute', whens(question.compute))];
  if (question.kind === 'hidden') return [...shown, ...placed('set', whens(question.set))];
  return [
    ...shown,
    ...(hasOptions(question) ? placed('options', optionConditions(definition, question)) : []),
    ...placed('ends', whens(question.ends), answered),
    ...placed('jumps', whens(question.jumps), answered),
    ...placed('checks', whens(question.checks), answered),
  ];
}

function optionConditions(definition: QuestionnaireDefinition, question: ChoiceQuestion): Expression[] {
  return optionsOf(definition, question).flatMap(({ showIf }) => showIf ?? []);
}

function checkReadings(definition: QuestionnaireDefinition, placed: Placed): DefinitionProblem[] {
  const problems = new Map<string, DefinitionProblem>();
  for (const reading of readings(placed.expression)) {
    const problem = checkReading(definition, placed, reading);
    if (problem !== null) problems.set(problem.message.en, problem);
  }
  return [...problems.values()];
}

function checkReading(
  definition: QuestionnaireDefinition,
  { where, reader, earlier }: Placed,
  reading: Reading,
): DefinitionProblem | null {
  const question = questionsOf(definition).find((candidate) => candidate.name === reading.question);
  if (question === undefined) return definitionProblem(where, 'unknown-question', reading.question);
  if (!earlier.has(reading.question)) {
    const isShuffled = reader !== null && isShuffledWith(definition, reader, reading.question);
    return definitionProblem(where, isShuffled ? 'shuffled-question' : 'later-question', reading.question);
  }
  if (reading.code !== undefined && !canHaveCode(definition, question, reading.code)) {
    return definitionProblem(where, 'unknown-code', `${reading.question} = ${reading.code}`);
  }
  if (reading.special !== undefined && !(isAsked(question) && question.special?.includes(reading.special))) {
    return definitionProblem(where, 'special-not-offered', `${reading.question} = ${reading.special}`);
  }
  return null;
}

function canHaveCode(
  definition: QuestionnaireDefinition,
  question: Question,
  code: Reading['code'],
): boolean {
  return !hasOptions(question) || optionsOf(definition, question).some((option) => option.code === code);
}
