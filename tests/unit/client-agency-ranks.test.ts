import { describe, expect, test } from 'vitest';

import { ranksOf } from '#client/features/results/ranks.ts';

const agency = (name: string, score: number | null, ranked = true) => ({
  name,
  interviews: ranked ? 40 : 3,
  ranked,
  overall: { score, shown: score === null ? null : Math.round(score * 100) / 100 },
  factors: [],
});
const ranks = (agencies: ReturnType<typeof agency>[]) =>
  ranksOf(agencies).map(({ name, rank }) => [name, rank]);

describe('ranks of agencies', () => {
  test('agencies below the minimum stand last and have no rank, however high their score', () => {
    expect(ranks([agency('ít phiếu', 100, false), agency('kém', 60), agency('tốt', 80)])).toEqual([
      ['tốt', 1],
      ['kém', 2],
      ['ít phiếu', null],
    ]);
  });

  test('agencies whose published figures are equal share a rank, and the next is left out', () => {
    expect(ranks([agency('a', 90), agency('b', 80.001), agency('c', 80.004), agency('d', 70)])).toEqual([
      ['a', 1],
      ['c', 2],
      ['b', 2],
      ['d', 4],
    ]);
  });

  test('an agency without a valid answer is not ranked', () => {
    expect(ranks([agency('a', 50), agency('không có trả lời', null)])).toEqual([
      ['a', 1],
      ['không có trả lời', null],
    ]);
  });
});
