import { differenceProbability, holm } from '#domain/results/estimation/interval.ts';

/*
 * A figure of now against one of an earlier survey. Both samples were drawn apart from each other, so the variance of the
 * difference is the sum of both; t with the degrees of freedom of Welch (1947, Biometrika 34, 28–35) and Satterthwaite.
 */

export interface PeriodFigure {
  readonly score: number;
  /** Points; null where it is not known. */
  readonly se: number | null;
  /** Infinity where only the error was told. */
  readonly degreesOfFreedom: number;
}

export interface PeriodDifference {
  /** Points, now less then. */
  readonly difference: number;
  readonly se: number | null;
  /** Of Student's t, at most a million, where it is the normal distribution; null where an error is not known. */
  readonly degreesOfFreedom: number | null;
  /** Two-sided, of this difference alone; null where an error is not known. */
  readonly unadjusted: number | null;
  /** The same, adjusted by `judgedDifferences`. */
  readonly probability: number | null;
  /** Null: cannot be said, since an error is not known. */
  readonly significant: boolean | null;
}

const significance = 0.05;

export function comparePeriods(now: PeriodFigure, then: PeriodFigure): PeriodDifference {
  const difference = now.score - then.score;
  if (now.se === null || then.se === null)
    return {
      difference,
      se: null,
      degreesOfFreedom: null,
      unadjusted: null,
      probability: null,
      significant: null,
    };
  const [a, b] = [now.se ** 2, then.se ** 2];
  const variance = a + b;
  const df =
    variance === 0
      ? Infinity
      : variance ** 2 / (a ** 2 / now.degreesOfFreedom + b ** 2 / then.degreesOfFreedom);
  // The beta function takes finite numbers; beyond these degrees of freedom Student's t is the normal distribution.
  const degreesOfFreedom = Math.min(df, 1_000_000);
  const probability = differenceProbability(difference, variance, degreesOfFreedom);
  return {
    difference,
    se: Math.sqrt(variance),
    degreesOfFreedom,
    unadjusted: probability,
    probability,
    significant: probability < significance,
  };
}

/** Differences of one table, their probabilities adjusted by Holm's method. */
export function judgedDifferences(differences: readonly PeriodDifference[]): PeriodDifference[] {
  const known = differences.flatMap(({ probability }) => (probability === null ? [] : [probability]));
  const adjusted = holm(known)[Symbol.iterator]();
  return differences.map((one) => {
    if (one.probability === null) return one;
    const probability = adjusted.next().value ?? 1;
    return { ...one, probability, significant: probability < significance };
  });
}
