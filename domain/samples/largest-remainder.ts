import { compareCodePoints } from './canonical-text.ts';

/*
 * Shares a whole number out in proportion to weights, within a lower and an upper bound for each part, so that the
 * parts add up exactly. All arithmetic is on whole numbers without limit: no share is decided by a binary rounding error.
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
    const weights = sum(free.map((part) => BigInt(part.weight)));
    const exact = (part: SharePart): bigint => BigInt(left) * BigInt(part.weight);
    const tooLow = free.filter((part) => exact(part) < BigInt(part.lowest) * weights);
    const tooHigh = free.filter((part) => exact(part) > BigInt(part.highest) * weights);
    if (tooLow.length === 0 && tooHigh.length === 0) break;
    const lacking = sum(tooLow.map((part) => BigInt(part.lowest) * weights - exact(part)));
    const excess = sum(tooHigh.map((part) => exact(part) - BigInt(part.highest) * weights));
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
  const weights = sum(parts.map((part) => BigInt(part.weight)));
  const quotients = parts.map((part) => {
    const exact = BigInt(total) * BigInt(part.weight);
    return { part, whole: Number(exact / weights), remainder: exact % weights };
  });
  const missing = total - quotients.reduce((given, quotient) => given + quotient.whole, 0);
  const raised = quotients
    .toSorted(
      (a, b) =>
        Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) ||
        b.part.weight - a.part.weight ||
        compareCodePoints(a.part.key, b.part.key),
    )
    .slice(0, missing);
  const raisedKeys = new Set(raised.map((quotient) => quotient.part.key));
  return new Map(
    quotients.map(({ part, whole }) => [part.key, whole + (raisedKeys.has(part.key) ? 1 : 0)] as const),
  );
}

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}
