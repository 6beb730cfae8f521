// What may be answered to the question of a row: type, constraint and its message as limits and checks; `ln::validation`
// for what those cannot say (soft limits, soft checks, several messages).

import type { CrossCheck, Question, Text } from '#domain/questionnaire/definition.ts';
import { conditionOf, type KnownQuestions } from './condition.ts';
import { xpathOf } from './condition-text.ts';
import { exactRules } from './exact-rules.ts';
import { addNote, addProblem, attempt, type Findings } from './findings.ts';
import { type Formula, parseFormula } from './formula.ts';
import { type Constraint, constraintOf, constraintText } from './limits.ts';
import type { Rules } from './rules.ts';
import { isSame } from './same.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { inAll, spokenIn, textIn } from './texts.ts';

const noConstraint: Constraint = { limits: {}, specials: new Map(), rest: [] };

/** What `constraint` says; what cannot be read is named. */
export function constraintIn(
  row: SheetRow,
  kind: Question['kind'],
  isWhole: boolean,
  findings: Findings,
): Constraint {
  const text = cell(row, 'constraint');
  if (text === '') return noConstraint;
  const read = () => constraintOf(parseFormula(text), kind, isWhole);
  return attempt(findings, placeOf(row, 'constraint'), read) ?? noConstraint;
}

/** A question's row, as its rules are read from it. */
export interface RuledRow {
  row: SheetRow;
  name: string;
  kind: Question['kind'];
  isWhole: boolean;
  constraint: Constraint;
}

export function rulesOf(
  ruled: RuledRow,
  known: KnownQuestions,
  languages: readonly string[],
  findings: Findings,
): Rules {
  const { row } = ruled;
  const message = textIn(row, 'constraint_message', languages, findings);
  const said = message === null ? undefined : spokenIn(message);
  const written = cell(row, 'ln::validation');
  const readExact = () => exactRules(written, ruled.kind, known);
  const exact = written === '' ? undefined : attempt(findings, placeOf(row, 'ln::validation'), readExact);
  if (exact !== undefined) {
    const isCurrent =
      standardConstraint(exact, ruled) === cell(row, 'constraint') &&
      isSame(standardMessage(exact), said) &&
      (exact.validation?.hard?.whole === true) === ruled.isWhole;
    if (isCurrent) return exact;
    addProblem(findings, placeOf(row, 'ln::validation'), 'stale', 'constraint');
  }
  return standardRules(ruled, said, known, languages, findings);
}

/** The rules that type, constraint and its message alone say. */
export function standardRules(
  { row, name, isWhole, constraint }: RuledRow,
  message: Text | undefined,
  known: KnownQuestions,
  languages: readonly string[],
  findings: Findings,
): Rules {
  const place = placeOf(row, 'constraint');
  const hard = isWhole ? { ...constraint.limits, whole: true } : constraint.limits;
  const isLimited = Object.keys(constraint.limits).length > 0;
  const checks = constraint.rest.flatMap((part) => {
    const holds = attempt(findings, place, () => conditionOf(aboutItself(part, name), known));
    return holds === undefined
      ? []
      : { when: opposite(holds), hard: true, message: message ?? unfit(languages) };
  });
  if (message === undefined && checks.length > 0) addNote(findings, place, 'message-supplied');
  if (message !== undefined && !isLimited && checks.length === 0)
    addNote(findings, placeOf(row, 'constraint_message'), 'unused-message');
  const said = message !== undefined && isLimited ? { message } : {};
  return {
    ...(Object.keys(hard).length > 0 && { validation: { hard, ...said } }),
    ...(checks.length > 0 && { checks }),
  };
}

function opposite(condition: CrossCheck['when']): CrossCheck['when'] {
  return typeof condition === 'object' && 'not' in condition ? condition.not : { not: condition };
}

function unfit(languages: readonly string[]): Text {
  const { vi } = inAll(languages, 'Câu trả lời không hợp với các câu khác; hãy hỏi lại.');
  const others = languages.filter((language) => language !== 'vi');
  return {
    ...Object.fromEntries(others.map((one) => [one, 'This does not fit the other answers; ask again.'])),
    vi,
  };
}

/** `.` as the question itself. */
function aboutItself(formula: Formula, name: string): Formula {
  const inside = (part: Formula) => aboutItself(part, name);
  switch (formula.kind) {
    case 'self':
      return { kind: 'ref', name };
    case 'and':
    case 'or':
      return { ...formula, parts: formula.parts.map(inside) };
    case 'comparison':
      return { ...formula, left: inside(formula.left), right: inside(formula.right) };
    case 'call':
      return { ...formula, args: formula.args.map(inside) };
    default:
      return formula;
  }
}

/** The constraint for other tools: hard limits, and hard checks turned round. */
export function standardConstraint(
  { validation, checks }: Rules,
  { name, kind }: Pick<RuledRow, 'name' | 'kind'>,
) {
  const limits = constraintText(validation?.hard, kind);
  const hard = (checks ?? []).filter((check) => check.hard);
  const valid = hard.map(({ when }) => xpathOf(opposite(when)).replaceAll(`\${${name}}`, '.'));
  const isOne = limits === '' && valid.length === 1;
  return [...(limits === '' ? [] : [limits]), ...valid.map((text) => (isOne ? text : `(${text})`))].join(
    ' and ',
  );
}

/** The one message that XLSForm has room for. */
export function standardMessage({ validation, checks }: Rules): Text | undefined {
  return validation?.message ?? checks?.find(({ hard }) => hard)?.message;
}
