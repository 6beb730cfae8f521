// What agencies are called in a frame: two of one name do not become one stratum.
import { expect, test } from 'vitest';

import { createNameNotes, namesApart, type NameInFrame } from '#domain/agencies/frame-names.ts';

const named = (agencyId: string | null, parts: Partial<NameInFrame> = {}): NameInFrame => ({
  system: '63',
  name: 'UBND xã Nam Sơn',
  level: 'commune',
  agencyId,
  district: null,
  ...parts,
});

test.each([
  ['one agency under one name in both systems', [named('a'), named('a', { system: '34' })], ['', '']],
  [
    'two of two districts',
    [named('a', { district: 'UBND huyện Đắk Mil' }), named('b', { district: 'UBND huyện Cư Jút' })],
    [' (UBND huyện Đắk Mil)', ' (UBND huyện Cư Jút)'],
  ],
  [
    'one of before and one of since',
    [named('a', { district: 'UBND huyện Đắk Mil' }), named('b', { system: '34' })],
    [' (UBND huyện Đắk Mil, đến 30/06/2025)', ' (từ 01/07/2025)'],
  ],
  [
    'names that nobody has linked',
    [named(null), named(null, { system: '34' })],
    [' (đến 30/06/2025)', ' (từ 01/07/2025)'],
  ],
  [
    'a department that nobody has linked',
    [named(null, { level: 'province' }), named(null, { level: 'province', system: '34' })],
    ['', ''],
  ],
] as const)('%s', (_which, names, expected) => {
  expect(namesApart(names)).toEqual(expected);
});

test('without a register a name is told apart by the days of its results, however it is spelt', () => {
  const notes = createNameNotes();
  notes.note('UBND xã Nam Sơn', '2025-06-30');
  notes.note('UBND XÃ NAM SƠN', '2025-07-01');
  notes.note('UBND xã Đắk Ha', '2025-07-01');
  const called = notes.called();
  expect(called('UBND xã Nam Sơn', '2025-07-02')).toBe('UBND xã Nam Sơn (từ 01/07/2025)');
  expect(called('UBND xã Nam Sơn', '2025-03-02')).toBe('UBND xã Nam Sơn (đến 30/06/2025)');
  expect(called('UBND xã Đắk Ha', '2025-07-02')).toBe('UBND xã Đắk Ha');
});
