/*
 * The share of bad interviews among all completed ones, from re-calls chosen with unequal, known probabilities.
 *
 * Each interview's probability was fixed when it was completed, from what was known by then, and its draw was its own
 * (selection-by-risk.ts). Given the past the choices are independent, so the sums below are those of a Poisson sample
 * even though earlier results moved later probabilities. Re-calls that a flag entailed afterwards were not drawn: they
 * must not be among the draws, and enter only as what is known for certain.
 */

import { wilsonBounds } from '#domain/results/wilson-interval.ts';

/** An interview that was drawn for phúc tra. */
export interface DrawnInterview {
  /** With which it was drawn, above 0 to 1. */
  probability: number;
  /** Null when nobody could be reached. */
  bad: boolean | null;
}

/** What is known of the completed interviews from all re-calls together, drawn or not. */
export interface KnownInterviews {
  completed: number;
  bad: number;
  good: number;
}

export interface BadShare {
  /** Estimated share of bad interviews among all completed, 0–1. */
  share: number;
  standardError: number;
  /** 95 % interval. */
  low: number;
  high: number;
  /** Drawn interviews with a result. */
  reached: number;
}

/**
 * Hájek's estimator Σ(y/π) / Σ(1/π) (1971) with the variance of Taylor linearisation for Poisson sampling (Särndal,
 * Swensson & Wretman 1992, 5.7 and 10.3). Interviews for which nobody was reached are taken to be like the reached: π is
 * lowered by the weighted share of the reached.
 *
 * The interval is Wilson's on the effective number of checks, share·(1 − share)/variance (Kott & Carr 1997; Franco,
 * Little, Louis & Slud 2019), since a normal interval leaves 0–1 where bad interviews are rare. But bad interviews found
 * by risk weigh little, and a sample without a heavy one says too little of the interviews that were drawn with a small
 * probability: the plain interval covered 45–80 % of the time in such samples. So the end towards one half is computed
 * with one more interview of the rarer kind, of typical weight, in share and variance: the device of Fay & Feuer (1997,
 * Statistics in Medicine 16, 791–801) for weighted sums of rare counts, with the mean weight of Tiwari, Clegg & Zou
 * (2006). docs/back-check-selection.md has the coverage.
 *
 * @returns null when no drawn interview has a result
 * @throws RangeError when a probability is outside its range, or more is known than was completed
 */
export function badShare(drawn: readonly DrawnInterview[], known: KnownInterviews): BadShare | null {
  assertSensible(drawn, known);
  const sample = reachedSample(drawn);
  if (sample.length === 0) return null;
  const size = sum(sample, ({ weight }) => weight);
  const bad = sum(sample, ({ weight, value }) => weight * value);
  const share = Math.min(1, bad / size);
  const variance = sum(sample, ({ weight, value }) => (1 - 1 / weight) * (weight * (value - share)) ** 2);
  const estimate = { size, variance, typical: typicalWeight(sample) };
  const { low, high } =
    share <= 0.5 ? intervalOf(share, estimate) : mirrored(intervalOf(1 - share, estimate));
  // What is known for certain bounds what the sample suggests.
  const within = (value: number): number =>
    Math.min(1 - known.good / known.completed, Math.max(known.bad / known.completed, value));
  return {
    share: within(share),
    standardError: Math.sqrt(variance) / size,
    low: within(low),
    high: within(high),
    reached: sample.length,
  };
}

interface Weighted {
  /** 1 over the probability of being drawn and reached. */
  weight: number;
  /** 1 for a bad interview, else 0. */
  value: number;
}

function reachedSample(drawn: readonly DrawnInterview[]): Weighted[] {
  const reached = drawn.filter(({ bad }) => bad !== null);
  const weigh = (interviews: readonly DrawnInterview[]): number =>
    sum(interviews, ({ probability }) => 1 / probability);
  const shareReached = weigh(reached) / weigh(drawn);
  return reached.map(({ probability, bad }) => ({
    weight: 1 / (probability * shareReached),
    value: bad === true ? 1 : 0,
  }));
}

interface Estimate {
  /** Estimated number of interviews. */
  size: number;
  /** Of the total of bad interviews, about the estimated share. */
  variance: number;
  typical: number;
}

/** For a share of at most a half. */
function intervalOf(share: number, { size, variance, typical }: Estimate): { low: number; high: number } {
  const low = effectiveBounds(share, variance / size ** 2).low;
  const upper = (share * size + typical) / (size + typical);
  return { low, high: effectiveBounds(upper, (variance + typical ** 2) / size ** 2).high };
}

function effectiveBounds(share: number, variance: number): { low: number; high: number } {
  if (variance === 0 || share === 0) return { low: share, high: share };
  return wilsonBounds(share, (share * (1 - share)) / variance);
}

function mirrored({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low: 1 - high, high: 1 - low };
}

/** Mean weight of what might as well not have been drawn; 0 when all was certain. */
function typicalWeight(sample: readonly Weighted[]): number {
  const uncertain = sum(sample, ({ weight }) => 1 - 1 / weight);
  return uncertain === 0 ? 0 : sum(sample, ({ weight }) => weight * (1 - 1 / weight)) / uncertain;
}

function assertSensible(drawn: readonly DrawnInterview[], { completed, bad, good }: KnownInterviews): void {
  for (const { probability } of drawn) {
    if (!(probability > 0 && probability <= 1))
      throw new RangeError(`Probability ${probability} is not above 0 and at most 1`);
  }
  if (drawn.length > completed)
    throw new RangeError(`${drawn.length} drawn of ${completed} completed interviews`);
  if (!(bad >= 0 && good >= 0 && bad + good <= completed))
    throw new RangeError(`Known ${bad} bad and ${good} good of ${completed} completed interviews`);
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
