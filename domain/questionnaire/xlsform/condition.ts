// What an expression of an XLSForm means as a condition of ours. Infix comparisons mean what XPath says: there, an empty
// answer differs from every value, and a special answer is a value like any other. The functions of the exact notation
// mean our own expressions.

import { specials } from '#domain/questionnaire/answers.ts';
import { contextFields } from '#domain/questionnaire/context.ts';
import type { Question } from '#domain/questionnaire/definition.ts';
import {
  comparisons,
  comparing,
  type Comparison,
  type Expression,
  type Operand,
} from '#domain/questionnaire/expressions.ts';
import { NotCarried } from './findings.ts';
import type { ComparisonSign, Formula } from './formula.ts';
import type { ChoiceNames } from './choice-names.ts';
import { ourName } from './names.ts';

/** What a condition may know of a question. */
export interface Known {
  kind: Question['kind'];
  choices: ChoiceNames;
}
/** By our name of the question. */
export type KnownQuestions = ReadonlyMap<string, Known>;

const comparisonOfSign: Readonly<Record<ComparisonSign, Comparison>> = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};
const mirrored: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** @throws NotCarried when the expression cannot be carried over with its meaning */
export function conditionOf(formula: Formula, known: KnownQuestions): Expression {
  switch (formula.kind) {
    case 'and':
      return { and: formula.parts.map((part) => conditionOf(part, known)) };
    case 'or':
      return { or: formula.parts.map((part) => conditionOf(part, known)) };
    case 'call':
      return callOf(formula.name, formula.args, known);
    case 'comparison':
      return comparisonOf(formula.sign, formula.left, formula.right, known);
    case 'arithmetic':
      throw new NotCarried('unsupported-function', formula.sign);
    case 'ref':
      throw new NotCarried('not-a-condition', `\${${formula.name}}`);
    case 'self':
      throw new NotCarried('not-a-condition', '.');
    default:
      throw new NotCarried('not-a-condition', String(formula.value));
  }
}

function callOf(name: string, args: readonly Formula[], known: KnownQuestions): Expression {
  const [first, second] = args;
  const parts = () => args.map((part) => conditionOf(part, known));
  if (name === 'true' && args.length === 0) return true;
  if (name === 'false' && args.length === 0) return false;
  if (name === 'all') return { and: parts() };
  if (name === 'any') return { or: parts() };
  if (name === 'not' && first !== undefined && args.length === 1) return { not: conditionOf(first, known) };
  if (name === 'answered' && first !== undefined) return { answered: refName(first) };
  if (name === 'in' && first !== undefined) {
    const values = args.slice(1).map((value) => {
      if (value.kind === 'number' || value.kind === 'text') return value.value;
      throw new NotCarried('not-comparable', name);
    });
    return { in: [exactOperand(first), values] };
  }
  if (first !== undefined && second !== undefined && args.length === 2) {
    if (name === 'selected') return selected(refName(first), constantText(second), known);
    if (name === 'chosen' && second.kind === 'number') return { chosen: [refName(first), second.value] };
    if (name === 'special') {
      const special = specials.find((candidate) => candidate === constantText(second));
      if (special !== undefined) return { special: [refName(first), special] };
    }
    const comparison = comparisons.find((candidate) => candidate === name);
    if (comparison !== undefined) return comparing(comparison, exactOperand(first), exactOperand(second));
  }
  throw new NotCarried('unsupported-function', `${name}()`);
}

function selected(question: string, choice: string, known: KnownQuestions): Expression {
  const { kind, choices } = knownQuestion(question, known);
  const special = choices.specials.get(choice);
  if (special !== undefined) return { special: [question, special] };
  const code = choices.codes.get(choice);
  if (code === undefined) throw new NotCarried('unknown-choice', `${question} = ${choice}`);
  return kind === 'multiple' ? { chosen: [question, code] } : { eq: [{ answer: question }, code] };
}

function comparisonOf(
  sign: ComparisonSign,
  left: Formula,
  right: Formula,
  known: KnownQuestions,
): Expression {
  if (left.kind !== 'ref' && right.kind === 'ref') return comparisonOf(mirrored[sign], right, left, known);
  if (sign === '!=') return { not: comparisonOf('=', left, right, known) };
  if (left.kind === 'ref') {
    const question = ourName(left.name);
    return right.kind === 'ref'
      ? betweenQuestions(sign, question, ourName(right.name), known)
      : withConstant(sign, question, constantText(right), known);
  }
  return comparing(comparisonOfSign[sign], exactOperand(left), exactOperand(right));
}

