import { describe, expect, test } from 'vitest';

import { frameOf } from '#domain/samples/build-frame.ts';
import type { Frame } from '#domain/samples/frame.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';

import { partWith, personsAt, planWith, transactionWith } from './samples-frames.ts';

const plan = planWith();

/** Mã hồ sơ through which persons are drawn, with the labels of their stratum. */
function kept({ keptOf, transactionKeys, stratumOf, strata }: Frame): [string, string][] {
  return transactionKeys.flatMap((key, row) =>
    keptOf[row] === row
      ? [[key, Object.values(strata[stratumOf[row] ?? 0]?.values ?? {}).join(' / ')] as [string, string]]
      : [],
  );
}

describe('the frame', () => {
  test('keeps a person at their most recent transaction, wherever it was', () => {
    const frame = frameOf(
      [
        transactionWith({ transactionKey: 'a', resultOn: '2024-05-02', agency: 'UBND xã A' }),
        transactionWith({ transactionKey: 'b', resultOn: '2024-06-01', agency: 'UBND xã B' }),
        transactionWith({ transactionKey: 'c', resultOn: '2024-01-30', agency: 'UBND xã A' }),
        transactionWith({ transactionKey: 'd', resultOn: '', agency: 'UBND xã A' }),
      ],
      plan,
    );
    expect(kept(frame)).toEqual([['b', 'UBND xã B / Đất đai']]);
    expect(frame.strata.map(({ transactions, persons }) => [transactions, persons])).toEqual([
      [3, 0],
      [1, 1],
    ]);
  });

  test('takes the later mã hồ sơ of two transactions on one date', () => {
    const keys = ['H16-240101-0009', 'H16-240101-0010', 'H16-240101-0002'];
    const frame = frameOf(
      keys.map((transactionKey) => transactionWith({ transactionKey })),
      plan,
    );
    expect(kept(frame).map(([key]) => key)).toEqual(['H16-240101-0010']);
  });

  test('puts one agency in one stratum however its marks and blanks are encoded, under its usual name', () => {
    const spellings = [
      'UBND xã Đắk Hà',
      'UBND xã Đắk Hà',
      'UBND xã Đắk Hà'.normalize('NFD'),
      ' UBND  xã\u00a0Đắk Hà\n',
      'ủy ban nhân dân XÃ ĐẮK HÀ',
    ];
    const frame = frameOf(
      spellings.map((agency, index) =>
        transactionWith({ transactionKey: `${index}`, personKey: `${index}`, agency }),
      ),
      plan,
    );
    expect(frame.strata).toMatchObject([
      { stratumKey: 'P\tUBND xã Đắk Hà\tĐất đai', transactions: 5, persons: 5 },
    ]);
  });

  test('refuses a mã hồ sơ that comes twice or is empty', () => {
    const twice = [transactionWith(), transactionWith({ transactionKey: ' H16-240101-0001 ' })];
    expect(() => frameOf(twice, plan)).toThrow(SampleFault);
    expect(() => frameOf([transactionWith({ transactionKey: ' ' })], plan)).toThrow(SampleFault);
  });
});

