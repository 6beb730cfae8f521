import { describe, expect, test } from 'vitest';

import {
  allocationInWords,
  eligibilityInWords,
  partLines,
  planLines,
  planSentences,
  stagesInWords,
  stratumName,
} from '#domain/samples/plan-words.ts';
import { en } from '#client/text/en.ts';
import { formats } from '#client/text/format.ts';
import { vi } from '#client/text/vi.ts';
import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { Stage } from '#domain/samples/plan.ts';
import { compareStrata } from '#domain/samples/stratum-order.ts';

const { vi: format } = formats;
const words = vi.plans;

test('strata stand as a Vietnamese dictionary has their labels, levels from the province down', () => {
  const of = (level: string, agency: string, field = '') => ({ part: '', values: { field, agency, level } });
  const shown = [
    of('province', 'Sở Xây dựng'),
    of('district', 'UBND huyện Đắk Glong', 'Đất đai'),
    of('district', 'UBND huyện Đắk Glong', 'Hộ tịch'),
    of('commune', 'UBND xã Ea Súp'),
    of('commune', 'UBND xã Quảng Khê'),
  ];
  const places = new Map(shown.map((one, at) => [one, at]));
  const mixed = [4, 2, 0, 3, 1].flatMap((at) => shown[at] ?? []);
  expect(mixed.toSorted(compareStrata).map((one) => places.get(one))).toEqual([0, 1, 2, 3, 4]);
});

describe('a plan in words', () => {
  test('sizes are read out as Vietnamese reads figures', () => {
    expect(
      allocationInWords(
        { kind: 'proportional', total: 2400, basis: 'transactions', floor: 2 },
        words,
        format,
      ),
    ).toBe('2.400 người chia theo số hồ sơ, mỗi tầng ít nhất 2');
    expect(
      allocationInWords(
        { kind: 'fixed', perStratum: 80, perStratumByLevel: { district: 70 } },
        words,
        format,
      ),
    ).toBe('80 người mỗi tầng (cấp huyện 70)');
  });

  test('a size table is read from its greatest step down, however it was typed', () => {
    const tiers = [
      { from: 0, size: 'all' as const },
      { from: 500, size: 150 },
      { from: 30, size: 30 },
    ];
    expect(allocationInWords({ kind: 'size-table', tiers }, words, format)).toBe(
      'theo số hồ sơ N của tầng: từ 500 lấy 150; từ 30 lấy 30; từ 0 lấy hết',
    );
  });

  test('Bình Định: every district, communes by class, three villages each', () => {
    const stages: Stage[] = [
      { area: 'district', take: 'all', chances: 'equal' },
      { area: 'commune', take: { byClass: { I: 9, II: 7, III: 4 } }, chances: 'equal' },
      { area: 'village', take: 3, chances: 'equal' },
    ];
    expect(stagesInWords(stages, words, format)).toBe(
      'mọi huyện, rồi xã theo loại (loại I: 9, loại II: 7, loại III: 4) trong mỗi huyện đã chọn, rồi 3 thôn trong mỗi xã đã chọn',
    );
  });

  test('ways of submitting and times are said in words, never in the codes that lists are read into', () => {
    expect(eligibilityInWords({ channels: ['online', 'post'], timeliness: ['late'] }, words, format)).toBe(
      'hình thức nộp: trực tuyến, bưu chính công ích; thời hạn: trễ hạn',
    );
    const stratum = { part: '', values: { channel: 'inPerson', timeliness: 'onTime' } };
    expect(stratumName(stratum, words, false)).toBe('trực tiếp · đúng hạn');
    expect(stratumName(stratum, en.plans, false)).toBe('in person · on time');
    expect(stratumName({ part: '', values: { channel: '' } }, words, false)).toBe('không ghi');
  });

  test('of a long list of names the first four are read out and the rest counted', () => {
    const fields = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(eligibilityInWords({ fields }, words, format)).toBe('lĩnh vực: A, B, C, D và 2 tên nữa');
  });

  test('a plan reads as sentences, its parts by name where it has several', () => {
    const [first, second] = builtInPlans.map((plan) => planSentences(plan, words, format));
    expect(first?.[0]).toBe(
      'Đối tượng: mọi người trong khung mẫu; tầng: Cơ quan × Lĩnh vực; cỡ mẫu: 400 người chia theo số hồ sơ, mỗi tầng ít nhất 2.',
    );
    expect(second?.slice(1)).toEqual([
      '“Cấp xã”: đối tượng: cơ quan cấp xã; tầng: Cấp × Cơ quan × Thủ tục; cỡ mẫu: 80 người mỗi tầng.',
      'Rút trong tầng: ngẫu nhiên đơn; dự phòng: 1 người cho mỗi người của mẫu chính; lô mẫu: mẫu chính chia ngẫu nhiên thành 4 lô.',
    ]);
  });

  test.each(builtInPlans.map((plan) => [plan.id, plan] as const))(
    '%s is read out in both languages without a hole',
    (_, plan) => {
      for (const [text, language] of [[vi, 'vi'] as const, [en, 'en'] as const]) {
        const lines = [
          ...plan.parts.flatMap((part) => partLines(part, text.plans, formats[language])),
          ...planLines(plan, text.plans, formats[language]),
        ];
        for (const line of lines)
          expect(`${line.label}: ${line.text}`).not.toMatch(/undefined|NaN|null|object/);
      }
    },
  );
});

describe('the name of a stratum', () => {
  test('leaves out the level where the agency is named, and says what is not stated', () => {
    const values = { level: 'commune', agency: 'UBND xã Đắk Ha', field: '' };
    expect(stratumName({ part: 'Cấp xã', values }, words, false)).toBe('UBND xã Đắk Ha · không ghi');
    expect(stratumName({ part: 'Cấp xã', values: { level: 'commune' } }, words, true)).toBe('Cấp xã: cấp xã');
  });

  test('is the part where the part is not divided', () => {
    expect(stratumName({ part: 'Cấp xã', values: {} }, words, true)).toBe('Cấp xã');
  });
});
