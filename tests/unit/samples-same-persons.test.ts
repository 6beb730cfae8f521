// One person with several numbers, in whatever order lists give them.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createSamePersons } from '#domain/samples/same-persons.ts';

interface Said {
  readonly name: string;
  readonly phones: readonly string[];
}

const keyOf = ({ name, phones }: Said) => `${phones[0]}|${name}`;

/** Which of the transactions are one person's: for each the place of the first that is. */
function persons(said: readonly Said[], shared: readonly string[] = []): number[] {
  const same = createSamePersons((phone) => shared.includes(phone));
  for (const one of said) same.note(keyOf(one), one.phones);
  const standIns = same.standIns();
  const keys = said.map((one) => standIns.get(keyOf(one)) ?? keyOf(one));
  return keys.map((key) => keys.indexOf(key));
}

const an = (...phones: string[]): Said => ({ name: 'nguyen van an', phones });

test.each([
  ['numbers in another order', [an('1', '2'), an('2', '1')], [0, 0]],
  ['one of them alone', [an('2'), an('1', '2')], [0, 0]],
  ['by way of a third', [an('1'), an('3'), an('1', '2'), an('2', '3')], [0, 0, 0, 0]],
  ['no number in common', [an('1', '2'), an('3', '4')], [0, 1]],
  ['another name at the number', [an('1', '2'), { name: 'le thi binh', phones: ['2', '1'] }], [0, 1]],
] as const)('%s', (_what, said, expected) => {
  expect(persons(said)).toEqual(expected);
});

test('two of one name at a clerk’s number are two', () => {
  expect(persons([an('1', '9'), an('2', '9')], ['9'])).toEqual([0, 1]);
  expect(persons([an('1', '9'), an('2', '9')])).toEqual([0, 0]);
  // Where it stands first, whoever has the other numbers is not one person by it either.
  expect(persons([an('1'), an('2'), an('9', '1'), an('9', '2')], ['9'])).toEqual([0, 1, 2, 2]);
});

test('in any order of the transactions the same are one, and no others', () => {
  const said = fc.record({
    name: fc.constantFrom('a', 'b'),
    phones: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'), { minLength: 1, maxLength: 3 }),
  });
  const seeded = fc
    .array(said, { minLength: 1, maxLength: 12 })
    .chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list.keys()], { minLength: list.length })),
    );
  fc.assert(
    fc.property(seeded, ([list, order]) => {
      // The rule said again: sharing a name and a number, over as many steps as it takes.
      const near = (one: Said, other: Said) =>
        one.name === other.name && one.phones.some((phone) => other.phones.includes(phone));
      const first = list.map((_one, place) => place);
      for (let round = 0; round < list.length; round += 1)
        for (const [i, one] of list.entries())
          for (const [j, other] of list.entries())
            if (near(one, other)) first[i] = first[j] = Math.min(first[i] ?? i, first[j] ?? j);
      expect(persons(list)).toEqual(first);
      const shuffled = order.flatMap((place) => list[place] ?? []);
      const groups = persons(shuffled);
      for (const [i, one] of order.entries())
        for (const [j, other] of order.entries())
          expect(groups[i] === groups[j]).toBe(first[one] === first[other]);
    }),
  );
});
