// The sheet `choices`: shared lists, then the options that belong to one question.

import type { ChoiceQuestion, Option, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { exactText } from './condition-text.ts';
import { type WrittenRow, writtenTexts, yesNo } from './written-row.ts';

export interface WrittenChoices {
  rows: WrittenRow[];
  /** Name of the list that a question's own options became, by the question's name. */
  ownNames: ReadonlyMap<string, string>;
}

export function writeChoices(definition: QuestionnaireDefinition): WrittenChoices {
  const lists = definition.optionLists ?? [];
  const taken = new Set(lists.map(({ name }) => name));
  const ownNames = new Map<string, string>();
  const rows = lists.flatMap(({ name, options }) => listRows(name, options, {}));
  for (const { name, options } of questionsOf(definition).filter(hasOptions)) {
    if (typeof options === 'string') continue;
    const list = freeName(name, taken);
    ownNames.set(name, list);
    rows.push(...listRows(list, options, { 'ln::own': 'yes' }));
  }
  return { rows, ownNames };
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let next = 2; taken.has(free); next += 1) free = `${name.slice(0, 50)}-${next}`;
  taken.add(free);
  return free;
}

/** A list without options still has a row, so that it is not lost. */
function listRows(name: string, options: readonly Option[], own: WrittenRow): WrittenRow[] {
  if (options.length === 0) return [{ list_name: name, ...own }];
  return options.map(({ code, label, key = '', showIf, fixed, effect = '' }) => ({
    list_name: name,
    name: String(code),
    ...writtenTexts('label', label),
    'ln::key': key,
    'ln::relevant': showIf === undefined ? '' : exactText(showIf),
    'ln::fixed': yesNo(fixed),
    'ln::effect': effect,
    ...own,
  }));
}

/** The codes of a question's options by the names that they have in the sheet. */
export function optionsIn(
  definition: QuestionnaireDefinition,
  question: ChoiceQuestion,
): Map<string, number> {
  return new Map(optionsOf(definition, question).map(({ code }) => [String(code), code]));
}
