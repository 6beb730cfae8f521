import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';

/**
 * The groups of a public table in the order in which the form offers them: ages go from young to old, not by score, since the
 * table ranks nobody. Groups that come from elsewhere keep their order.
 *
 * @param key of the breakdown: `q:` and the name of a question, or a fact of the transaction
 */
export function inOrderOfForm<T extends { label: string }>(
  definition: QuestionnaireDefinition,
  key: string,
  groups: readonly T[],
): T[] {
  const question = key.startsWith('q:') ? questionByName(definition, key.slice(2)) : undefined;
  if (!question || !hasOptions(question)) return [...groups];
  const order = optionsOf(definition, question).map(({ label }) => label.vi);
  return groups.toSorted((one, other) => order.indexOf(one.label) - order.indexOf(other.label));
}
