/*
 * AAPOR outcome rates (Standard Definitions, telephone, 9th edition) from how many cases ended in each class: response,
 * cooperation, refusal and contact rates, and e, the share of the cases of unknown eligibility that is taken to be
 * eligible. Computed in exact fractions; a double is made only of the result.
 */

import { aaporClasses, type AaporClass } from '#domain/attempts/disposition-codes.ts';

import { add, divide, type Fraction, fraction, fractionOfNumber, multiply, toNumber } from './fraction.ts';
import {
  knownEligible,
  type OutcomeRateName,
  outcomeRateNames,
  outcomeRateRules,
} from './outcome-rates-rules.ts';

/** Cases by class; each case is in exactly one. */
export type OutcomeCounts = Readonly<Record<AaporClass, number>>;

/**
 * Where e comes from. `proportional`: the share of eligible cases among those whose eligibility is known (proportional
 * allocation, CASRO 1982). `given`: chosen by whoever publishes the rate, 0 to 1, for unknown households or numbers
 * (UH) and for the other unknown cases (UO).
 */
export type EligibilityChoice = { kind: 'proportional' } | { kind: 'given'; UH: number; UO: number };

/** @param given chosen shares; null for proportional allocation */
export function eligibilityBy(given: { UH: number; UO: number } | null): EligibilityChoice {
  return given === null ? { kind: 'proportional' } : { kind: 'given', ...given };
}

export type UndefinedReason =
  /** No case belongs to the denominator. */
  | 'denominator-zero'
  /** No case is of known eligibility, so proportional allocation says nothing about the unknown ones. */
  | 'e-unknown';

export interface OutcomeRate {
  numerator: number;
  /** Need not be whole when e weighs the unknown cases; null when e is unknown. */
  denominator: number | null;
  /** The double nearest to the exact share, 0 to 1; null when the rate is undefined. */
  value: number | null;
  undefinedBecause: UndefinedReason | null;
}

export interface OutcomeRates {
  rates: Readonly<Record<OutcomeRateName, OutcomeRate>>;
  /** e as it was used; null when it is unknown. */
  e: Readonly<Record<'UH' | 'UO', number>> | null;
}

/**
 * All outcome rates of a survey, or of one stratum of it; with `proportional`, e is then the stratum's own.
 *
 * @throws RangeError when a count is no whole number from 0, or a given e is outside 0–1
 */
export function outcomeRates(
  counts: OutcomeCounts,
  choice: EligibilityChoice = { kind: 'proportional' },
): OutcomeRates {
  for (const aaporClass of aaporClasses) {
    if (!Number.isSafeInteger(counts[aaporClass]) || counts[aaporClass] < 0)
      throw new RangeError(`Count of ${aaporClass} is ${counts[aaporClass]}, not a whole number from 0`);
  }
  const e = eligibleShares(counts, choice);
  const rates = outcomeRateNames.map((name) => [name, outcomeRate(counts, name, e)] as const);
  return {
    rates: Object.fromEntries(rates) as Record<OutcomeRateName, OutcomeRate>,
    e: e && { UH: toNumber(e.UH), UO: toNumber(e.UO) },
  };
}

/** Adds cases up by class; classes that do not occur are 0. */
export function countOutcomes(
  cases: Iterable<{ aaporClass: AaporClass; count: number }>,
): Record<AaporClass, number> {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };
  for (const { aaporClass, count } of cases) counts[aaporClass] += count;
  return counts;
}

interface EligibleShares {
  UH: Fraction;
  UO: Fraction;
}

const allEligible: EligibleShares = { UH: fraction(1), UO: fraction(1) };
const leftOut: EligibleShares = { UH: fraction(0), UO: fraction(0) };

function eligibleShares(counts: OutcomeCounts, choice: EligibilityChoice): EligibleShares | null {
  if (choice.kind === 'given') {
    for (const share of [choice.UH, choice.UO]) {
      if (!(share >= 0 && share <= 1)) throw new RangeError(`e is ${share}, not between 0 and 1`);
    }
    return { UH: fractionOfNumber(choice.UH), UO: fractionOfNumber(choice.UO) };
  }
  const eligible = sumOf(counts, knownEligible);
  const known = eligible + BigInt(counts.NE);
  if (known === 0n) return null;
  const e = fraction(eligible, known);
  return { UH: e, UO: e };
}

function outcomeRate(counts: OutcomeCounts, name: OutcomeRateName, e: EligibleShares | null): OutcomeRate {
  const rule = outcomeRateRules[name];
  const numerator = sumOf(counts, rule.numerator);
  const unknown = unknownCases(counts, { all: allEligible, e, none: leftOut }[rule.unknown]);
  if (unknown === null) return undefinedRate(numerator, null, 'e-unknown');
  const denominator = add(fraction(sumOf(counts, rule.denominator)), unknown);
  if (denominator.numerator === 0n) return undefinedRate(numerator, 0, 'denominator-zero');
  return {
    numerator: Number(numerator),
    denominator: toNumber(denominator),
    value: toNumber(divide(fraction(numerator), denominator)),
    undefinedBecause: null,
  };
}

/** UH and UO, each by its share; without unknown cases it is 0, whatever e. */
function unknownCases(counts: OutcomeCounts, shares: EligibleShares | null): Fraction | null {
  if (counts.UH === 0 && counts.UO === 0) return fraction(0);
  return shares && add(multiply(fraction(counts.UH), shares.UH), multiply(fraction(counts.UO), shares.UO));
}

function undefinedRate(
  numerator: bigint,
  denominator: number | null,
  undefinedBecause: UndefinedReason,
): OutcomeRate {
  return { numerator: Number(numerator), denominator, value: null, undefinedBecause };
}

function sumOf(counts: OutcomeCounts, classes: readonly AaporClass[]): bigint {
  return classes.reduce((sum, aaporClass) => sum + BigInt(counts[aaporClass]), 0n);
}
