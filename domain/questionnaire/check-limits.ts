// Part of the static check: limits that some answer can keep to.

import { compiled } from './answer-check.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { questionsOf } from './questions.ts';

export function checkLimits(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return questionsOf(definition).flatMap((question) =>
    limitsOf(question).flatMap((limits) => {
      const where = `${question.name}.validation`;
      const { pattern } = limits;
      return [
        ...(isReversed(limits) ? [definitionProblem(where, 'limits-reversed')] : []),
        ...(pattern !== undefined && compiled(pattern) === null
          ? [definitionProblem(where, 'bad-pattern', pattern)]
          : []),
      ];
    }),
  );
}

interface AnyLimits {
  min?: number;
  max?: number;
  from?: string;
  to?: string;
  pattern?: string;
}

function limitsOf(question: Question): AnyLimits[] {
  if (!('validation' in question)) return [];
  const { hard, soft } = question.validation ?? {};
  return [hard, soft].filter((limits) => limits !== undefined);
}

function isReversed({ min, max, from, to }: AnyLimits): boolean {
  return (
    (min !== undefined && max !== undefined && min > max) ||
    (from !== undefined && to !== undefined && from > to)
  );
}
