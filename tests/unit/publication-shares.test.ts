// What citizens did is told in public of nobody, or of at least the minimum.
import { expect, test } from 'vitest';

import { toldShares } from '#domain/publication/told-shares.ts';

const told = (
  counts: readonly number[],
  more: { multiple?: boolean; valid?: number; figure?: { counts: number[]; count: number } } = {},
) => {
  const options = counts.map((count, at) => ({ code: at + 1, count }));
  const valid = more.valid ?? counts.reduce((sum, count) => sum + count, 0);
  const question = { multiple: false, figure: null, ...more, valid, options };
  const { options: shown, figure } = toldShares(question, 10);
  return { options: [...shown], figure };
};

test('of options of which each person chose one, what is hidden is enough together', () => {
  expect(told([57, 40, 3]).options).toEqual([1]);
  expect(told([60, 40, 0]).options).toEqual([1, 2, 3]);
  expect(told([97, 2, 1]).options).toEqual([]);
});

test('of options that overlap, each is told by itself unless few chose it or few did not', () => {
  const multiple = (counts: number[]) => told(counts, { multiple: true, valid: 100 }).options;
  expect(multiple([90, 40, 3])).toEqual([1, 2]);
  expect(multiple([97, 40, 0, 100])).toEqual([2, 3, 4]);
});

test('a criterion is not told where one person paid, nor where one did not', () => {
  const paid = (nobody: number, some: number, many: number) =>
    told([nobody, some, many], { figure: { counts: [1], count: nobody } });
  expect(paid(99, 1, 0)).toEqual({ options: [], figure: false });
  // The 39 go with the one.
  expect(paid(1, 60, 39)).toEqual({ options: [2], figure: false });
  expect(paid(100, 0, 0)).toEqual({ options: [1, 2, 3], figure: true });
  // How many took money at all is told, not that five say of many.
  expect(paid(60, 35, 5)).toEqual({ options: [1], figure: true });
});

test('a criterion less a shown option, or a shown option less it, is no few persons', () => {
  // 43 of the figure less 40 are 3; 57 beside it less 53 are 4.
  expect(told([40, 3, 4, 53], { figure: { counts: [1, 2], count: 43 } })).toEqual({
    options: [],
    figure: true,
  });
  const overlapping = { multiple: true, valid: 100, figure: { counts: [1, 2], count: 43 } };
  expect(told([40, 20, 50], overlapping)).toEqual({ options: [2, 3], figure: true });
  // 15 and 15 that make 29 are one person who chose both.
  const both = { multiple: true, valid: 100, figure: { counts: [1, 2], count: 29 } };
  expect(told([15, 15, 50], both)).toEqual({ options: [1, 3], figure: true });
});
