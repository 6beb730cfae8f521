/** 97.5 % point of the normal distribution: the interval covers 95 %. */
const z = 1.959963984540054;

/**
 * Wilson's 95 % interval for a share of `successes` among `n`, both bounds in percent; null when n is 0. Unlike the
 * textbook interval it never leaves 0–100 and holds for shares near 100 %, where SIPAS scores lie. For a simple random
 * sample: it knows no design effect and no finite population. Wilson (1927), JASA 22, 209–212.
 */
export function wilsonInterval(successes: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null;
  const share = successes / n;
  const shrink = 1 + z ** 2 / n;
  const centre = (share + z ** 2 / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  // At 0 and n the formula gives exactly 0 and 1 in theory; the bounds take away what binary arithmetic adds.
  return { low: 100 * Math.max(0, centre - half), high: 100 * Math.min(1, centre + half) };
}
