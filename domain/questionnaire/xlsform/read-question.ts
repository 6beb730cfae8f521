// A survey row as a question: its texts, conditions and limits.

import { specials } from '#domain/questionnaire/answers.ts';
import type { Question, Repeat, Text } from '#domain/questionnaire/definition.ts';
import { changesAnswer, isUnsupportedColumn } from './columns.ts';
import type { KnownQuestions } from './condition.ts';
import { addNote, addProblem, attempt, type Findings } from './findings.ts';
import { givenName } from './names.ts';
import { type QuestionRow, typeOf, words } from './question-rows.ts';
import type { ChoiceList } from './read-choices.ts';
import { computationOf, relevantOf } from './read-conditions.ts';
import type { EndRules } from './read-ends.ts';
import { defaultSeconds } from './seconds.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { inAll, spokenIn, textIn } from './texts.ts';
import { validationOf } from './validation.ts';

export interface QuestionContext {
  known: KnownQuestions;
  lists: ReadonlyMap<string, ChoiceList>;
  ends: EndRules;
  languages: readonly string[];
  /** Of questions that name none. */
  source: string;
  findings: Findings;
}

/** The question; null when it cannot be carried over, which is then named. */
export function readQuestion(question: QuestionRow, context: QuestionContext): Question | null {
  const { row, name, kind } = question;
  const { known, languages, findings } = context;
  nameUnused(row, findings);
  const spoken = textIn(row, 'label', languages, findings);
  const label = textIn(row, 'ln::label', languages, findings) ?? spoken ?? inAll(languages, name);
  const showIf = relevantOf(row, known, findings);
  const repeats = repeatOf(row, findings);
  const named = {
    name,
    label,
    source: row.cells.get('ln::source') ?? context.source,
    ...(showIf !== undefined && { showIf }),
    ...(repeats !== undefined && { repeats }),
  };
  if (kind === 'computed') {
    const computation = computationOf(row, known, findings);
    return computation === undefined ? null : { ...named, kind, ...computation };
  }
  if (spoken === null) addProblem(findings, placeOf(row, 'label'), 'no-label');
  const asked = { ...named, ...askedParts(question, spoken ?? { vi: name }, context) };
  const options = question.list === null ? [] : optionsOf(question.list, context);
  const validation = validationOf(row, kind, question.isWhole, question.constraint, findings);
  const limits = validation === undefined ? {} : { validation };
  switch (kind) {
    case 'single':
    case 'scale': {
      const index = indexOf(row, findings);
      return { ...asked, kind, options, ...(index !== undefined && { index }) };
    }
    case 'multiple':
      return { ...asked, kind, options, ...limits };
    case 'statement':
      return { ...asked, kind };
    default:
      return { ...asked, kind, ...limits };
  }
}

function optionsOf(list: string, { lists }: QuestionContext) {
  const found = lists.get(list);
  return found?.isOwn === true ? found.options : list;
}

function askedParts(question: QuestionRow, spoken: Text, context: QuestionContext) {
  const { row, name, kind } = question;
  const { languages, findings } = context;
  const instruction = textIn(row, 'hint', languages, findings);
  const probe = textIn(row, 'guidance_hint', languages, findings);
  const ends = context.ends.get(name);
  const optional = optionalOf(row, kind === 'statement', findings);
  const special = specialsOf(question);
  return {
    say: spokenIn(spoken),
    ...(instruction !== null && { instruction: spokenIn(instruction) }),
    ...(probe !== null && { probe: spokenIn(probe) }),
    ...(ends !== undefined && { ends }),
    seconds: secondsOf(row, findings) ?? defaultSeconds(kind, spoken.vi),
    ...(optional !== undefined && { optional }),
    ...(special !== undefined && { special }),
  };
}

function specialsOf({ offered, known }: QuestionRow) {
  const stood = [...known.choices.specials.values()];
  const more = specials.filter((special) => stood.includes(special) && offered?.includes(special) !== true);
  return offered === undefined && more.length === 0 ? undefined : [...(offered ?? []), ...more];
}

/** XLSForm's questions may be passed over unless they are required; a note takes no answer. */
function optionalOf(row: SheetRow, isStatement: boolean, findings: Findings): boolean | undefined {
  const required = cell(row, 'required').toLowerCase();
  const isRequired = /^(yes|true|true\(\)|1)$/.test(required);
  if (!isRequired && !/^(|no|false|false\(\)|0)$/.test(required)) {
    addProblem(findings, placeOf(row, 'required'), 'dynamic-required');
    return undefined;
  }
  const exact = cell(row, 'ln::optional');
  if (exact === 'yes' && isStatement) return true;
  if (exact === 'no' && (isStatement || isRequired)) return false;
  if (exact !== '') addProblem(findings, placeOf(row, 'ln::optional'), 'stale', 'required');
  return isStatement || isRequired ? undefined : true;
}

function secondsOf(row: SheetRow, findings: Findings): number | undefined {
  const text = cell(row, 'ln::seconds');
  if (text === '') return undefined;
  const seconds = Number(text.replace(',', '.'));
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  addProblem(findings, placeOf(row, 'ln::seconds'), 'bad-value', text);
  return undefined;
}

/** `ln::repeats`: the question repeated, the type of comparison and the tolerance, as in `DV1.1 3 1`. */
function repeatOf(row: SheetRow, findings: Findings): Repeat | undefined {
  const [question, typeText, toleranceText = '0', ...more] = words(row, 'ln::repeats');
  if (question === undefined) return undefined;
  const type = ([1, 2, 3] as const).find((candidate) => String(candidate) === typeText);
  const tolerance = Number(toleranceText);
  if (type !== undefined && tolerance >= 0 && Number.isFinite(tolerance) && more.length === 0)
    return { question, type, tolerance };
  addProblem(findings, placeOf(row, 'ln::repeats'), 'bad-value', cell(row, 'ln::repeats'));
  return undefined;
}

function indexOf(row: SheetRow, findings: Findings) {
  const [factor, item] = [cell(row, 'ln::factor'), cell(row, 'ln::item')];
  if (factor === '' && item === '') return undefined;
  return attempt(findings, placeOf(row, 'ln::factor'), () => ({
    factor: givenName(factor),
    item: givenName(item),
  }));
}

/** Names what a row says in columns that nothing here can carry. */
function nameUnused(row: SheetRow, findings: Findings): void {
  const { type } = typeOf(row);
  for (const column of row.cells.keys()) {
    const place = placeOf(row, column);
    if (column === 'choice_filter') addProblem(findings, place, 'choice-filter');
    else if (isUnsupportedColumn(column)) addProblem(findings, place, 'unsupported-column', column);
    else if (column === 'calculation' && type !== 'calculate')
      addProblem(findings, place, 'unsupported-column', column);
    else if (/^(constraint|required)_message::/.test(column)) addNote(findings, place, 'own-message');
  }
  for (const word of words(row, 'appearance')) {
    const place = placeOf(row, 'appearance');
    if (changesAnswer(word)) addProblem(findings, place, 'appearance', word);
    else if (word !== 'likert') addNote(findings, place, 'display-only', word);
  }
}
