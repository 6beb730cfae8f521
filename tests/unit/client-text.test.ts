// Figures and words on screens, in both languages.
import { describe, expect, test } from 'vitest';

import { vi } from '#client/text/vi.ts';
import { en } from '#client/text/en.ts';
import { formats } from '#client/text/format.ts';
import { sentenceFor } from '#client/text/sentence.ts';
import { finds } from '#client/ui/fold.ts';
import { sortRows } from '#client/ui/sort-rows.ts';
import { problemCodes } from '#contract/problems.ts';

const format = formats.vi;

describe('figures as Vietnamese read them', () => {
  test.each([
    [format.number(1234.5), '1.234,5'],
    [format.number(10_000), '10.000'],
    [format.number(null), '–'],
    [format.percent(72.178, 2), '72,18\u202f%'],
    [format.day('2024-03-18'), '18/03/2024'],
    [format.dayTime('2024-03-18T07:05:00.000Z'), '18/03/2024 14:05'],
    [format.deadline('2026-11-30T17:00:00.000Z'), 'hết ngày 30/11/2026'],
    [format.deadline('2026-11-30T10:30:00.000Z'), '30/11/2026 17:30'],
    [format.time('2024-03-18T17:30:00.000Z'), '00:30'],
    [format.clock(221), '3:41'],
    [format.clock(3734), '1:02:14'],
    [format.signed(-1.9, 2), '−1,90'],
    [format.signed(4.79, 2), '+4,79'],
    [format.signed(-0.004, 2), '0,00'],
    [format.duration(8040), '2 giờ 14 phút'],
    [format.duration(59.6), '1 phút'],
    [formats.en.number(1234.5), '1,234.5'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected);
  });

  test('a time of today stands alone, another day or year is named', () => {
    const now = '2026-11-22T03:00:00.000Z';
    expect(format.when('2026-11-22T16:59:00.000Z', now)).toBe('23:59');
    expect(format.when('2026-11-22T17:00:00.000Z', now)).toBe('23/11 00:00');
    expect(format.when('2024-11-22T03:00:00.000Z', now)).toBe('22/11/2024 10:00');
  });
});

describe('sentences for problems', () => {
  test('details that are not the contract’s give the internal sentence instead of a hole in a text', () => {
    const fault = { code: 'list-too-large', details: { maxBytes: 'many' } } as const;
    expect(sentenceFor(fault, vi, format)).toBe(vi.problems.internal({}, format));
  });

  test.each(problemCodes)('%s has a sentence of its own in both languages', (code) => {
    const written = [vi, en].map((text) => sentenceFor({ code, details: {} }, text, format));
    expect(written.every((sentence) => sentence.endsWith('.'))).toBe(true);
    expect(written[0]).not.toBe(written[1]);
  });
});

describe('finding and sorting', () => {
  test('words typed without marks find Vietnamese', () => {
    expect(finds('phong goi', 'Phòng gọi')).toBe(true);
    expect(finds('dot', 'Đợt khảo sát')).toBe(true);
    expect(finds('mau', 'Phòng gọi')).toBe(false);
  });

  test('rows sort in Vietnamese order, missing values last either way', () => {
    const rows = ['Đắk Ha', 'Ấp Bắc', null, 'Dầu Tiếng', 'Quảng Sơn'];
    const value = (row: string | null) => row;
    expect(sortRows(rows, value, 'up')).toEqual(['Ấp Bắc', 'Dầu Tiếng', 'Đắk Ha', 'Quảng Sơn', null]);
    expect(sortRows(rows, value, 'down')).toEqual(['Quảng Sơn', 'Đắk Ha', 'Dầu Tiếng', 'Ấp Bắc', null]);
  });
});
