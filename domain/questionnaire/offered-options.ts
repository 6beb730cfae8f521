// The options that an interview offers at a question: those whose condition holds, in the interview's order.

import type { Answers } from './answers.ts';
import type { InterviewContext } from './context.ts';
import type { ChoiceQuestion, Option, QuestionnaireDefinition } from './definition.ts';
import { evaluate, type Expression, type Scope } from './expressions.ts';
import { optionsOf } from './questions.ts';
import { orderedOptions } from './shown-order.ts';

/** What an interview has come to: which options, checks and fills apply follows from it. */
export interface Standing {
  definition: QuestionnaireDefinition;
  context: InterviewContext;
  /** The answers that count: `counted` of the path. */
  answers: Answers;
}

/** Conditions on the answers that count; nothing is open. */
export function scopeOf({ answers, context }: Standing): Scope {
  return { answer: (name) => answers.get(name), context };
}

export function offeredOptions(standing: Standing, question: ChoiceQuestion): readonly Option[] {
  const scope = scopeOf(standing);
  return orderedOptions(standing.definition, question, standing.context).filter(
    ({ showIf }) => showIf === undefined || evaluate(showIf, scope) === true,
  );
}

/** Holds where at least one option is offered; true for a question without conditions on its options. */
export function offersSome(definition: QuestionnaireDefinition, question: ChoiceQuestion): Expression {
  const options = optionsOf(definition, question);
  const conditions = options.flatMap(({ showIf }) => showIf ?? []);
  return conditions.length === 0 || conditions.length < options.length ? true : { or: conditions };
}
