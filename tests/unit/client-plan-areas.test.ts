import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { districtsOf, readAreas, writeAreas } from '#client/features/plans/areas-text.ts';
import type { AreaUnit } from '#domain/samples/plan.ts';

const heading = 'Huyện\tLoại\tXã\tThôn\tQuy mô';

describe('a list of areas pasted from a spreadsheet', () => {
  test('has its columns in the order of its headings, whatever it is called there', () => {
    const pasted = 'STT\tTên xã, phường\tHuyện, thị xã\tSố hộ\tLoại huyện\n1\tĐắk Ha\tĐắk Glong\t1.234\tII';
    expect(readAreas(pasted)).toMatchObject({
      areas: [{ district: 'Đắk Glong', class: 'II', commune: 'Đắk Ha', size: 1234 }],
      faults: [],
    });
  });

  test('without headings goes by district, class, commune, village, size', () => {
    expect(readAreas('Hoài Nhơn\tI\tXã Hoài Mỹ\tThôn Xuân Vinh\t412').areas).toEqual([
      { district: 'Hoài Nhơn', class: 'I', commune: 'Xã Hoài Mỹ', village: 'Thôn Xuân Vinh', size: 412 },
    ]);
  });

  test('a place called Thị xã An Nhơn is no heading', () => {
    expect(readAreas('Thị xã An Nhơn\tI\tXã Nhơn Phúc').areas).toHaveLength(1);
  });

  test('cells that were merged count for the lines below them', () => {
    const pasted = ['Hoài Nhơn\tI\tHoài Mỹ\tXuân Vinh', '\t\t\tXuân Khánh', '\t\tHoài Hải\tKim Giao'].join(
      '\n',
    );
    expect(readAreas(pasted).areas).toEqual([
      { district: 'Hoài Nhơn', class: 'I', commune: 'Hoài Mỹ', village: 'Xuân Vinh' },
      { district: 'Hoài Nhơn', class: 'I', commune: 'Hoài Mỹ', village: 'Xuân Khánh' },
      { district: 'Hoài Nhơn', class: 'I', commune: 'Hoài Hải', village: 'Kim Giao' },
    ]);
  });

  test('another district does not inherit the class of the one above', () => {
    expect(readAreas('Hoài Nhơn\tI\tHoài Mỹ\nAn Lão\t\tAn Hoà').areas[1]).toMatchObject({ class: '' });
  });

  test('lines that cannot be read are named by their number and the others kept', () => {
    const pasted = [
      heading,
      '',
      'Hoài Nhơn\tI\t',
      'Hoài Nhơn\tI\tHoài Mỹ\t\tnhiều',
      'Hoài Nhơn\tI\tHoài Hải',
    ].join('\n');
    expect(readAreas(pasted)).toEqual({
      areas: [{ district: 'Hoài Nhơn', class: 'I', commune: 'Hoài Hải' }],
      lines: [5],
      faults: [
        { line: 3, code: 'no-commune' },
        { line: 4, code: 'size-unreadable' },
      ],
    });
  });

  test('what is written is read again as it was', () => {
    const name = fc.stringMatching(/^[A-ZĐ][a-zăâêôơưđ]{1,8} [A-ZĐ][a-z]{1,8}$/);
    const area = fc
      .record({
        district: name,
        class: fc.constantFrom('I', 'II', 'III'),
        commune: name,
        village: fc.option(name, { nil: undefined }),
        size: fc.option(fc.nat(99_999_999), { nil: undefined }),
      })
      .map(({ village, size, ...rest }): AreaUnit => ({
        ...rest,
        ...(village === undefined ? {} : { village }),
        ...(size === undefined ? {} : { size }),
      }));
    fc.assert(
      fc.property(fc.array(area, { maxLength: 20 }), (areas) => {
        expect(readAreas(writeAreas(areas, heading))).toMatchObject({ areas, faults: [] });
      }),
    );
  });

  test('no text that anybody pastes makes it fail, and each line is an area, a fault, a heading or blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\t', '\n', ';', ' ', 'xã', 'A', '1', '.') }), (text) => {
        const { areas, faults } = readAreas(text);
        const written = text.split('\n').filter((line) => line.trim() !== '').length;
        expect(areas.length + faults.length).toBeLessThanOrEqual(written);
        expect(areas.length + faults.length).toBeGreaterThanOrEqual(written - 1);
      }),
    );
  });

  test('is summed up by district and class', () => {
    const areas = readAreas(
      'An Lão\tIII\tAn Hoà\tXuân Phong\t100\nAn Lão\tIII\tAn Hoà\tLong Hoà\t50\nAn Lão\tIII\tAn Tân\tThuận An\t70',
    ).areas;
    expect(districtsOf(areas)).toEqual([
      { district: 'An Lão', class: 'III', communes: 2, villages: 3, size: 220 },
    ]);
  });
});
