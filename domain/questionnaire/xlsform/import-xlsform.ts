// An XLSForm as a questionnaire: takes the rows of its workbook, gives the definition and what could not be carried over.
// Nothing is dropped without being named. What is read how: docs/xlsform.md.

import { foldText } from '#domain/lists/names.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import type { OptionList, QuestionnaireDefinition, Text } from '#domain/questionnaire/definition.ts';
import type { KnownQuestions } from './condition.ts';
import { addNote, addProblem, type Findings } from './findings.ts';
import { filterWords, withOwnConditions } from './choice-conditions.ts';
import { languageCode } from './languages.ts';
import { type QuestionRow, questionRow, typeOf, words } from './question-rows.ts';
import { readBlocks } from './read-blocks.ts';
import { type ChoiceList, readChoices } from './read-choices.ts';
import { readEnds } from './read-ends.ts';
import { readIndex } from './read-index.ts';
import { cell, placeOf, readSheets, type Sheet, type SheetRow } from './sheets.ts';
import { inAll, textIn } from './texts.ts';

export interface XlsformImport extends Findings {
  /** Null when the workbook is no XLSForm, or has no question that could be used. */
  definition: QuestionnaireDefinition | null;
  /** How the form itself names things: answers kept with the form use its names. */
  form: {
    /** The form's names of questions, by ours. */
    names: ReadonlyMap<string, string>;
    questions: KnownQuestions;
  };
}

/**
 * Reads the rows of an XLSForm.
 *
 * @param fileName for the key of a form without form_id and as the source of its questions
 */
export function importXlsform(rows: readonly RawRow[], fileName: string): XlsformImport {
  const findings: Findings = { problems: [], notes: [] };
  const sheets = readSheets(rows, findings);
  const { columns, rows: survey } = sheets.survey;
  const inSurvey = { sheet: 'survey', row: null, column: null };
  if (columns?.includes('type') !== true || !columns.includes('name')) {
    addProblem(findings, inSurvey, 'no-survey');
    return { definition: null, form: { names: new Map(), questions: new Map() }, ...findings };
  }
  const settings: SheetRow = sheets.settings.rows[0] ?? { sheet: 'settings', row: 2, cells: new Map() };
  for (const row of sheets.settings.rows.slice(1)) addNote(findings, placeOf(row), 'more-settings');
  const languages = languagesOf(settings, columns);
  const read = readChoices(sheets.choices.rows, languages, findings);
  const questions = questionRows(survey, read, findings);
  const known: KnownQuestions = new Map([...questions.values()].map((one) => [one.name, one.known]));
  const names = new Map([...questions.values()].map(({ name, row }) => [name, cell(row, 'name')]));
  const lists = withOwnConditions(read, known, findings);
  forgetNotes(findings, filterWords(survey));
  const form = { names, questions: known };
  const ends = readEnds(sheets.ln_ends.rows, known, languages, findings);
  const title = titleOf(settings, languages, fileName);
  const source = `XLSForm ${fileName}`;
  const context = { known, lists, columns: sheets.choices.columns ?? [], ends, languages, source, findings };
  const blocks = readBlocks(survey, questions, title, context);
  if (blocks.length === 0) {
    addProblem(findings, inSurvey, 'no-questions');
    return { definition: null, form, ...findings };
  }
  const index = readIndex(sheets.ln_index, languages, findings);
  const optionLists = sharedLists(lists, sheets.choices);
  const definition = {
    key: keyOf(settings, fileName, findings),
    version: versionOf(settings, findings),
    title,
    languages,
    source: settings.cells.get('ln::source') ?? context.source,
    ...(index !== undefined && { index }),
    ...(optionLists.length > 0 && { optionLists }),
    blocks,
  };
  return { definition, form, ...findings };
}

/** Columns of choices that a filter reads are read. */
function forgetNotes({ notes }: Findings, read: ReadonlySet<string>): void {
  const kept = notes.filter(
    ({ code, sheet, column }) =>
      !(code === 'unknown-column' && sheet === 'choices' && read.has(column ?? '')),
  );
  notes.splice(0, notes.length, ...kept);
}

function questionRows(
  survey: readonly SheetRow[],
  lists: ReadonlyMap<string, ChoiceList>,
  findings: Findings,
): Map<SheetRow, QuestionRow> {
  const questions = new Map<SheetRow, QuestionRow>();
  for (const row of survey) {
    if (/^(begin|end)_(group|repeat)$/.test(typeOf(row).type)) continue;
    const question = questionRow(row, lists, findings);
    if (question !== null) questions.set(row, question);
  }
  return questions;
}

function sharedLists(lists: ReadonlyMap<string, ChoiceList>, { columns }: Sheet): OptionList[] {
  if (columns === null) return [];
  return [...lists.values()].filter(({ isOwn }) => !isOwn).map(({ name, options }) => ({ name, options }));
}

/** `ln::languages`, else those of the labels, the default one first. */
function languagesOf(settings: SheetRow, columns: readonly string[]): string[] {
  const given = words(settings, 'ln::languages');
  if (given.length > 0) return given;
  const first = languageCode(cell(settings, 'default_language'));
  const found = columns.flatMap((column) => (column.startsWith('label::') ? [column.slice(7)] : []));
  const all = new Set(first !== null && found.includes(first) ? [first, ...found] : found);
  return all.size === 0 ? [first ?? 'vi'] : [...all];
}

/** `form_title` in the default language, `ln::title` in the others; plain forms have one title for all languages. */
function titleOf(settings: SheetRow, languages: readonly string[], fileName: string): Text {
  const title = settings.cells.get('form_title') ?? fileName;
  if (cell(settings, 'ln::languages') === '') return inAll(languages, title);
  const others = textIn(settings, 'ln::title', [], { problems: [], notes: [] });
  const own = languageCode(cell(settings, 'default_language')) ?? languages[0] ?? 'vi';
  const texts = { ...others, [own]: title };
  return { ...texts, vi: texts.vi ?? title };
}

function keyOf(settings: SheetRow, fileName: string, findings: Findings): string {
  const given = cell(settings, 'form_id');
  if (/^[a-z0-9][a-z0-9-]{1,59}$/.test(given)) return given;
  const wanted = given === '' ? fileName.replace(/\.[^.]*$/, '') : given;
  const key = foldText(wanted)
    .replaceAll(' ', '-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 50);
  const ours = key.length > 1 ? key : `form-${key || '1'}`;
  if (given !== '') addNote(findings, placeOf(settings, 'form_id'), 'renamed', `${given} → ${ours}`);
  return ours;
}

function versionOf(settings: SheetRow, findings: Findings): number {
  const given = cell(settings, 'version');
  const version = Number(given);
  if (/^[1-9]\d*$/.test(given) && Number.isSafeInteger(version)) return version;
  if (given !== '') addNote(findings, placeOf(settings, 'version'), 'version-assigned', given);
  return 1;
}
