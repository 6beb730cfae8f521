// Which choices are offered when: `choice_filter` of a question, worked out for each choice of its list from the choice's
// own columns, and our `ln::relevant` of a choice.

import type { Option } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { conditionOf, type KnownQuestions } from './condition.ts';
import { addNote, attempt, type Findings, NotCarried } from './findings.ts';
import { parseFormula } from './formula.ts';
import { conditionIn } from './read-conditions.ts';
import type { ChoiceList } from './read-choices.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';

/** The lists with the conditions of `ln::relevant`, which may read any question. */
export function withOwnConditions(
  lists: ReadonlyMap<string, ChoiceList>,
  known: KnownQuestions,
  findings: Findings,
): Map<string, ChoiceList> {
  const conditioned = (list: ChoiceList) => {
    const options = list.options.map((option): Option => {
      const row = list.rows.get(option.code);
      const showIf = row === undefined ? undefined : conditionIn(row, 'ln::relevant', known, findings);
      return showIf === undefined ? option : { ...option, showIf };
    });
    return { ...list, options };
  };
  return new Map([...lists].map(([name, list]) => [name, conditioned(list)]));
}

/**
 * The options of a question under its `choice_filter`; undefined when it has none, or one that cannot be carried over,
 * which is then named.
 *
 * @param columns of the sheet `choices`: what a filter may name
 */
export function filteredOptions(
  row: SheetRow,
  list: ChoiceList,
  columns: readonly string[],
  known: KnownQuestions,
  findings: Findings,
): Option[] | undefined {
  const filter = cell(row, 'choice_filter');
  if (filter === '') return undefined;
  const place = placeOf(row, 'choice_filter');
  const conditions = attempt(findings, place, () =>
    list.options.map(({ code }) => conditionOfChoice(filter, list.rows.get(code), columns, known)),
  );
  if (conditions === undefined) return undefined;
  if (list.names.specials.size > 0) addNote(findings, place, 'filtered-special', list.name);
  return list.options.map((option, at) => {
    const parts = [option.showIf, conditions[at]].filter((part) => part !== undefined);
    const [only] = parts;
    if (only === undefined || only === true) return option;
    return { ...option, showIf: parts.length > 1 ? { and: parts } : only };
  });
}

function conditionOfChoice(
  filter: string,
  choice: SheetRow | undefined,
  columns: readonly string[],
  known: KnownQuestions,
): Expression | undefined {
  if (choice === undefined) return undefined;
  const words = new Map(columns.map((column) => [column, cell(choice, column)]));
  try {
    return conditionOf(parseFormula(filter, words), known);
  } catch (error) {
    if (error instanceof NotCarried) throw new NotCarried('choice-filter', `${filter}: ${error.what}`);
    throw error;
  }
}

/** The columns of `choices` that some filter names. */
export function filterWords(survey: readonly SheetRow[]): ReadonlySet<string> {
  return new Set(survey.flatMap((row) => cell(row, 'choice_filter').match(/[A-Za-z][\w.:-]*/g) ?? []));
}
