import { compareVietnamese } from '#domain/vietnamese-order.ts';
import { agencyLevels, stratumKeys } from './plan.ts';

interface Named {
  readonly part: string;
  readonly values: Readonly<Record<string, string>>;
}

const ranks = new Map<string, number>(agencyLevels.map((level, rank) => [level, rank]));

/**
 * The order in which strata are shown, on screens as by the command line: by part, then by the labels in the order of their
 * columns, as a Vietnamese dictionary has them; levels from the province down. What a draw digests is ordered by code point.
 */
export function compareStrata(left: Named, right: Named): number {
  const byPart = compareVietnamese(left.part, right.part);
  if (byPart !== 0) return byPart;
  for (const key of stratumKeys) {
    const [one = '', other = ''] = [left.values[key], right.values[key]];
    const order =
      key === 'level' ? (ranks.get(one) ?? -1) - (ranks.get(other) ?? -1) : compareVietnamese(one, other);
    if (order !== 0) return order;
  }
  return 0;
}
