/*
 * How wide the interval of the index is while interviews come in, and how many more it takes to the width that was aimed
 * at: the variance of a mean falls as 1/n − 1/N (Cochran 1977, 2.5), whatever the design makes of its constant.
 */

export interface Precision {
  /** Half the width of the 95 % interval, in points; null without one. */
  margin: number | null;
  /** Further interviews to the target; 0 when it is reached, null where nothing can be said. */
  needed: number | null;
}

interface Estimated {
  low: number | null;
  high: number | null;
  /** That it rests on. */
  interviews: number;
}

/**
 * Interviews that give the target, not rounded: 1 / ((target / margin)² · (1/n − 1/N) + 1/N), without 1/N where N is
 * unknown or everybody was asked.
 *
 * @param interviews n, that gave the margin
 * @param persons N, in the frame
 */
export function interviewsForMargin(
  target: number,
  { margin, interviews, persons }: { margin: number; interviews: number; persons: number },
): number {
  const inverse = persons > interviews ? 1 / persons : 0;
  // Variance at n is constant · (1/n − 1/N); the margin goes with its root.
  return 1 / ((target / margin) ** 2 * (1 / interviews - inverse) + inverse);
}

/**
 * @param persons in the frame: a census has no error
 * @param target half width in points; null when none was set
 */
export function precisionOf(
  { low, high, interviews }: Estimated,
  persons: number,
  target: number | null,
): Precision {
  if (low === null || high === null) return { margin: null, needed: null };
  const margin = (high - low) / 2;
  if (target === null) return { margin, needed: null };
  if (margin <= target) return { margin, needed: 0 };
  const wanted = interviewsForMargin(target, { margin, interviews, persons });
  return { margin, needed: Math.max(1, Math.ceil(wanted - 1e-9) - interviews) };
}
