import { describe, expect, test } from 'vitest';

import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import { planFaultSentence, sampleFaultSentence } from '#domain/samples/fault-sentences.ts';
import type { AreaUnit } from '#domain/samples/plan.ts';
import { planFaultCodes } from '#domain/samples/plan-fault.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { sampleFaultCodes } from '#domain/samples/sample-fault.ts';

const part = { name: 'p', strata: ['agency'], allocation: { kind: 'take-all' } };
const plan = { id: 'x', title: 'x', source: 'x', parts: [part], reserveFactor: 1 };

function faultsOf(value: unknown): string[] {
  const reading = readPlan(value);
  return 'faults' in reading ? reading.faults.map(({ where, code }) => `${where} ${code}`) : [];
}

describe('plans from outside', () => {
  test.each(builtInPlans)(
    'the built-in plan $id passes the check, also after a trip through JSON',
    (builtIn) => {
      expect(readPlan(JSON.parse(JSON.stringify(builtIn)))).toEqual({ plan: builtIn });
    },
  );

  test('what may be left out has its usual value', () => {
    expect(readPlan(plan)).toEqual({
      plan: {
        ...plan,
        parts: [{ ...part, eligibility: {}, stages: [] }],
        notCovered: [],
        selection: 'simple-random',
        replicates: 1,
      },
    });
  });

  test('every fault is named with its place', () => {
    expect(
      faultsOf({
        id: 'x',
        title: ' ',
        source: 'x',
        parts: [
          {
            name: 'Cấp tỉnh',
            eligibility: {
              levels: 'district',
              agencies: [],
              // A word of a list in place of what lists are read into would leave everybody out.
              channels: ['Trực tuyến'],
              timeliness: ['late', 'Trễ hạn'],
              persons: 'companies',
            },
            strata: ['agency', 'colour', 'agency'],
            allocation: {
              kind: 'size-table',
              tiers: [
                { from: 30, size: -1 },
                { from: 30, size: 'some' },
              ],
            },
          },
          { ...part, name: ' Cấp  tỉnh' },
        ],
        selection: 'by-hand',
        replicates: 0,
        leastTotal: 'many',
        reserveFactor: -1,
      }),
    ).toEqual([
      'parts[0].strata[1] unknown-value',
      'parts[0].strata repeated-value',
      'parts[0].eligibility.levels not-a-list',
      'parts[0].eligibility.agencies list-empty',
      'parts[0].eligibility.channels[0] unknown-value',
      'parts[0].eligibility.timeliness[1] unknown-value',
      'parts[0].eligibility.persons unknown-value',
      'parts[0].allocation.tiers[0].size out-of-range',
      'parts[0].allocation.tiers[1].size not-a-whole-number',
      'parts[0].allocation.tiers repeated-value',
      'parts[0].allocation.tiers tier-zero-missing',
      'parts repeated-value',
      'title text-missing',
      'selection unknown-value',
      'reserveFactor out-of-range',
      'replicates out-of-range',
      'leastTotal not-a-whole-number',
    ]);
    expect(faultsOf(null)).toContain('plan not-an-object');
    expect(faultsOf({ ...plan, parts: [] })).toEqual(['parts list-empty']);
  });

  const allocations: readonly (readonly [unknown, string])[] = [
    [{ kind: 'by-hand' }, 'kind unknown-value'],
    [{ kind: 'fixed', perStratum: 2.5 }, 'perStratum not-a-whole-number'],
    [
      { kind: 'fixed', perStratum: 5, perStratumByLevel: { commune: 5 } },
      'perStratumByLevel level-not-in-strata',
    ],
    [{ kind: 'proportional', total: 10, basis: 'rows', floor: 0 }, 'basis unknown-value'],
    [{ kind: 'proportional', total: 10, basis: 'persons', floor: 4, cap: 3 }, 'cap out-of-range'],
    [
      { kind: 'proportional', total: { kind: 'guess', e: 0.1 }, basis: 'persons', floor: 0 },
      'total.kind unknown-value',
    ],
    [{ kind: 'neyman', total: 10, deviation: 0, floor: 0 }, 'deviation out-of-range'],
    [
      { kind: 'neyman', total: 10, deviation: 0.5, deviations: { A: 'wide' }, floor: 0 },
      'deviations.A out-of-range',
    ],
    [{ kind: 'yamane', e: 5 }, 'e out-of-range'],
    [{ kind: 'cochran', e: 0.05, z: 1.96, p: 1 }, 'p out-of-range'],
  ];
  test.each(allocations)('refuses the allocation %j', (allocation, fault) => {
    expect(faultsOf({ ...plan, parts: [{ ...part, allocation }] })).toContain(`parts[0].allocation.${fault}`);
  });

  test('every fault is a sentence in both languages, with the numbers and names in question', () => {
    for (const code of planFaultCodes) {
      const details = { least: 1, most: 100, name: 'Loại I' };
      for (const sentence of Object.values(planFaultSentence({ where: 'x', code, details })))
        expect(sentence).toMatch(/^[\p{Lu}«“].{10,}\.$/u);
    }
    for (const code of sampleFaultCodes)
      for (const sentence of Object.values(sampleFaultSentence(code)))
        expect(sentence).toMatch(/^[\p{Lu}«“].{10,}\.$/u);
    const [fault] = [readPlan({ ...plan, replicates: 500 })].flatMap((reading) =>
      'faults' in reading ? reading.faults : [],
    );
    expect(fault && planFaultSentence(fault).vi).toBe('Cần một số từ 1 đến 100.');
    expect(sampleFaultSentence('floors-exceed-total', { floors: 30, total: 20 }).vi).toContain(
      '30, vượt tổng mẫu 20',
    );
    expect(sampleFaultSentence('area-class-unknown', { area: 'A\tB', class: 'IV' }).en).toContain(
      '“IV” to draw (A – B)',
    );
  });
});

