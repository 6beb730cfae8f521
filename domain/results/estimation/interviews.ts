import type { EstimationFrame, Rows } from './frame.ts';
import type { EstimationSource, ItemTerm, ItemTotal, Linearised } from './linearised.ts';
import type { PointTable } from './measure.ts';
import { degreesOfFreedom } from './variance.ts';

/** Some rows of a frame as what estimates are computed from, with the points that their answers are worth. */
export function interviewsOf(frame: EstimationFrame, rows: Rows, table: PointTable): EstimationSource {
  return {
    stages: frame.stages,
    degreesOfFreedom: degreesOfFreedom(rows, frame.stages, () => 1),
    itemTotal: (code) => itemTotal(frame, rows, code, table),
    linearise: (parts) => parts.map(({ terms }) => linearise(frame, rows, terms, table)),
  };
}

function itemTotal(frame: EstimationFrame, rows: Rows, code: string, table: PointTable): ItemTotal {
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

function linearise(
  frame: EstimationFrame,
  rows: Rows,
  terms: readonly ItemTerm[],
  table: PointTable,
): Linearised {
  const sums = new Float64Array(rows.length);
  const answered = new Uint8Array(rows.length);
  for (const { code, share, centre } of terms) {
    const answers = frame.answers.get(code);
    if (!answers) continue;
    const deviations = table.map((points) => (points - centre) * share);
    for (let at = 0; at < rows.length; at += 1) {
      const deviation = deviations[(answers[rows[at] ?? 0] ?? -1) + 1] ?? NaN;
      if (Number.isNaN(deviation)) continue;
      sums[at] = (sums[at] ?? 0) + deviation;
      answered[at] = 1;
    }
  }
  let basis = 0;
  let basisWeight = 0;
  let basisSquares = 0;
  let spread = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const weight = frame.weights[rows[at] ?? 0] ?? 0;
    const value = sums[at] ?? 0;
    sums[at] = weight * value;
    if (answered[at] === 0 || weight === 0) continue;
    basis += 1;
    basisWeight += weight;
    basisSquares += weight * weight;
    spread += weight * value * value;
  }
  return { influence: { places: rows, sums }, basis, basisWeight, basisSquares, spread };
}
