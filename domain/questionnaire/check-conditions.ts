// Part of the static check: conditions read only what has been asked before, compare only with answers that exist, and
// leave nothing in the questionnaire that no answers can reach.

import { type Reading, readings } from './conditions.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import type { Expression } from './expressions.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from './questions.ts';
import { isReachable, isSatisfiable } from './reachability.ts';

/** Names of the questions that come before a place in the questionnaire. */
type Earlier = ReadonlySet<string>;

export function checkConditions(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const earlier = new Set<string>();
  const read = (where: string, expression: Expression | undefined, known: Earlier) =>
    problems.push(...checkReadings(definition, where, expression, known));
  for (const block of definition.blocks) {
    read(`${block.name}.showIf`, block.showIf, earlier);
    for (const question of block.questions) {
      read(`${question.name}.showIf`, question.showIf, earlier);
      if (!isAsked(question))
        for (const rule of question.compute) read(`${question.name}.compute`, rule.when, earlier);
      earlier.add(question.name);
      if (isAsked(question))
        for (const rule of question.ends ?? []) read(`${question.name}.ends`, rule.when, earlier);
    }
  }
  return problems;
}

function checkReadings(
  definition: QuestionnaireDefinition,
  where: string,
  expression: Expression | undefined,
  earlier: Earlier,
): DefinitionProblem[] {
  const problems = new Map<string, DefinitionProblem>();
  for (const reading of expression === undefined ? [] : readings(expression)) {
    const problem = checkReading(definition, where, reading, earlier);
    if (problem !== null) problems.set(problem.message.en, problem);
  }
  return [...problems.values()];
}

function checkReading(
  definition: QuestionnaireDefinition,
  where: string,
  reading: Reading,
  earlier: Earlier,
): DefinitionProblem | null {
  const question = questionsOf(definition).find((candidate) => candidate.name === reading.question);
  if (question === undefined) return definitionProblem(where, 'unknown-question', reading.question);
  if (!earlier.has(reading.question)) return definitionProblem(where, 'later-question', reading.question);
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

export function checkReachability(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const endedBefore: Expression[] = [];
  for (const block of definition.blocks) {
    for (const question of block.questions) {
      const shown: Expression = { and: [block.showIf ?? true, question.showIf ?? true] };
      if (!isReachable(definition, shown, endedBefore))
        problems.push(definitionProblem(question.name, 'never-shown'));
      for (const rule of isAsked(question) ? (question.ends ?? []) : []) {
        const ends: Expression = { and: [shown, rule.when] };
        if (!isSatisfiable(definition, ends))
          problems.push(definitionProblem(`${question.name}.ends`, 'never-ends'));
        endedBefore.push(ends);
      }
    }
  }
  return problems;
}
