import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawSample } from '#domain/samples/draw.ts';
import { marginOfError } from '#domain/samples/margin-of-error.ts';
import type { AreaUnit } from '#domain/samples/plan.ts';
import { type PlanAssumptions, planSample } from '#domain/samples/planner.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';

import { anyFrame, anyPlan, personsAt, planWith } from './samples-frames.ts';

const assumptions: PlanAssumptions = {
  responseRate: 0.5,
  callsPerPerson: 3,
  minutesPerCall: 2,
  minutesPerInterview: 12,
  share: 0.5,
  areaCorrelation: 0.05,
};

describe('the margin of error at 95 %', () => {
  const stratum = { persons: 0, interviews: 400, designEffect: 1 };

  test('of 400 answers among very many is 4.9 points, of 385 five', () => {
    expect(marginOfError([stratum], 0.5)).toBeCloseTo(0.049, 4);
    expect(marginOfError([{ ...stratum, interviews: 384.16 }], 0.5)).toBeCloseTo(0.05, 4);
  });

  test('falls with the finite population, to nothing when all are asked', () => {
    // √((1000 − 400) / 999) = 0.775.
    expect(marginOfError([{ ...stratum, persons: 1000 }], 0.5)).toBeCloseTo(0.049 * 0.775, 4);
    expect(marginOfError([{ ...stratum, persons: 400 }], 0.5)).toBe(0);
    expect(marginOfError([{ ...stratum, interviews: 0 }], 0.5)).toBeNull();
  });

  test('over strata goes by the square of their shares, worked by hand', () => {
    // Shares 0.8 and 0.2 of many persons, 100 answers each: z · √(0.64 · 0.0025 + 0.04 · 0.0025) = 1.96 · 0.04123.
    const margin = marginOfError(
      [
        { persons: 8e8, interviews: 100, designEffect: 1 },
        { persons: 2e8, interviews: 100, designEffect: 1 },
      ],
      0.5,
    );
    expect(margin).toBeCloseTo(1.96 * 0.04123, 4);
  });
});

