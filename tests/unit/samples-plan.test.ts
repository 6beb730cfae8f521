import { describe, expect, test } from 'vitest';

import { agencyLevel } from '#domain/samples/agency-level.ts';
import { builtInPlan, builtInPlans } from '#domain/samples/built-in-plans.ts';
import { drawSample } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { readPlan } from '#domain/samples/read-plan.ts';

/** So many transactions of as many persons at each agency and procedure. */
function listOf(
  sizes: readonly (readonly [agency: string, tthcName: string, count: number])[],
): FrameTransaction[] {
  return sizes.flatMap(([agency, tthcName, count]) =>
    Array.from({ length: count }, (_, index) => ({
      transactionKey: `${agency} ${tthcName} ${index}`,
      personKey: `${agency} ${tthcName} ${index}`,
      agency,
      field: tthcName,
      tthcName,
      resultOn: '2024-01-01',
    })),
  );
}

function drawBuiltIn(id: string, transactions: readonly FrameTransaction[]): ReturnType<typeof drawSample> {
  const plan = builtInPlan(id);
  if (!plan) throw new Error(`no built-in plan ${id}`);
  return drawSample(transactions, plan, '1');
}

describe('plans from outside', () => {
  test.each(builtInPlans)(
    'the built-in plan $id passes the check, also after a trip through JSON',
    (plan) => {
      expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ plan });
    },
  );

  test('every fault is named with its place', () => {
    const reading = readPlan({
      id: 'x',
      title: ' ',
      source: 'x',
      strata: ['agency', 'colour', 'agency'],
      levels: 'district',
      allocation: {
        kind: 'size-table',
        tiers: [
          { from: 30, size: -1 },
          { from: 30, size: 'some' },
        ],
      },
      reserveFactor: -1,
    });
    expect(reading).toEqual({
      faults: [
        { where: 'strata[1]', code: 'unknown-value' },
        { where: 'strata', code: 'repeated-value' },
        { where: 'title', code: 'text-missing' },
        { where: 'allocation.tiers[0].size', code: 'out-of-range' },
        { where: 'allocation.tiers[1].size', code: 'not-a-whole-number' },
        { where: 'allocation.tiers', code: 'repeated-value' },
        { where: 'allocation.tiers', code: 'tier-zero-missing' },
        { where: 'reserveFactor', code: 'out-of-range' },
        { where: 'levels', code: 'not-a-list' },
      ],
    });
  });

  const allocations: readonly (readonly [unknown, string])[] = [
    [{ kind: 'by-hand' }, 'allocation.kind'],
    [{ kind: 'fixed', perStratum: 2.5 }, 'allocation.perStratum'],
    [{ kind: 'fixed', perStratum: 5, perStratumByLevel: { commune: 5 } }, 'allocation.perStratumByLevel'],
    [{ kind: 'proportional', total: 10, basis: 'rows', floor: 0 }, 'allocation.basis'],
    [{ kind: 'proportional', total: 10, basis: 'persons', floor: 4, cap: 3 }, 'allocation.cap'],
    [
      { kind: 'proportional', total: { kind: 'guess', e: 0.1 }, basis: 'persons', floor: 0 },
      'allocation.total.kind',
    ],
    [{ kind: 'yamane', e: 5 }, 'allocation.e'],
    [{ kind: 'cochran', e: 0.05, z: 1.96, p: 1 }, 'allocation.p'],
    ['take-all', 'allocation'],
  ];
  test.each(allocations)('refuses the allocation %j', (allocation, where) => {
    const reading = readPlan({
      id: 'x',
      title: 'x',
      source: 'x',
      strata: ['agency'],
      allocation,
      reserveFactor: 1,
    });
    expect('faults' in reading ? reading.faults.map((fault) => fault.where) : []).toContain(where);
  });
});

