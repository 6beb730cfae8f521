// The questions whose answers can move the path: those that some condition reads. All others can be answered any way,
// and the same questions are asked.

import { readings } from './conditions.ts';
import type { Question, QuestionnaireDefinition } from './definition.ts';
import type { Expression } from './expressions.ts';
import { offersSome } from './offered-options.ts';
import { hasOptions, isAsked } from './questions.ts';

const known = new WeakMap<QuestionnaireDefinition, ReadonlySet<string>>();

/** Names of the questions and values that conditions on blocks, questions, options, ends, jumps and values read. */
export function steeringQuestions(definition: QuestionnaireDefinition): ReadonlySet<string> {
  const before = known.get(definition);
  if (before) return before;
  const conditions = definition.blocks.flatMap(({ showIf, questions }) => [
    showIf ?? true,
    ...questions.flatMap((question) => conditionsOf(definition, question)),
  ]);
  const names = new Set(conditions.flatMap(readings).map(({ question }) => question));
  known.set(definition, names);
  return names;
}

function conditionsOf(definition: QuestionnaireDefinition, question: Question): Expression[] {
  const shown = question.showIf ?? true;
  if (question.kind === 'computed') return [shown, ...question.compute.map(({ when }) => when)];
  if (!isAsked(question)) return [shown, ...(question.set ?? []).map(({ when }) => when)];
  const rules = [...(question.ends ?? []), ...(question.jumps ?? [])];
  return [
    shown,
    ...rules.map(({ when }) => when),
    ...(hasOptions(question) ? [offersSome(definition, question)] : []),
  ];
}
