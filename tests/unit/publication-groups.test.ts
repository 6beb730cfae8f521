import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { joinedDesign } from '#domain/publication/joined-design.ts';
import { inOrderOfForm } from '#domain/publication/order-of-groups.ts';
import { publicGroups, type StratumToPublish } from '#domain/publication/public-groups.ts';

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
