// A condition as rows of a form: all or any of simple ones, each about one question or one fact of the case. What nests
// deeper has no rows and is edited as text. Pure; rows and condition give each other back exactly.
import { specials, type Special } from '#domain/questionnaire/answers.ts';
import { contextFields, flagFields } from '#domain/questionnaire/context.ts';
import type { Question } from '#domain/questionnaire/definition.ts';
import {
  comparisonOf,
  comparing,
  type Comparison,
  type Expression,
  type Operand,
} from '#domain/questionnaire/expressions.ts';
import { isSame } from '#domain/questionnaire/xlsform/same.ts';

export type Relation =
  | Comparison
  | 'in'
  | 'chosen'
  | 'notChosen'
  | 'answered'
  | 'notAnswered'
  | 'special'
  | 'isTrue'
  | 'isFalse';

export interface ConditionRow {
  /** Name of a question, or `case:` and a field of the case. */
  readonly about: string;
  readonly relation: Relation;
  /** A code, number, ISO day, text or special answer as typed; several codes with commas; '' where none is needed. */
  readonly value: string;
}

export interface ConditionRows {
  readonly join: 'and' | 'or';
  readonly rows: readonly ConditionRow[];
}

const casePrefix = 'case:';

/** The rows of a condition; null when it is not of that form. */
export function rowsOf(condition: Expression | undefined, kindOf: KindOf): ConditionRows | null {
  if (condition === undefined) return { join: 'and', rows: [] };
  const rows = partsOf(condition).map(rowOf);
  if (!rows.every((row) => row !== null)) return null;
  const found: ConditionRows = {
    join: typeof condition === 'object' && 'or' in condition ? 'or' : 'and',
    rows,
  };
  return isSame(conditionOfRows(found, kindOf), condition) ? found : null;
}

function partsOf(condition: Expression): readonly Expression[] {
  if (typeof condition !== 'object') return [condition];
  if ('and' in condition && condition.and.length > 1) return condition.and;
  return 'or' in condition && condition.or.length > 1 ? condition.or : [condition];
}

/** The condition of rows that are all filled in; undefined without any. */
export function conditionOfRows({ join, rows }: ConditionRows, kindOf: KindOf): Expression | undefined {
  const parts = rows.map((row) => expressionOf(row, kindOf(row.about)));
  const [only] = parts;
  if (only === undefined) return undefined;
  if (parts.length === 1) return only;
  return join === 'and' ? { and: parts } : { or: parts };
}

export type KindOf = (about: string) => Question['kind'] | 'flag' | 'field' | undefined;

/** What can be said of a question of this kind, most usual first. */
export function relationsFor(kind: ReturnType<KindOf>, hasSpecials: boolean): Relation[] {
  const about: Relation[] = hasSpecials ? ['special'] : [];
  switch (kind) {
    case 'flag':
      return ['isTrue', 'isFalse'];
    case 'single':
      return ['eq', 'ne', 'in', ...about, 'answered', 'notAnswered'];
    case 'scale':
      return ['eq', 'ne', 'in', 'le', 'ge', ...about, 'answered', 'notAnswered'];
    case 'multiple':
      return ['chosen', 'notChosen', ...about, 'answered', 'notAnswered'];
    case 'number':
    case 'date':
      return ['eq', 'ne', 'lt', 'le', 'gt', 'ge', ...about, 'answered', 'notAnswered'];
    case 'computed':
      return ['eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge'];
    case 'field':
      return ['eq', 'ne'];
    default:
      return [...about, 'answered', 'notAnswered'];
  }
}

export function needsValue(relation: Relation): boolean {
  return !['answered', 'notAnswered', 'isTrue', 'isFalse'].includes(relation);
}

function rowOf(condition: Expression): ConditionRow | null {
  if (typeof condition !== 'object') return null;
  if ('answered' in condition) return { about: condition.answered, relation: 'answered', value: '' };
  if ('special' in condition)
    return { about: condition.special[0], relation: 'special', value: condition.special[1] };
  if ('chosen' in condition)
    return { about: condition.chosen[0], relation: 'chosen', value: String(condition.chosen[1]) };
  if ('not' in condition) return negated(rowOf(condition.not));
  if ('in' in condition) {
    const about = aboutOf(condition.in[0]);
    const values = condition.in[1];
    const plain = values.length > 0 && values.every((value) => typeof value === 'number');
    return about === null || !plain ? null : { about, relation: 'in', value: values.join(', ') };
  }
  if ('and' in condition || 'or' in condition) return null;
  const { comparison, pair } = comparisonOf(condition);
  const about = aboutOf(pair[0]);
  if (about === null || typeof pair[1] === 'object') return null;
  if (typeof pair[1] !== 'boolean') return { about, relation: comparison, value: String(pair[1]) };
  if (comparison !== 'eq') return null;
  return { about, relation: pair[1] ? 'isTrue' : 'isFalse', value: '' };
}

function negated(row: ConditionRow | null): ConditionRow | null {
  if (row?.relation === 'answered') return { ...row, relation: 'notAnswered' };
  return row?.relation === 'chosen' ? { ...row, relation: 'notChosen' } : null;
}

function aboutOf(operand: Operand): string | null {
  if (typeof operand !== 'object') return null;
  return 'answer' in operand ? operand.answer : `${casePrefix}${operand.case}`;
}

function expressionOf({ about, relation, value }: ConditionRow, kind: ReturnType<KindOf>): Expression {
  const field = contextFields.find((name) => about === `${casePrefix}${name}`);
  const operand: Operand = field === undefined ? { answer: about } : { case: field };
  switch (relation) {
    case 'answered':
      return { answered: about };
    case 'notAnswered':
      return { not: { answered: about } };
    case 'chosen':
      return { chosen: [about, Number(value)] };
    case 'notChosen':
      return { not: { chosen: [about, Number(value)] } };
    case 'special':
      return { special: [about, specialOf(value)] };
    case 'isTrue':
      return { eq: [operand, true] };
    case 'isFalse':
      return { eq: [operand, false] };
    case 'in':
      return { in: [operand, value.split(',').map((code) => Number(code.trim()))] };
    default:
      return comparing(relation, operand, constantOf(value, kind));
  }
}

const specialOf = (value: string): Special => specials.find((special) => special === value) ?? 'dontKnow';

function constantOf(value: string, kind: ReturnType<KindOf>): number | string {
  const isText = kind === 'date' || kind === 'text' || kind === 'field';
  return isText ? value : Number(value.replace(',', '.'));
}

/** Whether the row says something: a value that its relation needs and that can be read. */
export function isFilled({ about, relation, value }: ConditionRow, kind: ReturnType<KindOf>): boolean {
  if (about === '' || kind === undefined) return false;
  if (!needsValue(relation)) return true;
  if (value.trim() === '') return false;
  if (relation === 'special') return specials.some((special) => special === value);
  const numeric = typeof constantOf('1', kind) === 'number' || relation === 'chosen';
  return !numeric || value.split(relation === 'in' ? ',' : /$^/).every(isNumber);
}

const isNumber = (text: string) =>
  text.trim() !== '' && Number.isFinite(Number(text.trim().replace(',', '.')));

export const caseFacts = contextFields.map((name) => `${casePrefix}${name}`);
export const isFlag = (about: string) => flagFields.some((flag) => about === `${casePrefix}${flag}`);
