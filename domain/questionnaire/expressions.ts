// Conditions of a questionnaire: a small JSON tree, evaluated alike in the browser, on the server and in the static
// check. Evaluation is total: it never throws, and a comparison with something unanswered is false.

import { type AnswerValue, isEmpty, type Special } from './answers.ts';
import type { ContextField, InterviewContext } from './context.ts';

export type Operand =
  | number
  | string
  | boolean
  | { readonly answer: string }
  | { readonly case: ContextField };
export type Pair = readonly [Operand, Operand];

export type Expression =
  | boolean
  | { readonly and: readonly Expression[] }
  | { readonly or: readonly Expression[] }
  | { readonly not: Expression }
  | { readonly eq: Pair }
  | { readonly ne: Pair }
  | { readonly lt: Pair }
  | { readonly le: Pair }
  | { readonly gt: Pair }
  | { readonly ge: Pair }
  /** The left side is one of the values. */
  | { readonly in: readonly [Operand, readonly (number | string)[]] }
  /** This code is among those chosen in a `multiple` question. */
  | { readonly chosen: readonly [string, number] }
  /** The question has an answer, special or not, that is not empty. */
  | { readonly answered: string }
  /** The question was answered with this special answer. */
  | { readonly special: readonly [string, Special] };

export const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
export type Comparison = (typeof comparisons)[number];

/** Where a condition finds what it asks about. */
export interface Scope {
  /** The answer that counts; undefined when there is none, null when it may still be given. */
  answer(name: string): AnswerValue | undefined | null;
  /** The case; null when conditions on it are open. */
  readonly context: InterviewContext | null;
}

/**
 * Whether the condition holds; null as long as that hangs on an answer that may still be given.
 *
 * Special answers and empty ones have no value: every comparison with them is false, `ne` too. Use `special` and
 * `answered` to ask about them.
 */
export function evaluate(expression: Expression, scope: Scope): boolean | null {
  if (typeof expression === 'boolean') return expression;
  if ('and' in expression) return joined(expression.and, false, scope);
  if ('or' in expression) return joined(expression.or, true, scope);
  if ('not' in expression) {
    const holds = evaluate(expression.not, scope);
    return holds === null ? null : !holds;
  }
  if ('answered' in expression) {
    const answer = scope.answer(expression.answered);
    return answer === null ? null : answer !== undefined && !isEmpty(answer);
  }
  if ('special' in expression) {
    const answer = scope.answer(expression.special[0]);
    if (answer === null) return null;
    return answer !== undefined && 'special' in answer && answer.special === expression.special[1];
  }
  if ('chosen' in expression) {
    const [question, code] = expression.chosen;
    const codes = valueOf({ answer: question }, scope);
    return codes === null ? null : Array.isArray(codes) && codes.includes(code);
  }
  if ('in' in expression) {
    const [operand, values] = expression.in;
    const value = valueOf(operand, scope);
    return value === null ? null : values.some((candidate) => candidate === value);
  }
  const { comparison, pair } = comparisonOf(expression);
  return compare(comparison, valueOf(pair[0], scope), valueOf(pair[1], scope));
}

/** One part that is `decisive` settles it, even beside open ones: false for `and`, true for `or`. */
function joined(parts: readonly Expression[], decisive: boolean, scope: Scope): boolean | null {
  let open = false;
  for (const part of parts) {
    const holds = evaluate(part, scope);
    if (holds === decisive) return decisive;
    if (holds === null) open = true;
  }
  return open ? null : !decisive;
}

type ComparisonExpression = Extract<Expression, { readonly [C in Comparison]?: Pair }>;

/** Takes a comparison apart, whichever of the six it is. */
export function comparisonOf(expression: ComparisonExpression): { comparison: Comparison; pair: Pair } {
  if ('eq' in expression) return { comparison: 'eq', pair: expression.eq };
  if ('ne' in expression) return { comparison: 'ne', pair: expression.ne };
  if ('lt' in expression) return { comparison: 'lt', pair: expression.lt };
  if ('le' in expression) return { comparison: 'le', pair: expression.le };
  if ('gt' in expression) return { comparison: 'gt', pair: expression.gt };
  return { comparison: 'ge', pair: expression.ge };
}

/** undefined: nothing there; null: may still come. */
type Value = number | string | boolean | readonly number[] | undefined | null;

function valueOf(operand: Operand, scope: Scope): Value {
  if (typeof operand !== 'object') return operand;
  if ('case' in operand) return scope.context === null ? null : (scope.context[operand.case] ?? undefined);
  const answer = scope.answer(operand.answer);
  if (answer === null) return null;
  return answer === undefined || 'special' in answer || isEmpty(answer) ? undefined : answer.value;
}

function compare(comparison: Comparison, left: Value, right: Value): boolean | null {
  if (left === undefined || right === undefined) return false;
  if (left === null || right === null) return null;
  if (comparison === 'eq') return left === right;
  if (comparison === 'ne') return left !== right;
  if (typeof left === 'number' && typeof right === 'number') return ordered(comparison, left, right);
  if (typeof left === 'string' && typeof right === 'string') return ordered(comparison, left, right);
  return false;
}

function ordered<T extends number | string>(comparison: Comparison, left: T, right: T): boolean {
  switch (comparison) {
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
    case 'gt':
      return left > right;
    default:
      return left >= right;
  }
}

/** The comparison of two operands as an expression: the opposite of `comparisonOf`. */
export function comparing(comparison: Comparison, left: Operand, right: Operand): Expression {
  switch (comparison) {
    case 'eq':
      return { eq: [left, right] };
    case 'ne':
      return { ne: [left, right] };
    case 'lt':
      return { lt: [left, right] };
    case 'le':
      return { le: [left, right] };
    case 'gt':
      return { gt: [left, right] };
    case 'ge':
      return { ge: [left, right] };
  }
}
