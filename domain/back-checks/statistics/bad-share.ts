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

/** Interviews that were drawn with the same probability, in numbers. */
export interface Draws {
  probability: number;
  drawn: number;
  /** Of the drawn, with a result; of these, bad. */
  reached: number;
  bad: number;
}

/** The same interviews one by one. */
export function drawnInterviews(draws: readonly Draws[]): DrawnInterview[] {
  return draws.flatMap(({ probability, drawn, reached, bad }) =>
    Array.from({ length: drawn }, (_, at) => ({ probability, bad: at < reached ? at < bad : null })),
  );
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
  const terms = badShareTerms(drawn);
  if (terms === null) return null;
  // What is known for certain bounds what the sample suggests.
  const within = (value: number): number =>
    Math.min(1 - known.good / known.completed, Math.max(known.bad / known.completed, value));
  return {
    share: within(terms.share),
    standardError: terms.standardError,
    low: within(boundsOf(terms.low).low),
    high: within(boundsOf(terms.high).high),
    reached: terms.reached,
  };
}

/** One end of the interval: Wilson's for this share among so many effective checks. */
export interface IntervalEnd {
  share: number;
  /** Null where nothing is uncertain: the end is the share itself. */
  checks: number | null;
}

/** What the share is computed from, step by step, before what is known for certain bounds it. */
export interface BadShareTerms {
  /** Weighted share of the reached among the drawn, by which probabilities are lowered. */
  shareReached: number;
  reached: number;
  /** Σ 1/π over the reached: the estimated number of interviews, and of bad ones. */
  size: number;
  bad: number;
  share: number;
  standardError: number;
  /** Mean weight of what might as well not have been drawn: of the one more interview of the rarer kind. */
  typical: number;
  low: IntervalEnd;
  high: IntervalEnd;
}

/** The steps of badShare; null when no drawn interview has a result. */
export function badShareTerms(drawn: readonly DrawnInterview[]): BadShareTerms | null {
  const shareReached = weightedShareReached(drawn);
  const sample = reachedSample(drawn, shareReached);
  if (sample.length === 0) return null;
  const size = sum(sample, ({ weight }) => weight);
  const bad = sum(sample, ({ weight, value }) => weight * value);
  const share = Math.min(1, bad / size);
  const variance = sum(sample, ({ weight, value }) => (1 - 1 / weight) * (weight * (value - share)) ** 2);
  const typical = typicalWeight(sample);
  const estimate = { size, variance, typical };
  return {
    shareReached,
    reached: sample.length,
    size,
    bad,
    share,
    standardError: Math.sqrt(variance) / size,
    typical,
    ...(share <= 0.5 ? endsOf(share, estimate) : mirrored(endsOf(1 - share, estimate))),
  };
}

/** Both ends of Wilson's interval for what an end is computed from; its own side is the end. */
export function boundsOf({ share, checks }: IntervalEnd): { low: number; high: number } {
  return checks === null ? { low: share, high: share } : wilsonBounds(share, checks);
}

interface Weighted {
  /** 1 over the probability of being drawn and reached. */
  weight: number;
  /** 1 for a bad interview, else 0. */
  value: number;
}

function weightedShareReached(drawn: readonly DrawnInterview[]): number {
  const weigh = (interviews: readonly DrawnInterview[]): number =>
    sum(interviews, ({ probability }) => 1 / probability);
  return weigh(drawn.filter(({ bad }) => bad !== null)) / weigh(drawn);
}

function reachedSample(drawn: readonly DrawnInterview[], shareReached: number): Weighted[] {
  return drawn.flatMap(({ probability, bad }) =>
    bad === null ? [] : [{ weight: 1 / (probability * shareReached), value: bad ? 1 : 0 }],
  );
}

interface Estimate {
  /** Estimated number of interviews. */
  size: number;
  /** Of the total of bad interviews, about the estimated share. */
  variance: number;
  typical: number;
}

/** For a share of at most a half. */
function endsOf(share: number, { size, variance, typical }: Estimate): Ends {
  const upper = (share * size + typical) / (size + typical);
  return {
    low: endOf(share, variance / size ** 2),
    high: endOf(upper, (variance + typical ** 2) / size ** 2),
  };
}

interface Ends {
  low: IntervalEnd;
  high: IntervalEnd;
}

function endOf(share: number, variance: number): IntervalEnd {
  return { share, checks: variance === 0 || share === 0 ? null : (share * (1 - share)) / variance };
}

function mirrored({ low, high }: Ends): Ends {
  const mirror = ({ share, checks }: IntervalEnd): IntervalEnd => ({ share: 1 - share, checks });
  return { low: mirror(high), high: mirror(low) };
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
