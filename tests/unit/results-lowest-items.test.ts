import { expect, test } from 'vitest';

import { lowestItems } from '#domain/results/lowest-items.ts';

const of = (code: string, shown: number | null, valid = 40) => ({ code, shown, valid });
const named = (items: readonly ReturnType<typeof of>[], interviews: number, most: number) =>
  lowestItems(items, interviews, most).map(({ code }) => code);

test('items that share the last published score are all named, in the order of the form', () => {
  const items = [
    of('DV2.2', 58.82),
    of('DV1.1', 80),
    of('DV2.5', 58.82),
    of('DV4.1', 58.82),
    of('DV3.1', 70),
  ];
  expect(named(items, 40, 1)).toEqual(['DV2.2', 'DV2.5', 'DV4.1']);
  expect(named(items, 40, 3)).toEqual(['DV2.2', 'DV2.5', 'DV4.1']);
  expect(named(items, 40, 4)).toEqual(['DV2.2', 'DV2.5', 'DV4.1', 'DV3.1']);
});

test('an item that only some are asked needs ten ratings, or half of the interviews, to be named', () => {
  const items = [of('DV5.2', 0, 9), of('DV1.1', 80), of('DV1.2', null, 0)];
  expect(named(items, 300, 1)).toEqual(['DV1.1']);
  expect(named([of('DV5.2', 0, 10), of('DV1.1', 80)], 300, 1)).toEqual(['DV5.2']);
  expect(named(items, 17, 1)).toEqual(['DV5.2']);
});
