/*
 * The variance of an estimated total under the sampling design, by Taylor linearisation: strata, stages of units, finite
 * population corrections, as survey::svyrecvar 4.1 computes it (Lumley 2010, Complex Surveys, ch. 2; Särndal, Swensson &
 * Wretman 1992, ch. 4.3 for the stages). Every other error of the product comes from this function.
 */
import type { DesignStage, Rows } from './frame.ts';

/**
 * What a stratum with a single drawn unit gives, as R's survey.lonely.psu names it: `adjust` its deviation from the
 * mean of the whole sample, `certainty` nothing, `average` the mean of the other strata, `fail` no variance at all.
 */
export const loneUnitRules = ['adjust', 'average', 'certainty', 'fail'] as const;
export type LoneUnitRule = (typeof loneUnitRules)[number];

/** A finite population correction below this is a census of the stratum; R's bound. */
const censusBelow = 1e-7;

/**
 * Variances below this, in squared points, are 0: points have whole numbers in them and reach 100, so that one answer of ten
 * million that differs gives 1e-10, and binary arithmetic leaves about 1e-28.
 */
const rounding = 1e-20;

/** Sums of squares that differ by less than this part of themselves are the same: answers vary by far more or not at all. */
const alikeBelow = 1e-12;

interface StratumSum {
  sum: number;
  squares: number;
  /** What rounding took from the sums so far (Kahan 1965, Communications of the ACM 8, 40): a stratum can have 100,000 values. */
  sumRest: number;
  squaresRest: number;
  drawn: number;
  population: number;
}

/**
 * Weighted linearised values by place: an interview, or all those of one stratum of the last stage together. What of the
 * sample has no place here has 0.
 */
export interface Influence {
  places: Rows;
  sums: ArrayLike<number>;
  /** Sums of squares of single interviews' values; left out where each place is an interview. */
  squares?: ArrayLike<number>;
}

/**
 * @param stages of the places
 * @returns the variance; null when a one-unit stratum forbids one (`fail`, or `average` without another stratum)
 */
export function designVariance(
  influence: Influence,
  stages: readonly DesignStage[],
  loneUnits: LoneUnitRule,
): number | null {
  const variance = varianceOfStages(influence, stages, loneUnits);
  return variance !== null && variance < rounding ? 0 : variance;
}

function varianceOfStages(
  influence: Influence,
  stages: readonly DesignStage[],
  loneUnits: LoneUnitRule,
): number | null {
  const { places, sums, squares } = influence;
  const [stage, ...later] = stages;
  if (!stage || places.length === 0) return 0;
  if (!stage.unit) return ofStrata(sumsOfPlaces(influence, stage), loneUnits);

  const units = unitsOf(places, stage.unit);
  const strata = new Map<number, StratumSum>();
  let inside = 0;
  for (const members of units.values()) {
    const first = places[members[0] ?? 0] ?? 0;
    let total = 0;
    for (const at of members) total += sums[at] ?? 0;
    addTo(strata, stage, first, total, total * total);
    const stratum = stage.stratum[first] ?? 0;
    const share = (stage.drawn[stratum] ?? 0) / (stage.population[stratum] ?? Infinity);
    if (later.length === 0 || share === 0) continue;
    const within: Influence = {
      places: Int32Array.from(members, (at) => places[at] ?? 0),
      sums: Float64Array.from(members, (at) => sums[at] ?? 0),
      ...(squares && { squares: Float64Array.from(members, (at) => squares[at] ?? 0) }),
    };
    const part = varianceOfStages(within, later, loneUnits);
    if (part === null) return null;
    inside += share * part;
  }
  const between = ofStrata(strata, loneUnits);
  return between === null ? null : between + inside;
}

/**
 * Whether all that an estimate rests on lies in one unit of a first stage without finite population correction. Such a
 * stage sees differences between its units alone, and a mean of one unit has none: the formula gives 0 where nothing is
 * known (Lumley 2010, ch. 2, on domains within a cluster).
 */
export function restsOnOneUnit({ places }: Influence, [stage]: readonly DesignStage[]): boolean {
  const first = stage?.unit?.[places[0] ?? 0];
  if (!stage?.unit || places.length === 0) return false;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    if (stage.unit[place] !== first || stage.population[stage.stratum[place] ?? 0] !== Infinity) return false;
  }
  return true;
}

/** Whether everybody was asked in every stratum that the places lie in: nothing of them is uncertain. */
export function isCensus(places: Rows, stages: readonly DesignStage[]): boolean {
  return stages.every(({ stratum, drawn, population }) => {
    for (let at = 0; at < places.length; at += 1) {
      const own = stratum[places[at] ?? 0] ?? 0;
      if (correctionOf(drawn[own] ?? 0, population[own] ?? Infinity) >= censusBelow) return false;
    }
    return true;
  });
}

