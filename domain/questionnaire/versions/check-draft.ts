// Everything that speaks against publishing a draft, and which part of it each problem is about.

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { checkBlanks } from './check-blanks.ts';

export interface DraftProblem {
  /** As checkDefinition says it: question, block or list, and the part of it, `DV1.1.showIf`. */
  where: string;
  code: string;
  message: { vi: string; en: string };
}

/** None: it can be published. */
export function checkDraft(definition: QuestionnaireDefinition): DraftProblem[] {
  return [...checkBlanks(definition), ...checkDefinition(definition)];
}

/** What an author opens to mend something. */
export type Place =
  | { readonly part: 'question' | 'block' | 'list'; readonly name: string }
  | { readonly part: 'index' | 'settings' };

/** The part of the questionnaire that `where` of a problem is about. */
export function placeOf(definition: QuestionnaireDefinition, where: string): Place {
  const about = (name: string) => where === name || where.startsWith(`${name}.`);
  const longest = (names: readonly string[]) =>
    names.filter(about).toSorted((a, b) => b.length - a.length)[0];
  const { index, optionLists = [], blocks } = definition;
  if (where === 'index' || where.startsWith('index.')) return { part: 'index' };
  const question = longest(questionsOf(definition).map(({ name }) => name));
  const block = longest(blocks.map(({ name }) => name));
  const list = longest(optionLists.map(({ name }) => name));
  const found = [question, block, list].filter((name) => name !== undefined);
  const nearest = Math.max(...found.map((name) => name.length));
  if (question?.length === nearest) return { part: 'question', name: question };
  if (block?.length === nearest) return { part: 'block', name: block };
  if (list?.length === nearest) return { part: 'list', name: list };
  const codes = [...(index?.groups ?? []), ...(index?.factors ?? [])].map(({ code }) => code);
  return codes.includes(where) ? { part: 'index' } : { part: 'settings' };
}