describe('what a plan would cost', () => {
  test('calls, interviews and hours follow from the rates, worked by hand', () => {
    const plan = planWith({ allocation: { kind: 'fixed', perStratum: 20 } }, { reserveFactor: 1 });
    const preview = planSample(personsAt(100), plan, assumptions);
    // 20 interviews at a rate of a half: 40 persons called, 120 calls, (120 · 2 + 20 · 12) / 60 = 8 hours.
    expect(preview).toMatchObject({
      transactions: 100,
      persons: 100,
      total: 20,
      reserve: 20,
      shortfall: 0,
      expectedInterviews: 20,
      expectedCalls: 120,
      operatorHours: 8,
      areas: null,
      belowLeastTotal: null,
    });
    expect(preview.marginOfError).toBeCloseTo(1.96 * Math.sqrt((0.25 / 20) * (80 / 99)), 4);
  });

  test('with little reserve fewer interviews are expected than persons drawn', () => {
    const plan = planWith({ allocation: { kind: 'fixed', perStratum: 20 } }, { reserveFactor: 0.5 });
    expect(planSample(personsAt(100), plan, assumptions)).toMatchObject({
      expectedInterviews: 15,
      expectedCalls: 90,
    });
  });

  test('every transaction that stays outside is counted by its reason', () => {
    const rows = [
      ...personsAt(3, { excludedBecause: 'doNotCall' }, 'a'),
      ...personsAt(2, { agency: 'Sở' }, 'b'),
    ];
    const plan = planWith({ eligibility: { levels: ['commune'] } });
    expect(planSample([...rows, ...personsAt(4)], plan, assumptions).excluded).toMatchObject({
      doNotCall: 3,
      outsidePlan: 2,
    });
  });

  test('says the shortfall of strata, and what a total cannot find anywhere', () => {
    const fixed = planWith({ allocation: { kind: 'fixed', perStratum: 70 } });
    expect(planSample(personsAt(41), fixed, assumptions)).toMatchObject({ total: 41, shortfall: 29 });
    const shared = planWith({ allocation: { kind: 'proportional', total: 70, basis: 'persons', floor: 0 } });
    expect(planSample(personsAt(41), shared, assumptions)).toMatchObject({ total: 41, shortfall: 29 });
  });

  test('is what the draw will give, for any plan without stages', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, plan) => {
        fc.pre(plan.parts.every(({ stages }) => stages.length === 0));
        const preview = planSample(rows, plan, assumptions);
        if (preview.strata.length === 0) return;
        const draw = drawSample(rows, plan, '1');
        const sizes = (
          strata: readonly { stratumKey: string; n: number; reserve: number; shortfall: number }[],
        ): unknown =>
          new Map(
            strata.map(({ stratumKey, n, reserve, shortfall }) => [stratumKey, { n, reserve, shortfall }]),
          );
        expect(sizes(preview.strata)).toEqual(sizes(draw.strata));
        expect([preview.total, preview.shortfall]).toEqual([draw.total, draw.shortfall]);
        expect(preview.belowLeastTotal).toEqual(draw.belowLeastTotal);
      }),
    );
  });

  test('never fails on a checked plan', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, plan) => {
        const preview = planSample(rows, plan, assumptions);
        const left = Object.values(preview.excluded).reduce((sum, count) => sum + count, 0);
        expect(left + preview.transactions).toBe(rows.length);
        expect(preview.operatorHours).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('what a plan with stages would give', () => {
  const areas: AreaUnit[] = ['A', 'B'].flatMap((district) =>
    Array.from({ length: 10 }, (_, at) => ({
      district: `huyện ${district}`,
      class: '',
      commune: `xã ${at}`,
    })),
  );
  const rows = areas.flatMap(({ district, commune }) =>
    personsAt(50, { district, commune }, `${district} ${commune}`),
  );
  const plan = planWith(
    {
      stages: [
        { area: 'district', take: 'all', chances: 'equal' },
        { area: 'commune', take: 4, chances: 'equal' },
      ],
      strata: ['district', 'commune'],
      allocation: { kind: 'fixed', perStratum: 20 },
    },
    { areas, reserveFactor: 1 },
  );

  test('is shown by the areas that are certain, with expected numbers', () => {
    const preview = planSample(rows, plan, assumptions);
    expect(preview.strata.map(({ values, persons, n }) => [values, persons, n])).toEqual([
      [{ district: 'huyện A' }, 500, 80],
      [{ district: 'huyện B' }, 500, 80],
    ]);
    expect(preview.areas?.map(({ area, count, taken }) => [area, count, taken])).toEqual([
      ['district', 2, 2],
      ['commune', 20, 8],
    ]);
    expect(preview.total).toBe(160);
  });

  test('has a wider margin than persons drawn one by one: 20 in an area make it √1.95 times as wide', () => {
    const oneByOne = planWith(
      { strata: ['district'], allocation: { kind: 'fixed', perStratum: 80 } },
      { reserveFactor: 1 },
    );
    const margin = planSample(rows, plan, assumptions).marginOfError ?? 0;
    expect(margin / (planSample(rows, oneByOne, assumptions).marginOfError ?? 1)).toBeCloseTo(
      Math.sqrt(1.95),
      6,
    );
  });

  test('goes by the persons in an area, into however many strata they are divided', () => {
    const divided = planWith(
      {
        ...plan.parts[0],
        strata: ['district', 'commune', 'field'],
        allocation: { kind: 'fixed', perStratum: 10 },
      },
      { areas, reserveFactor: 1 },
    );
    const halves = rows.map((row, index) => ({ ...row, field: index % 2 === 0 ? 'Đất đai' : 'Hộ tịch' }));
    expect(planSample(halves, divided, assumptions).marginOfError).toBeCloseTo(
      planSample(rows, plan, assumptions).marginOfError ?? 0,
      3,
    );
  });

  test('counts the forms of areas in which nobody is listed yet towards the least total', () => {
    const preview = planSample([], { ...plan, leastTotal: 200 }, assumptions);
    expect(preview).toMatchObject({ total: 0, shortfall: 160 });
    expect(preview.belowLeastTotal).toEqual({
      missing: 40,
      raise: [
        { stratumKey: 'P\thuyện A\t', by: 20 },
        { stratumKey: 'P\thuyện B\t', by: 20 },
      ],
    });
  });

  test('says a plan that does not fit as the draw does', () => {
    const unfit = planWith({
      allocation: { kind: 'proportional', total: 1, basis: 'persons', floor: 1 },
      strata: ['commune'],
    });
    expect(() => planSample(rows, unfit, assumptions)).toThrow(SampleFault);
  });
});
