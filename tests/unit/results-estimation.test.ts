import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { countAnswers } from '#domain/results/answer-counts.ts';
import { adjusted, compareWithWhole } from '#domain/results/estimation/comparison.ts';
import { estimateCode, estimateIndex, ratedInterviews } from '#domain/results/estimation/estimate.ts';
import { allRows } from '#domain/results/estimation/frame.ts';
import { frameOfRows } from '#domain/results/estimation/frame-of-rows.ts';
import { differenceProbability, holm, scoreInterval, t975 } from '#domain/results/estimation/interval.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';
import { rollups } from '#domain/results/roll-up.ts';
import { itemRules, sipasIndex } from '#domain/results/sipas-index.ts';
import { wilsonInterval } from '#domain/results/wilson-interval.ts';

const itemCodes = ['CS1.1', 'DV1.1', 'DV1.2', 'DV2.1', 'DV2.2', 'DV2.3'];
const { structure } = structureOfCodes(itemCodes);
const interviews = fc.array(
  fc.record(
    Object.fromEntries(itemCodes.map((code) => [code, fc.constantFrom(-1, 1, 2, 3, 4, 5, 97, 98, 99)])),
  ),
  { maxLength: 40 },
);

test('without weights the estimates are the exact index, whatever the rule', () => {
  fc.assert(
    fc.property(
      interviews,
      fc.constantFrom(...itemRules),
      fc.constantFrom(...rollups),
      (rows, item, rollup) => {
        const rule = { item, rollup, weights: { CS: 0.63, DV: 0.37 } };
        const frame = frameOfRows(rows.map((answers) => ({ stages: [], weight: 1, domains: {}, answers })));
        const rated = ratedInterviews(frame, allRows(frame), rule);
        const found = estimateIndex(rated, structure, { ...rule, loneUnits: 'adjust' });
        const exact = sipasIndex(
          countAnswers(
            rows.flatMap((answers) =>
              Object.entries(answers)
                .filter(([, answerCode]) => answerCode !== -1)
                .map(([itemCode, answerCode]) => ({ agency: '', itemCode, answerCode })),
            ),
          ),
          structure,
          rule,
        );
        const pairs = [
          [found.overall, exact.overall] as const,
          ...exact.groups.map((part) => [found.groups.get(part.code), part] as const),
          ...exact.factors.map((part) => [found.factors.get(part.code), part] as const),
          ...exact.factors.flatMap(({ items }) =>
            items.map((part) => [found.items.get(part.code), part] as const),
          ),
        ];
        for (const [estimate, { score }] of pairs) {
          if (score === null) expect(estimate?.score).toBeNull();
          else if (estimate?.interviews === 1) expect(estimate.low).toBeNull();
          else {
            expect(estimate?.score).toBeCloseTo(score, 9);
            expect(estimate?.low).toBeLessThanOrEqual(score + 1e-9);
            expect(estimate?.high).toBeGreaterThanOrEqual(score - 1e-9);
            expect(estimate?.low).toBeGreaterThanOrEqual(item === 'scale_mean' ? 20 : 0);
            expect(estimate?.high).toBeLessThanOrEqual(100);
          }
        }
      },
    ),
  );
});

