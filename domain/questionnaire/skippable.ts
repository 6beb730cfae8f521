// What jumps pass over.

import type { QuestionnaireDefinition } from './definition.ts';
import { isAsked, questionsOf } from './questions.ts';

/** Questions that some jump can pass over. */
export function skippable(definition: QuestionnaireDefinition): ReadonlySet<string> {
  const questions = questionsOf(definition);
  const names = questions.map(({ name }) => name);
  return new Set(
    questions
      .filter(isAsked)
      .flatMap(({ name, jumps }) =>
        (jumps ?? []).flatMap(({ to }) => names.slice(names.indexOf(name) + 1, names.indexOf(to))),
      ),
  );
}
