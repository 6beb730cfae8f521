// Conditions typed as text that mean nothing yet are problems like any other: where, and what is wrong.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { DraftProblem } from '#domain/questionnaire/versions/check-draft.ts';
import { readCondition } from '#domain/questionnaire/xlsform/written-condition.ts';

export function unreadProblems(
  unread: Readonly<Record<string, string>>,
  definition: QuestionnaireDefinition,
): DraftProblem[] {
  return Object.entries(unread).flatMap(([place, text]) => {
    const reading = readCondition(text, definition);
    if ('condition' in reading) return [];
    // `F3.ends.0` is of `F3.ends`, `block DV5.showIf` of `DV5.showIf`.
    const where = place.replace(/^block /, '').replace(/\.\d+$/, '');
    return [{ where, code: 'unread-condition', message: reading.fault }];
  });
}
