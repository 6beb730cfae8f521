// The sheet `choices`: lists of options, their codes, and the special answers among them.

import { type Special, specialCodes } from '#domain/questionnaire/answers.ts';
import { effects, type Option } from '#domain/questionnaire/definition.ts';
import { type ChoiceNames, isCode, specialOf } from './choice-names.ts';
import { addNote, addProblem, attempt, type Findings } from './findings.ts';
import { givenName } from './names.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { refuseFills, textIn } from './texts.ts';

export interface ChoiceList {
  name: string;
  /** Belongs to one question alone: no list of the definition, but options of the question. */
  isOwn: boolean;
  options: readonly Option[];
  names: ChoiceNames;
  /** By code, where the option stands in the sheet. */
  rows: ReadonlyMap<number, SheetRow>;
}

/** The lists by our name, in the sheet's order. */
export function readChoices(
  rows: readonly SheetRow[],
  languages: readonly string[],
  findings: Findings,
): Map<string, ChoiceList> {
  const byList = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const name = attempt(findings, placeOf(row, 'list_name'), () => givenName(cell(row, 'list_name')));
    if (name === undefined) continue;
    const list = byList.get(name);
    if (list) list.push(row);
    else byList.set(name, [row]);
  }
  return new Map([...byList].map(([name, own]) => [name, readList(name, own, languages, findings)]));
}

function readList(
  name: string,
  rows: readonly SheetRow[],
  languages: readonly string[],
  findings: Findings,
): ChoiceList {
  const codes = new Map<string, number>();
  const specials = new Map<string, Special>();
  const options: Option[] = [];
  const rowOf = new Map<number, SheetRow>();
  const nextCode = freeCodes(rows.map((row) => cell(row, 'name')));
  for (const row of rows) {
    const choice = cell(row, 'name');
    if (choice === '') {
      // A list without options has one row with nothing but its name.
      if (row.cells.size > 1 && !row.cells.has('ln::own'))
        addProblem(findings, placeOf(row, 'name'), 'no-name');
      continue;
    }
    if (codes.has(choice) || specials.has(choice)) {
      addProblem(findings, placeOf(row, 'name'), 'duplicate-choice', choice);
      continue;
    }
    const text = textIn(row, 'label', languages, findings);
    if (text === null) addProblem(findings, placeOf(row, 'label'), 'no-label');
    else refuseFills(text, row, 'label', findings);
    const label = text ?? { vi: choice };
    const special = specialOf(choice, Object.values(label));
    if (special !== null) {
      specials.set(choice, special);
      continue;
    }
    const code = isCode(choice) ? Number(choice) : nextCode();
    const key = cell(row, 'ln::key');
    codes.set(choice, code);
    rowOf.set(code, row);
    options.push({ code, label, ...(key !== '' && { key }), ...marksOf(row, findings) });
  }
  noteChanges(name, rows, { codes, specials }, findings);
  const areCodes = [...codes.keys()].every(isCode);
  const isOwn = rows.some((row) => cell(row, 'ln::own') === 'yes');
  return { name, isOwn, options, names: { codes, specials, areCodes }, rows: rowOf };
}

function marksOf(row: SheetRow, findings: Findings): Pick<Option, 'fixed' | 'effect'> {
  const fixed = fixedIn(row, findings);
  const written = cell(row, 'ln::effect');
  const effect = effects.find((candidate) => candidate === written);
  if (written !== '' && effect === undefined)
    addProblem(findings, placeOf(row, 'ln::effect'), 'bad-value', written);
  return { ...(fixed !== undefined && { fixed }), ...(effect !== undefined && { effect }) };
}

/** `ln::fixed`; undefined when the column says nothing. */
export function fixedIn(row: SheetRow, findings: Findings): boolean | undefined {
  const written = cell(row, 'ln::fixed');
  if (written === '') return undefined;
  if (written !== 'yes' && written !== 'no')
    addProblem(findings, placeOf(row, 'ln::fixed'), 'bad-value', written);
  return written === 'yes';
}

/** Codes from 1 that neither a choice of the list nor a special answer has. */
function freeCodes(names: readonly string[]): () => number {
  const taken = new Set([...names.filter(isCode).map(Number), ...Object.values(specialCodes)]);
  let last = 0;
  return () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
}

function noteChanges(
  list: string,
  rows: readonly SheetRow[],
  { codes, specials }: Pick<ChoiceNames, 'codes' | 'specials'>,
  findings: Findings,
): void {
  const [first] = rows;
  if (first === undefined) return;
  const place = placeOf(first, 'name');
  const assigned = [...codes].filter(([name]) => !isCode(name)).map(([name, code]) => `${name} = ${code}`);
  if (assigned.length > 0) addNote(findings, place, 'codes-assigned', `${list}: ${assigned.join(', ')}`);
  const apart = [...specials].map(([name, special]) => `${name} = ${specialCodes[special]}`);
  if (apart.length > 0) addNote(findings, place, 'taken-as-special', `${list}: ${apart.join(', ')}`);
}
