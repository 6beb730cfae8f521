// A survey row as a question: its texts, conditions and limits.

import { specials } from '#domain/questionnaire/answers.ts';
import { hiddenFields } from '#domain/questionnaire/context.ts';
import {
  aspects,
  type Indicator,
  type Question,
  type Repeat,
  type Text,
} from '#domain/questionnaire/definition.ts';
import type { KnownQuestions } from './condition.ts';
import { addNote, addProblem, attempt, type Findings } from './findings.ts';
import { givenName, ourName } from './names.ts';
import { type QuestionRow, words } from './question-rows.ts';
import { choosingIn } from './chosen-text.ts';
import { filteredOptions } from './choice-conditions.ts';
import { type ChoiceList, fixedIn } from './read-choices.ts';
import { computationOf, relevantOf } from './read-conditions.ts';
import type { EndRules } from './read-ends.ts';
import { defaultSeconds } from './seconds.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { inAll, spokenIn, textIn } from './texts.ts';
import { nameUnused } from './unused-cells.ts';
import { rulesOf } from './validation.ts';

export interface QuestionContext {
  known: KnownQuestions;
  lists: ReadonlyMap<string, ChoiceList>;
  /** Of the sheet `choices`. */
  columns: readonly string[];
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
  const fixed = fixedIn(row, findings);
  nameUnused(row, kind, findings);
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
    ...(fixed !== undefined && { fixed }),
  };
  if (kind === 'computed') {
    const computation = computationOf(row, known, findings);
    return computation === undefined ? null : { ...named, kind, ...computation };
  }
  if (kind === 'hidden') return { ...named, kind, ...hiddenSource(row, known, findings) };
  if (spoken === null) addProblem(findings, placeOf(row, 'label'), 'no-label');
  const { checks, ...limits } = rulesOf(question, known, languages, findings);
  const asked = {
    ...named,
    ...askedParts(question, spoken ?? { vi: name }, context),
    ...(checks !== undefined && { checks }),
  };
  const options = question.list === null ? [] : optionsOf(row, question.list, context);
  const order = question.list === null ? {} : orderOf(row, findings);
  const indicator = question.list === null ? {} : indicatorOf(row, findings);
  switch (kind) {
    case 'single':
    case 'scale': {
      const index = indexOf(row, findings);
      return { ...asked, kind, options, ...order, ...(index !== undefined && { index }), ...indicator };
    }
    case 'multiple':
      return { ...asked, kind, options, ...order, ...limits, ...indicator };
    case 'statement':
      return { ...asked, kind };
    default:
      return { ...asked, kind, ...limits };
  }
}

function optionsOf(row: SheetRow, list: string, { lists, columns, known, findings }: QuestionContext) {
  const found = lists.get(list);
  if (found === undefined) return list;
  const filtered = filteredOptions(row, found, columns, known, findings);
  return filtered ?? (found.isOwn ? found.options : list);
}

/** `parameters` of a choice question: `randomize=true`; the seed is the interview's own. */
function orderOf(row: SheetRow, findings: Findings): { order?: 'random' } {
  let order = {};
  for (const word of words(row, 'parameters')) {
    const parameter = word.replace(/,$/, '');
    if (/^randomize=true(\(\))?$/i.test(parameter)) order = { order: 'random' };
    else if (/^seed=/i.test(parameter)) addNote(findings, placeOf(row, 'parameters'), 'own-seed', parameter);
    else if (!/^randomize=false(\(\))?$/i.test(parameter))
      addProblem(findings, placeOf(row, 'parameters'), 'unsupported-column', `parameters ${parameter}`);
  }
  return order;
}

/** Where a hidden question has its value from; our columns, since XLSForm's own are for other machines. */
function hiddenSource(row: SheetRow, known: KnownQuestions, findings: Findings) {
  const written = cell(row, 'ln::from');
  const from = hiddenFields.find((field) => field === written);
  if (written !== '' && from === undefined)
    addProblem(findings, placeOf(row, 'ln::from'), 'bad-value', written);
  const set = rulesIn(row, 'ln::set', known, findings);
  return { ...(set !== undefined && { set }), ...(from !== undefined && { from }) };
}

function rulesIn(row: SheetRow, column: string, known: KnownQuestions, findings: Findings) {
  const text = cell(row, column);
  return text === '' ? undefined : attempt(findings, placeOf(row, column), () => choosingIn(text, known));
}

function askedParts(question: QuestionRow, spoken: Text, context: QuestionContext) {
  const { row, name, kind } = question;
  const { languages, findings } = context;
  const instruction = textIn(row, 'hint', languages, findings);
  const probe = textIn(row, 'guidance_hint', languages, findings);
  const ends = context.ends.get(name);
  const jumps = rulesIn(row, 'ln::jumps', context.known, findings);
  const optional = optionalOf(row, kind === 'statement', findings);
  const special = specialsOf(question);
  return {
    say: spokenIn(spoken),
    ...(instruction !== null && { instruction: spokenIn(instruction) }),
    ...(probe !== null && { probe: spokenIn(probe) }),
    ...(ends !== undefined && { ends }),
    ...(jumps !== undefined && {
      jumps: jumps.map(({ when, value }) => ({ when, to: ourName(String(value)) })),
    }),
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
  if (factor === '-') return null;
  return attempt(findings, placeOf(row, 'ln::factor'), () => ({
    factor: givenName(factor),
    item: givenName(item),
  }));
}

/** `ln::indicator`: aspect, criterion and the codes that are counted, as in `perception 5 1`. */
function indicatorOf(row: SheetRow, findings: Findings): { indicator?: Indicator } {
  const [aspectText, ...numbers] = words(row, 'ln::indicator');
  if (aspectText === undefined) return {};
  const aspect = aspects.find((one) => one === aspectText);
  const [criterion = 0, ...counts] = numbers.map(Number);
  if (aspect !== undefined && criterion >= 1 && [criterion, ...counts].every(Number.isInteger))
    return { indicator: { aspect, criterion, ...(counts.length > 0 && { counts }) } };
  addProblem(findings, placeOf(row, 'ln::indicator'), 'bad-value', cell(row, 'ln::indicator'));
  return {};
}
