import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawSample, type SampleDraw } from '#domain/samples/draw.ts';
import type { DrawnUnit } from '#domain/samples/drawn-unit.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';

import { anyFrame, anyPlan, partWith, personsAt, planWith, transactionWith } from './samples-frames.ts';

const plan = planWith({ allocation: { kind: 'proportional', total: 25, basis: 'transactions', floor: 1 } });
const seeds = fc.string({ minLength: 1 }).filter((text) => /[a-z0-9]/.test(text));

function unitsOf(draw: SampleDraw, role: DrawnUnit['role']): DrawnUnit[] {
  return draw.units.filter((unit) => unit.role === role);
}

/** Null when the plan takes nobody of the frame: the one way in which a checked plan may not be drawn. */
function drawOrNull(rows: readonly FrameTransaction[], anyOf: SamplePlan, seed: string): SampleDraw | null {
  try {
    return drawSample(rows, anyOf, seed);
  } catch (error) {
    if (error instanceof SampleFault && error.code === 'frame-empty') return null;
    throw error;
  }
}

describe('any plan on any frame', () => {
  test('is one that the check of plans lets pass', () => {
    fc.assert(
      fc.property(anyPlan, (anyOf) => {
        expect(readPlan(anyOf)).toHaveProperty('plan');
      }),
    );
  });

  test('draws the same from the rows in any order', () => {
    fc.assert(
      fc.property(
        anyFrame.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        anyPlan,
        seeds,
        ([rows, shuffled], anyOf, seed) => {
          expect(drawOrNull(shuffled, anyOf, seed)).toEqual(drawOrNull(rows, anyOf, seed));
        },
      ),
    );
  });

  test('draws nobody twice, gives every transaction one fate, and all sums agree', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, seeds, (rows, anyOf, seed) => {
        const draw = drawOrNull(rows, anyOf, seed);
        if (!draw) return;
        expect(new Set(draw.units.map((unit) => unit.personKey)).size).toBe(draw.units.length);
        expect(new Set(draw.units.map((unit) => unit.caseKey)).size).toBe(draw.units.length);
        const left = Object.values(draw.excluded).reduce((sum, count) => sum + count, 0);
        expect(left + draw.transactions).toBe(rows.length);
        const sum = (key: 'transactions' | 'persons' | 'n'): number =>
          draw.strata.reduce((total, stratum) => total + stratum[key], 0);
        expect([sum('transactions'), sum('persons'), sum('n')]).toEqual([
          draw.transactions,
          draw.persons,
          draw.total,
        ]);
        expect(unitsOf(draw, 'main')).toHaveLength(draw.total);
        expect(draw.replicates.reduce((total, size) => total + size, 0)).toBe(draw.total);
      }),
    );
  });

  test('keeps n and the reserve within the persons of a stratum, main before reserve, each numbered from 1', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, anyOf) => {
        const draw = drawOrNull(rows, anyOf, '1');
        for (const { stratumKey, n, reserve, persons, wanted, shortfall } of draw?.strata ?? []) {
          const units = draw?.units.filter((unit) => unit.stratumKey === stratumKey) ?? [];
          expect(units.map(({ role, order }) => `${role} ${order}`)).toEqual([
            ...Array.from({ length: n }, (_, index) => `main ${index + 1}`),
            ...Array.from({ length: reserve }, (_, index) => `reserve ${index + 1}`),
          ]);
          expect(n + reserve).toBeLessThanOrEqual(persons);
          expect(reserve).toBe(Math.min(persons - n, Math.ceil(n * anyOf.reserveFactor)));
          expect(n + shortfall).toBe(wanted);
        }
      }),
    );
  });

  test('weights of the main sample stand for the persons of the strata drawn from, over all stages', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, anyOf) => {
        const draw = drawOrNull(rows, anyOf, '1');
        for (const { stratumKey, n, persons, stageProbabilities } of draw?.strata ?? []) {
          if (n === 0) continue;
          const units = unitsOf(draw as SampleDraw, 'main').filter((unit) => unit.stratumKey === stratumKey);
          const sum = units.reduce((total, unit) => total + unit.designWeight, 0);
          const chance = stageProbabilities.reduce((product, each) => product * each, 1);
          expect(chance).toBeGreaterThan(0);
          expect(sum * chance).toBeCloseTo(persons, 8);
          for (const unit of units) {
            expect(unit.inclusionProbability).toBeCloseTo((chance * n) / persons, 12);
            expect(unit.stageProbabilities).toEqual(stageProbabilities);
          }
        }
      }),
    );
  });

  test('deals the main sample to replicates of equal size, in all and in every stratum', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, anyOf) => {
        const draw = drawOrNull(rows, anyOf, '1');
        if (!draw) return;
        const isEven = (sizes: readonly number[]): void =>
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        isEven(draw.replicates);
        expect(draw.replicates).toHaveLength(anyOf.replicates);
        for (const { stratumKey } of draw.strata) {
          const sizes = draw.replicates.map(
            (_size, index) =>
              draw.units.filter((unit) => unit.stratumKey === stratumKey && unit.replicate === index + 1)
                .length,
          );
          isEven(sizes);
        }
        expect(unitsOf(draw, 'reserve').every(({ replicate }) => replicate === 0)).toBe(true);
      }),
    );
  });

  test('does not go by how persons are named, only by which transactions are one person’s', () => {
    fc.assert(
      fc.property(anyFrame, anyPlan, (rows, anyOf) => {
        const renamed = rows.map((row) => ({
          ...row,
          personKey: `x${row.personKey.split('').toReversed().join('')}`,
        }));
        const digests = (draw: SampleDraw | null): unknown => draw && [draw.frameDigest, draw.sampleDigest];
        expect(digests(drawOrNull(renamed, anyOf, '7'))).toEqual(digests(drawOrNull(rows, anyOf, '7')));
      }),
    );
  });
});

