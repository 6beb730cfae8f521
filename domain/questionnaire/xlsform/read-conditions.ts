// The conditions and computations of survey rows.

import type { ComputedQuestion } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { conditionOf, type KnownQuestions } from './condition.ts';
import { xpathOf } from './condition-text.ts';
import { exactValue } from './exact-cell.ts';
import { attempt, type Findings, NotCarried } from './findings.ts';
import { type Formula, parseFormula } from './formula.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';

/** The condition in a cell; undefined when there is none, or when it cannot be carried over, which is then named. */
export function conditionIn(
  row: SheetRow,
  column: string,
  known: KnownQuestions,
  findings: Findings,
): Expression | undefined {
  const text = cell(row, column);
  if (text === '') return undefined;
  return attempt(findings, placeOf(row, column), () => conditionOf(parseFormula(text), known));
}

/** The condition of `relevant`, or of the exact column beside it. */
export function relevantOf(row: SheetRow, known: KnownQuestions, findings: Findings): Expression | undefined {
  const readExact = () => conditionIn(row, 'ln::relevant', known, findings);
  const pair = { standard: 'relevant', exact: 'ln::relevant', readExact, standardText: xpathOf };
  return exactValue(row, pair, findings) ?? conditionIn(row, 'relevant', known, findings);
}

export type Computation = Pick<ComputedQuestion, 'compute' | 'otherwise'>;

/** What a `calculate` row computes; undefined when that cannot be carried over. */
export function computationOf(
  row: SheetRow,
  known: KnownQuestions,
  findings: Findings,
): Computation | undefined {
  const read = (column: string) =>
    attempt(findings, placeOf(row, column), () => computation(parseFormula(cell(row, column)), known));
  const pair = {
    standard: 'calculation',
    exact: 'ln::calculation',
    readExact: () => read('ln::calculation'),
    standardText: (value: Computation) => computationText(value, xpathOf),
  };
  return exactValue(row, pair, findings) ?? read('calculation');
}

function computation(formula: Formula, known: KnownQuestions): Computation {
  const rules: { when: Expression; value: number }[] = [];
  let rest = formula;
  while (rest.kind === 'call' && rest.name === 'if') {
    const [when, value, otherwise] = rest.args;
    if (when === undefined || value === undefined || otherwise === undefined || rest.args.length > 3)
      throw new NotCarried('syntax', 'if(');
    rules.push({ when: conditionOf(when, known), value: numberIn(value) });
    rest = otherwise;
  }
  return { compute: rules, otherwise: numberIn(rest) };
}

function numberIn(formula: Formula): number {
  if (formula.kind === 'number') return formula.value;
  const value = formula.kind === 'text' && formula.value.trim() !== '' ? Number(formula.value) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new NotCarried('calculation', shown(formula));
}

function shown(formula: Formula): string {
  if (formula.kind === 'call') return `${formula.name}()`;
  if (formula.kind === 'ref') return `\${${formula.name}}`;
  if (formula.kind === 'text') return `'${formula.value}'`;
  return formula.kind === 'arithmetic' || formula.kind === 'comparison' ? formula.sign : formula.kind;
}

/** The computation as nested `if`s, its conditions in the notation of `write`. */
export function computationText(
  { compute, otherwise }: Computation,
  write: (condition: Expression) => string,
): string {
  const opened = compute.map(({ when, value }) => `if(${write(when)}, ${value}, `).join('');
  return `${opened}${otherwise}${')'.repeat(compute.length)}`;
}