describe('intervals', () => {
  const percent = { least: 0, most: 100 };
  test('are Wilson’s own for a simple random sample', () => {
    const [satisfied, n] = [47, 50];
    const share = satisfied / n;
    const wilson = wilsonInterval(satisfied, n);
    const found = scoreInterval(100 * share, (10_000 * share * (1 - share)) / n, 1e9, percent, n);
    expect(found.low).toBeCloseTo(wilson?.low ?? NaN, 10);
    expect(found.high).toBeCloseTo(wilson?.high ?? NaN, 10);
  });

  test('have a width where all are satisfied', () => {
    expect(scoreInterval(100, 0, 29, percent, 30)).toEqual({ low: expect.closeTo(87.8, 1), high: 100 });
  });

  const rule = { item: 'top2_share', rollup: 'factor_mean', loneUnits: 'certainty' } as const;
  /** Two strata, in each of which all say the same. @param population of a stratum, by those drawn of it */
  const uniform = (size: number, population = (drawn: number): number => 10 * drawn) => {
    const rows = Array.from({ length: 2 * size - 1 }, (_, at) => ({
      stages: [
        { stratum: at < size ? 'A' : 'B', unit: null, population: population(at < size ? size : size - 1) },
      ],
      weight: at < size ? 18.4 : 90 / 26,
      domains: {},
      answers: { 'DV1.1': at < size ? 5 : 2 },
    }));
    const frame = frameOfRows(rows);
    return estimateCode(ratedInterviews(frame, allRows(frame), rule), structure, rule).estimate;
  };

  test('are those of a simple random sample where all within a stratum said the same, whatever rounding leaves', () => {
    for (const size of [3, 4, 5, 7, 11, 17, 29, 30_000, 100_000]) {
      const { score, se, low, high, degreesOfFreedom, kishSize } = uniform(size);
      const share = (score ?? NaN) / 100;
      const simple = (10_000 * share * (1 - share)) / kishSize;
      expect(se).toBeNull();
      const wanted = scoreInterval(100 * share, simple, degreesOfFreedom, percent, kishSize);
      expect(low).toBeCloseTo(wanted.low, 9);
      expect(high).toBeCloseTo(wanted.high, 9);
    }
  });

  test('have no width where everybody was asked, satisfied or not, and one where a single person was not', () => {
    const { score, low, high } = uniform(12, (drawn) => drawn);
    expect([low, high]).toEqual([score, score]);
    const almost = uniform(12, (drawn) => (drawn === 12 ? 12 : drawn + 1));
    expect(almost.low).toBeLessThan((almost.score ?? NaN) - 5);
  });

  test('rest on fewer interviews where these weigh differently', () => {
    expect(uniform(40).kishSize).toBeCloseTo(
      (40 * 18.4 + 39 * 3.461_538) ** 2 / (40 * 18.4 ** 2 + 39 * 3.461_538 ** 2),
      3,
    );
  });

  test('a mean of scale points is never below 20', () => {
    expect(scoreInterval(20, 0, 5, { least: 20, most: 100 }, 6).low).toBe(20);
  });

  // Table of Student's distribution, e.g. Abramowitz & Stegun (1964), table 26.10.
  test.each([
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
    [1e7, 1.96],
  ])('with %i degrees of freedom reach to %f standard errors', (df, t) => {
    expect(t975(df)).toBeCloseTo(t, 3);
  });
});

test('what lies in one drawn area has no error: areas alone were seen to differ', () => {
  const row = (unit: string, satisfied: boolean) => ({
    stages: [{ stratum: 'huyện', unit, population: null }],
    weight: 1,
    domains: { agency: unit },
    answers: { 'DV1.1': satisfied ? 5 : 2 },
  });
  const frame = frameOfRows([
    row('A', true),
    row('A', false),
    row('B', true),
    row('B', true),
    row('C', false),
  ]);
  const rule = { item: 'top2_share', rollup: 'factor_mean', loneUnits: 'adjust' } as const;
  const of = (rows: readonly number[]) =>
    estimateCode(ratedInterviews(frame, rows, rule), structureOfCodes(['DV1.1']).structure, rule);
  const [own, whole] = [of([0, 1]), of([0, 1, 2, 3, 4])];
  expect(own.estimate).toMatchObject({ score: 50, se: null, low: null, high: null });
  expect(whole.estimate.se).toBeGreaterThan(0);
  // Nor is it called the same as the whole, or another.
  expect(compareWithWhole(frame, [own], whole, 'adjust')).toMatchObject([
    { difference: -10, probability: null },
  ]);
});

describe('differences', () => {
  test('of 2.228 standard errors are as likely as 5 % with 10 degrees of freedom', () => {
    expect(differenceProbability(-2.228, 1, 10)).toBeCloseTo(0.05, 4);
    expect(differenceProbability(0, 0, 10)).toBe(1);
  });

  test('of several tests are adjusted by Holm, in the order they came', () => {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test('a comparison that could not be made is not counted among the tests', () => {
    const made = (probability: number) => ({ difference: 1, se: 1, probability });
    expect(adjusted([made(0.02), null, made(0.03)])).toEqual([0.04, null, 0.04]);
  });
});
