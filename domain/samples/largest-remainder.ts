import { compareCodePoints } from './canonical-text.ts';

/*
 * Shares a whole number out in proportion to weights, within a lower and an upper bound for each part, so that the
 * parts add up exactly. All arithmetic is on whole numbers: no share is decided by a binary rounding error.
 */

export interface SharePart {
  /** Breaks ties between equal remainders and equal weights, so that the result does not depend on the order given. */
  key: string;
  /** Whole, greater than 0. */
  weight: number;
  /** Whole, 0 ≤ lowest ≤ highest. */
  lowest: number;
  highest: number;
}

/**
 * The shares of `total`, by part key. First the parts whose proportional share lies outside their bounds are held at
 * the bound and the rest is shared among the others, again and again until all fit (the resolution that CSS Flexible
 * Box Layout, section 9.7, uses for flexible lengths); then the fractions are rounded by largest remainder (Hamilton's
 * method; Balinski & Young 1982, Fair Representation). Equal remainders: the greater weight first, then the key.
 *
 * A total outside the sum of the bounds gives every part its nearest bound.
 */
export function shareByLargestRemainder(total: number, parts: readonly SharePart[]): Map<string, number> {
  const shares = new Map<string, number>();
  let free = [...parts];
  let left = total;
  for (;;) {
    const weights = sum(free.map((part) => part.weight));
    const exact = (part: SharePart): number => left * part.weight;
    const tooLow = free.filter((part) => exact(part) < part.lowest * weights);
    const tooHigh = free.filter((part) => exact(part) > part.highest * weights);
    if (tooLow.length === 0 && tooHigh.length === 0) break;
    const lacking = sum(tooLow.map((part) => part.lowest * weights - exact(part)));
    const excess = sum(tooHigh.map((part) => exact(part) - part.highest * weights));
    const held = lacking >= excess ? tooLow : tooHigh;
    for (const part of held) {
      const bound = lacking >= excess ? part.lowest : part.highest;
      shares.set(part.key, bound);
      left -= bound;
    }
    free = free.filter((part) => !shares.has(part.key));
  }
  for (const [key, share] of roundToSum(left, free)) shares.set(key, share);
  return shares;
}

function roundToSum(total: number, parts: readonly SharePart[]): Map<string, number> {
  const weights = sum(parts.map((part) => part.weight));
  const quotients = parts.map((part) => {
    const remainder = (total * part.weight) % weights;
    return { part, whole: (total * part.weight - remainder) / weights, remainder };
  });
  const missing = total - sum(quotients.map((quotient) => quotient.whole));
  const raised = quotients
    .toSorted(
      (a, b) =>
        b.remainder - a.remainder ||
        b.part.weight - a.part.weight ||
        compareCodePoints(a.part.key, b.part.key),
    )
    .slice(0, missing);
  const raisedKeys = new Set(raised.map((quotient) => quotient.part.key));
  return new Map(
    quotients.map(({ part, whole }) => [part.key, whole + (raisedKeys.has(part.key) ? 1 : 0)] as const),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
