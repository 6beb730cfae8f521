/*
 * Error rates of re-calls: how many of the compared answers differ, and how many by more than their tolerance, by
 * question, by IPA's type, operator, verifier, agency or period, as bcstats reports them (PovertyAction/bcstats).
 */

import { wilsonBounds } from '#domain/results/wilson-interval.ts';

import type { AnswerComparison } from '#domain/back-checks/comparison.ts';

export interface ErrorRate {
  /** Answers that could be compared; all others are left out. */
  compared: number;
  /** Of these, different at all. */
  different: number;
  /** Of these, different by more than the tolerance. */
  beyondTolerance: number;
  /** Shares of the compared, 0–1. */
  rate: number;
  rateBeyondTolerance: number;
  /** Wilson's 95 % interval of the rate beyond tolerance; it takes the answers for independent. */
  low: number;
  high: number;
}

/**
 * Error rates by whatever the key names, in order of first appearance; keys without a compared answer are missing.
 *
 * @param keyOf what to group by, such as the type of question or the operator
 */
export function errorRates<Compared extends Omit<AnswerComparison, 'name'>, Key>(
  comparisons: Iterable<Compared>,
  keyOf: (comparison: Compared) => Key,
): Map<Key, ErrorRate> {
  const counts = new Map<Key, { compared: number; different: number; beyondTolerance: number }>();
  for (const comparison of comparisons) {
    if (comparison.notCompared !== null) continue;
    const key = keyOf(comparison);
    const count = counts.get(key) ?? { compared: 0, different: 0, beyondTolerance: 0 };
    counts.set(key, count);
    count.compared += 1;
    if (!comparison.equal) count.different += 1;
    if (!comparison.withinTolerance) count.beyondTolerance += 1;
  }
  return new Map([...counts].map(([key, count]) => [key, rateOf(count)]));
}

function rateOf(count: { compared: number; different: number; beyondTolerance: number }): ErrorRate {
  const rateBeyondTolerance = count.beyondTolerance / count.compared;
  return {
    ...count,
    rate: count.different / count.compared,
    rateBeyondTolerance,
    ...wilsonBounds(rateBeyondTolerance, count.compared),
  };
}
