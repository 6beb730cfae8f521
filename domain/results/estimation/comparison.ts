import type { Estimated } from './estimate.ts';
import type { EstimationFrame, Rows } from './frame.ts';
import { differenceProbability, holm } from './interval.ts';
import { designVariance, type LoneUnitRule } from './variance.ts';

/** A difference of two scores of one survey. */
export interface Comparison {
  /** Percentage points. */
  difference: number;
  se: number | null;
  /** Student's t, two-sided; null without a standard error. */
  probability: number | null;
}

export interface EstimatedRows extends Estimated {
  rows: Rows;
}

/**
 * One estimate less another of the same survey, with the covariance that they have through common strata and units: the
 * variance is that of the difference of the linearised values (what survey::svycontrast gives for svyby with covmat).
 */
export function compare(
  frame: EstimationFrame,
  one: EstimatedRows,
  other: EstimatedRows,
  loneUnits: LoneUnitRule,
): Comparison | null {
  if (one.estimate.score === null || other.estimate.score === null) return null;
  const { rows, influence } = differenceOf(one, other);
  const variance = designVariance(influence, rows, frame.stages, loneUnits);
  const difference = one.estimate.score - other.estimate.score;
  // The rows of both lie in the strata of one or the other: the smaller degrees of freedom are the careful choice.
  const df = Math.max(1, Math.min(one.estimate.degreesOfFreedom, other.estimate.degreesOfFreedom));
  return {
    difference,
    se: variance === null ? null : Math.sqrt(variance),
    probability: variance === null ? null : differenceProbability(difference, variance, df),
  };
}

/**
 * Each of several estimates less that of the whole sample, like `compare`. The variance of a difference is the whole's,
 * but for the strata in which the part lies, so only these are gone through: a thousand agencies cost as much as one whole.
 */
export function compareWithWhole(
  frame: EstimationFrame,
  parts: readonly EstimatedRows[],
  whole: EstimatedRows,
  loneUnits: LoneUnitRule,
): (Comparison | null)[] {
  // The mean of the other strata is of all of them.
  if (loneUnits === 'average') return parts.map((part) => compare(frame, part, whole, loneUnits));
  const [stage] = frame.stages;
  const places = new Map<number, number[]>();
  for (let at = 0; at < whole.rows.length; at += 1) {
    const stratum = stage?.stratum[whole.rows[at] ?? 0] ?? 0;
    const members = places.get(stratum);
    if (members) members.push(at);
    else places.set(stratum, [at]);
  }
  const variance = designVariance(whole.influence, whole.rows, frame.stages, loneUnits);
  return parts.map((part) => {
    if (part.estimate.score === null || whole.estimate.score === null) return null;
    const strata = new Set(Array.from(part.rows, (row) => stage?.stratum[row] ?? 0));
    const own = [...strata].flatMap((stratum) => places.get(stratum) ?? []);
    const around: EstimatedRows = {
      estimate: whole.estimate,
      rows: Int32Array.from(own, (at) => whole.rows[at] ?? 0),
      influence: Float64Array.from(own, (at) => whole.influence[at] ?? 0),
    };
    const within = designVariance(around.influence, around.rows, frame.stages, loneUnits);
    const comparison = compare(frame, part, around, loneUnits);
    if (variance === null || within === null || comparison?.se == null) return comparison;
    const total = Math.max(0, variance - within + comparison.se ** 2);
    const df = Math.max(1, part.estimate.degreesOfFreedom);
    return {
      difference: comparison.difference,
      se: Math.sqrt(total),
      probability: differenceProbability(comparison.difference, total, df),
    };
  });
}

/** Comparisons of one family, with their probabilities adjusted by Holm's method. Missing ones are not counted. */
export function adjusted(comparisons: readonly (Comparison | null)[]): (number | null)[] {
  const known = comparisons.flatMap((one) =>
    one === null || one.probability === null ? [] : [one.probability],
  );
  const values = holm(known)[Symbol.iterator]();
  return comparisons.map((one) =>
    one === null || one.probability === null ? null : (values.next().value ?? null),
  );
}

function differenceOf(one: EstimatedRows, other: EstimatedRows): { rows: Rows; influence: Float64Array } {
  const sums = new Map<number, number>();
  for (let at = 0; at < one.rows.length; at += 1) sums.set(one.rows[at] ?? 0, one.influence[at] ?? 0);
  for (let at = 0; at < other.rows.length; at += 1) {
    const row = other.rows[at] ?? 0;
    sums.set(row, (sums.get(row) ?? 0) - (other.influence[at] ?? 0));
  }
  return { rows: Int32Array.from(sums.keys()), influence: Float64Array.from(sums.values()) };
}