/** The finite population correction of a stratum. */
function correctionOf(drawn: number, population: number): number {
  return population === Infinity ? 1 : (population - drawn) / population;
}

function sumsOfPlaces({ places, sums, squares }: Influence, stage: DesignStage): Map<number, StratumSum> {
  const strata = new Map<number, StratumSum>();
  for (let at = 0; at < places.length; at += 1) {
    const sum = sums[at] ?? 0;
    addTo(strata, stage, places[at] ?? 0, sum, squares ? (squares[at] ?? 0) : sum * sum);
  }
  return strata;
}

function addTo(
  strata: Map<number, StratumSum>,
  stage: DesignStage,
  place: number,
  sum: number,
  squares: number,
): void {
  const key = stage.stratum[place] ?? 0;
  let stratum = strata.get(key);
  if (!stratum) {
    stratum = {
      sum: 0,
      squares: 0,
      sumRest: 0,
      squaresRest: 0,
      drawn: stage.drawn[key] ?? 0,
      population: stage.population[key] ?? Infinity,
    };
    strata.set(key, stratum);
  }
  const value = sum - stratum.sumRest;
  const total = stratum.sum + value;
  stratum.sumRest = total - stratum.sum - value;
  stratum.sum = total;
  const square = squares - stratum.squaresRest;
  const totalSquares = stratum.squares + square;
  stratum.squaresRest = totalSquares - stratum.squares - square;
  stratum.squares = totalSquares;
}

function unitsOf(rows: Rows, unit: ArrayLike<number>): Map<number, number[]> {
  const units = new Map<number, number[]>();
  for (let at = 0; at < rows.length; at += 1) {
    const key = unit[rows[at] ?? 0] ?? 0;
    const members = units.get(key);
    if (members) members.push(at);
    else units.set(key, [at]);
  }
  return units;
}

function ofStrata(strata: ReadonlyMap<number, StratumSum>, loneUnits: LoneUnitRule): number | null {
  let variance = 0;
  let withoutVariance = 0;
  for (const { sum, squares, drawn, population } of strata.values()) {
    const correction = correctionOf(drawn, population);
    if (correction < censusBelow) continue;
    if (drawn > 1) {
      // Units of the stratum without a row here have 0: they are in the mean, and add nothing to the squares.
      const spread = squares - (sum * sum) / drawn;
      // Where all are alike, binary arithmetic leaves a trace, of which the root would be told as an error.
      if (spread > alikeBelow * squares) variance += correction * (drawn / (drawn - 1)) * spread;
    } else if (loneUnits === 'adjust') variance += correction * squares;
    else if (loneUnits === 'average') withoutVariance += 1;
    else if (loneUnits === 'fail') return null;
  }
  if (withoutVariance === 0) return variance;
  if (withoutVariance === strata.size) return null;
  return (variance * strata.size) / (strata.size - withoutVariance);
}

/**
 * Units less strata of the first stage among the places: the degrees of freedom of survey::degf, at least 1. Units that
 * were sure to be drawn are strata of what was drawn within them (Särndal, Swensson & Wretman 1992, § 4.3.2), and so count
 * by the next stage.
 *
 * @param interviewsAt by position among the places
 */
export function degreesOfFreedom(
  places: Rows,
  stages: readonly DesignStage[],
  interviewsAt: (at: number) => number,
): number {
  const everywhere = Array.from({ length: places.length }, (_, at) => at);
  return Math.max(1, freedomOf(everywhere, places, stages, interviewsAt));
}

function freedomOf(
  positions: readonly number[],
  places: Rows,
  [stage, ...later]: readonly DesignStage[],
  interviewsAt: (at: number) => number,
): number {
  if (!stage) return 0;
  const strata = new Set<number>();
  const units = new Set<number>();
  const sure: number[] = [];
  let interviews = 0;
  for (const at of positions) {
    const place = places[at] ?? 0;
    const stratum = stage.stratum[place] ?? 0;
    if (stage.unit && later.length > 0 && stage.drawn[stratum] === stage.population[stratum]) {
      sure.push(at);
      continue;
    }
    strata.add(stratum);
    if (stage.unit) units.add(stage.unit[place] ?? 0);
    interviews += interviewsAt(at);
  }
  const drawn = stage.unit ? units.size : interviews;
  return drawn - strata.size + (sure.length === 0 ? 0 : freedomOf(sure, places, later, interviewsAt));
}
