import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  add,
  divide,
  fraction,
  fractionOfNumber,
  multiply,
  roundFraction,
  roundHalfUp,
  toNumber,
} from '#domain/results/fraction.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';
import { wilsonInterval } from '#domain/results/wilson-interval.ts';

describe('rounding half up', () => {
  test.each([
    [72.165, 72.17],
    [72.166, 72.17],
    [72.164999, 72.16],
    [1.005, 1.01],
    [8.575, 8.58],
    [1.255, 1.26],
    [99.995, 100],
    [0.005, 0.01],
    [1e-7, 0],
    [100, 100],
    [0, 0],
  ])('shows %f as %f, as it is written and not as binary holds it', (value, shown) => {
    expect(roundHalfUp(value, 2)).toBe(shown);
  });

  test('decides on the exact value of a mean, where adding doubles would be just below the half', () => {
    // 72.13 + 72.2 = 144.32999999999998 in doubles, so their mean would be shown as 72.16.
    expect((72.13 + 72.2) / 2).toBeLessThan(72.165);
    const mean = divide(add(fractionOfNumber(72.13), fractionOfNumber(72.2)), fraction(2));
    expect(roundFraction(mean, 2)).toBe(72.17);
  });

  test('agrees with whole-number arithmetic for any number of thousandths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (thousandths) => {
        const hundredths = Math.floor((thousandths + 5) / 10);
        expect(roundHalfUp(thousandths / 1000, 2)).toBe(hundredths / 100);
        expect(roundFraction(fraction(thousandths, 1000), 2)).toBe(hundredths / 100);
      }),
    );
  });
});

describe('exact fractions', () => {
  test('a number becomes the fraction that a reader sees and comes back the same', () => {
    expect(fractionOfNumber(1.005)).toEqual(fraction(201, 200));
    expect(fractionOfNumber(-2.5e-7)).toEqual(fraction(-1, 4_000_000));
    expect(fractionOfNumber(1e21)).toEqual(fraction(10n ** 21n));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-200);
        expect(toNumber(fractionOfNumber(value))).toBe(value + 0);
      }),
    );
  });

  test('the double is the nearest one, as division of whole numbers gives', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, b) => {
        expect(toNumber(fraction(a, b))).toBe(a / b + 0);
      }),
    );
    // Half-way between two doubles and a trifle more: must go up, though the trifle is beyond 64 bits.
    const trifle = 2n ** 80n;
    expect(toNumber(fraction((2n ** 53n + 1n) * trifle + 1n, trifle))).toBe(2 ** 53 + 2);
  });

  test('sums do not depend on order', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(scores, (hundredths) => {
        const sum = (list: readonly number[]): unknown =>
          list.map((value) => divide(fraction(value), fraction(700))).reduce(add);
        expect(sum(hundredths.toReversed())).toEqual(sum(hundredths));
      }),
    );
    expect(multiply(fraction(2, 3), fraction(-3, 4))).toEqual(fraction(1, -2));
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => fractionOfNumber(Number.NaN)).toThrow(RangeError);
  });
});

describe('numbers as Vietnamese documents print them', () => {
  test.each([
    ['74,16 %', 74.16],
    ['72,64%', 72.64],
    ['73,2%', 73.2],
    ['72.18%', 72.18],
    ['72,19\u00a0%', 72.19],
    ['5.000', 5000],
    ['36.525', 36525],
    ['1.234.567', 1234567],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['0.500', 0.5],
    ['-1,5', -1.5],
    [' 42 ', 42],
    ['', null],
    ['%', null],
    ['-', null],
    ['72,1,9', null],
    ['1.23.4', null],
    ['từ 5.000 phiếu', null],
    ['NaN', null],
  ])('%j is %s', (text, value) => {
    expect(readVietnameseNumber(text)).toBe(value);
  });

  test('a score never has thousands, so its one dot is for decimals', () => {
    expect(readVietnameseNumber('72.166', 'score')).toBe(72.166);
    expect(readVietnameseNumber('72,166', 'score')).toBe(72.166);
    expect(readVietnameseNumber('72.166')).toBe(72166);
  });
});

describe("Wilson's interval", () => {
  test('equals published values for 15 of 148 and 0 of 20', () => {
    // Newcombe (1998), Statistics in Medicine 17, table I: 15/148 gives 0.0624–0.1605, 0/20 gives 0–0.1611.
    expect(wilsonInterval(15, 148)?.low).toBeCloseTo(6.24, 2);
    expect(wilsonInterval(15, 148)?.high).toBeCloseTo(16.05, 2);
    expect(wilsonInterval(0, 20)?.low).toBe(0);
    expect(wilsonInterval(0, 20)?.high).toBeCloseTo(16.11, 2);
  });

  test('holds the share, stays within 0–100, and is null without answers', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5000 })
          .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
        ([successes, n]) => {
          const { low, high } = wilsonInterval(successes, n) ?? { low: 1, high: -1 };
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(100);
          expect(low).toBeLessThanOrEqual((100 * successes) / n + 1e-9);
          expect(high).toBeGreaterThanOrEqual((100 * successes) / n - 1e-9);
        },
      ),
    );
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
