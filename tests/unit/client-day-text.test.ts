import { describe, expect, test } from 'vitest';

import { readDay, writeDay } from '#client/ui/day-text.ts';

describe('days as people type them', () => {
  test.each([
    ['18/3/2024', '2024-03-18'],
    ['18/03/2024', '2024-03-18'],
    [' 18-03-2024 ', '2024-03-18'],
    ['18.3.24', '2024-03-18'],
    ['18032024', '2024-03-18'],
    ['29/2/2024', '2024-02-29'],
  ])('%s is %s', (typed, on) => {
    expect(readDay(typed)).toBe(on);
  });

  test.each([
    '',
    '18/3',
    '31/6/2025',
    '29/2/2025',
    '0/1/2025',
    '3/18/2024',
    '2024-03-18',
    '18/3/202',
    'hôm nay',
  ])('"%s" is no day', (typed) => {
    expect(readDay(typed)).toBeNull();
  });

  test('a day is written as day/month/year', () => {
    expect(writeDay('2024-03-18')).toBe('18/03/2024');
  });
});
