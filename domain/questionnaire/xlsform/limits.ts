// Constraints of an XLSForm as limits of a question, and back. A limit is fixed and of the question alone; what else a
// constraint says becomes a check beside other answers (checks.ts).

import type { Special } from '#domain/questionnaire/answers.ts';
import type {
  ChoiceLimits,
  DateLimits,
  NumberLimits,
  Question,
  TextLimits,
} from '#domain/questionnaire/definition.ts';
import { specialNumber } from './choice-names.ts';
import { quoted } from './condition-text.ts';
import type { Formula } from './formula.ts';

/** The limits of every kind together; which of them apply goes by the kind. */
export type AnyLimits = NumberLimits & DateLimits & TextLimits & ChoiceLimits;

export interface Constraint {
  limits: AnyLimits;
  /** Numbers let through beside the limits, as `or . = -98` does. */
  specials: ReadonlyMap<string, Special>;
  /** What limits cannot say. */
  rest: readonly Formula[];
}

export function constraintOf(formula: Formula, kind: Question['kind'], isWhole: boolean): Constraint {
  const specials = new Map<string, Special>();
  const parts = formula.kind === 'or' && kind === 'number' ? formula.parts : [formula];
  const within = parts.filter((part) => {
    const value = numberEqualled(part);
    const special = value === null || parts.length === 1 ? null : specialNumber(value);
    if (special !== null) specials.set(String(value), special);
    return special === null;
  });
  const [only] = within;
  if (only === undefined) return { limits: {}, specials, rest: [] };
  if (within.length > 1) return { limits: {}, specials, rest: [{ kind: 'or', parts: within }] };
  let limits: AnyLimits = {};
  const rest: Formula[] = [];
  for (const part of only.kind === 'and' ? only.parts : [only]) {
    const limit = limitOf(part, kind, isWhole);
    if (limit === null || (limit.pattern !== undefined && limits.pattern !== undefined)) rest.push(part);
    else limits = narrowed(limits, limit);
  }
  return { limits, specials, rest };
}

function numberEqualled(part: Formula): number | null {
  if (part.kind !== 'comparison' || part.sign !== '=' || part.left.kind !== 'self') return null;
  if (part.right.kind === 'number') return part.right.value;
  return part.right.kind === 'text' && part.right.value !== '' ? Number(part.right.value) : null;
}

/** Null when the part is no limit. */
function limitOf(part: Formula, kind: Question['kind'], isWhole: boolean): AnyLimits | null {
  if (part.kind === 'call') {
    const [answer, pattern] = part.args;
    if (part.name === 'regex' && kind === 'text' && answer?.kind === 'self' && pattern?.kind === 'text')
      return { pattern: pattern.value };
    return null;
  }
  if (part.kind !== 'comparison') return null;
  const { sign, left, right } = part;
  if (kind === 'number' && left.kind === 'self' && right.kind === 'number')
    return numberLimit(sign, right.value, isWhole);
  if (kind === 'date' && left.kind === 'self') {
    const day = dayOf(right);
    return day === null ? null : dateLimit(sign, day);
  }
  const counting = { text: 'string-length', multiple: 'count-selected' } as const;
  if (
    (kind === 'text' || kind === 'multiple') &&
    isCallOnSelf(left, counting[kind]) &&
    right.kind === 'number'
  ) {
    const counted = numberLimit(sign, right.value, true);
    if (counted === null) return null;
    const { min, max } = counted;
    if (kind === 'multiple')
      return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    if (max !== undefined && min === undefined) return { maxLength: max };
  }
  return null;
}

function isCallOnSelf(formula: Formula, name: string): boolean {
  return formula.kind === 'call' && formula.name === name && formula.args[0]?.kind === 'self';
}

function numberLimit(sign: string, value: number, isWhole: boolean): { min?: number; max?: number } | null {
  if (sign === '>=') return { min: value };
  if (sign === '<=') return { max: value };
  if (sign === '=') return { min: value, max: value };
  if (isWhole && sign === '>') return { min: Math.floor(value) + 1 };
  if (isWhole && sign === '<') return { max: Math.ceil(value) - 1 };
  return null;
}

function dayOf(formula: Formula): string | null {
  if (formula.kind === 'call' && formula.name === 'date' && formula.args[0] !== undefined)
    return dayOf(formula.args[0]);
  if (formula.kind === 'text' && /^\d{4}-\d{2}-\d{2}$/.test(formula.value)) return formula.value;
  return null;
}

function dateLimit(sign: string, day: string): DateLimits | null {
  if (sign === '>=') return { from: day };
  if (sign === '<=') return { to: day };
  if (sign === '=') return { from: day, to: day };
  return null;
}

/** Both hold: of two lower limits the higher one counts, of two upper limits the lower. */
function narrowed(one: AnyLimits, other: AnyLimits): AnyLimits {
  const merged = { ...one, ...other };
  return {
    ...merged,
    ...(one.min !== undefined && other.min !== undefined && { min: Math.max(one.min, other.min) }),
    ...(one.max !== undefined && other.max !== undefined && { max: Math.min(one.max, other.max) }),
    ...(one.maxLength !== undefined &&
      other.maxLength !== undefined && { maxLength: Math.min(one.maxLength, other.maxLength) }),
    ...(one.from !== undefined &&
      other.from !== undefined && { from: one.from > other.from ? one.from : other.from }),
    ...(one.to !== undefined && other.to !== undefined && { to: one.to < other.to ? one.to : other.to }),
  };
}

/** The constraint that says the limits; empty when there are none but `whole`, which the type says. */
export function constraintText(limits: AnyLimits | undefined, kind: Question['kind']): string {
  const { min, max, from, to, maxLength, pattern } = limits ?? {};
  const answer = kind === 'multiple' ? 'count-selected(.)' : '.';
  return [
    ...(min === undefined ? [] : [`${answer} >= ${min}`]),
    ...(max === undefined ? [] : [`${answer} <= ${max}`]),
    ...(from === undefined ? [] : [`. >= date('${from}')`]),
    ...(to === undefined ? [] : [`. <= date('${to}')`]),
    ...(maxLength === undefined ? [] : [`string-length(.) <= ${maxLength}`]),
    ...(pattern === undefined ? [] : [`regex(., ${quoted(pattern)})`]),
  ].join(' and ');
}
