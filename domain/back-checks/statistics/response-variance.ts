/*
 * Simple response variance and reliability ratio of a numeric answer, from interviews and their re-calls. Definitions as
 * in PovertyAction/bcstats (reliabilityratio.ado).
 */

export interface ResponseVariance {
  /** Pairs of numbers. */
  n: number;
  /** Half the variance of the differences between original and re-call. */
  simple: number;
  /** 1 − simple / variance of the re-calls: 1 when answers repeat exactly; null when all re-calls answered the same. */
  reliabilityRatio: number | null;
}

/** Null for fewer than two pairs. */
export function responseVariance(
  pairs: readonly { original: number; recheck: number }[],
): ResponseVariance | null {
  if (pairs.length < 2) return null;
  const simple = variance(pairs.map(({ original, recheck }) => original - recheck)) / 2;
  const ofRechecks = variance(pairs.map(({ recheck }) => recheck));
  return { n: pairs.length, simple, reliabilityRatio: ofRechecks === 0 ? null : 1 - simple / ofRechecks };
}

/** Of a sample: sum of squares over n − 1. */
function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
