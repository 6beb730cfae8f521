import { describe, expect, test } from 'vitest';

import { roundHalfUp } from '#domain/results/fraction.ts';
import { sharedRanks } from '#domain/results/shared-ranks.ts';
import { formCounts, isRated } from '#domain/results/valid-forms.ts';

test('BHXH Việt Nam 2025: issued 91.296, collected 84.508, valid 84.448, as published on 27/02/2026', () => {
  const counts = formCounts(91_296, 84_508, 84_448);
  const shown = (percent: number | null): number => roundHalfUp(percent ?? NaN, 2);
  expect(shown(counts.collectedOfIssued)).toBe(92.56);
  expect(shown(counts.validOfCollected)).toBe(99.93);
  expect(shown(counts.validOfIssued)).toBe(92.5);
  expect(counts.collected - counts.valid).toBe(60);
});

test('shares of nothing are no figures', () => {
  expect(formCounts(0, 0, 0)).toMatchObject({ collectedOfIssued: null, validOfCollected: null });
});

describe('a form is valid when enough of the items that apply to it are rated', () => {
  test.each([
    [[5, 4, 3, 2, 98], 80, true],
    [[5, 4, 3, 99, 98], 80, false],
    // Not asked and not applicable are no items of it.
    [[5, 4, 3, 2, -1, 97, 97], 100, true],
    [[-1, 97], 1, false],
    [[-1, 97], 0, true],
  ])('%j at %i %%: %s', (codes, minimum, valid) => {
    expect(isRated(codes, minimum)).toBe(valid);
  });
});

test('equal published scores share a rank and the next is left out', () => {
  expect(sharedRanks([90.12, 88.4, 88.4, 71])).toEqual([1, 2, 2, 4]);
});
