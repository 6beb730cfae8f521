// Agencies by name: the places in a name, what it becomes, which known agencies it may mean.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createNameSearch, type NamedAgency } from '#domain/agencies/name-search.ts';
import { partName, placesIn } from '#domain/agencies/places.ts';
import { committeeKey, proposeAgency } from '#domain/agencies/proposal.ts';
import { spellingKey } from '#domain/samples/spelling.ts';

const places = (name: string) => placesIn(name).map((place) => place.name);

describe('places in a name', () => {
  test.each([
    ['UBND xã Đắk Ha', ['xã Đắk Ha']],
    ['UBND xã Nhơn Lý, TP Quy Nhơn, tỉnh Bình Định', ['xã Nhơn Lý', 'thành phố Quy Nhơn', 'tỉnh Bình Định']],
    ['ỦY BAN NHÂN DÂN XÃ ĐẮK HA - HUYỆN ĐẮK GLONG', ['XÃ ĐẮK HA', 'HUYỆN ĐẮK GLONG']],
    ['UBND tỉnh Bà Rịa - Vũng Tàu', ['tỉnh Bà Rịa - Vũng Tàu']],
    ['UBND thị xã An Nhơn', ['thị xã An Nhơn']],
    ['UBND phường 8 (thành phố Cà Mau)', ['phường 8', 'thành phố Cà Mau']],
    ['Bảo hiểm xã hội huyện Đắk Glong', ['huyện Đắk Glong']],
    ['Phòng Văn hóa - Xã hội phường Nghĩa Tân', ['phường Nghĩa Tân']],
    ['UBND xã Hội Sơn', ['xã Hội Sơn']],
    ['Sở Tư pháp', []],
    ['UBND huyện', []],
  ])('%s', (name, expected) => {
    expect(places(name)).toEqual(expected);
  });
});

describe('where an agency is said to lie', () => {
  test.each([
    ['UBND xã Đắk Ha (H. Đắk Glong)', 'UBND xã Đắk Ha', ['huyện Đắk Glong']],
    ['UBND xã Đắk Ha huyện Đắk Glong', 'UBND xã Đắk Ha', ['huyện Đắk Glong']],
    ['UBND H. Đắk Glong - tỉnh Đắk Nông', 'UBND huyện Đắk Glong', ['tỉnh Đắk Nông']],
    ['Sở Tư pháp tỉnh Đắk Nông', 'Sở Tư pháp tỉnh Đắk Nông', []],
    ['Phòng Tư pháp huyện Đắk Glong', 'Phòng Tư pháp huyện Đắk Glong', []],
    ['UBND thành phố Cà Mau', 'UBND thành phố Cà Mau', []],
  ])('%s', (name, own, within) => {
    expect(partName(name)).toEqual({ own, within });
  });

  test('any text is parted without loss of what comes first', () => {
    const word = fc.constantFrom(
      'UBND',
      'xã',
      'Xã',
      'huyện',
      'Đắk',
      'Ha',
      ',',
      '-',
      '(',
      ')',
      'hội',
      'tỉnh',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (name) => {
          const { own, within } = partName(name);
          for (const place of within) expect(places(name)).toContain(place);
          expect(spellingKey(name).startsWith(spellingKey(own))).toBe(true);
        },
      ),
    );
  });
});

test('a new agency goes under the committee of the place it states, never under itself', () => {
  expect(proposeAgency('UBND xã Đắk Ha, huyện Đắk Glong, tỉnh Đắk Nông')).toEqual({
    name: 'UBND xã Đắk Ha',
    fullName: 'UBND xã Đắk Ha, huyện Đắk Glong, tỉnh Đắk Nông',
    parentKeys: [committeeKey('huyện Đắk Glong'), committeeKey('tỉnh Đắk Nông')],
  });
  expect(proposeAgency('Bộ phận Một cửa huyện Đắk Glong').parentKeys).toEqual([
    spellingKey('Uỷ ban nhân dân huyện Đắk Glong'),
  ]);
  expect(proposeAgency('UBND huyện Đắk Glong').parentKeys).toEqual([]);
});

