import { expect, test } from 'vitest';

import { namesAlone } from '#domain/results/item-names.ts';

test('an item that stands alone is told from one of another factor by the same name', () => {
  const names = namesAlone([
    { code: 'CS1.3', name: 'Giáo dục', factor: 'Trách nhiệm giải trình' },
    { code: 'CS3.3', name: 'Giáo dục', factor: 'Chất lượng chính sách' },
    { code: 'DV1.1', name: 'Biển hiệu', factor: 'Tiếp cận' },
  ]);
  expect([...names]).toEqual([
    ['CS1.3', 'Giáo dục (Trách nhiệm giải trình)'],
    ['CS3.3', 'Giáo dục (Chất lượng chính sách)'],
    ['DV1.1', 'Biển hiệu'],
  ]);
});
