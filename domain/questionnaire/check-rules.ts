// Part of the static check: jumps lead forward, orders can be drawn, hidden questions have a value, and no hard check
// leaves the operator without an answer that may be given.

import { isInRandomBlock } from './asked-before.ts';
import { readings } from './conditions.ts';
import type { AskedQuestion, Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { hasOptions, isAsked, optionsOf, questionByName, questionsOf } from './questions.ts';

export function checkRules(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return questionsOf(definition).flatMap((question) => [
    ...(isAsked(question) ? checkJumps(definition, question) : []),
    ...(isAsked(question) ? checkChecks(question) : []),
    ...checkOrder(definition, question),
    ...(question.kind === 'hidden' && question.from === undefined && (question.set ?? []).length === 0
      ? [definitionProblem(question.name, 'hidden-without-value')]
      : []),
  ]);
}

function checkJumps(
  definition: QuestionnaireDefinition,
  { name, jumps }: AskedQuestion,
): DefinitionProblem[] {
  const names = questionsOf(definition).map((question) => question.name);
  const where = `${name}.jumps`;
  return (jumps ?? []).flatMap(({ to }) => {
    const target = questionByName(definition, to);
    if (target === undefined) return [definitionProblem(where, 'unknown-question', to)];
    if (names.indexOf(to) <= names.indexOf(name)) return [definitionProblem(where, 'jump-backwards', to)];
    if (!isAsked(target)) return [definitionProblem(where, 'jump-not-asked', to)];
    const shuffled = [name, to].find((one) => isInRandomBlock(definition, one));
    return shuffled === undefined ? [] : [definitionProblem(where, 'jump-shuffled', shuffled)];
  });
}

/** A hard check that does not look at the answer it stands by would refuse every answer. */
function checkChecks({ name, checks }: AskedQuestion): DefinitionProblem[] {
  return (checks ?? [])
    .filter(({ hard, when }) => hard && !readings(when).some(({ question }) => question === name))
    .map(() => definitionProblem(`${name}.checks`, 'check-ignores-answer', name));
}

function checkOrder(definition: QuestionnaireDefinition, question: Question): DefinitionProblem[] {
  if (!hasOptions(question)) return [];
  const { name, kind, order } = question;
  if (order !== undefined && kind === 'scale') return [definitionProblem(`${name}.order`, 'scale-shuffled')];
  const effects = optionsOf(definition, question).flatMap(({ effect }) => effect ?? []);
  return kind === 'multiple' && effects.length > 0
    ? [definitionProblem(`${name}.options`, 'effect-of-several')]
    : [];
}
