import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allocate } from '#domain/samples/allocate.ts';
import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { Stratum } from '#domain/samples/frame.ts';
import { shareByLargestRemainder } from '#domain/samples/largest-remainder.ts';
import { missingOfTotals } from '#domain/samples/missing-of-totals.ts';
import type { NeymanAllocation, ProportionalAllocation } from '#domain/samples/plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import { sizeByRule } from '#domain/samples/size-rules.ts';

function strataOf(sizes: readonly (readonly [transactions: number, persons: number])[]): Stratum[] {
  return sizes.map(([transactions, persons], index) => ({
    stratumKey: `S${index}`,
    part: '',
    values: {},
    transactions,
    persons,
  }));
}

const sizesOf = (allocation: { strata: readonly { n: number }[] }): number[] =>
  allocation.strata.map((stratum) => stratum.n);

function proportional(change: Partial<ProportionalAllocation> = {}): ProportionalAllocation {
  return { kind: 'proportional', total: 10, basis: 'transactions', floor: 0, ...change };
}

const stratumSizes = fc.array(
  fc
    .integer({ min: 1, max: 3000 })
    .chain((transactions) =>
      fc.integer({ min: 0, max: transactions }).map((persons) => [transactions, persons] as const),
    ),
  { minLength: 1, maxLength: 60 },
);

