import type { Estimated } from './estimate.ts';
import type { EstimationFrame } from './frame.ts';
import { differenceProbability, holm } from './interval.ts';
import { designVariance, type Influence, type LoneUnitRule } from './variance.ts';

/** A difference of two scores of one survey. */
export interface Comparison {
  /** Percentage points. */
  difference: number;
  se: number | null;
  /** Student's t, two-sided; null without a standard error. */
  probability: number | null;
}

/**
 * One estimate less another of the same survey, both from the interviews of one frame, with the covariance that they have through common strata and units: the
 * variance is that of the difference of the linearised values (what survey::svycontrast gives for svyby with covmat).
 */
export function compare(
  frame: EstimationFrame,
  one: Estimated,
  other: Estimated,
  loneUnits: LoneUnitRule,
): Comparison | null {
  if (one.estimate.score === null || other.estimate.score === null) return null;
  const influence = differenceOf(one.influence, other.influence);
  // What has no error by itself has none beside another: its own spread would be missing from the difference.
  const isKnown = one.estimate.se !== null && other.estimate.se !== null;
  const variance = isKnown ? designVariance(influence, frame.stages, loneUnits) : null;
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
  parts: readonly Estimated[],
  whole: Estimated,
  loneUnits: LoneUnitRule,
): (Comparison | null)[] {
  // The mean of the other strata is of all of them.
  if (loneUnits === 'average') return parts.map((part) => compare(frame, part, whole, loneUnits));
  const [stage] = frame.stages;
  const membersOf = new Map<number, number[]>();
  const { places: rows, sums } = whole.influence;
  for (let at = 0; at < rows.length; at += 1) {
    const stratum = stage?.stratum[rows[at] ?? 0] ?? 0;
    const members = membersOf.get(stratum);
    if (members) members.push(at);
    else membersOf.set(stratum, [at]);
  }
  const variance = designVariance(whole.influence, frame.stages, loneUnits);
  return parts.map((part) => {
    if (part.estimate.score === null || whole.estimate.score === null) return null;
    const strata = new Set(Array.from(part.influence.places, (row) => stage?.stratum[row] ?? 0));
    const own = [...strata].flatMap((stratum) => membersOf.get(stratum) ?? []);
    const around: Estimated = {
      estimate: whole.estimate,
      influence: {
        places: Int32Array.from(own, (at) => rows[at] ?? 0),
        sums: Float64Array.from(own, (at) => sums[at] ?? 0),
      },
    };
    const within = designVariance(around.influence, frame.stages, loneUnits);
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

function differenceOf(one: Influence, other: Influence): Influence {
  const sums = new Map<number, number>();
  for (let at = 0; at < one.places.length; at += 1) sums.set(one.places[at] ?? 0, one.sums[at] ?? 0);
  for (let at = 0; at < other.places.length; at += 1) {
    const row = other.places[at] ?? 0;
    sums.set(row, (sums.get(row) ?? 0) - (other.sums[at] ?? 0));
  }
  return { places: Int32Array.from(sums.keys()), sums: Float64Array.from(sums.values()) };
}
