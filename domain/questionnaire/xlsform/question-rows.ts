// What a survey row is, by its type, before its texts and conditions are read: conditions elsewhere need the kind and
// the choices of every question.

import { type Special, specials } from '#domain/questionnaire/answers.ts';
import type { Question } from '#domain/questionnaire/definition.ts';
import { noChoices, withSpecials } from './choice-names.ts';
import { ownRecords } from './columns.ts';
import type { Known } from './condition.ts';
import { addNote, addProblem, attempt, type Findings } from './findings.ts';
import type { Constraint } from './limits.ts';
import { givenName } from './names.ts';
import type { ChoiceList } from './read-choices.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { constraintIn } from './validation.ts';

/** A row that becomes a question. */
export interface QuestionRow {
  row: SheetRow;
  name: string;
  kind: Question['kind'];
  /** `integer` */
  isWhole: boolean;
  /** Name of the choice list, for choice questions. */
  list: string | null;
  constraint: Constraint;
  offered: readonly Special[] | undefined;
  known: Known;
}

/** Older spellings of types, as XLSForm's tools still take them (pyxform, aliases.py), and how they are written now. */
const olderTypes: readonly (readonly [RegExp, string])[] = [
  [/^(begin|end)[ _](lgroup|looped group)\b/i, '$1_repeat'],
  [/^(begin|end) (group|repeat)\b/i, '$1_$2'],
  [/^select (one|multiple)\b/i, 'select_$1'],
  [/^select1\b/i, 'select_one'],
  [/^select all that apply\b/i, 'select_multiple'],
  [/^select_(one|multiple) from file\b/i, 'select_$1_from_file'],
  [/^select_(one|multiple) from /i, 'select_$1 '],
];

/** The type as XLSForm now writes it, and what follows it. */
export function typeOf(row: SheetRow): { type: string; rest: string } {
  let text = cell(row, 'type').replaceAll(/\s+/g, ' ');
  for (const [older, now] of olderTypes) text = text.replace(older, now);
  const [type = '', ...rest] = text.split(' ');
  return { type: type.toLowerCase(), rest: rest.join(' ') };
}

/** The kind of question that a type becomes; null when there is none. */
function kindOf(row: SheetRow, type: string): Question['kind'] | null {
  switch (type) {
    case 'select_one': {
      const isScale = cell(row, 'ln::kind') === 'scale' || words(row, 'appearance').includes('likert');
      return isScale ? 'scale' : 'single';
    }
    case 'select_multiple':
      return 'multiple';
    case 'integer':
    case 'int':
    case 'decimal':
      return 'number';
    case 'date':
    case 'text':
      return type;
    case 'string':
      return 'text';
    case 'note':
      return 'statement';
    case 'calculate':
      return 'computed';
    case 'hidden':
      return 'hidden';
    default:
      return null;
  }
}

/** The question that a row becomes; null when it becomes none, which is then named. */
export function questionRow(
  row: SheetRow,
  lists: ReadonlyMap<string, ChoiceList>,
  findings: Findings,
): QuestionRow | null {
  const { type, rest } = typeOf(row);
  const isChoice = type.startsWith('select_');
  // `date time` is no date: what follows a type belongs to it, unless it is the list of a choice question.
  const kind = isChoice || rest === '' ? kindOf(row, type) : null;
  if (kind === null) {
    if (ownRecords.includes(type) && rest === '') addNote(findings, placeOf(row, 'type'), 'own-record', type);
    else addProblem(findings, placeOf(row, 'type'), 'unsupported-type', cell(row, 'type'));
    return null;
  }
  const given = cell(row, 'name');
  const name = attempt(findings, placeOf(row, 'name'), () => givenName(given));
  if (name === undefined) return null;
  if (name !== given) addNote(findings, placeOf(row, 'name'), 'renamed', `${given} → ${name}`);
  const isWhole = type === 'integer' || type === 'int';
  const list = isChoice ? listOf(row, rest, lists, findings) : null;
  const constraint = constraintIn(row, kind, isWhole, findings);
  const offered = offeredIn(row, findings);
  const choices = (list === null ? undefined : lists.get(list)?.names) ?? {
    ...noChoices,
    specials: constraint.specials,
  };
  const known = { kind, choices: withSpecials(choices, offered ?? []) };
  return { row, name, kind, isWhole, list, constraint, offered, known };
}

function listOf(
  row: SheetRow,
  rest: string,
  lists: ReadonlyMap<string, ChoiceList>,
  findings: Findings,
): string | null {
  const [given = '', ...more] = rest.split(' ');
  const added = more.join(' ');
  if (/^(or_other|or other|or specify other)$/i.test(added))
    addProblem(findings, placeOf(row, 'type'), 'or-other');
  else if (added !== '') addProblem(findings, placeOf(row, 'type'), 'bad-value', added);
  const name = attempt(findings, placeOf(row, 'type'), () => givenName(given));
  if (name !== undefined && !lists.has(name))
    addProblem(findings, placeOf(row, 'type'), 'unknown-list', given);
  return name ?? null;
}

/** `ln::special`: the special answers by name, `none` for an offer of none; undefined when the column says nothing. */
function offeredIn(row: SheetRow, findings: Findings): readonly Special[] | undefined {
  const given = words(row, 'ln::special');
  if (given.length === 0) return undefined;
  if (given.length === 1 && given[0] === 'none') return [];
  return given.flatMap((word) => {
    const special = specials.find((candidate) => candidate === word);
    if (special === undefined) addProblem(findings, placeOf(row, 'ln::special'), 'bad-value', word);
    return special ?? [];
  });
}

/** The words of a cell. */
export function words(row: SheetRow, column: string): string[] {
  return cell(row, column)
    .split(/\s+/)
    .filter((word) => word !== '');
}
