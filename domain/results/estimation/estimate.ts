import type { IndexStructure } from '#domain/results/index-structure.ts';
import type { IndexRule } from '#domain/results/sipas-index.ts';
import { type Coefficients, coefficientsOf, itemsIn } from './coefficients.ts';
import type { EstimationFrame, Rows } from './frame.ts';
import { scoreInterval } from './interval.ts';
import { itemTotal, type ItemTotal, linearise, scoreOfPart } from './linearised.ts';
import { itemPoints, optionPoints, pointBounds, type PointTable } from './measure.ts';
import { degreesOfFreedom, designVariance, type LoneUnitRule } from './variance.ts';

/** A score with its error under the design. All but counts in percentage points. */
export interface Estimate {
  score: number | null;
  /** Null without a valid answer, and where a one-unit stratum forbids it. */
  se: number | null;
  low: number | null;
  high: number | null;
  /** Variance over that of a simple random sample with replacement of as many interviews (Kish 1965, § 8.2). */
  designEffect: number | null;
  /** Interviews with a valid answer to at least one item of it. */
  interviews: number;
  /** Interviews / design effect. */
  effectiveSize: number | null;
  degreesOfFreedom: number;
}

const noEstimate: Estimate = {
  score: null,
  se: null,
  low: null,
  high: null,
  designEffect: null,
  interviews: 0,
  effectiveSize: null,
  degreesOfFreedom: 0,
};

export interface IndexEstimates {
  items: ReadonlyMap<string, Estimate>;
  factors: ReadonlyMap<string, Estimate>;
  groups: ReadonlyMap<string, Estimate>;
  overall: Estimate;
}

export interface EstimationRule extends IndexRule {
  loneUnits: LoneUnitRule;
}

/** What an estimate is made of, kept so that two can be compared with their covariance. */
export interface Estimated {
  estimate: Estimate;
  influence: Float64Array;
}

/** One mean of points over some rows, e.g. the index of an agency or the share of an option. */
export function estimatePart(
  frame: EstimationFrame,
  rows: Rows,
  coefficients: Coefficients,
  totals: ReadonlyMap<string, ItemTotal>,
  table: PointTable,
  { loneUnits, bounds }: { loneUnits: LoneUnitRule; bounds: { least: number; most: number } },
): Estimated {
  const score = scoreOfPart(coefficients, totals);
  if (score === null) return { estimate: noEstimate, influence: new Float64Array(rows.length) };
  const { influence, basis, basisWeight, spread } = linearise(
    frame,
    rows,
    coefficients,
    totals,
    score,
    table,
  );
  const variance = designVariance(influence, rows, frame.stages, loneUnits);
  const df = degreesOfFreedom(rows, frame.stages);
  const simple = basis > 1 ? (basisWeight * spread) / (basis - 1) : 0;
  const designEffect = variance === null || simple === 0 ? null : variance / simple;
  return {
    influence,
    estimate: {
      score,
      se: variance === null ? null : Math.sqrt(variance),
      // One interview shows no spread, so it says nothing of its error.
      ...(variance === null || basis < 2
        ? { low: null, high: null }
        : scoreInterval(score, variance, df, bounds, basis)),
      designEffect,
      interviews: basis,
      effectiveSize: designEffect === null || designEffect === 0 ? null : basis / designEffect,
      degreesOfFreedom: df,
    },
  };
}

/** The index over some rows with all its parts and their errors. */
export function estimateIndex(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: EstimationRule,
): IndexEstimates {
  const { totals, coefficients, part } = partsOf(frame, rows, structure, rule);
  const all = (parts: ReadonlyMap<string, Coefficients>): Map<string, Estimate> =>
    new Map([...parts].map(([code, own]) => [code, part(own).estimate]));
  return {
    items: new Map(
      [...totals.keys()].map((code) => [
        code,
        (totals.get(code)?.weight ?? 0) > 0 ? part({ items: new Map([[code, 1]]) }).estimate : noEstimate,
      ]),
    ),
    factors: all(coefficients.factors),
    groups: all(coefficients.groups),
    overall: part(coefficients.overall).estimate,
  };
}

/** The scores alone, by the code of item, factor and group and as `overall`: no errors, so a small part of the work. */
export function scoresOfIndex(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: EstimationRule,
): Map<string, number | null> {
  const { totals, coefficients } = partsOf(frame, rows, structure, rule);
  const items = [...totals].map(
    ([code, { points, weight }]) => [code, weight > 0 ? points / weight : null] as const,
  );
  const parts = [...coefficients.factors, ...coefficients.groups, ['overall', coefficients.overall] as const];
  return new Map([...items, ...parts.map(([code, own]) => [code, scoreOfPart(own, totals)] as const)]);
}

/** The index itself over some rows, or its group, factor or item of a code; with its influence for comparisons. */
export function estimateCode(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: EstimationRule,
  code = 'overall',
): Estimated {
  const { totals, coefficients, part } = partsOf(frame, rows, structure, rule);
  if (code === 'overall') return part(coefficients.overall);
  const own = coefficients.groups.get(code) ?? coefficients.factors.get(code);
  if (own) return part(own);
  return part({ items: (totals.get(code)?.weight ?? 0) > 0 ? new Map([[code, 1]]) : new Map() });
}

/** The share of one option among the valid answers to a choice question. */
export function estimateShare(
  frame: EstimationFrame,
  rows: Rows,
  column: string,
  option: number,
  options: readonly number[],
  loneUnits: LoneUnitRule,
): Estimate {
  const table = optionPoints(option, options);
  const total = itemTotal(frame, rows, column, table);
  if (total.weight === 0) return noEstimate;
  return estimatePart(frame, rows, { items: new Map([[column, 1]]) }, new Map([[column, total]]), table, {
    loneUnits,
    bounds: { least: 0, most: 100 },
  }).estimate;
}

function partsOf(frame: EstimationFrame, rows: Rows, structure: IndexStructure, rule: EstimationRule) {
  const table = itemPoints(rule.item);
  const itemCodes = structure.groups.flatMap(({ factors }) => factors.flatMap(({ itemCodes: own }) => own));
  const totals = new Map(itemCodes.map((code) => [code, itemTotal(frame, rows, code, table)] as const));
  const hasScore = (code: string): boolean => (totals.get(code)?.weight ?? 0) > 0;
  const coefficients = coefficientsOf(structure, rule.rollup, rule.weights ?? {}, hasScore);
  const options = { loneUnits: rule.loneUnits, bounds: pointBounds(rule.item) };
  const part = (own: Coefficients): Estimated =>
    itemsIn(own).length === 0
      ? { estimate: noEstimate, influence: new Float64Array(rows.length) }
      : estimatePart(frame, rows, own, totals, table, options);
  return { totals, coefficients, part };
}
