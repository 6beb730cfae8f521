// The limits of a question in a row: type and constraint for what XLSForm can say, `ln::validation` for soft limits and
// the rest.

import type { Question, Validation } from '#domain/questionnaire/definition.ts';
import { exactValue } from './exact-cell.ts';
import { addProblem, attempt, type Findings } from './findings.ts';
import { parseFormula } from './formula.ts';
import { type AnyLimits, type Constraint, constraintOf, constraintText } from './limits.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';

const noConstraint: Constraint = { limits: {}, specials: new Map() };

/** What `constraint` says; what it cannot carry over is named. */
export function constraintIn(
  row: SheetRow,
  kind: Question['kind'],
  isWhole: boolean,
  findings: Findings,
): Constraint {
  const text = cell(row, 'constraint');
  if (text === '') return noConstraint;
  const read = () => constraintOf(parseFormula(text), kind, isWhole);
  return attempt(findings, placeOf(row, 'constraint'), read) ?? noConstraint;
}

/** The validation of a question; undefined when it has none. */
export function validationOf(
  row: SheetRow,
  kind: Question['kind'],
  isWhole: boolean,
  constraint: Constraint,
  findings: Findings,
): Validation<AnyLimits> | undefined {
  const pair = {
    standard: 'constraint',
    exact: 'ln::validation',
    readExact: (text: string) => validationIn(text, row, kind, findings),
    standardText: ({ hard }: Validation<AnyLimits>) => constraintText(hard, kind),
  };
  const exact = exactValue(row, pair, findings);
  if (exact === undefined) return standardValidation(constraint.limits, isWhole);
  if ((exact.hard?.whole === true) === isWhole) return exact;
  addProblem(findings, placeOf(row, 'ln::validation'), 'stale', 'type');
  return standardValidation(constraint.limits, isWhole);
}

/** The validation that type and constraint alone say. */
export function standardValidation(limits: AnyLimits, isWhole: boolean): Validation<AnyLimits> | undefined {
  const hard = isWhole ? { ...limits, whole: true } : limits;
  return Object.keys(hard).length === 0 ? undefined : { hard };
}

const limitTypes: Readonly<Record<string, Readonly<Record<string, 'number' | 'string' | 'boolean'>>>> = {
  number: { min: 'number', max: 'number', whole: 'boolean' },
  date: { from: 'string', to: 'string' },
  text: { maxLength: 'number', pattern: 'string' },
  multiple: { min: 'number', max: 'number' },
};

function validationIn(
  text: string,
  row: SheetRow,
  kind: Question['kind'],
  findings: Findings,
): Validation<AnyLimits> | undefined {
  const value = parsed(text);
  if (isValidation(value, kind)) return value;
  addProblem(findings, placeOf(row, 'ln::validation'), 'bad-value', text.slice(0, 60));
  return undefined;
}

function isValidation(value: unknown, kind: Question['kind']): value is Validation<AnyLimits> {
  const fits = (limits: unknown) =>
    isObject(limits) &&
    Object.entries(limits).every(([name, limit]) => limitTypes[kind]?.[name] === typeof limit);
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([strength, limits]) => (strength === 'hard' || strength === 'soft') && fits(limits),
    )
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
