// `ln::validation`: limits and checks of a question to the letter, as JSON with conditions in the exact notation.

import type { CrossCheck, Question, Text } from '#domain/questionnaire/definition.ts';
import { conditionOf, type KnownQuestions } from './condition.ts';
import { exactText } from './condition-text.ts';
import { NotCarried } from './findings.ts';
import { parseFormula } from './formula.ts';
import type { Rules } from './rules.ts';

export function exactRulesText({ validation, checks }: Rules): string {
  const written = checks?.map((check) => ({ ...check, when: exactText(check.when) }));
  return JSON.stringify({ ...validation, ...(written !== undefined && { checks: written }) });
}

/** The rules in a cell. @throws NotCarried when it cannot be understood */
export function exactRules(text: string, kind: Question['kind'], known: KnownQuestions): Rules {
  const refused = new NotCarried('bad-value', text.slice(0, 60));
  const value = parsed(text);
  if (!isObject(value)) throw refused;
  const { checks, ...validation } = value;
  if (!isValidation(validation, kind)) throw refused;
  const read = checks === undefined ? undefined : checksIn(checks, known);
  if (read === null) throw refused;
  const isLimited = read === undefined || Object.keys(validation).length > 0;
  return { ...(isLimited && { validation }), ...(read !== undefined && { checks: read }) };
}

function checksIn(value: unknown, known: KnownQuestions): CrossCheck[] | null {
  if (!Array.isArray(value)) return null;
  const checks = value.map((one: unknown): CrossCheck | null => {
    if (!isObject(one) || typeof one.when !== 'string' || typeof one.hard !== 'boolean') return null;
    if (!isText(one.message)) return null;
    return { when: conditionOf(parseFormula(one.when), known), hard: one.hard, message: one.message };
  });
  return checks.every((check) => check !== null) ? checks : null;
}

const limitTypes: Readonly<Record<string, Readonly<Record<string, 'number' | 'string' | 'boolean'>>>> = {
  number: { min: 'number', max: 'number', whole: 'boolean' },
  date: { from: 'string', to: 'string' },
  text: { maxLength: 'number', pattern: 'string' },
  multiple: { min: 'number', max: 'number' },
};

function isValidation(value: object, kind: Question['kind']): value is NonNullable<Rules['validation']> {
  const fits = (limits: unknown) =>
    isObject(limits) &&
    Object.entries(limits).every(([name, limit]) => limitTypes[kind]?.[name] === typeof limit);
  return Object.entries(value).every(([part, said]) => {
    if (part === 'message') return isText(said);
    return (part === 'hard' || part === 'soft') && fits(said);
  });
}

function isText(value: unknown): value is Text {
  return isObject(value) && 'vi' in value && Object.values(value).every((one) => typeof one === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
