import { expect, test } from 'vitest';

import { interviewsForMargin, precisionOf } from '#domain/results/precision.ts';

const at = (margin: number, interviews: number) => ({ low: 80 - margin, high: 80 + margin, interviews });

test('without a finite population half the margin takes four times the interviews', () => {
  expect(precisionOf(at(6, 100), 0, 3)).toEqual({ margin: 6, needed: 300 });
});

test('a finite population takes fewer: n = 1 / ((target/margin)² (1/n − 1/N) + 1/N), worked by hand', () => {
  // (1/2)² (1/100 − 1/1000) + 1/1000 = 0.00325; 1 / 0.00325 = 307.7, of which 100 are there.
  expect(precisionOf(at(6, 100), 1_000, 3)).toEqual({ margin: 6, needed: 208 });
  expect(interviewsForMargin(3, { margin: 6, interviews: 100, persons: 1_000 })).toBeCloseTo(307.7, 1);
});

test('a target that is reached needs nothing, one that was not set nothing known', () => {
  expect(precisionOf(at(2.9, 100), 1_000, 3).needed).toBe(0);
  expect(precisionOf(at(2.9, 100), 1_000, null).needed).toBeNull();
  expect(precisionOf({ low: null, high: null, interviews: 1 }, 10, 3)).toEqual({
    margin: null,
    needed: null,
  });
});
