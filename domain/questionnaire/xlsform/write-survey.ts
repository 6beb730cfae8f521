// The sheet `survey`: a row per question, blocks as groups.

import type {
  AskedQuestion,
  ComputedQuestion,
  Indicator,
  Question,
  QuestionnaireDefinition,
  UnaskedQuestion,
  Validation,
} from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { hasOptions, isAsked } from '#domain/questionnaire/questions.ts';
import type { KnownQuestions } from './condition.ts';
import { choosingText } from './chosen-text.ts';
import { exactText, xpathOf } from './condition-text.ts';
import { exactRulesText } from './exact-rules.ts';
import type { Findings } from './findings.ts';
import type { AnyLimits } from './limits.ts';
import { computationOf, computationText, relevantOf } from './read-conditions.ts';
import { isSame } from './same.ts';
import { spokenOut } from './texts.ts';
import type { Rules } from './rules.ts';
import { constraintIn, standardConstraint, standardMessage, standardRules } from './validation.ts';
import { type WrittenRow, writtenTexts, yesNo } from './written-row.ts';

interface SurveyContext {
  known: KnownQuestions;
  ownNames: ReadonlyMap<string, string>;
}

export function surveyRows(definition: QuestionnaireDefinition, context: SurveyContext): WrittenRow[] {
  return definition.blocks.flatMap(({ name, title, showIf, order, questions }) => [
    {
      type: 'begin_group',
      name,
      ...writtenTexts('label', title),
      ...relevantCells(showIf, context.known),
      'ln::order': order ?? '',
    },
    ...questions.map((question) => questionRow(question, context)),
    { type: 'end_group', name },
  ]);
}

function questionRow(question: Question, context: SurveyContext): WrittenRow {
  const { name, label, source, showIf, repeats, fixed } = question;
  return {
    type: typeOf(question, context),
    name,
    ...(isAsked(question) ? askedCells(question, context.known) : unaskedCells(question, context.known)),
    ...relevantCells(showIf, context.known),
    ...writtenTexts('ln::label', label),
    'ln::repeats': repeats === undefined ? '' : `${repeats.question} ${repeats.type} ${repeats.tolerance}`,
    'ln::fixed': yesNo(fixed),
    'ln::source': source,
  };
}

function typeOf(question: Question, { ownNames }: SurveyContext): string {
  if (hasOptions(question)) {
    const list = typeof question.options === 'string' ? question.options : ownNames.get(question.name);
    return `${question.kind === 'multiple' ? 'select_multiple' : 'select_one'} ${list ?? question.name}`;
  }
  switch (question.kind) {
    case 'number':
      return question.validation?.hard?.whole === true ? 'integer' : 'decimal';
    case 'statement':
      return 'note';
    case 'computed':
      return 'calculate';
    case 'hidden':
      return 'hidden';
    default:
      return question.kind;
  }
}

function askedCells(question: AskedQuestion, known: KnownQuestions): WrittenRow {
  const { say, instruction, probe, seconds, special, kind, jumps } = question;
  const index = kind === 'single' || kind === 'scale' ? question.index : undefined;
  return {
    ...writtenTexts('label', spokenOut(say)),
    ...writtenTexts('hint', instruction && spokenOut(instruction)),
    ...writtenTexts('guidance_hint', probe && spokenOut(probe)),
    ...requiredCells(question),
    ...constraintCells(question, known),
    parameters: hasOptions(question) && question.order !== undefined ? 'randomize=true' : '',
    'ln::jumps': jumps === undefined ? '' : choosingText(jumps.map(({ when, to }) => ({ when, value: to }))),
    'ln::kind': kind === 'scale' ? 'scale' : '',
    'ln::special': special === undefined ? '' : special.join(' ') || 'none',
    'ln::seconds': String(seconds),
    'ln::factor': index === null ? '-' : (index?.factor ?? ''),
    'ln::item': index?.item ?? '',
    'ln::indicator': hasOptions(question) ? indicatorText(question.indicator) : '',
  };
}

/** `perception 5 1`: aspect, criterion, codes that are counted. */
function indicatorText(indicator: Indicator | undefined): string {
  if (indicator === undefined) return '';
  return [indicator.aspect, indicator.criterion, ...(indicator.counts ?? [])].join(' ');
}

/** A note takes no answer, so XLSForm has no `required` for it. */
function requiredCells({ kind, optional }: AskedQuestion): WrittenRow {
  if (kind === 'statement') return { 'ln::optional': optional === undefined ? '' : optional ? 'yes' : 'no' };
  return { required: optional === true ? 'no' : 'yes', 'ln::optional': optional === false ? 'no' : '' };
}

const unheard = (): Findings => ({ problems: [], notes: [] });

/** A row with one cell, to see what an import would make of it. */
function readBack(column: string, text: string) {
  return { sheet: 'survey', row: 1, cells: new Map([[column, text]]) };
}

function constraintCells(question: AskedQuestion, known: KnownQuestions): WrittenRow {
  const { name, kind, checks } = question;
  const validation: Validation<AnyLimits> | undefined =
    'validation' in question ? question.validation : undefined;
  const rules: Rules = {
    ...(validation !== undefined && { validation }),
    ...(checks !== undefined && { checks }),
  };
  if (Object.keys(rules).length === 0) return {};
  const isWhole = validation?.hard?.whole === true;
  const constraint = standardConstraint(rules, { name, kind });
  const message = standardMessage(rules);
  const row = readBack('constraint', constraint);
  const read = { row, name, kind, isWhole, constraint: constraintIn(row, kind, isWhole, unheard()) };
  const back = standardRules(read, message, known, [], unheard());
  return {
    constraint,
    ...writtenTexts('constraint_message', message && spokenOut(message)),
    'ln::validation': isSame(back, rules) ? '' : exactRulesText(rules),
  };
}

function relevantCells(showIf: Expression | undefined, known: KnownQuestions): WrittenRow {
  if (showIf === undefined) return {};
  const relevant = xpathOf(showIf);
  const back = relevantOf(readBack('relevant', relevant), known, unheard());
  return { relevant, 'ln::relevant': isSame(back, showIf) ? '' : exactText(showIf) };
}

function unaskedCells(question: UnaskedQuestion, known: KnownQuestions): WrittenRow {
  return question.kind === 'computed'
    ? calculationCells(question, known)
    : {
        'ln::from': question.from ?? '',
        'ln::set': question.set === undefined ? '' : choosingText(question.set),
      };
}

function calculationCells(question: ComputedQuestion, known: KnownQuestions): WrittenRow {
  const { compute, otherwise } = question;
  const calculation = computationText(question, xpathOf);
  const back = computationOf(readBack('calculation', calculation), known, unheard());
  const isCarried = isSame(back, { compute, otherwise });
  return { calculation, 'ln::calculation': isCarried ? '' : computationText(question, exactText) };
}
