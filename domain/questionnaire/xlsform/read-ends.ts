// The sheet `ln_ends`: rules that end an interview, which XLSForm does not have.

import { type EndRule, outcomes } from '#domain/questionnaire/definition.ts';
import type { KnownQuestions } from './condition.ts';
import { addProblem, attempt, type Findings } from './findings.ts';
import { givenName } from './names.ts';
import { conditionIn } from './read-conditions.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { spokenIn, textIn } from './texts.ts';

/** The rules by question, in the sheet's order. */
export type EndRules = ReadonlyMap<string, readonly EndRule[]>;

export function readEnds(
  rows: readonly SheetRow[],
  known: KnownQuestions,
  languages: readonly string[],
  findings: Findings,
): EndRules {
  const ends = new Map<string, EndRule[]>();
  for (const row of rows) {
    const name = attempt(findings, placeOf(row, 'question'), () => givenName(cell(row, 'question')));
    if (name === undefined) continue;
    const rules = ends.get(name) ?? [];
    ends.set(name, rules);
    // A question with an empty list of rules has a row that says nothing else.
    if (row.cells.size === 1) continue;
    if (!known.has(name)) addProblem(findings, placeOf(row, 'question'), 'unknown-question', name);
    const rule = ruleIn(row, known, languages, findings);
    if (rule !== null) rules.push(rule);
  }
  return ends;
}

function ruleIn(
  row: SheetRow,
  known: KnownQuestions,
  languages: readonly string[],
  findings: Findings,
): EndRule | null {
  const outcome = outcomes.find((candidate) => candidate === cell(row, 'outcome'));
  if (outcome === undefined) addProblem(findings, placeOf(row, 'outcome'), 'bad-value', cell(row, 'outcome'));
  const say = textIn(row, 'label', languages, findings);
  if (say === null) addProblem(findings, placeOf(row, 'label'), 'no-label');
  if (cell(row, 'when') === '') addProblem(findings, placeOf(row, 'when'), 'bad-value', '');
  const when = conditionIn(row, 'when', known, findings);
  if (when === undefined || outcome === undefined || say === null) return null;
  return { when, outcome, say: spokenIn(say) };
}
