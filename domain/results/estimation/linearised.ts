import type { Coefficients } from './coefficients.ts';
import type { DesignStage } from './frame.ts';
import type { Influence } from './variance.ts';

/*
 * Means of points as ratio estimators, Σ w·y / Σ w over valid answers, and their linearised values (Särndal, Swensson &
 * Wretman 1992, sections 5.5–5.7): what a mean of means changes by when one interview's weight does.
 */

/** Weighted sums of one item over some rows. */
export interface ItemTotal {
  /** Σ w·points over valid answers. */
  points: number;
  /** Σ w over valid answers. */
  weight: number;
  /** Valid answers, not weighted. */
  valid: number;
}

/** The score of a part from its items' totals; null without a valid answer. */
export function scoreOfPart(
  coefficients: Coefficients,
  totals: ReadonlyMap<string, ItemTotal>,
): number | null {
  if ('pooled' in coefficients) {
    let points = 0;
    let weight = 0;
    for (const code of coefficients.pooled) {
      points += totals.get(code)?.points ?? 0;
      weight += totals.get(code)?.weight ?? 0;
    }
    return weight === 0 ? null : points / weight;
  }
  if (coefficients.items.size === 0) return null;
  let score = 0;
  for (const [code, share] of coefficients.items) {
    const { points, weight } = totals.get(code) ?? { points: 0, weight: 0 };
    score += (share * points) / weight;
  }
  return score;
}

/** What an interview's linearised value has of an item: share × (points − centre), nothing without a valid answer. */
export interface ItemTerm {
  code: string;
  share: number;
  centre: number;
}

/** What is to be linearised. */
export interface LinearPart {
  /** Of the item, factor or group that the terms are of, or `overall`. */
  code: string;
  terms: readonly ItemTerm[];
}

/** @param score of the part, see scoreOfPart */
export function linearTerms(
  coefficients: Coefficients,
  totals: ReadonlyMap<string, ItemTotal>,
  score: number,
): ItemTerm[] {
  const known = (code: string): ItemTotal => totals.get(code) ?? { points: 0, weight: 0, valid: 0 };
  if ('pooled' in coefficients) {
    const weight = coefficients.pooled.reduce((sum, code) => sum + known(code).weight, 0);
    return coefficients.pooled.map((code) => ({ code, share: 1 / weight, centre: score }));
  }
  return [...coefficients.items].flatMap(([code, share]) => {
    const { points, weight } = known(code);
    return weight === 0 ? [] : [{ code, share: share / weight, centre: points / weight }];
  });
}

export interface Linearised {
  /** Weighted. */
  influence: Influence;
  /** Interviews with a valid answer to at least one of the items: those that the estimate rests on. */
  basis: number;
  /** Σ w over them. */
  basisWeight: number;
  /** Σ w² over them. */
  basisSquares: number;
  /** Σ influence² / w over them. */
  spread: number;
}

/** What estimates are computed from: interviews one by one (interviews.ts), or their sums by stratum (moments.ts). */
export interface EstimationSource {
  readonly stages: readonly DesignStage[];
  readonly degreesOfFreedom: number;
  itemTotal(code: string): ItemTotal;
  /** Several at once: sums of a stratum are read from memory once for all of them. */
  linearise(parts: readonly LinearPart[]): Linearised[];
}
