// Pairs of columns: a standard one, which other tools read, and one of ours with exactly what the standard one cannot
// say. Ours counts only as long as it still says what the standard one says; an author may have edited that.

import { addProblem, type Findings } from './findings.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';

export interface ExactPair<T> {
  standard: string;
  exact: string;
  /** The value of our cell; undefined when it cannot be read. */
  readExact: (text: string) => T | undefined;
  /** What the standard cell says of the value; the same function writes the sheet. */
  standardText: (value: T) => string;
}

/** The value of our column where it is there and up to date; undefined: read the standard one. */
export function exactValue<T>(row: SheetRow, pair: ExactPair<T>, findings: Findings): T | undefined {
  const text = cell(row, pair.exact);
  if (text === '') return undefined;
  const value = pair.readExact(text);
  if (value === undefined) return undefined;
  if (pair.standardText(value) === cell(row, pair.standard)) return value;
  addProblem(findings, placeOf(row, pair.exact), 'stale', pair.standard);
  return undefined;
}
