import { describe, expect, test } from 'vitest';

import { drawSample } from '#domain/samples/draw.ts';
import type { DrawnUnit } from '#domain/samples/drawn-unit.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';

import { personsAt, planWith } from './samples-frames.ts';

/*
 * Over 10,000 seeds, always the same ones, everybody is drawn as often as their probability says. Level 0.0001: a right
 * draw would fail one such test in ten thousand choices of seeds.
 */

const seeds = 10_000;

/**
 * Critical value at 0.0001 for up to 100 counts looked at one by one (Bonferroni: 0.000001 each): drawn or not, chi-square
 * with one degree of freedom. Holds for any design, as one person's fates over the seeds are independent.
 */
const criticalOfEach = 23.93;

function drawn(rows: readonly FrameTransaction[], plan: SamplePlan): DrawnUnit[] {
  return Array.from({ length: seeds }, (_, seed) => drawSample(rows, plan, `${seed}`).units).flat();
}

function countBy(units: readonly DrawnUnit[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { personKey } of units) counts.set(personKey, (counts.get(personKey) ?? 0) + 1);
  return counts;
}

function expectEachAsOften(units: readonly DrawnUnit[], probabilities: ReadonlyMap<string, number>): void {
  const counts = countBy(units);
  expect(probabilities.size).toBeLessThanOrEqual(100);
  for (const [person, probability] of probabilities) {
    const expected = seeds * probability;
    if (probability > 1 - 1e-9) expect(counts.get(person)).toBe(seeds);
    else {
      const statistic = ((counts.get(person) ?? 0) - expected) ** 2 / (expected * (1 - probability));
      expect(statistic, `${person}: ${counts.get(person)} of ${seeds}, chance ${probability}`).toBeLessThan(
        criticalOfEach,
      );
    }
  }
}

/** One of the persons a draw, equally often: chi-square over all, with the critical value for persons − 1 at 0.0001. */
function expectEquallyOften(units: readonly DrawnUnit[], persons: number, critical: number): void {
  expect(units).toHaveLength(seeds);
  const expected = seeds / persons;
  const counts = countBy(units);
  expect(counts.size).toBe(persons);
  let statistic = 0;
  for (const count of counts.values()) statistic += (count - expected) ** 2 / expected;
  expect(statistic).toBeLessThan(critical);
}

function same(rows: readonly FrameTransaction[], probability: number): Map<string, number> {
  return new Map(rows.map(({ personKey }) => [personKey, probability] as const));
}

const main = (units: readonly DrawnUnit[]): DrawnUnit[] => units.filter(({ role }) => role === 'main');

describe.each(['simple-random', 'systematic'] as const)('a %s draw', (selection) => {
  const persons = 24;
  const n = 7;
  // Dates come back, so that the systematic order has ties.
  const rows = personsAt(persons).map((row, index) => ({ ...row, resultOn: `2024-01-0${1 + (index % 5)}` }));
  const plan = planWith(
    { allocation: { kind: 'fixed', perStratum: n } },
    { selection, reserveFactor: 1, replicates: 3 },
  );
  const units = drawn(rows, plan);

  test('takes everybody with probability n / persons', () => {
    expectEachAsOften(main(units), same(rows, n / persons));
  });

  test('puts everybody first in the main sample and first and last in the reserve equally often', () => {
    // 23 degrees of freedom.
    const critical = 57.07;
    const at = (role: string, order: number): DrawnUnit[] =>
      units.filter((unit) => unit.role === role && unit.order === order);
    expectEquallyOften(at('main', 1), persons, critical);
    expectEquallyOften(at('reserve', 1), persons, critical);
    expectEquallyOften(at('reserve', n), persons, critical);
  });

  test('main and any released reserve together take everybody equally often', () => {
    const released = units.filter(({ role, order }) => role === 'main' || order <= 3);
    expectEachAsOften(released, same(rows, (n + 3) / persons));
  });

  test('makes each replicate a random part: everybody in each with probability of its size', () => {
    for (const [replicate, size] of [
      [1, 3],
      [2, 2],
      [3, 2],
    ] as const)
      expectEachAsOften(
        units.filter((unit) => unit.replicate === replicate),
        same(rows, size / persons),
      );
  });

  test('says the probability itself', () => {
    expect(units.every(({ inclusionProbability }) => inclusionProbability === n / persons)).toBe(true);
  });
});

