import { type IndexStructure, itemCodesOf } from '#domain/results/index-structure.ts';
import type { IndexRule } from '#domain/results/sipas-index.ts';
import { type Coefficients, coefficientsOf, itemsIn } from './coefficients.ts';
import type { EstimationFrame, Rows } from './frame.ts';
import { interviewsOf } from './interviews.ts';
import { scoreInterval } from './interval.ts';
import {
  type EstimationSource,
  type ItemTotal,
  type Linearised,
  linearTerms,
  scoreOfPart,
} from './linearised.ts';
import { itemPoints, optionPoints, pointBounds } from './measure.ts';
import { designVariance, type Influence, isCensus, type LoneUnitRule, restsOnOneUnit } from './variance.ts';

/** A score with its error under the design. All but counts in percentage points. */
export interface Estimate {
  score: number | null;
  /**
   * Null without a valid answer, where a one-unit stratum forbids it, where all answers lie in one drawn area, and where the
   * sample shows no variance although not everybody was asked: 0 would be told as an error that is known to be nought.
   */
  se: number | null;
  low: number | null;
  high: number | null;
  /** Variance over that of a simple random sample with replacement of as many interviews (Kish 1965, § 8.2). */
  designEffect: number | null;
  /** Standard error of that simple random sample, the root of its variance; null with the design effect. */
  simpleSe: number | null;
  /** Interviews with a valid answer to at least one item of it. */
  interviews: number;
  /** Interviews less what is lost by their weighing differently, (Σw)² / Σw² (Kish 1965, § 11.7). */
  kishSize: number;
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
  simpleSe: null,
  interviews: 0,
  kishSize: 0,
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
  influence: Influence;
}

/** By code. */
type Part = readonly [string, Coefficients];

interface PartRule {
  loneUnits: LoneUnitRule;
  bounds: { least: number; most: number };
}

/**
 * One mean of points, e.g. the index of an agency or the share of an option.
 *
 * @param code of the item, factor or group, or `overall`
 */
export function estimatePart(
  source: EstimationSource,
  code: string,
  coefficients: Coefficients,
  totals: ReadonlyMap<string, ItemTotal>,
  rule: PartRule,
): Estimated {
  return estimateParts(source, [[code, coefficients]], totals, rule)[0] ?? nothing;
}

const nothing: Estimated = { estimate: noEstimate, influence: { places: [], sums: [] } };

/** The same of several, in their order. */
function estimateParts(
  source: EstimationSource,
  parts: readonly Part[],
  totals: ReadonlyMap<string, ItemTotal>,
  rule: PartRule,
): Estimated[] {
  const scores = parts.map(([, own]) => (itemsIn(own).length === 0 ? null : scoreOfPart(own, totals)));
  const linearised = source
    .linearise(
      parts.flatMap(([code, own], at) => {
        const score = scores[at] ?? null;
        return score === null ? [] : [{ code, terms: linearTerms(own, totals, score) }];
      }),
    )
    .values();
  return scores.map((score) => {
    const own = score === null ? undefined : linearised.next().value;
    return own === undefined || score === null ? nothing : estimated(source, score, own, rule);
  });
}

function estimated(
  { stages, degreesOfFreedom: df }: EstimationSource,
  score: number,
  { influence, basis, basisWeight, basisSquares, spread }: Linearised,
  { loneUnits, bounds }: PartRule,
): Estimated {
  const variance = restsOnOneUnit(influence, stages) ? null : designVariance(influence, stages, loneUnits);
  const isCertain = variance === 0 && isCensus(influence.places, stages);
  const known = variance === 0 && !isCertain ? null : variance;
  const simple = basis > 1 ? (basisWeight * spread) / (basis - 1) : 0;
  const designEffect = known === null || simple === 0 ? null : known / simple;
  const kishSize = basisSquares === 0 ? 0 : basisWeight ** 2 / basisSquares;
  return {
    influence,
    estimate: {
      score,
      se: known === null ? null : Math.sqrt(known),
      ...(isCertain
        ? { low: score, high: score }
        : // One interview shows no spread, so it says nothing of its error.
          variance === null || basis < 2
          ? { low: null, high: null }
          : scoreInterval(score, variance, df, bounds, kishSize)),
      designEffect,
      simpleSe: designEffect === null ? null : Math.sqrt(simple),
      interviews: basis,
      kishSize,
      effectiveSize: designEffect === null || designEffect === 0 ? null : basis / designEffect,
      degreesOfFreedom: df,
    },
  };
}

