// The rank of each agency among those with enough interviews. Pure.
import type { IndexView } from '#contract/results.ts';

type Agency = IndexView['agencies'][number];

export interface RankedAgency extends Agency {
  /** 1 for the best; null when not ranked. Equal published scores share a rank and the next is left out (1, 2, 2, 4). */
  rank: number | null;
}

/** The agencies best first, those not ranked after them, each with its rank. Ranks follow the published figure. */
export function ranksOf(agencies: readonly Agency[]): RankedAgency[] {
  const best = agencies.toSorted(
    (left, right) =>
      Number(right.ranked) - Number(left.ranked) || (right.overall.score ?? -1) - (left.overall.score ?? -1),
  );
  const ranked = best.filter((agency) => agency.ranked && agency.overall.shown !== null);
  return best.map((agency) => ({
    ...agency,
    rank: ranked.includes(agency)
      ? ranked.findIndex((other) => other.overall.shown === agency.overall.shown) + 1
      : null,
  }));
}
