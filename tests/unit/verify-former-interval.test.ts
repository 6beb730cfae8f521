// Editions of before told an error of 0 where the sample shows none; that is no leave to tell any interval.
import { expect, test } from 'vitest';

import { isByFormerInterval } from '#cli/bundle/error-rule.ts';

const now = {
  code: 'DV1.1',
  score: 84,
  shown: 84,
  se: null,
  low: 73,
  high: 91,
  designEffect: null,
  interviews: 65,
};
const before = { ...now, se: 0, low: 84, high: 84, designEffect: 0 };

test.each([
  ['an interval of no width, as it was told before', before, now, true],
  ['the interval of now beside an error of 0', { ...before, low: 73, high: 91 }, now, true],
  ['an interval that nobody computed', { ...before, low: 83.9, high: 84.1 }, now, false],
  ['no width where the sample shows an error', before, { ...now, se: 2.3 }, false],
  ['no width where none is told', { ...before, se: null }, now, false],
])('%s', (_what, published, found, isFormer) => {
  expect(isByFormerInterval(published, found)).toBe(isFormer);
});
