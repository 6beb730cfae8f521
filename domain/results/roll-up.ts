import { type Fraction, fraction, fractionOfNumber, weightedMean } from './fraction.ts';
import type { IndexFactor, IndexGroup, IndexStructure } from './index-structure.ts';

/*
 * From item scores to factors, groups and the index, by one of four rules, in exact fractions. Whatever has no score
 * is left out of the mean above it; a factor, group or index without any score is null.
 */

/**
 * - `factor_mean`: factor = mean of its items, group = mean of its factors, index = mean of its groups, all unweighted.
 *   Reproduces the published table of Gia Nghĩa 2023 to the last digit.
 * - `item_mean`: every level is the unweighted mean of all items below it.
 * - `answer_pooled`: every level is the score of all answers below it taken together, so an item that few were asked
 *   weighs little.
 * - `custom`: as factor_mean, with given weights for factors within their group and for groups within the index.
 *
 * The method of Quyết định 1001/QĐ-BNV was not to be had in full, and national tables do not fit factor_mean exactly;
 * hence the rule is a setting that is printed on each report.
 */
export const rollups = ['factor_mean', 'item_mean', 'answer_pooled', 'custom'] as const;
export type Rollup = (typeof rollups)[number];

/** Weights by factor code or group code; a level at which no code is named is unweighted. See weightFaults. */
export type RollupWeights = Readonly<Record<string, number>>;

export interface WeightFault {
  code: string;
  fault: 'unknown-code' | 'negative' | 'sibling-missing' | 'all-zero';
}

/**
 * What is wrong with weights for this structure: codes it does not have, negative weights, a weight for some but not
 * all of the groups (or of a group's factors), and siblings that all weigh nothing.
 */
export function weightFaults(weights: RollupWeights, structure: IndexStructure): WeightFault[] {
  const levels = [
    structure.groups.map((group) => group.code),
    ...structure.groups.map((group) => group.factors.map((factor) => factor.code)),
  ];
  const known = new Set(levels.flat());
  const faults: WeightFault[] = [];
  for (const [code, weight] of Object.entries(weights)) {
    if (!known.has(code)) faults.push({ code, fault: 'unknown-code' });
    else if (!(weight >= 0)) faults.push({ code, fault: 'negative' });
  }
  for (const siblings of levels) {
    const named = siblings.filter((code) => weights[code] !== undefined);
    if (named.length === 0) continue;
    for (const code of siblings) {
      if (weights[code] === undefined) faults.push({ code, fault: 'sibling-missing' });
    }
    if (named.every((code) => weights[code] === 0)) {
      faults.push(...named.map((code) => ({ code, fault: 'all-zero' as const })));
    }
  }
  return faults;
}

export interface ItemScore {
  score: Fraction | null;
  /** Valid answers behind the score; what answer_pooled weighs by. */
  validN: number;
}

export interface RolledUp {
  factors: ReadonlyMap<string, Fraction | null>;
  groups: ReadonlyMap<string, Fraction | null>;
  overall: Fraction | null;
}

/** Rolls the item scores up. Items that the structure names and `items` lacks count as having no score. */
export function rollUp(
  items: ReadonlyMap<string, ItemScore>,
  structure: IndexStructure,
  rollup: Rollup,
  weights: RollupWeights = {},
): RolledUp {
  const termsOf = (factors: readonly IndexFactor[]): Term[] =>
    factors
      .flatMap((factor) => factor.itemCodes)
      .map((code) => items.get(code) ?? { score: null, validN: 0 })
      .map(({ score, validN }) => ({ score, weight: fraction(rollup === 'answer_pooled' ? validN : 1) }));
  const isFlat = rollup === 'item_mean' || rollup === 'answer_pooled';
  const weightOf = (code: string): Fraction =>
    rollup === 'custom' ? fractionOfNumber(weights[code] ?? 1) : fraction(1);

  const allFactors = structure.groups.flatMap((group) => group.factors);
  const factors = new Map(allFactors.map((factor) => [factor.code, meanOf(termsOf([factor]))] as const));
  const groupScore = (group: IndexGroup): Fraction | null =>
    meanOf(
      isFlat
        ? termsOf(group.factors)
        : group.factors.map(({ code }) => ({ score: factors.get(code) ?? null, weight: weightOf(code) })),
    );
  const groups = new Map(structure.groups.map((group) => [group.code, groupScore(group)] as const));
  const overall = meanOf(
    isFlat
      ? termsOf(allFactors)
      : structure.groups.map(({ code }) => ({ score: groups.get(code) ?? null, weight: weightOf(code) })),
  );
  return { factors, groups, overall };
}

interface Term {
  score: Fraction | null;
  weight: Fraction;
}

function meanOf(terms: readonly Term[]): Fraction | null {
  return weightedMean(
    terms.flatMap(({ score, weight }) => (score === null ? [] : [{ value: score, weight }])),
  );
}