/** The index with all its parts and their errors. @param source with the points of the rule */
export function estimateIndex(
  source: EstimationSource,
  structure: IndexStructure,
  rule: EstimationRule,
): IndexEstimates {
  const { totals, coefficients, options } = partsOf(source, structure, rule);
  const { factors, groups, overall } = coefficients;
  const items = [...totals].map(([code, total]) => [code, itemAlone(code, total)] as const);
  const parts: Part[] = [...items, ...factors, ...groups, ['overall', overall]];
  const estimates = estimateParts(source, parts, totals, options).map(({ estimate }) => estimate);
  const from = (first: number, count: number): Map<string, Estimate> =>
    new Map(
      parts
        .slice(first, first + count)
        .map(([code], at) => [code, estimates[first + at] ?? noEstimate] as const),
    );
  return {
    items: from(0, items.length),
    factors: from(items.length, factors.size),
    groups: from(items.length + factors.size, groups.size),
    overall: estimates.at(-1) ?? noEstimate,
  };
}

/** The scores alone, by the code of item, factor and group and as `overall`: no errors, so a small part of the work. */
export function scoresOfIndex(
  source: EstimationSource,
  structure: IndexStructure,
  rule: IndexRule,
): Map<string, number | null> {
  const { totals, coefficients } = coefficientsAndTotals(source, structure, rule);
  const items = [...totals].map(
    ([code, { points, weight }]) => [code, weight > 0 ? points / weight : null] as const,
  );
  const parts = [...coefficients.factors, ...coefficients.groups, ['overall', coefficients.overall] as const];
  return new Map([...items, ...parts.map(([code, own]) => [code, scoreOfPart(own, totals)] as const)]);
}

/** The index itself, or its group, factor or item of a code; with its influence for comparisons. */
export function estimateCode(
  source: EstimationSource,
  structure: IndexStructure,
  rule: EstimationRule,
  code = 'overall',
): Estimated {
  const { totals, coefficients, options } = partsOf(source, structure, rule);
  const part = coefficients.groups.get(code) ?? coefficients.factors.get(code);
  const own = code === 'overall' ? coefficients.overall : (part ?? itemAlone(code, totals.get(code)));
  return estimatePart(source, code, own, totals, options);
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
  const source = interviewsOf(frame, rows, optionPoints(option, options));
  const total = source.itemTotal(column);
  const settings = { loneUnits, bounds: { least: 0, most: 100 } };
  return estimatePart(source, column, itemAlone(column, total), new Map([[column, total]]), settings)
    .estimate;
}

/** Some interviews with the points that their answers are worth by the rule. */
export function ratedInterviews(
  frame: EstimationFrame,
  rows: Rows,
  rule: Pick<IndexRule, 'item'>,
): EstimationSource {
  return interviewsOf(frame, rows, itemPoints(rule.item));
}

function itemAlone(code: string, total: ItemTotal | undefined): Coefficients {
  return { items: (total?.weight ?? 0) > 0 ? new Map([[code, 1]]) : new Map() };
}

function coefficientsAndTotals(source: EstimationSource, structure: IndexStructure, rule: IndexRule) {
  const totals = new Map(itemCodesOf(structure).map((code) => [code, source.itemTotal(code)] as const));
  const hasScore = (code: string): boolean => (totals.get(code)?.weight ?? 0) > 0;
  return { totals, coefficients: coefficientsOf(structure, rule.rollup, rule.weights ?? {}, hasScore) };
}

function partsOf(source: EstimationSource, structure: IndexStructure, rule: EstimationRule) {
  const { totals, coefficients } = coefficientsAndTotals(source, structure, rule);
  return { totals, coefficients, options: { loneUnits: rule.loneUnits, bounds: pointBounds(rule.item) } };
}
