import { describe, expect, test } from 'vitest';

import { builtInPlan } from '#domain/samples/built-in-plans.ts';
import { drawSample, type SampleDraw } from '#domain/samples/draw.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { AreaUnit, SamplePlan } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';

import { personsAt } from './samples-frames.ts';

/* The figures of the documents that the built-in plans come from. */

type Size = readonly [agency: string, tthcName: string, count: number];

/** So many transactions of as many persons at each agency and procedure. */
function listOf(sizes: readonly Size[]): FrameTransaction[] {
  return sizes.flatMap(([agency, tthcName, count]) =>
    personsAt(count, { agency, field: tthcName, tthcName }, `${agency} ${tthcName}`),
  );
}

function planNamed(id: string): SamplePlan {
  const plan = builtInPlan(id);
  if (!plan) throw new Error(`no built-in plan ${id}`);
  return plan;
}

function draw(id: string, sizes: readonly Size[], areas?: readonly AreaUnit[]): SampleDraw {
  const plan = areas ? { ...planNamed(id), areas } : planNamed(id);
  expect(readPlan(plan)).toHaveProperty('plan');
  return drawSample(listOf(sizes), plan, '1');
}

describe('Đắk Glong 2024 (Kế hoạch 59/KH-UBND)', () => {
  test('draws 400 persons over agency × field', () => {
    const { total, strata } = draw('dak-glong-2024', [
      ['UBND xã Đắk Ha', 'Đất đai', 900],
      ['UBND xã Đắk Ha', 'Hộ tịch', 5],
      ['Bộ phận Một cửa huyện Đắk Glong', 'Tư pháp', 600],
    ]);
    expect(total).toBe(400);
    expect(strata.map(({ values, n }) => [values.agency, values.field, n])).toEqual([
      ['Bộ phận Một cửa huyện Đắk Glong', 'Tư pháp', 159],
      ['UBND xã Đắk Ha', 'Hộ tịch', 2],
      ['UBND xã Đắk Ha', 'Đất đai', 239],
    ]);
  });
});

describe('Cà Mau 2014 (Quyết định 308/QĐ-UBND)', () => {
  const districts = ['UBND huyện Năm Căn', 'UBND huyện Phú Tân', 'UBND thành phố Cà Mau'];
  const communes = Array.from({ length: 10 }, (_, index) => `UBND xã số ${index}`);
  const services = ['dịch vụ 1', 'dịch vụ 2', 'dịch vụ 3'];
  const sizes = [...districts, ...communes].flatMap((agency) =>
    services.map((service): Size => [agency, service, 100]),
  );

  test('draws 3 districts × 3 services × 70 = 630 and 10 communes × 3 services × 80 = 2,400, together 3,030', () => {
    const { strata, total } = draw('ca-mau-2014', sizes);
    const drawnAt = (level: string): number =>
      strata.filter(({ values }) => values.level === level).reduce((sum, { n }) => sum + n, 0);
    expect([drawnAt('district'), drawnAt('commune'), total]).toEqual([630, 2400, 3030]);
    expect(strata).toHaveLength(9 + 30);
  });

  test('says which strata are short and what is missing there', () => {
    const short = sizes
      .with(0, [districts[0] ?? '', services[0] ?? '', 41])
      .with(12, ['UBND xã số 1', 'dịch vụ 1', 77]);
    const { strata, total, shortfall } = draw('ca-mau-2014', short);
    const missing = strata.filter((stratum) => stratum.shortfall > 0);
    expect(missing.map((stratum) => [stratum.values.agency, stratum.values.tthc, stratum.shortfall])).toEqual(
      [
        ['UBND huyện Năm Căn', 'dịch vụ 1', 29],
        ['UBND xã số 1', 'dịch vụ 1', 3],
      ],
    );
    expect([total, shortfall]).toEqual([3030 - 32, 32]);
  });
});

/** A province like Bình Định: districts of class I, II and III with so many communes, each of five villages. */
function unitsOf(
  districts: readonly (readonly [name: string, districtClass: string, communes: number])[],
): AreaUnit[] {
  return districts.flatMap(([district, districtClass, communes]) =>
    Array.from({ length: communes }, (_, commune) => `xã ${commune + 1}`).flatMap((commune) =>
      Array.from({ length: 5 }, (_, village) => ({
        district,
        class: districtClass,
        commune,
        village: `thôn ${village + 1}`,
      })),
    ),
  );
}

const binhDinh = unitsOf([
  ['thành phố Quy Nhơn', 'I', 21],
  ['thị xã An Nhơn', 'II', 15],
  ['huyện Tuy Phước', 'II', 13],
  ['huyện Vân Canh', 'III', 7],
]);

