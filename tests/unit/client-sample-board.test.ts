import { describe, expect, test } from 'vitest';

import { boardSums, reasonsOf, standingOf } from '#client/features/samples/board-sums.ts';
import { seedMatch } from '#client/features/samples/revealed-seed.ts';
import {
  committedText,
  leastSecretLength,
  suggestSecretSeed,
  suggestSeed,
} from '#client/features/samples/suggest-seed.ts';
import type { StratumBoardRow } from '#contract/samples.ts';
import { commitmentDigest } from '#domain/samples/seed-commitment.ts';

const row: StratumBoardRow = {
  stratumId: '6f1b6f0e-0000-4000-8000-000000000001',
  part: 'Cấp xã',
  values: { agency: 'UBND xã Đắk Ha' },
  persons: 120,
  main: 30,
  shortfall: 0,
  released: 15,
  completes: 9,
  open: 4,
  ended: 5,
  reserve: 30,
  reserveReleased: 3,
  reserveLeft: 27,
  leftInPeace: 0,
  reserveReasons: { 'wrong-person': 1, 'no-answer': 2 },
};

describe('the strata board', () => {
  test('sums what is released, left and spent', () => {
    expect(boardSums([row, { ...row, released: 30, completes: 30, open: 0 }])).toEqual({
      target: 60,
      completes: 39,
      released: 45,
      unreleased: 15,
      open: 4,
      reserveSpent: 6,
      reserveLeft: 54,
    });
  });

  test('a stratum is exhausted only when no replicate, no reserve and no open case is left to it', () => {
    const over = { ...row, released: 30, open: 0, reserveLeft: 0, reserveReleased: 30 };
    expect(standingOf(over)).toBe('exhausted');
    expect(standingOf({ ...over, released: 15 })).toBe('under-way');
    expect(standingOf({ ...over, reserveLeft: 1 })).toBe('under-way');
    expect(standingOf({ ...over, open: 1 })).toBe('under-way');
    expect(standingOf({ ...over, completes: 30 })).toBe('done');
  });

  test('reasons stand the most frequent first', () => {
    expect(reasonsOf(row.reserveReasons).map(([code]) => code)).toEqual(['no-answer', 'wrong-person']);
  });
});

describe('the seed that was committed to', () => {
  const secret = '4821 0937 5516 2204 9980 1173';
  const source = 'XSKT Đắk Lắk 01/12/2026, giải đặc biệt';
  const text = committedText(secret, source) ?? '';

  test('matches once the result of its public source stands behind it', () => {
    const published = commitmentDigest(text);
    expect(text).toBe(`${secret} | ${source}`);
    expect(seedMatch(text, published)).toBe('no-result');
    expect(seedMatch(`${text} = 904117`, published)).toBe('matches');
    expect(seedMatch(`${text} 2 = 904117`, published)).toBe('differs');
  });

  test('without a public source is the secret alone; blanks at its ends make no difference', () => {
    const published = commitmentDigest(secret);
    expect(seedMatch(` ${secret} `, published)).toBe('matches');
    expect(seedMatch(secret.replaceAll(' ', ''), published)).toBe('differs');
    expect(committedText('  ', source)).toBeNull();
  });

  test('suggested seeds are digits, the secret one too long to be found by trying', () => {
    expect(suggestSeed()).toMatch(/^\d{6}$/);
    expect(suggestSecretSeed()).toMatch(/^\d{4}( \d{4}){5}$/);
    expect(suggestSecretSeed().length).toBeGreaterThanOrEqual(leastSecretLength);
    expect(new Set(Array.from({ length: 20 }, suggestSecretSeed)).size).toBe(20);
  });
});