describe('proportional allocation', () => {
  test('shares by largest remainder, worked by hand: 10 among 47, 16, 15, 12, 10', () => {
    // Quotas 4.7, 1.6, 1.5, 1.2, 1.0: whole parts 4+1+1+1+1 = 8, the two left go to .7 and .6.
    const strata = strataOf([47, 16, 15, 12, 10].map((size) => [size, size]));
    expect(sizesOf(allocate(proportional(), strata))).toEqual([5, 2, 1, 1, 1]);
  });

  test('gives equal remainders to the larger stratum, then by stratum key', () => {
    // 3 among 1, 1, 1, 3: quotas .5, .5, .5, 1.5; two places left, first the largest stratum, then S0.
    const strata = strataOf([1, 1, 1, 3].map((size) => [size, size]));
    expect(sizesOf(allocate(proportional({ total: 3 }), strata))).toEqual([1, 0, 0, 2]);
  });

  test('raises small strata to the floor and takes the places from the others', () => {
    // Without floor the quotas are 17.82, 1.98 and 0.20. With floor 3 the second gets 3 and the third its one person.
    const strata = strataOf([
      [90, 90],
      [10, 10],
      [1, 1],
    ]);
    expect(sizesOf(allocate(proportional({ total: 20 }), strata))).toEqual([18, 2, 0]);
    expect(sizesOf(allocate(proportional({ total: 20, floor: 3 }), strata))).toEqual([16, 3, 1]);
  });

  test('moves what a stratum cannot give, or may not under the cap, to the others', () => {
    const strata = strataOf([
      [100, 20],
      [60, 60],
      [40, 40],
    ]);
    expect(sizesOf(allocate(proportional({ total: 70 }), strata))).toEqual([20, 30, 20]);
    expect(sizesOf(allocate(proportional({ total: 45, cap: 15 }), strata))).toEqual([15, 15, 15]);
  });

  test('reports a shortfall only when the whole frame is too small', () => {
    const allocation = allocate(
      proportional({ total: 100 }),
      strataOf([
        [40, 30],
        [50, 45],
      ]),
    );
    expect(allocation).toMatchObject({ wanted: 100, total: 75, shortfall: 25 });
    expect(sizesOf(allocation)).toEqual([30, 45]);
  });

  test('a drawn sample tells what the plan’s total lacks beyond its strata', () => {
    const [plan] = builtInPlans;
    if (!plan) throw new Error('No plan is built in');
    const part = plan.parts[0]?.name ?? '';
    const drawn = (n: number) => [{ part, transactions: n, persons: n, n }];
    expect(missingOfTotals(plan, [...drawn(246), ...drawn(80)])).toBe(400 - 326);
    expect(missingOfTotals(plan, drawn(400))).toBe(0);
  });

  test('takes its total from a size rule over the whole frame', () => {
    const allocation = allocate(
      proportional({ total: { kind: 'yamane', e: 0.05 } }),
      strataOf([
        [600, 600],
        [400, 400],
      ]),
    );
    expect(allocation.total).toBe(286);
    expect(sizesOf(allocation)).toEqual([172, 114]);
  });

  test('refuses floors that ask for more than the total', () => {
    const strata = strataOf([
      [10, 10],
      [10, 10],
      [10, 10],
    ]);
    expect(() => allocate(proportional({ total: 5, floor: 2 }), strata)).toThrow(SampleFault);
  });

  test('always adds up, never exceeds the persons or the cap, never goes below the floor', () => {
    fc.assert(
      fc.property(
        stratumSizes,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 5, max: 400 }),
        fc.constantFrom('transactions' as const, 'persons' as const),
        (sizes, total, floor, cap, basis) => {
          const strata = strataOf(sizes);
          const least = strata.reduce((sum, { persons }) => sum + Math.min(floor, persons), 0);
          fc.pre(least <= total);
          const most = strata.reduce((sum, { persons }) => sum + Math.min(cap, persons), 0);
          const allocation = allocate(proportional({ total, floor, cap, basis }), strata);
          expect(sizesOf(allocation).reduce((sum, n) => sum + n, 0)).toBe(Math.min(total, most));
          for (const [index, { persons }] of strata.entries()) {
            const n = allocation.strata[index]?.n ?? -1;
            expect(n).toBeGreaterThanOrEqual(Math.min(floor, persons));
            expect(n).toBeLessThanOrEqual(Math.min(cap, persons));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('stays within one of the exact quota where neither floor nor persons bind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 300 }),
        (weights, total) => {
          const all = weights.reduce((sum, weight) => sum + weight, 0);
          const parts = weights.map((weight, index) => ({
            key: `${index}`,
            weight,
            lowest: 0,
            highest: 100_000,
          }));
          const shares = shareByLargestRemainder(total, parts);
          for (const [index, weight] of weights.entries()) {
            expect(Math.abs((shares.get(`${index}`) ?? -1) - (total * weight) / all)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  test('does not depend on the order of the strata', () => {
    fc.assert(
      fc.property(
        stratumSizes.chain((sizes) => {
          const strata = strataOf(sizes);
          return fc.tuple(fc.constant(strata), fc.shuffledSubarray(strata, { minLength: strata.length }));
        }),
        fc.integer({ min: 200, max: 2000 }),
        ([strata, shuffled], total) => {
          const byKey = (list: readonly Stratum[]): Record<string, number> =>
            Object.fromEntries(
              allocate(proportional({ total, floor: 2 }), list).strata.map(({ stratumKey, n }) => [
                stratumKey,
                n,
              ]),
            );
          expect(byKey(shuffled)).toEqual(byKey(strata));
        },
      ),
    );
  });
});

describe("Neyman's allocation", () => {
  const neyman = (change: Partial<NeymanAllocation> = {}): NeymanAllocation => ({
    kind: 'neyman',
    total: 100,
    deviation: 0.5,
    floor: 0,
    ...change,
  });

  test('goes by persons × deviation, worked by hand', () => {
    // 600 × 0.1, 300 × 0.4 and 100 × 0.2: 60, 120 and 20 of 200, so 30, 60 and 10 of 100.
    const strata = strataOf([
      [900, 600],
      [300, 300],
      [100, 100],
    ]);
    const deviations = { S0: 0.1, S1: 0.4, S2: 0.2 };
    expect(sizesOf(allocate(neyman({ deviations }), strata))).toEqual([30, 60, 10]);
  });

  test('strata without a deviation of their own take the common one', () => {
    const strata = strataOf([
      [500, 500],
      [500, 500],
    ]);
    expect(sizesOf(allocate(neyman({ deviations: { S0: 0.25 }, deviation: 0.75 }), strata))).toEqual([
      25, 75,
    ]);
  });

  test('a stratum that would give more than it has is taken whole and the rest shared anew (Cochran 5.8)', () => {
    // Weights 18, 80 and 80: of 300 the first would give 30.3 of its 20 persons.
    const strata = strataOf([
      [20, 20],
      [400, 400],
      [400, 400],
    ]);
    const deviations = { S0: 0.9, S1: 0.2, S2: 0.2 };
    expect(sizesOf(allocate(neyman({ total: 300, deviations }), strata))).toEqual([20, 140, 140]);
  });

  test('with equal deviations is proportional to persons', () => {
    fc.assert(
      fc.property(stratumSizes, fc.integer({ min: 1, max: 5000 }), (sizes, total) => {
        const strata = strataOf(sizes);
        expect(sizesOf(allocate(neyman({ total }), strata))).toEqual(
          sizesOf(allocate(proportional({ total, basis: 'persons' }), strata)),
        );
      }),
    );
  });

  test('comes as near to the least variance (Σ N·S)² / n as whole persons can, and nearer than proportional', () => {
    const sizes = [700, 250, 900, 40];
    const deviations = { S0: 0.12, S1: 0.5, S2: 0.3, S3: 0.45 };
    const spread = Object.values(deviations).map((deviation, index) => (sizes[index] ?? 0) * deviation);
    const strata = strataOf(sizes.map((size) => [size, size]));
    const variance = (allocation: readonly number[]): number =>
      allocation.reduce((sum, n, index) => sum + (spread[index] ?? 0) ** 2 / n, 0);
    const least = spread.reduce((sum, each) => sum + each, 0) ** 2 / 200;
    const found = variance(sizesOf(allocate(neyman({ total: 200, deviations }), strata)));
    expect(found / least).toBeLessThan(1.001);
    expect(found).toBeLessThan(variance(sizesOf(allocate(proportional({ total: 200 }), strata))));
  });

  test('shares exactly where doubles would not: ten million persons, a large total', () => {
    const strata = strataOf([
      [9_999_991, 9_999_991],
      [9_999_973, 9_999_973],
      [9_999_943, 9_999_943],
    ]);
    const sizes = sizesOf(allocate(neyman({ total: 10_000_000, deviation: 0.4999 }), strata));
    // Exact quotas 3333340.66669, 3333334.66667 and 3333324.66664: the first two are raised.
    expect(sizes).toEqual([3_333_341, 3_333_335, 3_333_324]);
  });
});

describe('the other allocations', () => {
  test('a fixed size is cut to the persons there are, and the shortfall is reported', () => {
    const allocation = allocate(
      { kind: 'fixed', perStratum: 70 },
      strataOf([
        [300, 250],
        [60, 41],
      ]),
    );
    expect(allocation.strata).toEqual([
      { stratumKey: 'S0', wanted: 70, n: 70, shortfall: 0 },
      { stratumKey: 'S1', wanted: 70, n: 41, shortfall: 29 },
    ]);
    expect(allocation).toMatchObject({ wanted: 140, total: 111, shortfall: 29 });
  });

  test('the tiers of Bình Định change size at 30, 200 and 500 transactions', () => {
    const tiers = [
      { from: 0, size: 'all' as const },
      { from: 30, size: 30 },
      { from: 200, size: 100 },
      { from: 500, size: 150 },
    ];
    const sizes = [29, 30, 199, 200, 499, 500, 9000].map((size) => [size, size] as const);
    expect(sizesOf(allocate({ kind: 'size-table', tiers }, strataOf(sizes)))).toEqual([
      29, 30, 30, 100, 100, 150, 150,
    ]);
  });

  test('the tier goes by transactions, the limit by persons', () => {
    const tiers = [
      { from: 0, size: 'all' as const },
      { from: 30, size: 30 },
    ];
    const allocation = allocate(
      { kind: 'size-table', tiers },
      strataOf([
        [30, 22],
        [29, 21],
      ]),
    );
    expect(allocation.strata).toMatchObject([
      { n: 22, shortfall: 8 },
      { n: 21, shortfall: 0 },
    ]);
  });

  test("Yamane's size at 5 % equals the table of the 2013 guidance", () => {
    const table = {
      30: 28,
      100: 80,
      200: 134,
      500: 223,
      1000: 286,
      2000: 334,
      5000: 371,
      10000: 385,
      100000: 399,
    };
    for (const [population, size] of Object.entries(table)) {
      expect(sizeByRule({ kind: 'yamane', e: 0.05 }, Number(population))).toBe(size);
    }
    expect(sizeByRule({ kind: 'yamane', e: 0.05 }, 400)).toBe(200);
  });

  test("Cochran's size with finite correction: 385 without limit, 53 of 60, never more than there are", () => {
    const rule = { kind: 'cochran', e: 0.05, z: 1.96, p: 0.5 } as const;
    expect(sizeByRule(rule, 100_000_000)).toBe(385);
    // 384.16 / (1 + 383.16 / 60) = 52.01; without the "− 1" it would be 51.9 and give 52.
    expect(sizeByRule(rule, 60)).toBe(53);
    expect(sizeByRule(rule, 3)).toBe(3);
    expect(sizeByRule(rule, 0)).toBe(0);
  });

  test('an exact size is not raised by one because of binary arithmetic', () => {
    // n₀ = 400 exactly, 400.00000000000006 in doubles; 400 / (1 + 399 / 399) = 200.
    expect(sizeByRule({ kind: 'cochran', e: 0.04, z: 2, p: 0.2 }, 399)).toBe(200);
  });
});