describe('built-in plans', () => {
  test('Đắk Glong draws 400 persons over agency × field', () => {
    const draw = drawBuiltIn(
      'dak-glong-2024',
      listOf([
        ['UBND xã Đắk Ha', 'Đất đai', 900],
        ['UBND xã Đắk Ha', 'Hộ tịch', 5],
        ['Bộ phận Một cửa huyện Đắk Glong', 'Tư pháp', 600],
      ]),
    );
    expect(draw.total).toBe(400);
    expect(draw.strata.map(({ values, n }) => [values.agency, values.field, n])).toEqual([
      ['Bộ phận Một cửa huyện Đắk Glong', 'Tư pháp', 159],
      ['UBND xã Đắk Ha', 'Hộ tịch', 2],
      ['UBND xã Đắk Ha', 'Đất đai', 239],
    ]);
  });

  test('Cà Mau draws 3 × 3 × 70 and 10 × 3 × 80, together 3,030', () => {
    const district = ['UBND huyện Năm Căn', 'UBND huyện Phú Tân', 'UBND thành phố Cà Mau'];
    const commune = Array.from({ length: 10 }, (_, index) => `UBND xã số ${index}`);
    const services = ['dịch vụ 1', 'dịch vụ 2', 'dịch vụ 3'];
    const sizes = [...district, ...commune].flatMap((agency) =>
      services.map((service) => [agency, service, 100] as const),
    );
    const draw = drawBuiltIn('ca-mau-2014', listOf(sizes));
    const drawnAt = (level: string): number =>
      draw.strata.filter(({ values }) => values.level === level).reduce((sum, { n }) => sum + n, 0);
    expect([drawnAt('district'), drawnAt('commune'), draw.total]).toEqual([630, 2400, 3030]);
  });

  test('Bình Định sizes provincial agencies by transactions and leaves communes to the household survey', () => {
    const draw = drawBuiltIn(
      'binh-dinh-2023',
      listOf([
        ['Sở Tư pháp', 'a', 500],
        ['Cục Thuế tỉnh', 'a', 499],
        ['Sở Ngoại vụ', 'a', 30],
        ['Bảo hiểm xã hội tỉnh', 'a', 29],
        ['UBND xã Nhơn Lý', 'a', 300],
      ]),
    );
    expect(draw.strata.map(({ values, n }) => [values.agency, n])).toEqual([
      ['Bảo hiểm xã hội tỉnh', 29],
      ['Cục Thuế tỉnh', 100],
      ['Sở Ngoại vụ', 30],
      ['Sở Tư pháp', 150],
    ]);
    expect(draw.outsidePlan).toBe(300);
  });

  test('the two-level plan has communes and provincial agencies but no district', () => {
    const draw = drawBuiltIn(
      'two-level-2025',
      listOf([
        ['Sở Tư pháp', 'a', 600],
        ['UBND phường Quy Nhơn', 'a', 250],
        ['UBND huyện Tuy Phước', 'a', 250],
      ]),
    );
    expect(draw.strata.map(({ values, n }) => [values.level, n])).toEqual([
      ['commune', 100],
      ['province', 150],
    ]);
    expect(draw.outsidePlan).toBe(250);
  });
});

describe('the level of an agency, from its name', () => {
  test.each([
    ['UBND xã Đắk Ha', 'commune'],
    ['UBND thị trấn Năm Căn', 'commune'],
    ['UBND PHƯỜNG 5, THÀNH PHỐ CÀ MAU', 'commune'],
    ['UBND đặc khu Phú Quốc', 'commune'],
    ['UBND P.8, TP.Cà Mau', 'commune'],
    ['UBND TT Năm Căn', 'commune'],
    ['Ủy ban nhân dân TP. Cà Mau', 'district'],
    ['UBND TX. An Nhơn', 'district'],
    ['Bộ phận Một cửa huyện Đắk Glong', 'district'],
    ['UBND thành phố Cà Mau', 'district'],
    ['UBND thị xã An Nhơn', 'district'],
    ['UBND thành phố Hà Nội', 'province'],
    ['UBND tỉnh Bình Định', 'province'],
    ['Sở Kế hoạch và Đầu tư', 'province'],
    ['Ban Quản lý Khu kinh tế tỉnh', 'province'],
    ['Bảo hiểm xã hội tỉnh', 'central'],
    ['Bảo hiểm xã hội huyện Tuy Phước', 'central'],
    ['Cục Thuế tỉnh', 'central'],
    ['Kho bạc Nhà nước tỉnh', 'central'],
    ['Trung tâm Y tế', 'unknown'],
  ])('%s: %s', (agency, level) => {
    expect(agencyLevel(agency)).toBe(level);
    expect(agencyLevel(agency.normalize('NFD'))).toBe(level);
  });
});
