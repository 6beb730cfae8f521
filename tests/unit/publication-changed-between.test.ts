import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fewChanged, fewCountsChanged, ToldCounter } from '#domain/publication/changed-between.ts';
import { publicGroups } from '#domain/publication/public-groups.ts';

const minimum = 10;
/** Interviews of agencies as an edition tells them: small agencies are joined, and then without a name. */
function told(agencies: Readonly<Record<string, readonly string[]>>, items = ['DV1']) {
  const strata = Object.entries(agencies).map(([agency, answers]) => ({
    key: agency,
    agency,
    field: '',
    part: '',
    area: null,
    persons: 100,
    main: 20,
    interviews: answers.length,
    answers,
  }));
  const counter = new ToldCounter(items);
  for (const group of publicGroups(strata, minimum) ?? [])
    for (const at of group.strata)
      for (const answer of strata[at]?.answers ?? [])
        counter.add(
          group.agency,
          items.map(() => answer),
        );
  return counter;
}
const same = (count: number, answer = '4') => Array.from({ length: count }, () => answer);

test('one interview that takes its agency to the minimum is one that came, though all of the agency are told otherwise', () => {
  const others = { A: same(60), B: same(55), C: same(8), D: same(7) };
  const former = told({ ...others, X: same(9) });
  expect(fewChanged(former, told({ ...others, X: [...same(9), '1'] }), minimum)).toBe(1);
  expect(fewChanged(former, told({ ...others, X: same(9 + minimum) }), minimum)).toBe(0);
});

test('an interview that another takes the place of is seen in its agency, where the answers alone are the same', () => {
  const former = told({ A: [...same(20), '1'], B: same(21) });
  expect(fewChanged(former, told({ A: same(21), B: [...same(20), '1'] }), minimum)).toBe(2);
  expect(fewChanged(former, former, minimum)).toBe(0);
});

test('one interview that came to an agency is seen, however many came to others, and to joined ones', () => {
  const former = told({ A: same(50), B: same(15), C: same(6), D: same(7) });
  const after = (b: number, c: number) =>
    told({ A: same(61), B: same(b), C: [...same(6), ...same(c, '1')], D: same(7) });
  expect(fewChanged(former, after(16, 0), minimum)).toBe(1);
  expect(fewChanged(former, after(15, 1), minimum)).toBe(1);
  expect(fewChanged(former, after(15, 0), minimum)).toBe(0);
});

test('fewer interviews than the minimum that come warn, whichever agencies they are of', () => {
  const agency = fc.array(fc.constantFrom('1', '2', '4', '5'), { minLength: 1, maxLength: 25 });
  const came = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom('1', '5')), {
    minLength: 1,
    maxLength: minimum - 1,
  });
  fc.assert(
    fc.property(fc.record({ A: agency, B: agency, C: agency, D: agency }), came, (before, more) => {
      const after = Object.fromEntries(
        Object.entries(before).map(([name, answers]) => [
          name,
          [...answers, ...more.flatMap(([of, answer]) => (of === name ? [answer] : []))],
        ]),
      );
      fc.pre(Object.values(before).flat().length >= minimum);
      expect(fewChanged(told(before), told(after), minimum)).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test('an item that only one of the editions has does not hide that one interview came', () => {
  expect(fewChanged(told({ A: same(20) }), told({ A: same(21) }, ['DV2', 'DV1']), minimum)).toBe(1);
});

test('without the interviews themselves their counts tell: of all, of an agency, of those who answered an item', () => {
  const counts = {
    interviews: 100,
    counts: [{ code: 'DV1', valid: 90 }],
    agencies: [{ name: 'A', interviews: 40 }],
  };
  const few = (more: Partial<typeof counts>) => fewCountsChanged(counts, { ...counts, ...more }, minimum);
  expect(few({})).toBe(0);
  expect(few({ interviews: 101 })).toBe(1);
  expect(few({ interviews: 150, counts: [{ code: 'DV1', valid: 92 }] })).toBe(2);
  expect(few({ interviews: 150, agencies: [{ name: 'A', interviews: 37 }] })).toBe(3);
  expect(
    few({
      interviews: 150,
      agencies: [
        { name: 'A', interviews: 60 },
        { name: 'B', interviews: 12 },
      ],
    }),
  ).toBe(0);
});
