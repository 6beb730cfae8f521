/*
 * Which classes of cases each AAPOR outcome rate divides by which (Standard Definitions, telephone, 9th edition). The
 * arithmetic is outcome-rates.ts.
 */

import type { AaporClass } from '#domain/attempts/disposition-codes.ts';

export const outcomeRateNames = [
  'RR1',
  'RR2',
  'RR3',
  'RR4',
  'RR5',
  'RR6',
  'COOP1',
  'COOP2',
  'COOP3',
  'COOP4',
  'REF1',
  'REF2',
  'REF3',
  'CON1',
  'CON2',
  'CON3',
] as const;
export type OutcomeRateName = (typeof outcomeRateNames)[number];

export interface OutcomeRateRule {
  numerator: readonly AaporClass[];
  /** The classes of known eligibility in the denominator. */
  denominator: readonly AaporClass[];
  /** How the cases of unknown eligibility, UH and UO, enter the denominator: in full, by their share e, or not. */
  unknown: 'all' | 'e' | 'none';
}

const interviews = ['I', 'P'] as const;
const contacted = [...interviews, 'R', 'O'] as const;

/** All classes that are known to be eligible. */
export const knownEligible = [...interviews, 'R', 'NC', 'O'] as const;

export const outcomeRateRules: Readonly<Record<OutcomeRateName, OutcomeRateRule>> = {
  RR1: { numerator: ['I'], denominator: knownEligible, unknown: 'all' },
  RR2: { numerator: interviews, denominator: knownEligible, unknown: 'all' },
  RR3: { numerator: ['I'], denominator: knownEligible, unknown: 'e' },
  RR4: { numerator: interviews, denominator: knownEligible, unknown: 'e' },
  RR5: { numerator: ['I'], denominator: knownEligible, unknown: 'none' },
  RR6: { numerator: interviews, denominator: knownEligible, unknown: 'none' },
  COOP1: { numerator: ['I'], denominator: contacted, unknown: 'none' },
  COOP2: { numerator: interviews, denominator: contacted, unknown: 'none' },
  COOP3: { numerator: ['I'], denominator: [...interviews, 'R'], unknown: 'none' },
  COOP4: { numerator: interviews, denominator: [...interviews, 'R'], unknown: 'none' },
  REF1: { numerator: ['R'], denominator: knownEligible, unknown: 'all' },
  REF2: { numerator: ['R'], denominator: knownEligible, unknown: 'e' },
  REF3: { numerator: ['R'], denominator: knownEligible, unknown: 'none' },
  CON1: { numerator: contacted, denominator: knownEligible, unknown: 'all' },
  CON2: { numerator: contacted, denominator: knownEligible, unknown: 'e' },
  CON3: { numerator: contacted, denominator: knownEligible, unknown: 'none' },
};

/** The rule as it is printed beside the rate: "I / (I + P + R + NC + O + e·(UH + UO))". */
export function outcomeRateFormula(name: OutcomeRateName): string {
  const { numerator, denominator, unknown } = outcomeRateRules[name];
  const unknownTerm = { all: ['UH', 'UO'], e: ['e·(UH + UO)'], none: [] }[unknown];
  const above = numerator.length > 1 ? `(${numerator.join(' + ')})` : numerator.join('');
  return `${above} / (${[...denominator, ...unknownTerm].join(' + ')})`;
}
