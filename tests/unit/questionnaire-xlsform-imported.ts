// An XLSForm as tests write it, imported: what became of it, and what was said about it in short.
import { expect } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import { rowsOfTables } from './questionnaire-xlsform-rows.ts';

export function imported(tables: Readonly<Record<string, string>>) {
  const { definition, problems, notes } = importXlsform(rowsOfTables(tables), 'tra-sua.xlsx');
  if (definition === null) throw new Error(JSON.stringify(problems));
  expect(questionnaireDefinition.parse(definition)).toStrictEqual(definition);
  const named = (all: typeof problems | typeof notes) =>
    all.map(({ sheet, row, column, code }) => [sheet, row, column, code].join(' '));
  return { definition, problems: named(problems), notes: named(notes), allNotes: notes };
}

export function question(definition: QuestionnaireDefinition, name: string) {
  const found = questionByName(definition, name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
