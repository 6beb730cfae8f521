// What tolerances do, whom phúc tra covers, and what the report says: counts against R's, words against the field's.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compareAnswers } from '#domain/back-checks/comparison.ts';
import { badShareSentence, reportSection, type ReportFigures } from '#domain/back-checks/report-section.ts';
import { coverageBy, coverageOf, type Coverage } from '#domain/back-checks/statistics/coverage.ts';
import { toleranceEffects, type ToleranceEffect } from '#domain/back-checks/statistics/tolerance-effects.ts';

interface FromR {
  tolerance: { original: number[]; recheck: number[]; effects: ToleranceEffect[] }[];
  coverage: { chosen: boolean[]; reached: boolean[]; share: number; least: number; expected: Coverage }[];
}
const fromR = JSON.parse(
  readFileSync(new URL('../data/recall-statistics.json', import.meta.url), 'utf8'),
) as FromR;

describe('what a tolerance does', () => {
  test.each(fromR.tolerance)('is what R counts', ({ original, recheck, effects }) => {
    const comparisons = original.map((value, index) =>
      compareAnswers(
        { question: 'DV1.1', type: 3, tolerance: 1 },
        { value },
        { value: recheck[index] ?? Number.NaN },
      ),
    );
    const ours = toleranceEffects(comparisons, 3);
    expect(ours.map(({ tolerance, beyond }) => [tolerance, beyond])).toEqual(
      effects.map(({ tolerance, beyond }) => [tolerance, beyond]),
    );
    for (const [index, { rate }] of ours.entries())
      expect(Math.abs(rate - (effects[index]?.rate ?? Number.NaN))).toBeLessThan(1e-12);
  });

  test('no tolerance lets "does not apply" pass for an answer, and what was not compared counts nowhere', () => {
    const repeat = { question: 'DV1.1', type: 3, tolerance: 1 } as const;
    const differs = compareAnswers(repeat, { special: 'notApplicable' }, { value: 4 });
    const unknown = compareAnswers(repeat, { special: 'dontKnow' }, { value: 4 });
    expect(toleranceEffects([differs, unknown], 3).map(({ rate }) => rate)).toEqual([1, 1, 1, 1]);
    expect(toleranceEffects([unknown], 3)).toEqual([]);
  });
});

describe('coverage', () => {
  test.each(fromR.coverage)('is what R counts', ({ chosen, reached, share, least, expected }) => {
    const interviews = chosen.map((one, index) => ({ chosen: one, reached: reached[index] ?? false }));
    expect(coverageOf(interviews, share, least)).toEqual(expected);
  });

  test('asks of each group its least number, or all where there are fewer', () => {
    const interviews = ['a', 'b', 'a', 'a', 'a'].map((agency) => ({ agency, chosen: false, reached: false }));
    const wanted = [...coverageBy(interviews, ({ agency }) => agency, 3)].map(([key, row]) => [
      key,
      row.wanted,
    ]);
    expect(wanted).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
  });
});

const figures: ReportFigures = {
  completes: 2400,
  coverage: {
    completes: 2400,
    chosen: 168,
    reached: 151,
    wanted: 72,
    agencies: [
      { name: 'UBND xã Đắk Ha', completes: 1900, chosen: 140, reached: 128, wanted: 1 },
      { name: 'UBND xã Quảng Sơn', completes: 500, chosen: 28, reached: 23, wanted: 1 },
    ],
  },
  notReached: 17,
  waiting: 0,
  verdicts: { confirmed: 144, differs: 4, denied: 3 },
  voided: 6,
  replaced: 6,
  retrained: 1,
  appeals: { made: 2, granted: 1 },
  badShare: { share: 0.012, low: 0.004, high: 0.026 },
  answers: { compared: 1200, beyondTolerance: 60 },
  weakestItem: { label: 'Nơi ngồi chờ có đủ chỗ ngồi', kappa: 0.412 },
  interviewerEffect: { label: 'Thái độ lịch sự', rho: 0.0123, designEffect: 1.456, trusted: false },
};

describe('the report', () => {
  test('says the share of bad interviews among all in one sentence, as an official report prints it', () => {
    expect(badShareSentence(2400, figures.badShare)).toBe(
      'Trong 2.400 phiếu, ước tính 1,2 % (0,4–2,6 %) không đạt.',
    );
    expect(badShareSentence(0, null)).toBe('Chưa có phiếu nào hoàn thành.');
    expect(badShareSentence(12, null)).toContain('chưa ước tính được');
  });

  test('gives coverage, verdicts, appeals, agreement and effects with their figures', () => {
    const { paragraphs } = reportSection(figures);
    const whole = paragraphs.join('\n');
    for (const part of [
      'Đã chọn 168 trong 2.400 phiếu (7,0 %) ở 2 trong 2 đơn vị, đạt mức đặt ra cho đợt khảo sát.',
      'xác nhận đúng 144 phiếu (95,4 %), sai lệch 4 phiếu (2,6 %), người dân phủ nhận 3 phiếu (2,0 %)',
      'giải trình 2 kết luận; 1 giải trình được chấp nhận',
      '95,0 % khớp trong mức cho phép',
      '(kappa 0,41)',
      'lớn nhất ở nội dung “Thái độ lịch sự”: ρ = 0,012, hệ số thiết kế 1,46',
      'chỉ để tham khảo',
    ])
      expect(whole).toContain(part);
  });

  test('names no item as the least reliable where all agree', () => {
    const whole = reportSection({ ...figures, weakestItem: { label: 'Khám bệnh', kappa: 0.9953 } });
    expect(whole.paragraphs.join('\n')).toContain(
      'Mọi nội dung có đủ cặp trả lời để tính đều ổn định (kappa 1,00).',
    );
  });

  test('names the agencies that the plan’s least number was not reached in', () => {
    const [first, second] = figures.coverage.agencies;
    const short = reportSection({
      ...figures,
      coverage: {
        ...figures.coverage,
        agencies: [...(first ? [first] : []), ...(second ? [{ ...second, chosen: 0, reached: 0 }] : [])],
      },
    });
    expect(short.paragraphs[1]).toContain(
      'đủ số chung đặt ra (ít nhất 72 phiếu) nhưng chưa đủ ở 1 đơn vị: UBND xã Quảng Sơn',
    );
  });

  test.each([
    [6, 6, '6 phiếu bị hủy, không tính vào chỉ số và được thay bằng người trong danh sách dự phòng.'],
    [6, 4, '6 phiếu bị hủy, không tính vào chỉ số; 4 phiếu trong số đó được thay bằng người'],
    [6, 0, 'chưa phiếu nào được thay'],
    [0, 0, 'Không có phiếu nào bị hủy.'],
  ])('of %i void interviews says that %i were replaced, no more than were', (voided, replaced, sentence) => {
    expect(reportSection({ ...figures, voided, replaced }).paragraphs.join('\n')).toContain(sentence);
  });

  test('is silent where there is nothing to say', () => {
    const { paragraphs } = reportSection({
      ...figures,
      coverage: { ...figures.coverage, chosen: 0, reached: 0 },
      verdicts: { confirmed: 0, differs: 0, denied: 0 },
      appeals: { made: 0, granted: 0 },
      badShare: null,
      answers: null,
      weakestItem: null,
      interviewerEffect: null,
    });
    expect(paragraphs).toHaveLength(3);
  });
});