describe('Bình Định 2023', () => {
  const provincial: readonly Size[] = [
    ['Sở Tư pháp', 'a', 500],
    ['Cục Thuế tỉnh', 'a', 499],
    ['Kho bạc Nhà nước tỉnh', 'a', 200],
    ['Sở Xây dựng', 'a', 199],
    ['Sở Ngoại vụ', 'a', 30],
    ['Bảo hiểm xã hội tỉnh', 'a', 29],
  ];

  test('sizes provincial agencies by transactions: 500 → 150, 200 → 100, 30 → 30, below all', () => {
    const { strata, excluded } = draw('binh-dinh-2023', [...provincial, ['UBND xã Nhơn Lý', 'a', 300]]);
    expect(strata.map(({ values, n }) => [values.agency, n])).toEqual([
      ['Bảo hiểm xã hội tỉnh', 29],
      ['Cục Thuế tỉnh', 100],
      ['Kho bạc Nhà nước tỉnh', 100],
      ['Sở Ngoại vụ', 30],
      ['Sở Tư pháp', 150],
      ['Sở Xây dựng', 30],
    ]);
    // Without a list of units nobody of the communes can be placed.
    expect(excluded.areaUnknown).toBe(300);
  });

  test('draws 9, 7 or 4 communes by the class of the district and 3 villages in each', () => {
    const { areas, stages } = draw('binh-dinh-2023', provincial, binhDinh);
    const within = (area: string, district: string): number =>
      areas.filter((each) => each.area === area && each.district === district).length;
    expect(
      ['thành phố Quy Nhơn', 'thị xã An Nhơn', 'huyện Tuy Phước', 'huyện Vân Canh'].map((district) => [
        within('commune', district),
        within('village', district),
      ]),
    ).toEqual([
      [9, 27],
      [7, 21],
      [7, 21],
      [4, 12],
    ]);
    expect(stages.map(({ area, count, taken }) => [area, count, taken])).toEqual([
      ['district', 4, 4],
      ['commune', 56, 27],
      ['village', 27 * 5, 81],
    ]);
    const village = areas.find(({ area, district }) => area === 'village' && district === 'huyện Vân Canh');
    expect(village?.chances).toEqual([1, 4 / 7, 3 / 5]);
  });

  test('says which district has too few communes', () => {
    const { stages } = draw('binh-dinh-2023', provincial, [
      ...binhDinh,
      ...unitsOf([['huyện Hoài Ân', 'II', 5]]),
    ]);
    expect(stages[1]).toMatchObject({
      wanted: 34,
      taken: 32,
      short: [{ above: 'huyện Hoài Ân', missing: 2 }],
    });
  });

  test('draws the same villages before anybody in them is listed and after, and then the persons', () => {
    const before = draw('binh-dinh-2023', provincial, binhDinh);
    const villages = before.areas.filter(({ area }) => area === 'village');
    const unlisted = before.strata.filter(({ part }) => part.startsWith('Huyện'));
    expect(unlisted.map(({ persons, wanted, shortfall }) => [persons, wanted, shortfall])).toEqual(
      villages.map(() => [0, 30, 30]),
    );
    const households = villages.flatMap(({ district, commune, village }) =>
      personsAt(
        45,
        { agency: 'UBND', level: 'commune', district, commune, village },
        `${district} ${commune} ${village}`,
      ),
    );
    const plan = { ...planNamed('binh-dinh-2023'), areas: binhDinh };
    const after = drawSample([...listOf(provincial), ...households], plan, '1');
    expect(after.areas).toEqual(before.areas);
    const listed = after.strata.filter(({ part }) => part.startsWith('Huyện'));
    expect(listed.map(({ persons, n, shortfall }) => [persons, n, shortfall])).toEqual(
      villages.map(() => [45, 30, 0]),
    );
    const drawnAt = new Set(after.units.map(({ stratumKey }) => stratumKey));
    for (const { stratumKey } of listed) expect(drawnAt).toContain(stratumKey);
  });

  test('below 5,000 forms says how many are missing and what to raise, in proportion to what each gives', () => {
    const { belowLeastTotal, strata } = draw('binh-dinh-2023', provincial, binhDinh);
    // 439 forms of agencies, 81 villages × 30.
    expect(belowLeastTotal?.missing).toBe(5000 - 439 - 2430);
    const raised = belowLeastTotal?.raise ?? [];
    expect(raised.reduce((sum, { by }) => sum + by, 0)).toBe(2131);
    const by = new Map(raised.map((each) => [each.stratumKey, each.by] as const));
    for (const stratum of strata) {
      const more = by.get(stratum.stratumKey) ?? 0;
      if (stratum.persons > 0) expect(stratum.n + more).toBeLessThanOrEqual(stratum.persons);
      // 2131 over the 2810 forms of those that have anybody left: 22.75 more for each 30.
      else expect([22, 23]).toContain(more);
    }
  });

  test('says nothing to raise once 5,000 forms are reached', () => {
    const more = unitsOf(
      ['Hoài Nhơn', 'Phù Cát', 'Phù Mỹ', 'Tây Sơn', 'Hoài Ân', 'An Lão'].map((name) => [
        `huyện ${name}`,
        'II',
        10,
      ]),
    );
    expect(draw('binh-dinh-2023', provincial, [...binhDinh, ...more]).belowLeastTotal).toBeNull();
  });
});

describe('the two-level model of 2025', () => {
  test('has departments, vertical agencies and communes, each its part, and no district', () => {
    const { strata, excluded } = draw('two-level-2025', [
      ['Sở Tư pháp', 'a', 600],
      ['Cục Thuế tỉnh', 'a', 20],
      ['UBND phường Quy Nhơn', 'a', 250],
      ['UBND đặc khu Phú Quốc', 'a', 40],
      ['UBND huyện Tuy Phước', 'a', 250],
    ]);
    expect(strata.map(({ part, values, n }) => [part, values.level, n])).toEqual([
      ['Cơ quan ngành dọc', 'central', 20],
      ['Sở, ban, ngành', 'province', 150],
      ['Xã, phường, đặc khu', 'commune', 100],
      ['Xã, phường, đặc khu', 'commune', 30],
    ]);
    expect(excluded.outsidePlan).toBe(250);
  });
});