describe('plans that draw areas first', () => {
  const stages = [
    { area: 'district', take: 'all', chances: 'equal' },
    { area: 'commune', take: { byClass: { I: 2, II: 1 } }, chances: 'by-size' },
  ];
  const staged = {
    ...part,
    strata: ['district', 'commune'],
    allocation: { kind: 'fixed', perStratum: 5 },
    stages,
  };
  const units: AreaUnit[] = [
    { district: 'huyện A', class: 'I', commune: 'xã 1', size: 100 },
    { district: 'huyện A', class: 'I', commune: 'xã 2', size: 80 },
    { district: 'huyện B', class: 'II', commune: 'xã 1', size: 60 },
  ];
  const faultsWith = (change: object, areas: readonly object[] = units): string[] =>
    faultsOf({ ...plan, parts: [{ ...staged, ...change }], areas });

  test('pass with a list of units that has what the stages go by, and without a list', () => {
    expect(faultsWith({})).toEqual([]);
    expect(faultsOf({ ...plan, parts: [staged] })).toEqual([]);
  });

  test('go from large to small areas, each a stratum, none with a total shared over strata', () => {
    expect(faultsWith({ stages: stages.toReversed() })).toContain('parts[0].stages stages-out-of-order');
    expect(faultsWith({ strata: ['district'] })).toContain('parts[0].strata area-not-in-strata');
    const allocation = { kind: 'proportional', total: 10, basis: 'persons', floor: 0 };
    expect(faultsWith({ allocation })).toEqual(['parts[0].allocation.kind total-with-stages']);
  });

  test('need names, one class for a district, a number for every class, sizes, and no unit twice', () => {
    const second = (change: object): string[] =>
      faultsWith(
        {},
        units.map((unit, index) => (index === 1 ? { ...unit, ...change } : unit)),
      );
    expect(second({ commune: '' })).toContain('areas[1].commune text-missing');
    expect(second({ size: 0 })).toContain('areas[1].size out-of-range');
    expect(second({ size: undefined })).toContain('areas[1].size not-a-whole-number');
    expect(second({ class: 'IV' })).toEqual(['areas[1].class area-class-without-size']);
    expect(second({ commune: ' xã  1' })).toContain('areas[1] repeated-value');
    const byDistrictClass = [{ area: 'district', take: { byClass: { I: 1, II: 1 } }, chances: 'equal' }];
    const change = { stages: byDistrictClass, strata: ['district'] };
    expect(faultsWith(change, units.with(1, { district: 'huyện A', class: 'II', commune: 'xã 2' }))).toEqual([
      'areas[1].class area-class-differs',
    ]);
  });

  test('two communes of one name need their district among the strata', () => {
    const communes = [{ area: 'commune', take: 2, chances: 'equal' }];
    expect(faultsWith({ stages: communes, strata: ['district', 'commune'] })).toEqual([]);
    expect(faultsWith({ stages: communes, strata: ['commune'] })).toEqual([
      'areas[2].commune area-ambiguous',
    ]);
  });
});
