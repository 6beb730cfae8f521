// A questionnaire as an XLSForm: standard columns as far as they go, our own beside them for the rest. Importing the
// workbook gives back the same definition.

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import { type ChoiceNames, noChoices, withSpecials } from './choice-names.ts';
import type { KnownQuestions } from './condition.ts';
import { languageHeading } from './languages.ts';
import { optionsIn, writeChoices } from './write-choices.ts';
import { endRows } from './write-ends.ts';
import { indexRows } from './write-index.ts';
import { surveyRows } from './write-survey.ts';
import { type WrittenRow, writtenTexts } from './written-row.ts';

export interface XlsformSheet {
  name: string;
  /** The first row holds the headings. */
  rows: readonly (readonly string[])[];
}

/** The sheets of the workbook, in order. */
export function exportXlsform(definition: QuestionnaireDefinition): XlsformSheet[] {
  const { rows: choices, ownNames } = writeChoices(definition);
  const survey = surveyRows(definition, { known: knownOf(definition), ownNames });
  const ends = endRows(definition);
  return [
    sheetOf('survey', ['type', 'name'], survey),
    sheetOf('choices', ['list_name', 'name'], choices),
    sheetOf('settings', ['form_title', 'form_id', 'version'], [settingsRow(definition)]),
    ...(ends.length > 0 ? [sheetOf('ln_ends', ['question', 'when', 'outcome'], ends)] : []),
    ...(definition.index === undefined
      ? []
      : [sheetOf('ln_index', ['level', 'code', 'group'], indexRows(definition.index))]),
  ];
}

/** As an import knows the questions that it reads back. */
export function knownOf(definition: QuestionnaireDefinition): KnownQuestions {
  return new Map(
    questionsOf(definition).map((question) => {
      const choices: ChoiceNames = hasOptions(question)
        ? { ...noChoices, codes: optionsIn(definition, question) }
        : noChoices;
      const offered = isAsked(question) ? (question.special ?? []) : [];
      return [question.name, { kind: question.kind, choices: withSpecials(choices, offered) }];
    }),
  );
}

function settingsRow(definition: QuestionnaireDefinition): WrittenRow {
  const { title, languages, source } = definition;
  const [first = 'vi'] = languages;
  const own = title[first] === undefined ? 'vi' : first;
  const { [own]: formTitle = title.vi, ...others } = title;
  return {
    form_title: formTitle,
    form_id: definition.key,
    version: String(definition.version),
    default_language: languageHeading(own),
    ...writtenTexts('ln::title', others),
    'ln::languages': languages.join(' '),
    'ln::source': source,
  };
}

/** The columns that some row fills: `first` before the others, which follow in the order in which rows use them. */
function sheetOf(name: string, first: readonly string[], rows: readonly WrittenRow[]): XlsformSheet {
  const used = rows.flatMap((row) => Object.keys(row).filter((column) => row[column] !== ''));
  const columns = [...new Set([...first, ...used])].toSorted((a, b) => rank(a) - rank(b));
  return { name, rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))] };
}

/** Ours stand behind those that every tool reads. */
function rank(column: string): number {
  return column.startsWith('ln::') ? 1 : 0;
}
