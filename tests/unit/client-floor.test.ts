import { describe, expect, test } from 'vitest';

import { rateOf } from '#client/features/lists/reading-rate.ts';
import { daysLeft, localMs } from '#client/features/monitoring/server-clock.ts';

describe('time on the floor', () => {
  test('a state lasts as long as the server says, however wrong the browser’s clock is', () => {
    const heardAtMs = Date.parse('2031-01-01T00:00:00Z');
    const began = localMs('2024-11-22T02:00:00.000Z', '2024-11-22T02:03:41.000Z', heardAtMs);
    expect(heardAtMs - began).toBe(221_000);
  });

  test.each([
    ['the last day counts as one', '2024-12-31T03:00:00.000Z', 1],
    ['a new day begins at midnight in Vietnam', '2024-12-30T17:30:00.000Z', 1],
    ['both the first and the last day count', '2024-12-30T03:00:00.000Z', 2],
    ['nothing is left after the end', '2025-01-02T03:00:00.000Z', 0],
  ])('%s', (_, takenAt, days) => {
    expect(daysLeft(takenAt, '2024-12-31')).toBe(days);
  });
});

describe('the rate of reading', () => {
  test('is rows a second between the first and the last that was heard', () => {
    const heard = [
      { atMs: 1_000, rows: 0 },
      { atMs: 1_400, rows: 900 },
      { atMs: 3_000, rows: 4_000 },
    ];
    expect(rateOf(heard)).toBe(2_000);
  });

  test('is unknown until two different counts were heard', () => {
    expect(rateOf([])).toBeNull();
    expect(rateOf([{ atMs: 1_000, rows: 50 }])).toBeNull();
    expect(
      rateOf([
        { atMs: 1_000, rows: 50 },
        { atMs: 2_000, rows: 50 },
      ]),
    ).toBeNull();
  });
});
