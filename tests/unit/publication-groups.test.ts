import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { joinedDesign } from '#domain/publication/joined-design.ts';
import { inOrderOfForm } from '#domain/publication/order-of-groups.ts';
import { publicGroups, rowsToldApart, type StratumToPublish } from '#domain/publication/public-groups.ts';
import { shownCells } from '#domain/publication/small-cells.ts';

const stratum = (area: string | null, agency: string, interviews: number, at: number): StratumToPublish => ({
  key: String(at),
  agency,
  field: '',
  part: 'Huyện',
  area,
  persons: 100,
  main: interviews,
  interviews,
});
const strata = (...given: [area: string | null, agency: string, interviews: number][]): StratumToPublish[] =>
  given.map(([area, agency, interviews], at) => stratum(area, agency, interviews, at));
const membersOf = (given: StratumToPublish[], minimum = 10) =>
  publicGroups(given, minimum)?.map((group) => group.strata);

test('ages of a public table go from young to old whatever their scores; fields keep the order that they come in', () => {
  const form = new URL('../../prisma/questionnaires/ca-mau-back-check-form.json', import.meta.url);
  const definition = JSON.parse(readFileSync(form, 'utf8'));
  const byScore = ['25–34 tuổi', '18–24 tuổi', 'Trên 60 tuổi', '50–60 tuổi'].map((label) => ({ label }));
  const labels = (key: string) => inOrderOfForm(definition, key, byScore).map(({ label }) => label);
  expect(labels('q:age-group')).toEqual(['18–24 tuổi', '25–34 tuổi', '50–60 tuổi', 'Trên 60 tuổi']);
  expect(labels('field')).toEqual(byScore.map(({ label }) => label));
});

describe('strata that are too small to be public', () => {
  test('are joined within the drawn area, so that the area stays the unit of errors', () => {
    const given = strata(['A', 'xã 1', 6], ['A', 'xã 2', 6], ['B', 'xã 3', 5], ['B', 'xã 4', 7]);
    expect(membersOf(given)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    const areas = given.map((one) => ({ ...one, areaStages: null }));
    const design = joinedDesign(areas, Uint8Array.of(6, 6, 5, 7), 10);
    expect(design?.selected.map(({ area }) => area)).toEqual([1, 2]);
  });

  test('are joined over areas only where an area has too few, and then nothing below the minimum is left', () => {
    const given = strata(['A', 'xã 1', 6], ['A', 'xã 2', 6], ['B', 'xã 3', 5], ['C', 'xã 4', 30]);
    // Area B alone would be told by taking the others from the whole: the smallest goes with it.
    expect(membersOf(given)).toEqual([[0, 1, 2], [3]]);
    expect(publicGroups(given, 10)?.every(({ interviews }) => interviews >= 10)).toBe(true);
  });

  test('are joined over agencies where persons were drawn at once', () => {
    expect(membersOf(strata([null, 'Sở A', 6], [null, 'Sở B', 5], [null, 'Sở C', 40]))).toEqual([
      [0, 1],
      [2],
    ]);
  });
});

describe('cells of a public table', () => {
  const crossOf = (...groups: Record<string, number>[]) =>
    groups.map((group) => new Map(Object.entries(group)));
  const cellsOf = (crossed: readonly ReadonlyMap<string, number>[]) => {
    const sums = new Map<string, number>();
    for (const group of crossed)
      for (const [label, count] of group) sums.set(label, (sums.get(label) ?? 0) + count);
    return [...sums].map(([label, interviews]) => ({ label, interviews }));
  };
  const shownOf = (crossed: readonly ReadonlyMap<string, number>[]) =>
    shownCells(cellsOf(crossed), 0, 10, crossed).map(({ label }) => label);

  test('are hidden where a public stratum less such a cell is few persons', () => {
    // 3 of land in the first stratum: it has 13, and 10 of it are all that civil status has beside the third.
    const crossed = crossOf({ civil: 10, land: 3 }, { land: 50 }, { civil: 20 });
    expect(shownCells(cellsOf(crossed), 0, 10).map(({ label }) => label)).toEqual(['civil', 'land']);
    expect(shownOf(crossed)).toEqual([]);
    expect(shownOf(crossOf({ civil: 10, land: 12 }, { land: 50 }, { civil: 20 }))).toEqual(['civil', 'land']);
  });

  test('are hidden where a class that interviews tell of a public stratum leaves few persons of one', () => {
    // Of 40 of A and 15 of B in the first stratum, 12 of B answered for themselves online; C is the second.
    const fieldOf = (row: number) => (row < 40 ? 'A' : row < 55 ? 'B' : 'C');
    const rowsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
    const shownBy = (classOf: ((row: number) => number) | null) =>
      shownOf(
        rowsToldApart([{ strata: [0] }, { strata: [1] }], [rowsOf(0, 55), rowsOf(55, 85)], classOf).map(
          (rows) =>
            new Map(
              ['A', 'B', 'C']
                .map((field) => [field, rows.filter((row) => fieldOf(row) === field).length] as const)
                .filter(([, count]) => count > 0),
            ),
        ),
      );
    expect(shownBy(null)).toEqual(['A', 'B', 'C']);
    expect(shownBy((row) => (row >= 40 && row < 52 ? 1 : 0))).toEqual(['C']);
  });

  test('are hidden where two of them less a public stratum are few persons', () => {
    const crossed = crossOf({ civil: 8, land: 8 }, { civil: 5, land: 4, trade: 60 }, { trade: 30 });
    expect(shownOf(crossed)).not.toEqual(expect.arrayContaining(['civil', 'land']));
  });

  test('tell nothing small, whatever cells and strata are added up and taken from each other', () => {
    const count = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 14 }));
    const group = fc.record({ a: count, b: count, c: count, d: count });
    const subsets = <T>(of: readonly T[]): T[][] =>
      Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_one, at) => (bits >> at) % 2 === 1));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
        // A public stratum has the minimum.
        const large = groups.filter((one) => Object.values(one).reduce((sum, value) => sum + value, 0) >= 10);
        const crossed = crossOf(...large).map((one) => new Map([...one].filter(([, value]) => value > 0)));
        const shown = shownOf(crossed);
        for (const labels of subsets(shown))
          for (const strata of subsets(crossed)) {
            const sum = (of: readonly ReadonlyMap<string, number>[], isOf: (label: string) => boolean) =>
              of
                .flatMap((one) => [...one])
                .reduce((all, [label, value]) => all + (isOf(label) ? value : 0), 0);
            const ofStrata = sum(strata, (label) => !labels.includes(label));
            const ofCells = sum(
              crossed.filter((one) => !strata.includes(one)),
              (label) => labels.includes(label),
            );
            if (ofCells === 0) expect(ofStrata === 0 || ofStrata >= 10).toBe(true);
            if (ofStrata === 0) expect(ofCells === 0 || ofCells >= 10).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });
});
