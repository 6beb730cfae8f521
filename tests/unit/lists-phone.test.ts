import fc from 'fast-check';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';

import type { AmbiguousLandlines } from '#domain/lists/list-mapping.ts';
import { oldAreaCodes } from '#domain/lists/old-numbering.ts';
import type { NumberContext } from '#domain/lists/phone-number.ts';
import { readPhones } from '#domain/lists/phone.ts';

function dated(listDatedOn: string | null, ambiguousLandlines: AmbiguousLandlines = 'mobile'): NumberContext {
  return { listDatedOn, ambiguousLandlines };
}

function e164(raw: string | number, listDatedOn: string | null = null): string[] {
  return readPhones(raw, dated(listDatedOn)).numbers.map((number) => number.phoneE164);
}

describe('one number in many spellings', () => {
  const spellings: (string | number)[] = [
    '0912345679',
    '0912 345 679',
    '0912.345.679',
    '0912-345.679',
    '(0912) 345 679',
    '+84912345679',
    '(+84) 912 345 679',
    '+84 0912345679',
    '0084912345679',
    '84912345679',
    '84-912-345-679',
    '912345679',
    912345679,
    '912345679.0',
    "'0912345679",
    '="0912345679"',
    'ĐT: 0912345679',
    'SĐT 0912345679 (chị Hoa)',
    ' 0912345679 ',
    '\u200B0912\u00A0345\u00A0679',
  ];
  test.each(spellings)('%s is +84912345679', (raw) => {
    expect(readPhones(raw)).toMatchObject({
      numbers: [{ phoneE164: '+84912345679', kind: 'mobile' }],
      problem: null,
    });
  });

  test('says when a zero was lost, and when the country code was written', () => {
    expect(readPhones(912345679).warnings).toEqual(['lostZero']);
    expect(readPhones('84912345679').warnings).toEqual(['plus84']);
    expect(readPhones('0912345679').warnings).toEqual([]);
  });
});

describe('several numbers in a cell', () => {
  test.each([
    '0912345679/0987123456',
    '0912345679; 0987123456',
    '0912345679, 0987123456',
    '0912345679 - 0987123456',
    '0912345679-0987123456',
    '0912345679 hoặc 0987123456',
    '0912345679 và 0987123456',
    '0912 345 679 - 0987 123 456',
    '0912 345 679 0987 123 456',
    '0912345679\n0987123456',
    'Mẹ: 0912345679, con: 0987.123.456',
  ])('%s holds two, in order', (raw) => {
    const reading = readPhones(raw);
    expect(reading.numbers.map(({ phoneE164 }) => phoneE164)).toEqual(['+84912345679', '+84987123456']);
    expect(reading.warnings).toContain('twoPhones');
  });

  test('the same number twice is one number', () => {
    expect(readPhones('0912345679 / +84912345679').numbers).toHaveLength(1);
  });

  test('a good number beside a bad one is kept, and the bad one mentioned', () => {
    expect(readPhones('0912345679 / 098712345')).toMatchObject({
      numbers: [{ phoneE164: '+84912345679' }],
      problem: null,
      warnings: ['partUnreadable'],
    });
  });

  test('a number is found in a column that mixes address and telephone', () => {
    expect(e164('Số 12, Thôn 3, xã Đắk Ha, ĐT 0912345679')).toEqual(['+84912345679']);
  });
});

describe('extensions', () => {
  test.each(['02613822222 máy lẻ 12', '02613822222 (ext. 105)', '0261.3822222 x12', '02613822222 nhánh 3'])(
    '%s is called without its extension',
    (raw) => {
      expect(readPhones(raw)).toMatchObject({ numbers: [{ phoneE164: '+842613822222', kind: 'landline' }] });
      expect(readPhones(raw).warnings).toContain('extensionDropped');
    },
  );
});