function withConstant(
  sign: ComparisonSign,
  question: string,
  constant: string,
  known: KnownQuestions,
): Expression {
  const { kind, choices } = knownQuestion(question, known);
  if (constant === '' && sign === '=') return { not: { answered: question } };
  const shown = `${question} ${sign} '${constant}'`;
  const special = choices.specials.get(constant);
  if (special !== undefined && sign === '=') return { special: [question, special] };
  const value = Number(constant);
  const isNumber = constant.trim() !== '' && Number.isFinite(value);
  switch (kind) {
    case 'multiple':
      throw new NotCarried('compare-multiple', question);
    case 'statement':
      throw new NotCarried('not-comparable', shown);
    case 'text':
      if (sign !== '=') throw new NotCarried('not-comparable', shown);
      return { eq: [{ answer: question }, constant] };
    case 'date':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(constant)) throw new NotCarried('not-comparable', shown);
      return comparing(comparisonOfSign[sign], { answer: question }, constant);
    case 'single':
    case 'scale':
      if (sign === '=') return selected(question, constant, known);
      if (!choices.areCodes) throw new NotCarried('not-comparable', shown);
      break;
    case 'hidden':
      if (isNumber) break;
      if (sign !== '=') throw new NotCarried('not-comparable', shown);
      return { eq: [{ answer: question }, constant] };
    case 'number':
    case 'computed':
      break;
  }
  if (!isNumber) throw new NotCarried('not-comparable', shown);
  const compared = comparing(comparisonOfSign[sign], { answer: question }, value);
  const included = [...choices.specials].filter(([name]) => sign !== '=' && holds(sign, Number(name), value));
  if (included.length === 0) return compared;
  return { or: [compared, ...included.map(([, one]): Expression => ({ special: [question, one] }))] };
}

/** Both without an answer are equal in XPath. */
function betweenQuestions(
  sign: ComparisonSign,
  left: string,
  right: string,
  known: KnownQuestions,
): Expression {
  const [a, b] = [knownQuestion(left, known), knownQuestion(right, known)];
  const isNumeric = ({ kind }: Known) => kind === 'number' || kind === 'computed';
  const fits =
    (isNumeric(a) && isNumeric(b)) || (a.kind === b.kind && (a.kind === 'date' || a.kind === 'text'));
  const ordered = sign !== '=';
  const hasSpecials = a.choices.specials.size + b.choices.specials.size > 0;
  if (!fits || hasSpecials || (ordered && a.kind === 'text'))
    throw new NotCarried('not-comparable', `${left} ${sign} ${right}`);
  const compared = comparing(comparisonOfSign[sign], { answer: left }, { answer: right });
  if (ordered) return compared;
  return { or: [compared, { and: [{ not: { answered: left } }, { not: { answered: right } }] }] };
}

function knownQuestion(question: string, known: KnownQuestions): Known {
  const found = known.get(question);
  if (found === undefined) throw new NotCarried('unknown-question', question);
  return found;
}

function refName(formula: Formula): string {
  if (formula.kind !== 'ref') throw new NotCarried('not-comparable', textOfKind(formula));
  return ourName(formula.name);
}

/** `date('2024-01-01')` and the like only say how to read their constant. */
const readings = ['date', 'string', 'number'];

function constantText(formula: Formula): string {
  if (formula.kind === 'number') return String(formula.value);
  if (formula.kind === 'text') return formula.value;
  if (formula.kind === 'call') {
    const [first] = formula.args;
    if (readings.includes(formula.name) && first !== undefined && formula.args.length === 1)
      return constantText(first);
    throw new NotCarried('unsupported-function', `${formula.name}()`);
  }
  if (formula.kind === 'arithmetic') throw new NotCarried('unsupported-function', formula.sign);
  throw new NotCarried('not-comparable', textOfKind(formula));
}

function exactOperand(formula: Formula): Operand {
  if (formula.kind === 'number' || formula.kind === 'text') return formula.value;
  if (formula.kind === 'ref') return { answer: ourName(formula.name) };
  if (formula.kind === 'arithmetic') throw new NotCarried('unsupported-function', formula.sign);
  if (formula.kind !== 'call') throw new NotCarried('not-comparable', textOfKind(formula));
  const [first] = formula.args;
  if (formula.name === 'true' && first === undefined) return true;
  if (formula.name === 'false' && first === undefined) return false;
  const field = contextFields.find((name) => first?.kind === 'text' && first.value === name);
  if (formula.name === 'case' && field !== undefined) return { case: field };
  throw new NotCarried('unsupported-function', `${formula.name}()`);
}

function textOfKind(formula: Formula): string {
  if (formula.kind === 'self') return '.';
  return formula.kind === 'ref' ? `\${${formula.name}}` : formula.kind;
}

function holds(sign: ComparisonSign, left: number, right: number): boolean {
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  if (sign === '>') return left > right;
  return sign === '>=' && left >= right;
}
