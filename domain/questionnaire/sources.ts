// What a condition hangs on in the end: the questions that are asked, through what is computed from them and through
// the conditions under which they are asked at all.

import { readings } from './conditions.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import type { Expression } from './expressions.ts';
import { isAsked, questionByName } from './questions.ts';

/** The asked questions whose answers can change what the conditions say, each once. Jumps are left out. */
export function sourcesOf(
  definition: QuestionnaireDefinition,
  conditions: readonly Expression[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const asked = new Set<string>();
  const look = (expression: Expression) => {
    for (const { question: name } of readings(expression)) {
      const question = seen.has(name) ? undefined : questionByName(definition, name);
      if (question === undefined) continue;
      seen.add(name);
      if (isAsked(question)) asked.add(name);
      for (const behind of conditionsOf(definition, question)) look(behind);
    }
  };
  for (const condition of conditions) look(condition);
  return asked;
}

/** Under which a question is asked, and by which a value is found. */
function conditionsOf(definition: QuestionnaireDefinition, question: Question): Expression[] {
  const block = definition.blocks.find(({ questions }) => questions.includes(question));
  const rules =
    question.kind === 'computed' ? question.compute : question.kind === 'hidden' ? (question.set ?? []) : [];
  return [question.showIf, block?.showIf, ...rules.map(({ when }) => when)].filter(
    (condition) => condition !== undefined,
  );
}
