// Whether the call may be recorded, as far as the citizen was asked.

import type { Answers } from './answers.ts';
import type { QuestionnaireDefinition } from './definition.ts';
import { hasOptions, optionsOf, questionsOf } from './questions.ts';

/**
 * `agreed` only after an option with effect `record-on` was chosen; one with `record-off` outweighs it, wherever it was
 * chosen. `not-asked`: nobody has said anything yet, or what was said no longer counts: nothing may be recorded.
 *
 * @param answers that count (`counted` of the path)
 */
export function recordingOf(
  definition: QuestionnaireDefinition,
  answers: Answers,
): 'not-asked' | 'agreed' | 'refused' {
  const chosen = questionsOf(definition)
    .filter(hasOptions)
    .flatMap((question) => {
      const answer = answers.get(question.name);
      if (answer === undefined || 'special' in answer) return [];
      const codes = Array.isArray(answer.value) ? answer.value : [answer.value];
      return optionsOf(definition, question).filter(({ code }) => codes.includes(code));
    })
    .map(({ effect }) => effect);
  if (chosen.includes('record-off')) return 'refused';
  return chosen.includes('record-on') ? 'agreed' : 'not-asked';
}