describe('the draw', () => {
  test('of another seed is another sample of the same frame', () => {
    const rows = personsAt(200);
    const one = drawSample(rows, plan, '1');
    const two = drawSample(rows, plan, '2');
    expect(two.frameDigest).toBe(one.frameDigest);
    expect(two.sampleDigest).not.toBe(one.sampleDigest);
    expect(one.total).toBe(25);
  });

  test('has a frame digest that tells a changed date, stratum, mã hồ sơ or person', () => {
    const first = transactionWith({ transactionKey: 'a' });
    const other = transactionWith({ transactionKey: 'b', personKey: 'other' });
    const digest = (change: Partial<FrameTransaction>): string =>
      drawSample([{ ...first, ...change }, other], plan, '1').frameDigest;
    const original = digest({});
    for (const change of [
      { resultOn: '2024-01-02' },
      { agency: 'UBND xã Z' },
      { transactionKey: 'aa' },
      { personKey: 'other' },
    ]) {
      expect(digest(change)).not.toBe(original);
    }
    expect(digest({ tthcName: 'not a stratum of this plan' })).toBe(original);
  });

  test('has a sample digest that tells the areas drawn, though they give nobody', () => {
    const districts = ['huyện A', 'huyện B', 'huyện C', 'huyện D'];
    const staged = planWith(
      { stages: [{ area: 'district', take: 1, chances: 'equal' }], strata: ['district'] },
      { areas: districts.map((district) => ({ district, class: '', commune: '' })) },
    );
    const draws = ['1', '2', '3', '4', '5', '6'].map((seed) => drawSample([], staged, seed));
    const drawn = new Set(draws.map(({ areas }) => areas[0]?.district));
    expect(drawn.size).toBeGreaterThan(1);
    expect(new Set(draws.map(({ sampleDigest }) => sampleDigest)).size).toBe(drawn.size);
  });

  test('publishes nothing that holds or is derived from a phone number', () => {
    const draw = drawSample([transactionWith({ personKey: '+84912345678' })], plan, '1');
    const same = drawSample([transactionWith({ personKey: '+84987654321' })], plan, '1');
    const published = ({ units, ...rest }: SampleDraw): string =>
      JSON.stringify([rest, units.map(({ caseKey, role, order }) => [caseKey, role, order])]);
    expect(published(draw)).toBe(published(same));
    expect(published(draw)).not.toContain('912345678');
  });

  test('needs a seed and somebody to draw', () => {
    expect(() => drawSample([transactionWith()], plan, ' \n')).toThrow(SampleFault);
    expect(() => drawSample([], plan, '1')).toThrow(SampleFault);
    const onDoNotCall = [transactionWith({ excludedBecause: 'doNotCall' })];
    expect(() => drawSample(onDoNotCall, plan, '1')).toThrow(SampleFault);
  });

  test('one person has a place in one part only, that of their last transaction', () => {
    const parts = [
      partWith({ name: 'Tỉnh', eligibility: { levels: ['province'] } }),
      partWith({ name: 'Xã', eligibility: { levels: ['commune'] } }),
    ];
    const draw = drawSample(
      [
        transactionWith({ transactionKey: 'a', agency: 'Sở Tư pháp', resultOn: '2024-02-01' }),
        transactionWith({ transactionKey: 'b', agency: 'UBND xã A', resultOn: '2024-01-01' }),
      ],
      planWith({}, { parts }),
      '1',
    );
    expect(draw.units.map(({ part, transactionKey }) => [part, transactionKey])).toEqual([['Tỉnh', 'a']]);
    expect(draw.strata.map(({ part, transactions, persons }) => [part, transactions, persons])).toEqual([
      ['Tỉnh', 1, 1],
      ['Xã', 1, 0],
    ]);
  });
});