describe('a simple random draw', () => {
  test('takes every pair equally often', () => {
    const persons = 14;
    const n = 5;
    const rows = personsAt(persons);
    const plan = planWith({ allocation: { kind: 'fixed', perStratum: n } }, { reserveFactor: 0 });
    const pairs = new Map<string, number>();
    for (let seed = 0; seed < seeds; seed += 1) {
      const sample = drawSample(rows, plan, `${seed}`).units.map(({ personKey }) => personKey);
      for (const a of sample)
        for (const b of sample) if (a < b) pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
    }
    const chance = (n * (n - 1)) / (persons * (persons - 1));
    expect(pairs.size).toBe((persons * (persons - 1)) / 2);
    for (const count of pairs.values())
      expect((count - seeds * chance) ** 2 / (seeds * chance * (1 - chance))).toBeLessThan(criticalOfEach);
  });
});

describe('a systematic draw', () => {
  test('spreads over the dates: never fewer than the whole part of its share from one half', () => {
    const rows = personsAt(40).map((row, index) => ({
      ...row,
      resultOn: index < 20 ? '2024-01-01' : '2024-07-01',
    }));
    const plan = planWith(
      { allocation: { kind: 'fixed', perStratum: 9 } },
      { selection: 'systematic', reserveFactor: 0 },
    );
    for (let seed = 0; seed < 200; seed += 1) {
      const early = drawSample(rows, plan, `${seed}`).units.filter(
        ({ personKey }) => Number(personKey.slice(2)) < 20,
      ).length;
      expect([4, 5]).toContain(early);
    }
  });
});

describe('a draw over stages', () => {
  // Three districts of two classes; communes by class and size, one so large that it is certain; then a village in each.
  const units = [
    ...[500, 60, 40, 30].map((size, at) => ({ district: 'A', class: 'I', commune: `A${at}`, size })),
    ...[10, 20, 30].map((size, at) => ({ district: 'B', class: 'II', commune: `B${at}`, size })),
    ...[25, 25].map((size, at) => ({ district: 'C', class: 'II', commune: `C${at}`, size })),
  ].flatMap((unit) => ['thôn 1', 'thôn 2'].map((village) => ({ ...unit, village })));
  const rows = units.flatMap(({ district, commune, village }) =>
    personsAt(commune === 'A3' ? 1 : 3, { district, commune, village }, `${district} ${commune} ${village}`),
  );
  const plan = planWith(
    {
      stages: [
        { area: 'district', take: { byClass: { I: 1, II: 1 } }, chances: 'equal' },
        { area: 'commune', take: 2, chances: 'by-size' },
        { area: 'village', take: 1, chances: 'equal' },
      ],
      strata: ['district', 'commune', 'village'],
      allocation: { kind: 'fixed', perStratum: 2 },
    },
    { areas: units, reserveFactor: 1, replicates: 2 },
  );

  test('takes everybody with the product of the chances of the stages, worked by hand', () => {
    // Village 1/2 everywhere; persons 2 of 3, in A3 the one there is.
    const commune: Readonly<Record<string, number>> = {
      // District of class I: the only one. A0 is certain (2 × 500 ≥ 630), then 1 of 130.
      A0: 1,
      A1: 60 / 130,
      A2: 40 / 130,
      A3: 30 / 130,
      // Class II: one of two districts. B: 2 × 30 = 60 is the whole, so B2 is certain and the other of 30.
      B0: 1 / 2 / 3,
      B1: 1 / 2 / 1.5,
      B2: 1 / 2,
      // C: both of two.
      C0: 1 / 2,
      C1: 1 / 2,
    };
    const probabilities = new Map(
      rows.map(({ personKey, commune: name = '' }) => [
        personKey,
        ((commune[name] ?? 0) / 2) * (name === 'A3' ? 1 : 2 / 3),
      ]),
    );
    const all = drawn(rows, plan);
    expectEachAsOften(main(all), probabilities);
    for (const unit of all)
      expect(unit.inclusionProbability).toBeCloseTo(probabilities.get(unit.personKey) ?? -1, 12);
  });
});