describe('who is in the frame', () => {
  test('a transaction belongs to the first part that takes it, and to none when no part does', () => {
    const parts = [
      partWith({ name: 'Doanh nghiệp', eligibility: { persons: 'organisations' } }),
      partWith({ name: 'Xã', eligibility: { levels: ['commune'], channels: ['online'] } }),
      partWith({ name: 'Đất đai', eligibility: { fields: ['ĐẤT  đai'], tthcNames: ['Đăng ký biến động'] } }),
    ];
    const rows = [
      { organisation: true, channel: 'online' },
      { channel: 'online' },
      { channel: 'inPerson' },
      { agency: 'Sở Tư pháp' },
      { agency: 'Sở Tư pháp', field: 'Hộ tịch' },
      { tthcName: 'Cấp lại' },
    ].map((change, index) =>
      transactionWith({ transactionKey: `${index}`, personKey: `${index}`, ...change }),
    );
    const frame = frameOf(rows, planWith({}, { parts }));
    const partOf = new Map(
      frame.transactionKeys.map((key, row) => [key, frame.strata[frame.stratumOf[row] ?? 0]?.part] as const),
    );
    expect(rows.map(({ transactionKey }) => partOf.get(transactionKey) ?? null)).toEqual([
      'Doanh nghiệp',
      'Xã',
      'Đất đai',
      'Đất đai',
      null,
      null,
    ]);
    expect(frame.excluded.outsidePlan).toBe(2);
  });

  test('agencies and times of delivery can be named, an agency in any spelling', () => {
    const eligibility = { agencies: ['ỦY BAN NHÂN DÂN xã A'], timeliness: ['late' as const] };
    const frame = frameOf(
      [
        transactionWith({ transactionKey: 'a', timeliness: 'late' }),
        transactionWith({ transactionKey: 'b', timeliness: 'onTime' }),
        transactionWith({ transactionKey: 'c', timeliness: 'late', agency: 'UBND xã B' }),
      ],
      planWith({ eligibility }),
    );
    expect(frame.transactionKeys).toEqual(['a']);
  });

  test('who may not be called is left out for the reason that the caller gives, before any reason of the plan', () => {
    const rows = [
      ...personsAt(3, { excludedBecause: 'doNotCall' }, 'a'),
      ...personsAt(2, { excludedBecause: 'recentlyCalled', agency: 'Sở Tư pháp' }, 'b'),
      ...personsAt(1, { excludedBecause: 'sharedPhone' }, 'c'),
      ...personsAt(4, { agency: 'Sở Tư pháp' }, 'd'),
      ...personsAt(5, {}, 'e'),
    ];
    const frame = frameOf(rows, planWith({ eligibility: { levels: ['commune'] } }));
    expect(frame.excluded).toEqual({
      doNotCall: 3,
      recentlyCalled: 2,
      sharedPhone: 1,
      outsidePlan: 4,
      areaUnknown: 0,
      areaNotDrawn: 0,
    });
    expect(frame.transactionKeys).toHaveLength(5);
  });

  test('a level that is stated goes before the one in the name', () => {
    const frame = frameOf(
      [transactionWith({ level: 'province' })],
      planWith({ eligibility: { levels: ['province'] }, strata: ['level'] }),
    );
    expect(frame.strata.map(({ values }) => values)).toEqual([{ level: 'province' }]);
  });
});

describe('areas of transactions', () => {
  const areas = [
    { district: 'huyện A', class: '', commune: 'xã Hòa Bình', village: 'thôn 1' },
    { district: 'huyện A', class: '', commune: 'xã Tân Lập', village: 'thôn 1' },
    { district: 'huyện B', class: '', commune: 'xã Hòa Bình', village: 'thôn 1' },
  ];
  const staged = planWith(
    { stages: [{ area: 'commune', take: 'all', chances: 'equal' }], strata: ['district', 'commune'] },
    { areas },
  );
  const placeOf = (change: object): unknown =>
    frameOf([transactionWith(change)], staged).strata[0]?.values ?? null;

  test('are those of the list of units, in its spelling', () => {
    expect(placeOf({ district: 'HUYỆN A', commune: 'Xã  Hoà Bình' })).toEqual({
      district: 'huyện A',
      commune: 'xã Hòa Bình',
    });
  });

  test('are read from the name of the agency when they are not stated', () => {
    expect(placeOf({ agency: 'UBND xã Hòa Bình, huyện B' })).toEqual({
      district: 'huyện B',
      commune: 'xã Hòa Bình',
    });
  });

  test('are the district that is stated and the commune in the name of the agency', () => {
    expect(placeOf({ district: 'huyện B', agency: 'UBND xã Hòa Bình' })).toEqual({
      district: 'huyện B',
      commune: 'xã Hòa Bình',
    });
  });

  test('need no district where only one has the commune, and are unknown where several have', () => {
    expect(placeOf({ agency: 'UBND xã Tân Lập' })).toEqual({ district: 'huyện A', commune: 'xã Tân Lập' });
    expect(placeOf({ agency: 'UBND xã Hòa Bình' })).toBeNull();
    const frame = frameOf([transactionWith({ agency: 'UBND xã Hòa Bình' })], staged);
    expect(frame.excluded.areaUnknown).toBe(1);
  });

  test('are unknown in a district that the list has without that commune', () => {
    expect(placeOf({ district: 'huyện B', commune: 'xã Tân Lập' })).toBeNull();
  });
});
