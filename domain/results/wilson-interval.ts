/** 97.5 % point of the normal distribution: the interval covers 95 %. */
export const z95 = 1.959963984540054;

/**
 * Wilson's 95 % interval for a share of `successes` among `n`, both bounds in percent; null when n is 0. Unlike the
 * textbook interval it never leaves 0–100 and holds for shares near 100 %, where SIPAS scores lie. For a simple random
 * sample: it knows no design effect and no finite population. Wilson (1927), JASA 22, 209–212.
 */
export function wilsonInterval(successes: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const { low, high } = wilsonBounds(successes / n, n);
  return { low: 100 * low, high: 100 * high };
}

/** The same for a share (0–1) and a number of observations above 0, which may be an effective one and not whole; 0–1. */
export function wilsonBounds(share: number, n: number): { low: number; high: number } {
  const shrink = 1 + z95 ** 2 / n;
  const centre = (share + z95 ** 2 / (2 * n)) / shrink;
  const half = (z95 / shrink) * Math.sqrt((share * (1 - share)) / n + z95 ** 2 / (4 * n ** 2));
  // At 0 and n the formula gives exactly 0 and 1 in theory; the bounds take away what binary arithmetic adds.
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
