import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { backCheckSelection, selectionOfFlagged } from '#domain/back-checks/selection.ts';

const rate = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
const seed = fc.string({ maxLength: 20 });

function selectedAmong(chosenSeed: string, share: number, from: number, to: number): number {
  let selected = 0;
  for (let number = from; number <= to; number += 1) {
    if (backCheckSelection(chosenSeed, share, number).selected) selected += 1;
  }
  return selected;
}

describe('the selection of interviews for phúc tra', () => {
  test('takes the exact share, to the nearest interview, of any run of completed interviews', () => {
    fc.assert(
      fc.property(
        seed,
        rate,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 300 }),
        (s, share, from, length) => {
          const expected = (Math.round(share * 1_000_000) * length) / 1_000_000;
          const selected = selectedAmong(s, share, from, from + length - 1);
          expect(selected).toBeGreaterThanOrEqual(Math.floor(expected));
          expect(selected).toBeLessThanOrEqual(Math.ceil(expected));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('does not drift: of 100.000 interviews at 10 % it takes exactly 10.000, wherever it begins', () => {
    for (const one of ['dak-glong-2024', 'binh-dinh-2023'])
      expect(selectedAmong(one, 0.1, 1, 100_000)).toBe(10_000);
  });

  test('can be repeated from its seed and differs between seeds', () => {
    const chosen = (s: string) =>
      Array.from({ length: 200 }, (_, index) => backCheckSelection(s, 0.1, index + 1).selected);
    expect(chosen('a')).toEqual(chosen('a'));
    const patterns = new Set(Array.from({ length: 40 }, (_, index) => chosen(`seed ${index}`).indexOf(true)));
    expect(patterns.size).toBe(10);
  });

  // Worked out apart from this code: (SHA-256 of "back-check\ndak-glong-2024", first 12 hex digits) mod 10⁶ = 827916.
  test('is fixed for a published seed: these were chosen, for ever', () => {
    const chosen = Array.from({ length: 40 }, (_, index) => index + 1).filter(
      (number) => backCheckSelection('dak-glong-2024', 0.1, number).selected,
    );
    expect(chosen).toEqual([2, 12, 22, 32]);
  });

  test('chooses every interview with the probability it states', () => {
    const seeds = Array.from({ length: 4000 }, (_, index) => `seed ${index}`);
    for (const number of [1, 2, 17]) {
      const { probability } = backCheckSelection('any', 0.15, number);
      const frequency =
        seeds.filter((s) => backCheckSelection(s, 0.15, number).selected).length / seeds.length;
      expect(probability).toBe(0.15);
      // Four standard errors of a share of 0,15 in 4.000 seeds.
      expect(Math.abs(frequency - probability)).toBeLessThan(0.023);
    }
  });

  test('takes all at rate 1, none at rate 0, and a flagged interview with certainty', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 1_000_000 }), (s, number) => {
        expect(backCheckSelection(s, 1, number)).toEqual({ selected: true, probability: 1 });
        expect(backCheckSelection(s, 0, number)).toEqual({ selected: false, probability: 0 });
      }),
    );
    expect(selectionOfFlagged).toEqual({ selected: true, probability: 1 });
  });

  test('refuses a rate or a number that makes no sense', () => {
    for (const wrong of [-0.1, 1.01, Number.NaN])
      expect(() => backCheckSelection('s', wrong, 1)).toThrow(RangeError);
    for (const wrong of [0, 1.5, Number.NaN])
      expect(() => backCheckSelection('s', 0.1, wrong)).toThrow(RangeError);
  });
});
