import type { IndexFactor, IndexStructure } from '#domain/results/index-structure.ts';
import type { Rollup, RollupWeights } from '#domain/results/roll-up.ts';

/*
 * How much each item counts in a factor, a group and the index: the same rules as roll-up.ts, solved for the items. A
 * roll-up is linear in the item scores once it is known which items have one, so its error follows from theirs.
 */

/** Weight of each item in the mean; null means all answers below are pooled. Items without a score are not named. */
export type Coefficients = { pooled: readonly string[] } | { items: ReadonlyMap<string, number> };

export interface PartCoefficients {
  factors: ReadonlyMap<string, Coefficients>;
  groups: ReadonlyMap<string, Coefficients>;
  overall: Coefficients;
}

export function coefficientsOf(
  structure: IndexStructure,
  rollup: Rollup,
  weights: RollupWeights,
  hasScore: (itemCode: string) => boolean,
): PartCoefficients {
  const itemsOf = (factors: readonly IndexFactor[]): string[] =>
    factors.flatMap(({ itemCodes }) => itemCodes).filter(hasScore);
  const allFactors = structure.groups.flatMap(({ factors }) => factors);
  const flat = (factors: readonly IndexFactor[]): Coefficients =>
    rollup === 'answer_pooled' ? { pooled: itemsOf(factors) } : { items: evenly(itemsOf(factors)) };
  const factors = new Map(allFactors.map((factor) => [factor.code, flat([factor])] as const));
  if (rollup === 'answer_pooled' || rollup === 'item_mean') {
    const groups = new Map(structure.groups.map((group) => [group.code, flat(group.factors)] as const));
    return { factors, groups, overall: flat(allFactors) };
  }
  const weightOf = (code: string): number => (rollup === 'custom' ? (weights[code] ?? 1) : 1);
  const groups = new Map(
    structure.groups.map((group) => [
      group.code,
      mixed(group.factors.map(({ code }) => ({ weight: weightOf(code), of: factors.get(code) }))),
    ]),
  );
  const overall = mixed(
    structure.groups.map(({ code }) => ({ weight: weightOf(code), of: groups.get(code) })),
  );
  return { factors, groups, overall };
}

/** The items that a mean is made of. */
export function itemsIn(coefficients: Coefficients): readonly string[] {
  return 'pooled' in coefficients ? coefficients.pooled : [...coefficients.items.keys()];
}

function evenly(items: readonly string[]): Map<string, number> {
  return new Map(items.map((item) => [item, 1 / items.length]));
}

/** The weighted mean of means; those without items are left out. */
function mixed(parts: readonly { weight: number; of: Coefficients | undefined }[]): Coefficients {
  const scored = parts.flatMap(({ weight, of }) =>
    of && 'items' in of && of.items.size > 0 ? [{ weight, items: of.items }] : [],
  );
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return { items: new Map() };
  const items = new Map<string, number>();
  for (const part of scored)
    for (const [item, share] of part.items)
      items.set(item, (items.get(item) ?? 0) + (share * part.weight) / total);
  return { items };
}
