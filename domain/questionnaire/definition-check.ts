// The static check of a questionnaire before it is published: everything that would otherwise be found by an operator
// with a citizen on the line. It needs a definition of the right shape (contract/questionnaire-definition.ts).

import { checkConditions } from './check-conditions.ts';
import { checkIndex } from './check-index.ts';
import { checkIndicators } from './check-indicators.ts';
import { checkLimits } from './check-limits.ts';
import { checkNames, checkOptions } from './check-names.ts';
import { checkReachability } from './check-reachability.ts';
import { checkRules } from './check-rules.ts';
import { checkStuck } from './check-stuck.ts';
import { checkTexts } from './check-texts.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { hasOptions, optionsOf, questionByName, questionsOf } from './questions.ts';

/** All problems found; none means that every question can be asked, answered and passed. */
export function checkDefinition(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return [
    ...checkNames(definition),
    ...checkOptions(definition),
    ...checkConditions(definition),
    ...checkRules(definition),
    ...checkReachability(definition),
    ...checkStuck(definition),
    ...checkTexts(definition),
    ...checkIndex(definition),
    ...checkIndicators(definition),
    ...checkLimits(definition),
  ];
}

/** Problems of a phúc tra questionnaire beside the one it repeats questions of. */
export function checkRepeats(
  backCheck: QuestionnaireDefinition,
  original: QuestionnaireDefinition,
): DefinitionProblem[] {
  return questionsOf(backCheck).flatMap((question) => {
    if (question.repeats === undefined) return [];
    const { question: name } = question.repeats;
    const where = `${question.name}.repeats`;
    const repeated = questionByName(original, name);
    if (repeated === undefined) return [definitionProblem(where, 'repeats-unknown', name)];
    const same = question.kind === repeated.kind && codes(backCheck, question) === codes(original, repeated);
    return same ? [] : [definitionProblem(where, 'repeats-differently', name)];
  });
}

function codes(definition: QuestionnaireDefinition, question: Question): string {
  if (!hasOptions(question)) return '';
  return optionsOf(definition, question)
    .map((option) => option.code)
    .toSorted((a, b) => a - b)
    .join();
}
