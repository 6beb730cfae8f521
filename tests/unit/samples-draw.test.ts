import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawSample, type DrawnUnit, type SampleDraw } from '#domain/samples/draw.ts';
import { frameOf, type FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';

const plan: SamplePlan = {
  id: 'test',
  title: 'test',
  source: 'test',
  notCovered: [],
  strata: ['agency', 'field'],
  allocation: { kind: 'proportional', total: 25, basis: 'transactions', floor: 1 },
  reserveFactor: 0.5,
};

function transaction(change: Partial<FrameTransaction> = {}): FrameTransaction {
  return {
    transactionKey: 'H16-240101-0001',
    personKey: '+84900000001 nguyen van a',
    agency: 'UBND xã A',
    field: 'Đất đai',
    tthcName: 'Đăng ký biến động',
    resultOn: '2024-01-01',
    ...change,
  };
}

/** Frames in which persons come back, at the same and at other agencies, often on the same date. */
const frames = fc
  .array(
    fc.record({
      person: fc.integer({ min: 1, max: 60 }),
      agency: fc.constantFrom('UBND xã A', 'UBND xã B', 'Sở C'),
      field: fc.constantFrom('Đất đai', 'Hộ tịch'),
      day: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 150 },
  )
  .map((rows) =>
    rows.map(({ person, agency, field, day }, index) =>
      transaction({
        transactionKey: `H16-24010${day}-${index}`,
        personKey: `+849000000${person}`,
        agency,
        field,
        resultOn: `2024-01-0${day}`,
      }),
    ),
  );

const wholeSample: SamplePlan = { ...plan, allocation: { kind: 'fixed', perStratum: 4 } };

function unitsOf(draw: SampleDraw, role: DrawnUnit['role']): DrawnUnit[] {
  return draw.units.filter((unit) => unit.role === role);
}

describe('the frame', () => {
  test('keeps a person at their most recent transaction, wherever it was', () => {
    const frame = frameOf(
      [
        transaction({ transactionKey: 'a', resultOn: '2024-05-02', agency: 'UBND xã A' }),
        transaction({ transactionKey: 'b', resultOn: '2024-06-01', agency: 'UBND xã B' }),
        transaction({ transactionKey: 'c', resultOn: '2024-01-30', agency: 'UBND xã A' }),
      ],
      plan,
    );
    expect(frame.persons).toEqual([
      { personKey: '+84900000001 nguyen van a', transactionKey: 'b', stratumKey: 'UBND xã B\tĐất đai' },
    ]);
    expect(frame.strata.map(({ transactions, persons }) => [transactions, persons])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  test('takes the later mã hồ sơ of two transactions on one date', () => {
    const keys = ['H16-240101-0009', 'H16-240101-0010', 'H16-240101-0002'];
    const frame = frameOf(
      keys.map((transactionKey) => transaction({ transactionKey })),
      plan,
    );
    expect(frame.persons.map((person) => person.transactionKey)).toEqual(['H16-240101-0010']);
  });

  test('puts one agency in one stratum however its marks and blanks are encoded', () => {
    const spellings = ['UBND xã Đắk Hà', 'UBND xã Đắk Hà'.normalize('NFD'), ' UBND  xã\u00a0Đắk Hà\n'];
    const frame = frameOf(
      spellings.map((agency, index) =>
        transaction({ transactionKey: `${index}`, personKey: `${index}`, agency }),
      ),
      plan,
    );
    expect(frame.strata).toMatchObject([{ transactions: 3, persons: 3 }]);
  });

  test('leaves out agencies of levels that the plan does not cover, and counts them', () => {
    const provincial: SamplePlan = { ...plan, levels: ['province'] };
    const frame = frameOf(
      [
        transaction({ transactionKey: '1', personKey: '1', agency: 'Sở Tư pháp' }),
        transaction({ transactionKey: '2', personKey: '1', agency: 'UBND xã A', resultOn: '2024-12-01' }),
        transaction({ transactionKey: '3', personKey: '2', agency: 'Đoàn X', level: 'province' }),
      ],
      provincial,
    );
    expect(frame.outsidePlan).toBe(1);
    expect(frame.persons.map((person) => person.transactionKey)).toEqual(['1', '3']);
  });

  test('refuses a mã hồ sơ that comes twice or is empty', () => {
    const twice = [transaction(), transaction({ transactionKey: ' H16-240101-0001 ' })];
    expect(() => frameOf(twice, plan)).toThrow(SampleFault);
    expect(() => frameOf([transaction({ transactionKey: ' ' })], plan)).toThrow(SampleFault);
  });
});

describe('the draw', () => {
  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        frames.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        fc.string({ minLength: 1 }).filter((text) => /[a-z0-9]/.test(text)),
        ([rows, shuffled], seed) => {
          expect(drawSample(shuffled, wholeSample, seed)).toEqual(drawSample(rows, wholeSample, seed));
        },
      ),
    );
  });

  test('does not depend on how persons are named, only on which transactions are one person’s', () => {
    fc.assert(
      fc.property(frames, (rows) => {
        const renamed = rows.map((row) => ({
          ...row,
          personKey: `x${row.personKey.split('').toReversed().join('')}`,
        }));
        const draw = drawSample(rows, wholeSample, '7');
        const again = drawSample(renamed, wholeSample, '7');
        expect([again.frameDigest, again.sampleDigest]).toEqual([draw.frameDigest, draw.sampleDigest]);
      }),
    );
  });

  test('draws nobody twice, keeps main and reserve apart and within the stratum', () => {
    fc.assert(
      fc.property(frames, fc.integer(), (rows, seed) => {
        const draw = drawSample(rows, wholeSample, `${seed}`);
        expect(new Set(draw.units.map((unit) => unit.personKey)).size).toBe(draw.units.length);
        expect(new Set(draw.units.map((unit) => unit.caseKey)).size).toBe(draw.units.length);
        expect(draw.persons).toBe(new Set(rows.map((row) => row.personKey)).size);
        expect(draw.strata.reduce((sum, { persons }) => sum + persons, 0)).toBe(draw.persons);
        for (const { stratumKey, n, reserve, persons } of draw.strata) {
          const units = draw.units.filter((unit) => unit.stratumKey === stratumKey);
          expect(units.map(({ role, order }) => `${role} ${order}`)).toEqual([
            ...Array.from({ length: n }, (_, index) => `main ${index + 1}`),
            ...Array.from({ length: reserve }, (_, index) => `reserve ${index + 1}`),
          ]);
          expect(n + reserve).toBeLessThanOrEqual(persons);
        }
      }),
    );
  });

  test('weights of the main sample add up to the persons of the strata that give anybody', () => {
    fc.assert(
      fc.property(frames, (rows) => {
        const draw = drawSample(rows, wholeSample, '1');
        const sum = unitsOf(draw, 'main').reduce((total, unit) => total + unit.designWeight, 0);
        expect(sum).toBeCloseTo(draw.persons, 8);
        for (const unit of draw.units)
          expect(unit.designWeight * unit.inclusionProbability).toBeCloseTo(1, 12);
      }),
    );
  });

  test('another seed gives another sample of the same frame', () => {
    const rows = Array.from({ length: 200 }, (_, index) =>
      transaction({ transactionKey: `${index}`, personKey: `${index}` }),
    );
    const one = drawSample(rows, plan, '1');
    const two = drawSample(rows, plan, '2');
    expect(two.frameDigest).toBe(one.frameDigest);
    expect(two.sampleDigest).not.toBe(one.sampleDigest);
    expect(one.total).toBe(25);
  });

  test('the frame digest tells a changed date, stratum, mã hồ sơ or person', () => {
    const rows = [
      transaction({ transactionKey: 'a' }),
      transaction({ transactionKey: 'b', personKey: 'other' }),
    ];
    const digest = (change: Partial<FrameTransaction>): string =>
      drawSample([{ ...transaction({ transactionKey: 'a' }), ...change }, ...rows.slice(1)], plan, '1')
        .frameDigest;
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

  test('nothing published holds or is derived from a phone number', () => {
    const draw = drawSample([transaction({ personKey: '+84912345678' })], plan, '1');
    const same = drawSample([transaction({ personKey: '+84987654321' })], plan, '1');
    const published = ({ units, ...rest }: SampleDraw): string =>
      JSON.stringify([rest, units.map(({ caseKey, role, order }) => [caseKey, role, order])]);
    expect(published(draw)).toBe(published(same));
    expect(published(draw)).not.toContain('912345678');
  });

  test('needs a seed and a frame', () => {
    expect(() => drawSample([transaction()], plan, ' \n')).toThrow(SampleFault);
    expect(() => drawSample([], plan, '1')).toThrow(SampleFault);
  });
});

describe('chances over 4,000 seeds', () => {
  const persons = 24;
  const n = 7;
  const draws = 4000;
  const rows = Array.from({ length: persons }, (_, index) =>
    transaction({ transactionKey: `H16-240101-${1000 + index}`, personKey: `${index}` }),
  );
  const samples = Array.from({ length: draws }, (_, seed) =>
    unitsOf(
      drawSample(
        rows,
        { ...plan, allocation: { kind: 'fixed', perStratum: n }, reserveFactor: 1 },
        `${seed}`,
      ),
      'main',
    ).map((unit) => Number(unit.personKey)),
  );

  test('every person is drawn equally often (chi-square, level 0.001)', () => {
    const counts = Array.from({ length: persons }, () => 0);
    for (const sample of samples) for (const person of sample) counts[person] = (counts[person] ?? 0) + 1;
    const chance = n / persons;
    // Inclusions are negatively correlated within a sample; with this factor the sum is chi-square with N − 1 degrees.
    const statistic = counts.reduce((sum, count) => sum + (count - draws * chance) ** 2, 0);
    const scaled = (statistic * (persons - 1)) / (persons * draws * chance * (1 - chance));
    expect(scaled).toBeLessThan(49.73);
  });

  test('every pair is drawn equally often: none more than 4.5 standard errors off', () => {
    const pairs = new Map<string, number>();
    for (const sample of samples) {
      for (const a of sample) {
        for (const b of sample) if (a < b) pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
      }
    }
    const chance = (n * (n - 1)) / (persons * (persons - 1));
    const error = Math.sqrt(draws * chance * (1 - chance));
    expect(pairs.size).toBe((persons * (persons - 1)) / 2);
    for (const count of pairs.values()) expect(Math.abs(count - draws * chance)).toBeLessThan(4.5 * error);
  });

  test('every person is equally often the first in the order of release (chi-square, level 0.001)', () => {
    const counts = Array.from({ length: persons }, () => 0);
    for (const [first = 0] of samples) counts[first] = (counts[first] ?? 0) + 1;
    const expected = draws / persons;
    const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(statistic).toBeLessThan(49.73);
  });
});
