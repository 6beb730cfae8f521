/*
 * How likely an attempt is to succeed, given when it was made, the how manyeth it was and whose citizen it was: a
 * logistic regression with one effect for each hour, weekday, number and agency. Each effect is drawn towards none by
 * a normal prior (ridge), so that an hour in which two calls were made says little, and a room of which nothing is
 * known yet has the expectation it began with. The mode and the curvature there (Laplace) stand for what is known.
 */

import { cholesky, quadraticForm, solve, type Factor, type Triangle } from './positive-definite.ts';

/** Attempts alike in all that the model looks at. */
export interface Trials {
  /** One level of each factor, such as `hour 9`. */
  levels: readonly string[];
  tried: number;
  succeeded: number;
}

export interface Priors {
  /** Mean of the intercept: logit of what is expected of a room of which nothing is known. */
  intercept: number;
  interceptSpread: number;
  /** Standard deviation of the effect of a level, on the scale of log-odds. */
  spreadOf: (level: string) => number;
}

export interface Propensity {
  /** Of each of the trials predicted for: its chance, in the order given. */
  chances: number[];
  /** Successes expected of all of them together, and its variance by what the model does not know. */
  expected: number;
  modelVariance: number;
}

const mostSteps = 50;
const closeEnough = 1e-11;

/**
 * Learns from `known` and predicts the successes of `own`.
 *
 * @throws Error when the mode is not found, which a concave function with finite data does not let happen
 */
export function propensity(known: readonly Trials[], own: readonly Trials[], priors: Priors): Propensity {
  const levels = rareFirst([...known, ...own]);
  const places = new Map(levels.map((level, index) => [level, index]));
  const intercept = levels.length;
  const placesOf = ({ levels: mine }: Trials) => {
    const own = new Int32Array(mine.length + 1).fill(intercept);
    mine.forEach((level, index) => (own[index] = places.get(level) ?? intercept));
    return own.sort();
  };
  const rows = known.flatMap((trials) => {
    const { tried, succeeded } = trials;
    return tried === 0 ? [] : [{ tried, succeeded, places: placesOf(trials) }];
  });
  const precision = Float64Array.of(
    ...levels.map((level) => 1 / priors.spreadOf(level) ** 2),
    1 / priors.interceptSpread ** 2,
  );
  const means = Float64Array.of(...levels.map(() => 0), priors.intercept);
  const effects = Float64Array.from(means);
  let factor: Factor;
  for (let step = 0; ; step += 1) {
    if (step === mostSteps) throw new Error('No mode of the propensity was found');
    const { slope, curvature } = derivatives(rows, effects, precision, means);
    factor = cholesky(curvature);
    const move = solve(factor, slope);
    // A step of Newton's may go too far where chances are near 0 or 1: none changes an effect by more than 2.
    const largest = move.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    const share = Math.min(1, 2 / largest);
    move.forEach((change, index) => (effects[index] = (effects[index] ?? 0) + share * change));
    if (largest < closeEnough) break;
  }
  const gradient = new Float64Array(effects.length);
  const chances = own.map((trials) => {
    const mine = placesOf(trials);
    const chance = chanceOf(mine, effects);
    for (const place of mine) gradient[place] = (gradient[place] ?? 0) + trials.tried * chance * (1 - chance);
    return chance;
  });
  return {
    chances,
    expected: own.reduce((sum, { tried }, index) => sum + tried * (chances[index] ?? 0), 0),
    modelVariance: quadraticForm(factor, gradient),
  };
}

/** Every level once; those of few trials first, so that the many agencies cost next to nothing (positive-definite.ts). */
function rareFirst(trials: readonly Trials[]): string[] {
  const many = new Map<string, number>();
  for (const { levels } of trials) for (const level of levels) many.set(level, (many.get(level) ?? 0) + 1);
  return [...many]
    .toSorted(([one, ones], [other, others]) => ones - others || (one < other ? -1 : 1))
    .map(([level]) => level);
}

interface Row {
  readonly tried: number;
  readonly succeeded: number;
  /** Ascending. */
  readonly places: Int32Array;
}

const noLine = new Float64Array();

// Plain loops: these run over thousands of rows while an interview is being completed.

function chanceOf(places: ArrayLike<number>, effects: Float64Array): number {
  let sum = 0;
  for (let one = 0; one < places.length; one += 1) sum += effects[places[one] ?? 0] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** First and second derivative of the penalised log-likelihood, the latter with its sign turned. */
function derivatives(
  rows: readonly Row[],
  effects: Float64Array,
  precision: Float64Array,
  means: Float64Array,
): { slope: Float64Array; curvature: Triangle } {
  const slope = effects.map((effect, index) => (precision[index] ?? 0) * ((means[index] ?? 0) - effect));
  const curvature = Array.from(effects, (_, index) => {
    const line = new Float64Array(index + 1);
    line[index] = precision[index] ?? 0;
    return line;
  });
  for (const { places, tried, succeeded } of rows) {
    const chance = chanceOf(places, effects);
    const rest = succeeded - tried * chance;
    const weight = tried * chance * (1 - chance);
    for (let one = 0; one < places.length; one += 1) {
      const row = places[one] ?? 0;
      slope[row] = (slope[row] ?? 0) + rest;
      const line = curvature[row] ?? noLine;
      for (let other = 0; other <= one; other += 1) {
        const column = places[other] ?? 0;
        line[column] = (line[column] ?? 0) + weight;
      }
    }
  }
  return { slope, curvature };
}
