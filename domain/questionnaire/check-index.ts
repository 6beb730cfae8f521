// Part of the static check: the satisfaction items add up to factors, and the factors to groups, without holes.

import { duplicates } from './check-names.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { questionsOf } from './questions.ts';

export function checkIndex(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const { groups, factors } = definition.index ?? { groups: [], factors: [] };
  const items = questionsOf(definition).flatMap((question) =>
    'index' in question && question.index ? [{ ...question.index, question }] : [],
  );
  const unindexed = questionsOf(definition).filter(
    (question) => definition.index !== undefined && question.kind === 'scale' && question.index === undefined,
  );
  const codes = [...groups, ...factors].map(({ code }) => code).concat(items.map(({ item }) => item));
  return [
    ...duplicates(codes).map((code) => definitionProblem('index', 'duplicate-item', code)),
    ...groups
      .filter(({ code }) => !factors.some((factor) => factor.group === code))
      .map(({ code }) => definitionProblem('index.groups', 'empty-group', code)),
    ...factors
      .filter(({ group }) => !has(groups, group))
      .map(({ code, group }) => definitionProblem(`index.${code}`, 'unknown-group', group)),
    ...factors
      .filter(({ code }) => !items.some((item) => item.factor === code))
      .map(({ code }) => definitionProblem('index.factors', 'empty-factor', code)),
    ...unindexed.map(({ name }) => definitionProblem(`${name}.index`, 'unindexed-item', name)),
    ...items
      .filter(({ factor }) => !has(factors, factor))
      .map(({ question, factor }) => definitionProblem(`${question.name}.index`, 'unknown-factor', factor)),
    ...items
      .filter(({ question }) => question.kind !== 'scale')
      .map(({ question }) => definitionProblem(`${question.name}.index`, 'item-not-scale', question.name)),
  ];
}

function has(list: readonly { code: string }[], code: string): boolean {
  return list.some((entry) => entry.code === code);
}
