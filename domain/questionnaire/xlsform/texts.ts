// Texts of an XLSForm: a column per language, `${name}` where our texts have `{answer.name}`.

import type { Text } from '#domain/questionnaire/definition.ts';
import { addProblem, type Findings } from './findings.ts';
import { ourName } from './names.ts';
import { placeOf, type SheetRow } from './sheets.ts';

/**
 * The text of a row in all languages that it has, null when it has none. Vietnamese stands in every text of ours; where
 * a form that has Vietnamese lacks it here, another language stands in and a problem says so.
 */
export function textIn(
  row: SheetRow,
  base: string,
  languages: readonly string[],
  findings: Findings,
): Text | null {
  const found: Record<string, string> = {};
  for (const [column, text] of row.cells)
    if (column.startsWith(`${base}::`)) found[column.slice(base.length + 2)] = text;
  const [first] = Object.entries(found);
  if (first === undefined) return null;
  if (found.vi === undefined && languages.includes('vi'))
    addProblem(findings, placeOf(row, `${base}::vi`), 'no-vietnamese', first[0]);
  return { ...found, vi: found.vi ?? first[1] };
}

/** The same sentence in every language, for what a form says once. */
export function inAll(languages: readonly string[], sentence: string): Text {
  return { ...Object.fromEntries(languages.map((language) => [language, sentence])), vi: sentence };
}

const xlsformFill = /\$\{\s*([^{}]+?)\s*\}/g;

/** A text that is read aloud or by the operator, its fills in our way of writing. */
export function spokenIn(text: Text): Text {
  return mapped(text, (sentence) =>
    sentence.replaceAll(xlsformFill, (_, name: string) => `{answer.${ourName(name)}}`),
  );
}

/** The same text with fills in the way of XLSForm. */
export function spokenOut(text: Text): Text {
  return mapped(text, (sentence) => sentence.replaceAll(/\{answer\.([A-Za-z][A-Za-z0-9.-]*)\}/g, '$${$1}'));
}

/** Names the fills of a text that cannot have any. */
export function refuseFills(text: Text, row: SheetRow, base: string, findings: Findings): void {
  const fill = Object.values(text).join(' ').match(xlsformFill)?.[0];
  if (fill !== undefined) addProblem(findings, placeOf(row, base), 'dynamic-label', fill);
}

function mapped(text: Text, change: (sentence: string) => string): Text {
  const { vi, ...others } = text;
  const changed = Object.entries(others).map(([language, sentence]) => [language, change(sentence)] as const);
  return { vi: change(vi), ...Object.fromEntries(changed) };
}
