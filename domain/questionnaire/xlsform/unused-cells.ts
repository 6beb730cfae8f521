// What a row of `survey` says in columns that mean nothing for rows of its kind: named, so that nobody believes it was
// carried over. Columns that no row can use are named at their heading (sheets.ts).

import type { Question } from '#domain/questionnaire/definition.ts';
import { baseOf, changesAnswer, isUnsupportedColumn, readColumns } from './columns.ts';
import { addNote, addProblem, type Findings } from './findings.ts';
import { words } from './question-rows.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';

export type RowKind = Question['kind'] | 'group';

const placed = ['type', 'name', 'label', 'relevant', 'ln::relevant'];
const recorded = [...placed, 'ln::label', 'ln::source', 'ln::repeats', 'ln::fixed'];
const answered = [
  ...recorded,
  'hint',
  'guidance_hint',
  'constraint',
  'constraint_message',
  'required',
  'required_message',
  'appearance',
  'ln::validation',
  'ln::jumps',
  'ln::optional',
  'ln::special',
  'ln::seconds',
];
const chosen = [...answered, 'choice_filter', 'parameters', 'ln::kind', 'ln::indicator'];
const rated = [...chosen, 'ln::factor', 'ln::item'];

const usedBy: Readonly<Record<RowKind, readonly string[]>> = {
  group: [...placed, 'ln::order', 'appearance'],
  computed: [...recorded, 'calculation', 'ln::calculation'],
  hidden: [...recorded, 'ln::from', 'ln::set'],
  single: rated,
  scale: rated,
  multiple: chosen,
  number: answered,
  text: answered,
  date: answered,
  statement: answered,
};

/** Columns in which “no” says no more than an empty cell. */
const switches = /^(required|read_only|disabled|bind::required|bind::readonly)$/;

export function nameUnused(row: SheetRow, kind: RowKind, findings: Findings): void {
  for (const column of row.cells.keys()) {
    const base = baseOf(column);
    const isUnused =
      isUnsupportedColumn(column) || (readColumns.survey.includes(base) && !usedBy[kind].includes(base));
    const saysNothing = switches.test(column) && /^(no|false|false\(\))$/i.test(cell(row, column));
    if (isUnused && !saysNothing) addProblem(findings, placeOf(row, column), 'unsupported-column', column);
    else if (base === 'required_message') addNote(findings, placeOf(row, column), 'own-message');
  }
  if (!usedBy[kind].includes('appearance')) return;
  for (const word of words(row, 'appearance')) {
    const place = placeOf(row, 'appearance');
    if (changesAnswer(word)) addProblem(findings, place, 'appearance', word);
    else if (word !== 'likert') addNote(findings, place, 'display-only', word);
  }
}
