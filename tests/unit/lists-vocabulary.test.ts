import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readDate } from '#domain/lists/dates.ts';
import { foldText, isOrganisation, personKey, tidyText } from '#domain/lists/names.ts';
import { readRecordCode } from '#domain/lists/record-code.ts';
import { fieldName, readChannel } from '#domain/lists/services.ts';
import { statedPeriod } from '#domain/lists/stated-period.ts';
import { readStatus, timelinessOf } from '#domain/lists/statuses.ts';

describe('dates', () => {
  test.each([
    ['18/03/2024', '2024-03-18', null],
    ['8-3-2024', '2024-03-08', null],
    ['8.3.2024', '2024-03-08', null],
    ['18/03/2024 14:05', '2024-03-18', '14:05'],
    ['18/03/2024 14:05:59', '2024-03-18', '14:05'],
    ['14:05 18/03/2024', '2024-03-18', '14:05'],
    ['14h30 18/03/2024', '2024-03-18', '14:30'],
    ['18/03/2024 02:05 CH', '2024-03-18', '14:05'],
    ['18/03/2024 12:05 AM', '2024-03-18', '00:05'],
    ['2024-03-18', '2024-03-18', null],
    ['2024-03-18 14:05', '2024-03-18', '14:05'],
    ['2024-03-17T18:30:00.000Z', '2024-03-18', '01:30'],
    [45369, '2024-03-18', null],
    [45369.5, '2024-03-18', '12:00'],
    ['45369', '2024-03-18', null],
    [new Date('2024-03-18T00:00:00Z'), '2024-03-18', null],
    [new Date('2024-03-18T14:05:00Z'), '2024-03-18', '14:05'],
    ['29/02/2024', '2024-02-29', null],
  ])('%s is %s', (cell, on, time) => expect(readDate(cell)).toEqual({ on, time, problem: null }));

  test.each([
    '31/02/2024',
    '29/02/2023',
    '13/13/2024',
    '01/01/1900',
    'hôm qua',
    '18/03/24',
    3,
    -5,
    Number.NaN,
    new Date(Number.NaN),
  ])('%s is no date', (cell) =>
    expect(readDate(cell)).toEqual({ on: null, time: null, problem: 'unreadable' }),
  );
  test.each([null, '', ' ', '-', '../../....'])('%s is missing', (cell) =>
    expect(readDate(cell).problem).toBe('missing'),
  );

  test('a day is the same day however it is written', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const on = date.toISOString().slice(0, 10);
        const [year, month, day] = on.split('-');
        const midnight = new Date(`${on}T00:00:00Z`);
        const spellings = [
          on,
          `${day}/${month}/${year}`,
          `${Number(day)}-${Number(month)}-${year}`,
          midnight,
          midnight.getTime() / 86_400_000 + 25_569,
        ];
        expect(spellings.map((cell) => readDate(cell).on)).toEqual(spellings.map(() => on));
      }),
    );
  });

  test('the title row states the period', () => {
    expect(statedPeriod([null, 'Từ ngày 01/01/2024 đến ngày 31/07/2024'])).toEqual({
      from: '2024-01-01',
      to: '2024-07-31',
    });
    expect(statedPeriod(['Năm 2024'])).toBeNull();
  });
});

describe('mã hồ sơ', () => {
  test('both generations state their agency and day', () => {
    expect(readRecordCode('000.00.30.H16-240208-0001')).toEqual({
      code: '000.00.30.H16-240208-0001',
      agencyCode: '000.00.30.H16',
      receivedOn: '2024-02-08',
    });
    expect(readRecordCode(' h29.139.30 – 240318-12 ')).toEqual({
      code: 'H29.139.30-240318-12',
      agencyCode: 'H29.139.30',
      receivedOn: '2024-03-18',
    });
  });
  test('an unknown form is kept as it is, a day that does not exist is none', () => {
    expect(readRecordCode('BN 2024/15')).toEqual({ code: 'BN2024/15', agencyCode: null, receivedOn: null });
    expect(readRecordCode('H14.12-240231-0001')?.receivedOn).toBeNull();
    expect(readRecordCode(' - ')).toBeNull();
  });
});

