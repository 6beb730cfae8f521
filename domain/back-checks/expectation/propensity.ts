/*
 * How likely an attempt is to succeed, given when it was made, the how manyeth it was and whose citizen it was: a
 * logistic regression with one effect for each hour, weekday, number and agency. Each effect is drawn towards none by
 * a normal prior (ridge), so that an hour in which two calls were made says little, and a room of which nothing is
 * known yet has the expectation it began with. The mode and the curvature there (Laplace) stand for what is known.
 */

import { cholesky, quadraticForm, solve, type Symmetric } from './positive-definite.ts';

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
  const levels = [...new Set([...known, ...own].flatMap((trials) => trials.levels))].sort();
  const places = new Map(levels.map((level, index) => [level, index + 1]));
  const rowOf = ({ levels: mine }: Trials) => [0, ...mine.flatMap((level) => places.get(level) ?? [])];
  const rows = known.map((trials) => ({ ...trials, places: rowOf(trials) }));
  const precision = [
    1 / priors.interceptSpread ** 2,
    ...levels.map((level) => 1 / priors.spreadOf(level) ** 2),
  ];
  const effects = [priors.intercept, ...levels.map(() => 0)];
  let factor: Symmetric;
  for (let step = 0; ; step += 1) {
    if (step === mostSteps) throw new Error('No mode of the propensity was found');
    const { slope, curvature } = derivatives(rows, effects, precision, priors.intercept);
    factor = cholesky(curvature);
    const move = solve(factor, slope);
    // A step of Newton's may go too far where chances are near 0 or 1: none changes an effect by more than 2.
    const largest = Math.max(...move.map(Math.abs));
    const share = Math.min(1, 2 / largest);
    move.forEach((change, index) => (effects[index] = (effects[index] ?? 0) + share * change));
    if (largest < closeEnough) break;
  }
  const chances = own.map((trials) => chanceOf(rowOf(trials), effects));
  const gradient = effects.map(() => 0);
  own.forEach((trials, index) => {
    const chance = chances[index] ?? 0;
    for (const place of rowOf(trials))
      gradient[place] = (gradient[place] ?? 0) + trials.tried * chance * (1 - chance);
  });
  return {
    chances,
    expected: own.reduce((sum, { tried }, index) => sum + tried * (chances[index] ?? 0), 0),
    modelVariance: quadraticForm(factor, gradient),
  };
}

type Row = Trials & { places: readonly number[] };

// Plain loops: these run over thousands of rows while an interview is being completed.

function chanceOf(places: readonly number[], effects: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += effects[place] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** First and second derivative of the penalised log-likelihood, the latter with its sign turned. */
function derivatives(
  rows: readonly Row[],
  effects: readonly number[],
  precision: readonly number[],
  intercept: number,
): { slope: Float64Array; curvature: Symmetric } {
  const size = effects.length;
  const slope = Float64Array.from(
    effects,
    (effect, index) => -(precision[index] ?? 0) * (effect - (index === 0 ? intercept : 0)),
  );
  const curvature = effects.map((_, index) => {
    const line = new Float64Array(size);
    line[index] = precision[index] ?? 0;
    return line;
  });
  for (const { places, tried, succeeded } of rows) {
    const chance = chanceOf(places, effects);
    const rest = succeeded - tried * chance;
    const weight = tried * chance * (1 - chance);
    for (const row of places) {
      slope[row] = (slope[row] ?? 0) + rest;
      const line = curvature[row];
      if (line) for (const column of places) line[column] = (line[column] ?? 0) + weight;
    }
  }
  return { slope, curvature };
}
