/*
 * Exact fractions, so that an index is right to the last digit whatever order its terms are added in, and so that a
 * true half is rounded up. A binary double cannot hold 72.165: it is 72.1650000000000062…, and the mean of
 * doubles may come out as 72.16499999999999, which would be shown as 72.16. Results are turned into doubles only at
 * the very end (toNumber), and rounded from the fraction, never from the double.
 */

/** numerator / denominator, in lowest terms, denominator > 0. Made only by the functions of this file. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The fraction a / b. @throws RangeError when b is zero. */
export function fraction(a: bigint | number, b: bigint | number = 1n): Fraction {
  let numerator = BigInt(a);
  let denominator = BigInt(b);
  if (denominator === 0n) throw new RangeError('fraction with denominator 0');
  if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * The decimal number that the double stands for to a reader: its shortest decimal form, so 1.005 is 1005/1000 although
 * the double is a little less. @throws RangeError for NaN and infinities.
 */
export function fractionOfNumber(value: number): Fraction {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const [, whole = '', decimals = '', exponent = '0'] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return shift < 0 ? fraction(digits, 10n ** BigInt(-shift)) : fraction(digits * 10n ** BigInt(shift));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b. @throws RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/**
 * Σ value × weight / Σ weight; null where the weights come to nothing. Brought to lowest terms once and not at each term,
 * which would be most of the work.
 */
export function weightedMean(
  terms: readonly { readonly value: Fraction; readonly weight: Fraction }[],
): Fraction | null {
  let [sum, sumParts, weights, weightParts] = [0n, 1n, 0n, 1n];
  for (const { value, weight } of terms) {
    const parts = value.denominator * weight.denominator;
    sum = sum * parts + value.numerator * weight.numerator * sumParts;
    sumParts *= parts;
    weights = weights * weight.denominator + weight.numerator * weightParts;
    weightParts *= weight.denominator;
  }
  return weights === 0n ? null : fraction(sum * weightParts, sumParts * weights);
}

/** The double nearest to the fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
  // The quotient of two doubles that are exact is rounded once.
  if (numerator <= exactAsNumber && -numerator <= exactAsNumber && denominator <= exactAsNumber)
    return Number(numerator) / Number(denominator);
  const isNegative = numerator < 0n;
  const size = isNegative ? -numerator : numerator;
  // A quotient of 64 bits or more, its last bit standing for all that was cut off, is rounded correctly by Number();
  // the power of two that was multiplied in is taken out without error.
  const shift = Math.max(0, 64 + bitLength(denominator) - bitLength(size));
  const scaled = size << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = scaled % denominator === 0n ? quotient : quotient | 1n;
  const value = Number(sticky) / 2 ** shift;
  return isNegative ? -value : value;
}

/**
 * Rounds to so many decimals, halves away from zero ("half up" for the scores of an index, which are never negative),
 * deciding on the exact fraction.
 */
export function roundFraction(value: Fraction, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  const isNegative = value.numerator < 0n;
  const doubled = (isNegative ? -value.numerator : value.numerator) * scale * 2n;
  const units = (doubled + value.denominator) / (value.denominator * 2n);
  return toNumber(fraction(isNegative ? -units : units, scale));
}

/** Rounds a number half up as it is written: 72.165 gives 72.17 and 1.005 gives 1.01, with two decimals. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  // What is written, the double and this product differ by less than one part in 4e15: only beside a half does it matter.
  if (scaled < 1e9 && Math.abs((scaled % 1) - 0.5) > 1e-6)
    return (Math.floor(scaled + 0.5) * (value < 0 ? -1 : 1)) / scale + 0;
  return roundFraction(fractionOfNumber(value), decimals);
}

const exactAsNumber = BigInt(Number.MAX_SAFE_INTEGER);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small > exactAsNumber) [large, small] = [small, large % small];
  if (small === 0n) return large;
  // Ordinary numbers divide many times faster.
  let [high, low] = [Number(small), Number(large % small)];
  while (low > 0) [high, low] = [low, high % low];
  return BigInt(high);
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
