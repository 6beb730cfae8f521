// The tree of agencies as rows: order, depth, what is left after filtering, what can be a parent.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { filterRows, treeRows, withUnits } from '#client/features/agencies/tree-rows.ts';
import type { AgencyView } from '#contract/agencies.ts';

const agency = (id: string, parentId: string | null = null, names: string[] = []): AgencyView => ({
  id,
  name: id,
  level: 'unknown',
  class: null,
  parentId,
  unitSystem: null,
  unitCode: null,
  unitName: null,
  names: names.map((name) => ({ name, system: '63' })),
  children: 0,
});
const shown = (rows: ReturnType<typeof treeRows>) =>
  rows.map((row) => '  '.repeat(row.depth) + row.agency.name);

const some = [
  agency('Sở Tư pháp', 'UBND tỉnh Đắk Nông'),
  agency('UBND huyện Đắk Glong', 'UBND tỉnh Đắk Nông'),
  agency('UBND tỉnh Đắk Nông'),
  agency('UBND xã Đắk Ha', 'UBND huyện Đắk Glong', ['Bộ phận một cửa Đắk Ha']),
  agency('UBND xã Quảng Sơn', 'UBND huyện Đắk Glong'),
];

test('each agency stands under its parent, the rest in the order given', () => {
  expect(shown(treeRows(some))).toEqual([
    'UBND tỉnh Đắk Nông',
    '  Sở Tư pháp',
    '  UBND huyện Đắk Glong',
    '    UBND xã Đắk Ha',
    '    UBND xã Quảng Sơn',
  ]);
});

test('what fits stays with all that it stands under, found by a name of a list too', () => {
  const found = ['UBND tỉnh Đắk Nông', '  UBND huyện Đắk Glong', '    UBND xã Đắk Ha'];
  expect(shown(filterRows(treeRows(some), 'dak ha'))).toEqual(found);
  expect(shown(filterRows(treeRows(some), 'mot cua'))).toEqual(found);
  expect(filterRows(treeRows(some), 'khong co')).toEqual([]);
});

test('an agency and its units cannot be its parent', () => {
  const district = ['UBND huyện Đắk Glong', 'UBND xã Đắk Ha', 'UBND xã Quảng Sơn'];
  expect(withUnits(some, 'UBND huyện Đắk Glong')).toEqual(new Set(district));
  expect(withUnits(some, 'Sở Tư pháp')).toEqual(new Set(['Sở Tư pháp']));
});

test('no agency is lost or doubled, whatever the order; parents come first', () => {
  const forest = fc
    .array(fc.nat(), { minLength: 1, maxLength: 30 })
    .map((picks) =>
      picks.map((pick, at) => agency(`${at}`, at === 0 || pick % 3 === 0 ? null : `${pick % at}`)),
    );
  fc.assert(
    fc.property(
      forest.chain((all) => fc.shuffledSubarray(all, { minLength: all.length })),
      (all) => {
        const rows = treeRows(all);
        const ids = rows.map((row) => row.agency.id);
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        rows.forEach(({ agency: { parentId } }, at) => {
          if (parentId !== null) expect(ids.indexOf(parentId)).toBeLessThan(at);
        });
        for (const { id } of all)
          expect(withUnits(all, id).size).toBe(
            all.filter((one) => {
              let above: string | null = one.id;
              while (above !== null && above !== id)
                above = all.find((each) => each.id === above)?.parentId ?? null;
              return above === id;
            }).length,
          );
      },
    ),
  );
});
