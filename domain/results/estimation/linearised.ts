import type { Coefficients } from './coefficients.ts';
import { itemsIn } from './coefficients.ts';
import type { EstimationFrame, Rows } from './frame.ts';
import type { PointTable } from './measure.ts';

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

export function itemTotal(frame: EstimationFrame, rows: Rows, code: string, table: PointTable): ItemTotal {
  const total = { points: 0, weight: 0, valid: 0 };
  const answers = frame.answers.get(code);
  if (!answers) return total;
  const { weights } = frame;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const points = table[(answers[row] ?? -1) + 1] ?? NaN;
    const weight = weights[row] ?? 0;
    // A point that is NaN is an answer in no denominator; so is one of an interview that weighs nothing.
    if (Number.isNaN(points) || weight === 0) continue;
    total.points += weight * points;
    total.weight += weight;
    total.valid += 1;
  }
  return total;
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

export interface Linearised {
  /** Weighted, an entry per row: what designVariance takes. */
  influence: Float64Array;
  /** Interviews with a valid answer to at least one of the items: those that the estimate rests on. */
  basis: number;
  /** Σ w over them. */
  basisWeight: number;
  /** Σ influence² / w over them. */
  spread: number;
}

/** @param score of the part, see scoreOfPart */
export function linearise(
  frame: EstimationFrame,
  rows: Rows,
  coefficients: Coefficients,
  totals: ReadonlyMap<string, ItemTotal>,
  score: number,
  table: PointTable,
): Linearised {
  const influence = new Float64Array(rows.length);
  const answered = new Uint8Array(rows.length);
  const pooledWeight =
    'pooled' in coefficients
      ? coefficients.pooled.reduce((sum, code) => sum + (totals.get(code)?.weight ?? 0), 0)
      : 0;
  for (const code of itemsIn(coefficients)) {
    const answers = frame.answers.get(code);
    const total = totals.get(code);
    if (!answers || !total || total.weight === 0) continue;
    const centre = 'pooled' in coefficients ? score : total.points / total.weight;
    const share =
      'pooled' in coefficients ? 1 / pooledWeight : (coefficients.items.get(code) ?? 0) / total.weight;
    const deviations = table.map((points) => (points - centre) * share);
    for (let at = 0; at < rows.length; at += 1) {
      const deviation = deviations[(answers[rows[at] ?? 0] ?? -1) + 1] ?? NaN;
      if (Number.isNaN(deviation)) continue;
      influence[at] = (influence[at] ?? 0) + deviation;
      answered[at] = 1;
    }
  }
  let basis = 0;
  let basisWeight = 0;
  let spread = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const weight = frame.weights[rows[at] ?? 0] ?? 0;
    const value = influence[at] ?? 0;
    influence[at] = weight * value;
    if (answered[at] === 0 || weight === 0) continue;
    basis += 1;
    basisWeight += weight;
    spread += weight * value * value;
  }
  return { influence, basis, basisWeight, spread };
}
