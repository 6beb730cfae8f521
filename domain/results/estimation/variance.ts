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

interface StratumSum {
  sum: number;
  squares: number;
  units: number;
  drawn: number;
  population: number;
}

/**
 * @param influence weighted linearised values, an entry per row given; rows of the sample that are not given have 0
 * @returns the variance; null when a one-unit stratum forbids one (`fail`, or `average` without another stratum)
 */
export function designVariance(
  influence: ArrayLike<number>,
  rows: Rows,
  stages: readonly DesignStage[],
  loneUnits: LoneUnitRule,
): number | null {
  const [stage, ...later] = stages;
  if (!stage || rows.length === 0) return 0;
  if (!stage.unit) return ofStrata(sumsOfRows(influence, rows, stage), loneUnits);

  const units = unitsOf(rows, stage.unit);
  const strata = new Map<number, StratumSum>();
  let within = 0;
  for (const members of units.values()) {
    const first = rows[members[0] ?? 0] ?? 0;
    let total = 0;
    for (const at of members) total += influence[at] ?? 0;
    addUnit(strata, stage, first, total);
    const stratum = stage.stratum[first] ?? 0;
    const share = (stage.drawn[stratum] ?? 0) / (stage.population[stratum] ?? Infinity);
    if (later.length === 0 || share === 0) continue;
    const part = designVariance(
      Float64Array.from(members, (at) => influence[at] ?? 0),
      Int32Array.from(members, (at) => rows[at] ?? 0),
      later,
      loneUnits,
    );
    if (part === null) return null;
    within += share * part;
  }
  const between = ofStrata(strata, loneUnits);
  return between === null ? null : between + within;
}

function sumsOfRows(influence: ArrayLike<number>, rows: Rows, stage: DesignStage): Map<number, StratumSum> {
  const strata = new Map<number, StratumSum>();
  for (let at = 0; at < rows.length; at += 1) addUnit(strata, stage, rows[at] ?? 0, influence[at] ?? 0);
  return strata;
}

function addUnit(strata: Map<number, StratumSum>, stage: DesignStage, row: number, total: number): void {
  const key = stage.stratum[row] ?? 0;
  let stratum = strata.get(key);
  if (!stratum) {
    stratum = {
      sum: 0,
      squares: 0,
      units: 0,
      drawn: stage.drawn[key] ?? 0,
      population: stage.population[key] ?? Infinity,
    };
    strata.set(key, stratum);
  }
  stratum.sum += total;
  stratum.squares += total * total;
  stratum.units += 1;
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
    const correction = population === Infinity ? 1 : (population - drawn) / population;
    if (correction < censusBelow) continue;
    if (drawn > 1) {
      // Units of the stratum without a row here have 0: they are in the mean, and add nothing to the squares.
      variance += correction * (drawn / (drawn - 1)) * Math.max(0, squares - (sum * sum) / drawn);
    } else if (loneUnits === 'adjust') variance += correction * squares;
    else if (loneUnits === 'average') withoutVariance += 1;
    else if (loneUnits === 'fail') return null;
  }
  if (withoutVariance === 0) return variance;
  if (withoutVariance === strata.size) return null;
  return (variance * strata.size) / (strata.size - withoutVariance);
}

/** Units less strata of the first stage among the rows: the degrees of freedom of survey::degf, at least 1. */
export function degreesOfFreedom(rows: Rows, stages: readonly DesignStage[]): number {
  const [stage] = stages;
  if (!stage) return 1;
  const strata = new Set<number>();
  const units = new Set<number>();
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    strata.add(stage.stratum[row] ?? 0);
    if (stage.unit) units.add(stage.unit[row] ?? 0);
  }
  return Math.max(1, (stage.unit ? units.size : rows.length) - strata.size);
}