describe('names', () => {
  test('case, marks, composition and spaces make no difference between persons', () => {
    const composed = personKey('+84912345679', 'Đỗ Thị  Hồng');
    expect(personKey('+84912345679', 'ĐỖ THỊ HỒNG')).toBe(composed);
    expect(personKey('+84912345679', 'do thi hong'.normalize('NFD'))).toBe(composed);
    expect(personKey('+84912345678', 'Đỗ Thị Hồng')).not.toBe(composed);
  });
  test('folding and tidying twice is folding and tidying once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(tidyText(tidyText(text))).toBe(tidyText(text));
      }),
    );
  });
  test.each([
    'Công ty TNHH Nga Liên',
    'CTY CP MAI HÙNG',
    'HTX Dũng Vinh',
    'Hộ kinh doanh Yến Bình',
    'DNTN An Uyên',
    'Trường THCS Lê Lợi',
    'UBND xã Đắk Ha',
    'Sở Xây dựng',
  ])('%s is an organisation', (name) => expect(isOrganisation(name)).toBe(true));
  test.each(['Trương Văn Tý', 'Ngô Thị Công', "H' Đức Thảo", 'So Y Tính', 'Vũ Trường'])(
    '%s is an individual',
    (name) => expect(isOrganisation(name)).toBe(false),
  );
});

describe('status', () => {
  test.each([
    ['Đã trả kết quả', 'completed', null],
    ['Hoàn thành đúng hạn', 'completed', 'onTime'],
    ['Hoàn thành trước hạn', 'completed', 'onTime'],
    ['Trả kết quả trễ hạn', 'completed', 'late'],
    ['ĐÃ TRẢ KẾT QUẢ CHO CÔNG DÂN', 'completed', null],
    ['Đúng hạn', 'completed', 'onTime'],
    ['Quá hạn', 'byDate', 'late'],
    ['Đang xử lý', 'notCompleted', null],
    ['Đang xử lý quá hạn', 'notCompleted', null],
    ['Chờ trả kết quả', 'notCompleted', null],
    ['Chờ bổ sung hồ sơ', 'notCompleted', null],
    ['Từ chối tiếp nhận', 'notCompleted', null],
    ['Công dân rút hồ sơ', 'notCompleted', null],
    ['Dừng xử lý', 'notCompleted', null],
    ['Trả lại hồ sơ', 'notCompleted', null],
    ['Chưa đến hạn', 'notCompleted', null],
    ['Mới tiếp nhận', 'notCompleted', null],
  ])('%s is %s', (text, outcome, timeliness) =>
    expect(readStatus(text)).toMatchObject({ outcome, timeliness, isKnown: true }),
  );
  test('words that nobody foresaw are settled by the result date', () => {
    expect(readStatus('Lưu kho')).toEqual({ outcome: 'byDate', timeliness: null, isKnown: false });
  });
  test('whether the result came in time is read from the words first, then from the dates', () => {
    const silent = readStatus('Đã trả kết quả');
    expect(timelinessOf(silent, '2024-03-18', '2024-03-18')).toBe('onTime');
    expect(timelinessOf(silent, '2024-03-19', '2024-03-18')).toBe('late');
    expect(timelinessOf(silent, '2024-03-19', null)).toBeNull();
    expect(timelinessOf(readStatus('Trả kết quả trễ hạn'), '2024-03-18', '2024-03-19')).toBe('late');
  });
});

describe('services', () => {
  test.each([
    ['Trực tiếp', 'inPerson'],
    ['Nộp tại Bộ phận Một cửa', 'inPerson'],
    ['Trực tuyến', 'online'],
    ['Qua cổng DVC quốc gia', 'online'],
    ['BCCI', 'post'],
    ['Qua dịch vụ bưu chính công ích', 'post'],
    ['Khác', null],
  ])('%s is %s', (text, channel) => expect(readChannel(text)).toBe(channel));

  test.each(['Đất đai', 'ĐẤT ĐAI', ' đất  đai ', 'Lĩnh vực đất đai', '1. Đất đai', 'Lĩnh vực: Đất đai'])(
    '"%s" is Đất đai',
    (text) => expect(fieldName(text)).toBe('Đất đai'),
  );
});
