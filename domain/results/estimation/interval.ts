import { betaProbability, betaQuantile } from '#domain/back-checks/statistics/beta-distribution.ts';

import { z95 } from '#domain/results/wilson-interval.ts';

/*
 * Intervals and tests. Scores lie near 100 and sometimes at it, where the textbook interval leaves the scale or has no
 * width; so Wilson's is taken with the effective sample size, corrected for the degrees of freedom of the design: Korn &
 * Graubard (1998), Survey Methodology 24, 193–201 for the correction; Franco, Little, Louis & Slud (2019), Journal of
 * Survey Statistics and Methodology 7, 334–364, who find it among the best for complex samples.
 */

/** Point t with P(T ≤ t) = 0.975 for Student's distribution; the normal one from 100,000 degrees of freedom. */
export function t975(df: number): number {
  if (df > 100_000) return z95;
  // T² / (df + T²) has a beta distribution with 1/2 and df/2.
  const x = betaQuantile(0.95, 0.5, df / 2);
  return Math.sqrt((df * x) / (1 - x));
}

const rounding = 1e-12;

export interface Interval {
  low: number;
  high: number;
}

/** Least and most that a point can be. */
export interface PointBounds {
  least: number;
  most: number;
}

/** What an interval is computed from, step by step; shares are of the way from the least to the most, 0–1. */
export interface IntervalTerms {
  share: number;
  /** Effective number of interviews; that which stands in for it where the sample shows no variance. */
  n: number;
  t: number;
  centre: number;
  half: number;
}

/**
 * The steps of scoreInterval. A sample shows no variance where all interviews of a stratum (or all areas drawn) come to the
 * same, though who was not asked may differ: the interval is then that of a simple random sample of `observed`.
 */
export function intervalTerms(
  score: number,
  variance: number,
  df: number,
  bounds: PointBounds,
  observed: number,
): IntervalTerms {
  const width = bounds.most - bounds.least;
  const share = snapped((score - bounds.least) / width);
  const spread = share * (1 - share);
  const t = t975(df);
  const n = spread === 0 || variance === 0 ? observed : (spread * width ** 2) / variance;
  // Wilson's formula with t for z: n·(z/t)² would be the same to first order.
  const shrink = 1 + t ** 2 / n;
  const centre = (share + t ** 2 / (2 * n)) / shrink;
  const half = (t / shrink) * Math.sqrt(spread / n + t ** 2 / (4 * n ** 2));
  return { share, n, t, centre, half };
}

/**
 * 95 % interval of a mean of points.
 *
 * @param observed interviews behind it, less what unequal weights lose: stands in for the effective size where the sample
 *   shows no variance
 */
export function scoreInterval(
  score: number,
  variance: number,
  df: number,
  bounds: PointBounds,
  observed: number,
): Interval {
  const { share, centre, half } = intervalTerms(score, variance, df, bounds, observed);
  const width = bounds.most - bounds.least;
  return {
    // At the ends the formula gives them exactly; binary arithmetic does not.
    low: share === 0 ? score : bounds.least + width * Math.max(0, centre - half),
    high: share === 1 ? score : bounds.least + width * Math.min(1, centre + half),
  };
}

/** A share that is 0 or 1 but for binary arithmetic, as a weighted mean of equal points is, is that. */
function snapped(share: number): number {
  if (share < rounding) return 0;
  return share > 1 - rounding ? 1 : share;
}

/**
 * Two-sided probability of a difference as great as this, were there none: Student's t.
 *
 * @param variance 0 only where everybody was asked: a difference is then certain
 */
export function differenceProbability(difference: number, variance: number, df: number): number {
  if (variance === 0) return difference === 0 ? 1 : 0;
  const t2 = difference ** 2 / variance;
  return betaProbability(df / (df + t2), df / 2, 0.5);
}

/** Holm (1979), Scandinavian Journal of Statistics 6, 65–70: probabilities adjusted for there being several tests. */
export function holm(probabilities: readonly number[]): number[] {
  const order = probabilities
    .map((_, at) => at)
    .toSorted((a, b) => at(probabilities, a) - at(probabilities, b));
  const adjusted = probabilities.map(() => 1);
  let least = 0;
  order.forEach((index, rank) => {
    least = Math.min(1, Math.max(least, at(probabilities, index) * (probabilities.length - rank)));
    adjusted[index] = least;
  });
  return adjusted;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 1;
}
