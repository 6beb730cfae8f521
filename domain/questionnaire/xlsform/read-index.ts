// The sheet `ln_index`: groups and factors of the satisfaction index, which XLSForm does not have.

import type { IndexStructure, Text } from '#domain/questionnaire/definition.ts';
import { addProblem, attempt, type Findings } from './findings.ts';
import { givenName } from './names.ts';
import { cell, placeOf, type Sheet, type SheetRow } from './sheets.ts';
import { textIn } from './texts.ts';

/** The structure; undefined when the workbook has no such sheet. */
export function readIndex(
  { columns, rows }: Sheet,
  languages: readonly string[],
  findings: Findings,
): IndexStructure | undefined {
  if (columns === null) return undefined;
  const groups: { code: string; name: Text }[] = [];
  const factors: { code: string; name: Text; group: string }[] = [];
  for (const row of rows) {
    const level = cell(row, 'level');
    const code = codeIn(row, 'code', findings);
    const group = level === 'factor' ? codeIn(row, 'group', findings) : '';
    const name = textIn(row, 'label', languages, findings);
    if (name === null) addProblem(findings, placeOf(row, 'label'), 'no-label');
    if (code === undefined || group === undefined || name === null) continue;
    if (level === 'group') groups.push({ code, name });
    else if (level === 'factor') factors.push({ code, name, group });
    else addProblem(findings, placeOf(row, 'level'), 'bad-value', level);
  }
  return { groups, factors };
}

function codeIn(row: SheetRow, column: string, findings: Findings): string | undefined {
  return attempt(findings, placeOf(row, column), () => givenName(cell(row, column)));
}
