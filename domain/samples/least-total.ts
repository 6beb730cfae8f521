import { compareCodePoints } from './canonical-text.ts';
import { shareByLargestRemainder } from './largest-remainder.ts';

/* A survey that must reach a number of forms: what is missing, and where it can be got. */

export interface BelowLeastTotal {
  /** Forms that are missing. */
  missing: number;
  /** Strata that can give more and how many more, the most first; fewer in all when the frame has not so many. */
  raise: { stratumKey: string; by: number }[];
}

/**
 * What to raise when the strata stay below the least total: each in proportion to what it gives now, as far as it
 * can, by largest remainder. Null when the total is reached or none is asked for.
 *
 * @param strata `forms` that each gives; `spare`: how many more it could give.
 */
export function belowLeastTotal(
  leastTotal: number | undefined,
  strata: readonly { stratumKey: string; forms: number; spare: number }[],
): BelowLeastTotal | null {
  if (leastTotal === undefined) return null;
  const missing = Math.ceil(leastTotal - strata.reduce((sum, { forms }) => sum + forms, 0) - 1e-6);
  if (missing <= 0) return null;
  const parts = strata
    .map(({ stratumKey, forms, spare }) => ({
      key: stratumKey,
      weight: Math.round(forms),
      lowest: 0,
      highest: Math.min(missing, Math.floor(spare + 1e-6)),
    }))
    .filter(({ weight, highest }) => weight > 0 && highest > 0);
  const reachable = parts.reduce((sum, part) => sum + part.highest, 0);
  const shares = shareByLargestRemainder(Math.min(missing, reachable), parts);
  return {
    missing,
    raise: [...shares]
      .filter(([, by]) => by > 0)
      .map(([stratumKey, by]) => ({ stratumKey, by }))
      .toSorted((a, b) => b.by - a.by || compareCodePoints(a.stratumKey, b.stratumKey)),
  };
}
