/*
 * Simple response variance and reliability ratio of a numeric answer, from interviews and their re-calls. Definitions as
 * in PovertyAction/bcstats (reliabilityratio.ado).
 */

import type { AgreementTable } from './agreement-table.ts';

/** Sums from which a variance of a sample is had by hand: (squares − sum² ÷ n) ÷ (n − 1). */
export interface VarianceTerms {
  sum: number;
  squares: number;
  variance: number;
}

export interface ResponseVariance {
  /** Pairs of numbers. */
  n: number;
  /** Of the differences between original and re-call, and of the re-calls. */
  differences: VarianceTerms;
  rechecks: VarianceTerms;
  /** Half the variance of the differences. */
  simple: number;
  /** 1 − simple / variance of the re-calls: 1 when answers repeat exactly; null when all re-calls answered the same. */
  reliabilityRatio: number | null;
}

/** Of the pairs in the table, whose categories are numbers. Null for fewer than two pairs. */
export function responseVariance({ categories, counts, n }: AgreementTable): ResponseVariance | null {
  if (n < 2) return null;
  const cells = counts.flatMap((line, row) =>
    line.map((count, column) => ({
      count,
      difference: (categories[row] ?? 0) - (categories[column] ?? 0),
      recheck: categories[column] ?? 0,
    })),
  );
  const differences = varianceTerms(cells.map(({ count, difference }) => [count, difference]));
  const rechecks = varianceTerms(cells.map(({ count, recheck }) => [count, recheck]));
  const simple = differences.variance / 2;
  return {
    n,
    differences,
    rechecks,
    simple,
    reliabilityRatio: rechecks.variance === 0 ? null : 1 - simple / rechecks.variance,
  };
}

/** Of values that occur so many times. */
function varianceTerms(values: readonly (readonly [count: number, value: number])[]): VarianceTerms {
  const over = (valueOf: (value: number) => number): number =>
    values.reduce((total, [count, value]) => total + count * valueOf(value), 0);
  const n = over(() => 1);
  const sum = over((value) => value);
  const mean = sum / n;
  return {
    sum,
    squares: over((value) => value ** 2),
    variance: over((value) => (value - mean) ** 2) / (n - 1),
  };
}