describe('renumberings', () => {
  test.each([
    ['01662345678', '+84362345678'],
    ['01202345678', '+84702345678'],
    ['01272345678', '+84812345678'],
    ['01862345678', '+84562345678'],
    ['01992345678', '+84592345678'],
    ['841662345678', '+84362345678'],
    [1662345678, '+84362345678'],
  ])('mobile %s of 11 digits is %s since 2018', (raw, today) => {
    expect(e164(raw)).toEqual([today]);
    expect(readPhones(raw).warnings).toContain('old11');
  });

  test.each([
    ['0438251234', '+842438251234'],
    ['05113822222', '+842363822222'],
    ['05003822222', '+842623822222'],
    ['0613822222', '+842513822222'],
    ['02403822222', '+842043822222'],
  ])('landline %s under its old area code is %s since 2017', (raw, today) => {
    expect(readPhones(raw)).toMatchObject({ numbers: [{ phoneE164: today, kind: 'landline' }] });
    expect(readPhones(raw).warnings).toContain('oldLandline');
  });

  test('a number that was a landline and is a mobile today is read as mobile; a list from before the change says so', () => {
    expect(readPhones('0563822222', dated('2024-05-01'))).toMatchObject({
      numbers: [{ phoneE164: '+84563822222', kind: 'mobile' }],
      warnings: [],
    });
    expect(readPhones('0563822222', dated('2014-05-01'))).toMatchObject({
      numbers: [{ phoneE164: '+84563822222', kind: 'mobile' }],
      warnings: ['ambiguousOldLandline'],
    });
  });

  test('a person who says that such numbers are landlines has them renumbered, in old lists only', () => {
    expect(readPhones('0563822222', dated('2014-05-01', 'landline'))).toEqual({
      numbers: [{ phoneE164: '+842563822222', kind: 'landline' }],
      problem: null,
      warnings: ['landline', 'oldLandline'],
    });
    expect(readPhones(838222222, dated('2016-12-31', 'landline')).numbers).toEqual([
      { phoneE164: '+842838222222', kind: 'landline' },
    ]);
    expect(readPhones('0563822222', dated('2017-06-17', 'landline')).numbers[0]?.kind).toBe('mobile');
    expect(readPhones('0563822222', dated(null, 'landline')).numbers[0]?.kind).toBe('mobile');
    expect(readPhones('0912345679', dated('2014-05-01', 'landline')).numbers[0]?.kind).toBe('mobile');
  });

  test('a landline of six digits from before 2008 has no number of today', () => {
    expect(readPhones('0320822222', dated('2014-05-01')).warnings).toEqual(['ambiguousOldLandline']);
    expect(readPhones('0320822222', dated('2014-05-01', 'landline')).problem).toBe('invalid');
  });

  test.each([...oldAreaCodes])(
    'area %s: a landline of its time is read as one, or asked about',
    (old, area) => {
      const subscriber = '38222222'.slice(0, old.length === 2 ? 8 : 7);
      const before = readPhones(old + subscriber, dated('2016-06-01'));
      const isAsked = before.warnings.includes('ambiguousOldLandline');
      expect(isAsked).toBe(before.numbers[0]?.kind === 'mobile');
      expect(readPhones(old + subscriber, dated('2016-06-01', 'landline')).numbers).toEqual([
        { phoneE164: `+84${area.newCode.slice(1)}${subscriber}`, kind: 'landline' },
      ]);
    },
  );

  test('ten digits under 02 are an old landline in an old list and a misprint in a new one', () => {
    expect(e164('0253822222', '2016-01-01')).toEqual(['+842053822222']);
    expect(readPhones('0253822222', dated('2024-01-01')).problem).toBe('invalid');
  });
});

describe('cells without a callable number', () => {
  test.each(['', ' ', '-', '...', 'không có', 'Không', 'KHONG CO SO', 'n/a', 'null', 'chưa có', '0', 'x'])(
    '"%s" is missing',
    (raw) => expect(readPhones(raw)).toEqual({ numbers: [], problem: 'missing', warnings: [] }),
  );
  test('a blank cell is missing', () => expect(readPhones(null).problem).toBe('missing'));
  test.each(['19001234', '1900 6192', '18001091', '1800-1091', '+8419001234', 19008642])(
    '%s is a service line',
    (raw) => expect(readPhones(raw).problem).toBe('premium'),
  );
  test.each([
    'abc',
    '113',
    '0901234',
    '09123',
    '099999999999',
    '0000000000',
    '0123456789',
    '0987654321',
    '0999999999',
    '9999999999',
    '01012345678',
    '0890123456',
    '+14155552671',
    '9.12E+08',
    912345.5,
    -912345679,
    '12345',
  ])('%s is invalid', (raw) =>
    expect(readPhones(raw)).toEqual({ numbers: [], problem: 'invalid', warnings: [] }),
  );
});

describe('rules that hold for any cell', () => {
  test('whatever is read is a valid number, and a problem is stated exactly when there is none', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.stringMatching(/^[+0-9 ./;,()-]{0,40}$/),
      fc.array(fc.stringMatching(/^0\d{8,10}$/), { maxLength: 4 }).map((parts) => parts.join(' / ')),
    );
    fc.assert(
      fc.property(cell, (raw) => {
        const { numbers, problem } = readPhones(raw);
        expect(numbers.length === 0).toBe(problem !== null);
        for (const { phoneE164 } of numbers) expect(isValidPhoneNumber(phoneE164)).toBe(true);
        expect(new Set(numbers.map(({ phoneE164 }) => phoneE164)).size).toBe(numbers.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('a landline is one where today’s plan has its area', () => {
    for (let area = 200; area < 300; area += 1)
      expect(e164(`0${area}3822468`).includes(`+84${area}3822468`)).toBe(
        isValidPhoneNumber(`+84${area}3822468`),
      );
  });

  test('separators between the digits never change the number', () => {
    const digits = fc.stringMatching(/^0(3[2-9]|7[06-9]|8[1-5]|9[0-46-8])\d{7}$/);
    const separators = fc.array(fc.constantFrom('', ' ', '.', '-'), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(digits, separators, (number, marks) => {
        const spaced = number
          .split('')
          .map((digit, index) => digit + (index < 9 ? marks[index] : ''))
          .join('');
        expect(e164(spaced)).toEqual(e164(number));
      }),
    );
  });

  test('reading a number that was read changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{8,9}$/), (raw) => {
        const once = e164(raw);
        for (const number of once) expect(e164(number)).toEqual([number]);
      }),
      { numRuns: 1000 },
    );
  });
});
