// Published indices besides that of Gia Nghĩa (results-index.test.ts), as far as press and notices give their parts: which
// roll-up each fits. No other complete table of factors is known.
import { describe, expect, test } from 'vitest';

import { comparePeriods } from '#domain/results/earlier/compare-periods.ts';
import { readEarlierTable } from '#domain/results/earlier/read-earlier-table.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import type { RollupWeights } from '#domain/results/roll-up.ts';
import { indexOfScores } from '#domain/results/sipas-index.ts';

function rolled(given: Readonly<Record<string, number>>, weights?: RollupWeights) {
  const scores = Object.entries(given).map(([code, score]) => ({ code, score }));
  const { structure } = structureOfCodes(Object.keys(given));
  const rule = weights ? ({ rollup: 'custom', weights } as const) : ({ rollup: 'factor_mean' } as const);
  const { groups, overall } = indexOfScores(scores, structure, rule);
  return { overall, groups: new Map(groups.map(({ code, shown }) => [code, shown])) };
}

/** Of an index of two groups, each given by one score. */
const groups = (CS: number, DV: number) => ({ CS1: CS, DV1: DV });

describe('the two groups and the index', () => {
  test('Hà Nội 2024 is the plain mean of its groups', () => {
    expect(rolled(groups(86.51, 86.49)).overall).toEqual({ score: 86.5, shown: 86.5 });
  });

  // 2023 by group: that of 2024 less the published change, +1,35 and +1,12.
  test.each([
    { year: 2024, CS: 83.84, DV: 84.09, published: 83.94, plain: 83.97, rounding: 0.005 },
    { year: 2023, CS: 83.84 - 1.35, DV: 84.09 - 1.12, published: 82.66, plain: 82.73, rounding: 0.01 },
  ])('the whole country $year is not: own weights give what was published', (table) => {
    const { CS, DV, published, plain, rounding } = table;
    expect(rolled(groups(CS, DV)).overall.shown).toBe(plain);
    // One weight of services fits both years, within what the groups were rounded by.
    const [least, most] = [-rounding, rounding].map(
      (by) => rolled(groups(CS + by, DV + by), { CS: 0.63, DV: 0.37 }).overall.score ?? NaN,
    );
    expect(least).toBeLessThan(published + 0.005);
    expect(most).toBeGreaterThan(published - 0.005);
  });

  test('the services of the whole country 2023 are not the plain mean of their factors: the fifth weighs less', () => {
    const factors = { DV1: 83, DV2: 83.02, DV3: 83.12, DV4: 83.03, DV5: 82.27 };
    expect(rolled(factors).groups.get('DV')).toBe(82.89);
    const alike = { DV1: 1, DV2: 1, DV3: 1, DV4: 1 };
    expect(rolled(factors, { ...alike, DV5: 0.41 }).groups.get('DV')).toBe(82.97);
  });
});

test('a table of the whole country as printed is last year’s: 2024 rose by 1,28 points, 2023 by 2,58', () => {
  const named = ['DV1', 'DV2', 'DV3', 'DV4', 'DV5'].map((code) => ({ code, name: code }));
  const lines = [
    ['Đơn vị', 'DV1', 'DV2', 'DV3', 'DV4', 'DV5', 'SIPAS'],
    ['Toàn quốc', '83,00', '83,02', '83,12', '83,03', '82,27', '82,66'],
    ['Bắc Kạn', '', '', '', '', '', '75,03 %'],
    ['Quảng Ninh', '', '', '', '', '', '90,61 %'],
  ];
  const { figures, faults } = readEarlierTable(
    lines.map((cells, at) => ({ sheet: '', rowNumber: at + 1, cells })),
    named,
  );
  expect(faults).toEqual([]);
  expect(figures.map(({ score }) => score)).toEqual([83, 83.02, 83.12, 83.03, 82.27, 82.66, 75.03, 90.61]);
  const [whole] = figures.filter(({ code }) => code === 'overall');
  const known = (score: number) => ({ score, se: null, degreesOfFreedom: Infinity });
  const change = (now: number, then: number) => comparePeriods(known(now), known(then)).difference;
  expect(change(83.94, whole?.score ?? NaN)).toBeCloseTo(1.28, 9);
  expect(change(whole?.score ?? NaN, 80.08)).toBeCloseTo(2.58, 9);
});
