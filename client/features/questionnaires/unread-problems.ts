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
    if (!isThere(place, definition)) return [];
    // `F3.ends.0` is of `F3.ends`, `block DV5.showIf` of `DV5.showIf`.
    const where = place.replace(/^block /, '').replace(/\.\d+$/, '');
    return [{ where, code: 'unread-condition', message: reading.fault }];
  });
}

/** A question or block may have been removed while a condition of it was half written. */
function isThere(place: string, { blocks, optionLists }: QuestionnaireDefinition): boolean {
  const lists = optionLists ?? [];
  const of = (name: string) => place.startsWith(`${name}.`) || place.startsWith(`block ${name}.`);
  if (lists.some(({ name }) => of(name))) return true;
  return blocks.some(({ name, questions }) => of(name) || questions.some((question) => of(question.name)));
}

/** How places under `prefix` are called once the rule at `removed` is gone; null: it was that one's. */
export function withoutRule(prefix: string, removed: number): (place: string) => string | null {
  return (place) => {
    const at = place.startsWith(`${prefix}.`) ? Number(place.slice(prefix.length + 1)) : Number.NaN;
    if (at === removed) return null;
    return at > removed ? `${prefix}.${at - 1}` : place;
  };
}

/** How places of a question are called once it has another name. */
export function ofRenamed(from: string, to: string): (place: string) => string {
  return (place) => (place.startsWith(`${from}.`) ? `${to}${place.slice(from.length)}` : place);
}
