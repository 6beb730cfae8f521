import type { IndexStructure } from '#domain/results/index-structure.ts';
import type { IndexRule } from '#domain/results/sipas-index.ts';
import { type Coefficients, coefficientsOf } from './coefficients.ts';
import type { MomentShape } from './moments.ts';
import type { SummedPlace } from './strata-of-moments.ts';

/*
 * Scores of factors and of the whole, without errors, of one part of a survey after the other: what scoresOfIndex gives,
 * operation by operation. With weights one interview more changes the scores of a thousand agencies, so that nothing is
 * made here for each but the scores.
 */

export interface PartScores {
  /** By place of the factor in the structure. */
  readonly factors: readonly (number | null)[];
  readonly overall: number | null;
}

/** @returns what scores some strata, e.g. an agency's */
export function partScorer(
  shape: MomentShape,
  structure: IndexStructure,
  rule: IndexRule,
): (summed: readonly SummedPlace[]) => PartScores {
  const count = shape.items.length;
  const places = new Map(shape.items.map((code, place) => [code, place]));
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  // Nearly always every item has an answer.
  const bySet = new Map<
    string,
    readonly ((points: Float64Array, weights: Float64Array) => number | null)[]
  >();

  const meansOf = (scored: string) => {
    const known = bySet.get(scored);
    if (known) return known;
    const has = (code: string): boolean => scored[places.get(code) ?? -1] === '1';
    const { factors, overall } = coefficientsOf(structure, rule.rollup, rule.weights ?? {}, has);
    const means = [...factors.values(), overall].map((own) => meanOf(own, places));
    bySet.set(scored, means);
    return means;
  };

  return (summed) => {
    points.fill(0);
    weights.fill(0);
    for (const { moments, weight } of summed) {
      if (weight === 0) continue;
      const { sums } = moments;
      for (let item = 0; item < count; item += 1) {
        points[item] = (points[item] ?? 0) + weight * shape.unit * (sums[item] ?? 0);
        weights[item] = (weights[item] ?? 0) + weight * (sums[count + item] ?? 0);
      }
    }
    let scored = '';
    for (let item = 0; item < count; item += 1) scored += (weights[item] ?? 0) > 0 ? '1' : '0';
    const scores = meansOf(scored).map((mean) => mean(points, weights));
    return { factors: scores.slice(0, -1), overall: scores.at(-1) ?? null };
  };
}

/** As scoreOfPart, by places of the items. */
function meanOf(
  coefficients: Coefficients,
  places: ReadonlyMap<string, number>,
): (points: Float64Array, weights: Float64Array) => number | null {
  if ('pooled' in coefficients) {
    const items = Int32Array.from(coefficients.pooled, (code) => places.get(code) ?? 0);
    return (points, weights) => {
      let [sum, weight] = [0, 0];
      for (const item of items) {
        sum += points[item] ?? 0;
        weight += weights[item] ?? 0;
      }
      return weight === 0 ? null : sum / weight;
    };
  }
  const items = Int32Array.from(coefficients.items.keys(), (code) => places.get(code) ?? 0);
  const shares = Float64Array.from(coefficients.items.values());
  if (items.length === 0) return () => null;
  return (points, weights) => {
    let score = 0;
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at] ?? 0;
      score += ((shares[at] ?? 0) * (points[item] ?? 0)) / (weights[item] ?? 1);
    }
    return score;
  };
}