describe('search among known agencies', () => {
  const under = (parentName: string | null, ...names: string[]): NamedAgency[] =>
    names.map((name) => ({ id: `${parentName} › ${name}`, name, parentName }));
  const known = [
    ...under(null, 'UBND huyện Đắk Glong', 'UBND huyện Đắk Mil', 'Sở Tư pháp', 'Sở Xây dựng'),
    ...under(
      'UBND huyện Đắk Glong',
      'UBND xã Đắk Ha',
      'UBND xã Quảng Sơn',
      'UBND xã Quảng Khê',
      'Phòng Tư pháp huyện Đắk Glong',
    ),
    ...under('UBND thành phố Cà Mau', 'UBND phường 1', 'UBND phường 8'),
    ...under('UBND huyện Cư Jút', 'UBND xã Tân Tiến'),
    ...under('UBND huyện Đắk Mil', 'UBND xã Tân Tiến'),
  ];
  const search = createNameSearch(known);
  const best = (name: string) => search(name)[0]?.id;

  test.each([
    ['UBND xã Dak Ha', 'UBND huyện Đắk Glong › UBND xã Đắk Ha'],
    ['Xã Đăk Ha', 'UBND huyện Đắk Glong › UBND xã Đắk Ha'],
    ['UBND x. Quảng Sơn', 'UBND huyện Đắk Glong › UBND xã Quảng Sơn'],
    ['Uỷ ban nhân dân P. 8', 'UBND thành phố Cà Mau › UBND phường 8'],
    ['UBND xã Tân Tiến, huyện Đắk Mil', 'UBND huyện Đắk Mil › UBND xã Tân Tiến'],
    ['Phòng Tư phap H.Đắk Glong', 'UBND huyện Đắk Glong › Phòng Tư pháp huyện Đắk Glong'],
    ['Sở Tư pháp tỉnh Đắk Nông', 'null › Sở Tư pháp'],
  ])('%s is offered as %s', (name, id) => {
    expect(best(name)).toBe(id);
  });

  test('a numbered ward is never offered as another', () => {
    expect(best('UBND phường 11')).toBeUndefined();
  });

  test('what resembles nothing is offered nothing', () => {
    expect(search('Kho bạc Nhà nước')).toEqual([]);
  });

  test.each([
    ['Sở Khoa học và Công nghệ', 'Sở Kế hoạch và Đầu tư'],
    ['Ngân hàng Nhà nước chi nhánh tỉnh', 'Kho bạc Nhà nước tỉnh'],
  ])('what every department has in its name makes no likeness: %s, %s', (name, other) => {
    expect(createNameSearch([{ id: other, name: other, parentName: null }])(name)).toEqual([]);
  });

  const syllable = fc.constantFrom(
    'Đắk',
    'Ha',
    'Hà',
    'Quảng',
    'Sơn',
    'Tân',
    'Tiến',
    'Krông',
    'Nô',
    '1',
    '11',
  );
  const agencyName = fc
    .tuple(
      fc.constantFrom('UBND xã', 'UBND phường', 'UBND huyện', 'Sở', 'Kho bạc'),
      fc.array(syllable, { minLength: 1, maxLength: 3 }),
    )
    .map(([kind, words]) => [kind, ...words].join(' '));
  const named = (names: readonly string[]) =>
    createNameSearch(names.map((name) => ({ id: name, name, parentName: null })));

  test('an agency is as near as can be to its own name, in any company', () => {
    fc.assert(
      fc.property(fc.uniqueArray(agencyName, { minLength: 1, maxLength: 20 }), (names) => {
        const find = named(names);
        for (const name of names) expect(find(name)[0]?.nearness).toBe(1);
      }),
    );
  });

  test('whatever stands in a list, at most five are offered, nearest first, none far off', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), agencyName);
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 20 }), anything, (names, sought) => {
        const nearness = named(names)(sought).map((suggestion) => suggestion.nearness);
        expect(nearness.length).toBeLessThanOrEqual(5);
        expect(nearness).toEqual(nearness.toSorted((a, b) => b - a));
        for (const one of nearness) expect(one >= 0.5 && one <= 1).toBe(true);
      }),
    );
  });
});
