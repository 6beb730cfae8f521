/*
 * What the tolerance of a question does to its error rate: how many of the compared answers would differ if one, two or
 * more steps were let pass. A rate that falls steeply speaks of a scale too fine to answer twice alike, one that stays
 * of answers that are not the same person's.
 */

import type { AnswerComparison } from '#domain/back-checks/comparison.ts';

export interface ToleranceEffect {
  tolerance: number;
  /** Different by more than this. */
  beyond: number;
  /** Of the compared, 0–1. */
  rate: number;
}

/**
 * One entry per tolerance from 0 to `upTo`, in steps, units or days of the question. A difference without a size (a
 * text, "does not apply" against an answer) is beyond every tolerance. Empty without a compared answer.
 */
export function toleranceEffects(
  comparisons: readonly Pick<AnswerComparison, 'notCompared' | 'equal' | 'difference'>[],
  upTo: number,
): ToleranceEffect[] {
  const compared = comparisons.filter(({ notCompared }) => notCompared === null);
  if (compared.length === 0) return [];
  return Array.from({ length: upTo + 1 }, (_, tolerance) => {
    const beyond = compared.filter(
      ({ equal, difference }) => !equal && (difference === null || Math.abs(difference) > tolerance),
    ).length;
    return { tolerance, beyond, rate: beyond / compared.length };
  });
}
