import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { reportFigures } from '#contract/report-figures.ts';
import { contentOf } from '#domain/report/content.ts';
import type { ReportFigures } from '#domain/report/figures.ts';
import { figureChanges } from '#domain/report/figure-changes.ts';
import { placeholdersOf } from '#domain/report/placeholders.ts';
import { tablesOf } from '#domain/report/tables.ts';
import { blockNames, firstTexts, headNames, mayHoldTypedFigures } from '#domain/report/text-blocks.ts';
import { faultsOfWords, withFigures } from '#domain/report/words.ts';
import { checkTemplate } from '#server/features/reports/docx/check-template.ts';
import { makeTemplate } from '#server/features/reports/docx/make-template.ts';
import { shippedTemplateFile } from '#server/features/reports/docx/shipped-template.ts';

const scored = (code: string, name: string, shown: number) => ({
  code,
  name,
  shown,
  low: shown - 3,
  high: shown + 2.5,
});
const item = (code: string, shown: number) => ({
  ...scored(code, `Nội dung ${code}`, shown),
  valid: 100,
  notApplicable: 0,
  dontKnow: 2,
  refused: 1,
  levels: [2, 8, 20, 45, 25],
});

// Factors as Gia Nghĩa published them (thông báo 2024); the rest is made up.
const figures: ReportFigures = reportFigures.parse({
  takenAt: '2024-11-20T07:05:00.000Z',
  survey: {
    name: 'Khảo sát thử',
    authority: 'UBND thành phố Gia Nghĩa',
    planNumber: '466/KH-SNV',
    periodFrom: '2023-01-01',
    periodTo: '2023-12-31',
    startsOn: '2024-01-02',
    endsOn: '2024-02-28',
  },
  rule: { words: 'Trung bình cộng.', minimumInterviews: 30, minimumRated: 0, weighted: false },
  interviews: 1234,
  target: 1500,
  overall: { ...scored('', 'Chung', 72.18), se: 1.2, designEffect: 1.1 },
  beside: 72.5,
  groups: [scored('CS', 'Chính sách', 72.19), scored('DV', 'Dịch vụ', 72.17)],
  factors: [
    { ...scored('CS1', 'Trách nhiệm giải trình', 74.16), valid: 200, items: [item('CS1.1', 74.16)] },
    { ...scored('DV3', 'Công chức', 71.79), valid: 200, items: [item('DV3.1', 80), item('DV3.2', 63.58)] },
  ],
  agencies: [
    {
      name: 'Phường Nghĩa Tân',
      interviews: 700,
      rank: 1,
      shown: 75,
      low: 70,
      high: 80,
      against: 'above',
      factors: [],
    },
    {
      name: 'Xã Đắk R’Moan',
      interviews: 12,
      rank: null,
      shown: 60,
      low: null,
      high: null,
      against: null,
      factors: [],
    },
  ],
  questions: [],
  forms: { issued: 1500, collected: 1240, valid: 1234, void: 4, tooFewRated: 2, partial: 0 },
  cases: 1500,
  rates: { RR1: 0.8, RR3: 0.8267 },
  e: 0.9,
  attempts: { total: 3000, perComplete: 2.43 },
  sample: null,
  backCheck: { title: 'Kết quả phúc tra', paragraphs: ['Đã chọn 124 phiếu.'] },
});
const placeholders = placeholdersOf(figures);
const faults = (text: string, typing = false) => faultsOfWords(text, placeholders, { typing });

describe('words of a report', () => {
  it('take their figures by name, as Vietnamese write them', () => {
    expect(
      withFigures(
        'Đạt {{chi_so_chung}} ({{ khoang_tin_cay }}), {{so_phieu}} phiếu; {{diem_dv3_2}}.',
        placeholders,
      ),
    ).toBe('Đạt 72,18\u00a0% (từ 69,18\u00a0% đến 74,68\u00a0%), 1.234 phiếu; 63,58\u00a0%.');
    expect(withFigures('{{yeu_to_thap_nhat}}, {{co_quan_cao_nhat}}, {{luc_lay_so_lieu}}', placeholders)).toBe(
      'Công chức, Phường Nghĩa Tân, 14:05 ngày 20/11/2024',
    );
  });

  it('say which name is unknown and which was perhaps meant', () => {
    expect(faults('{{chi_so_chun}} {{xyz}}')).toEqual([
      { code: 'unknown', found: 'chi_so_chun', nearest: 'chi_so_chung' },
      { code: 'unknown', found: 'xyz', nearest: null },
    ]);
    expect(faults('Đạt {{chi_so_chung')).toMatchObject([{ code: 'unclosed' }]);
  });

  it('carry no figure that was typed; the name that reads the same is proposed', () => {
    expect(faults('Chỉ số đạt 72,18%.')).toEqual([
      { code: 'typed', found: '72,18%', nearest: 'chi_so_chung' },
    ]);
    expect(faults('Có 85 % và 4,5 điểm')).toMatchObject([
      { code: 'typed', found: '85 %' },
      { code: 'typed', found: '4,5' },
    ]);
    // Dates, numbers of documents and of paragraphs are no figures.
    expect(
      faults('1. Quyết định số 1001/QĐ-BNV ngày 11/12/2023, mục II.3, 03 phường, giai đoạn 2023-2026'),
    ).toEqual([]);
    expect(faults('Phấn đấu đạt 85 %', true)).toEqual([]);
  });

  it('of a new draft have no faults, and leave no name unfilled', () => {
    const texts = firstTexts(figures);
    const found = [...headNames, ...blockNames].flatMap((name) =>
      faults(texts[name], mayHoldTypedFigures(name)),
    );
    expect(found).toEqual([]);
    expect(JSON.stringify(contentOf(texts, figures))).not.toContain('{{');
    expect(texts.dia_danh).toBe('Gia Nghĩa');
  });
});

it('figures taken again say what reads differently, and nothing else', () => {
  const later = { ...figures, takenAt: '2024-11-21T07:05:00.000Z' };
  expect(figureChanges(figures, later)).toEqual([]);
  const [first, ...rest] = figures.agencies;
  const changed = { ...later, interviews: 1235, agencies: first ? [{ ...first, shown: 75.5 }, ...rest] : [] };
  expect(figureChanges(figures, changed)).toEqual([
    { what: 'Số phiếu hợp lệ', before: '1.234', after: '1.235' },
    { what: 'Điểm của cơ quan cao nhất', before: '75,00\u00a0%', after: '75,50\u00a0%' },
    { what: 'Điểm của cơ quan thấp nhất', before: '75,00\u00a0%', after: '75,50\u00a0%' },
    { what: 'Chỉ số của Phường Nghĩa Tân', before: '75,00', after: '75,50' },
  ]);
});

it('the shipped template is what its maker makes, byte for byte, and names all that a report has', async () => {
  const made = await makeTemplate();
  expect(made.equals(readFileSync(shippedTemplateFile))).toBe(true);
  expect(await checkTemplate(made)).toEqual({ faults: [], missing: [] });
});

describe('the first draft', () => {
  const draft = (survey: Partial<ReportFigures['survey']>, policies = true) =>
    firstTexts({
      ...figures,
      survey: { ...figures.survey, ...survey },
      groups: policies ? figures.groups : figures.groups.slice(1),
    });

  it.each([
    ['2023-12-31', true, '1001/QĐ-BNV'],
    ['2022-12-31', true, '1013/QĐ-BNV'],
    ['2014-12-31', false, '1383/QĐ-BNV'],
    ['2019-12-31', false, '2640/QĐ-BNV'],
    ['2024-12-31', false, '2640/QĐ-BNV'],
  ])(
    'of the year to %s, with policies: %s, cites the decision then in force',
    (periodTo, policies, decision) => {
      const { can_cu: grounds } = draft({ periodTo }, policies);
      expect(grounds).toContain(decision);
      expect(grounds.includes('1001')).toBe(periodTo >= '2023');
    },
  );

  it('says "khảo sát" once, and leaves the name of a place its capital', () => {
    expect(draft({ name: 'Khảo sát Cà Mau 2014' }).trich_yeu).toMatch(/^Kết quả khảo sát Cà Mau 2014:/);
    expect(draft({ name: 'Cà Mau 2014' }).trich_yeu).toMatch(/^Kết quả khảo sát Cà Mau 2014:/);
  });
});

it('of a form with few items half are called low, of a long one ten', () => {
  const lowOf = (count: number) =>
    tablesOf({
      ...figures,
      factors: [
        {
          ...scored('DV1', 'Tiếp cận', 70),
          valid: 9,
          items: Array.from({ length: count }, (_, at) => item(`DV1.${at}`, at)),
        },
      ],
    }).bang_thap_nhat.rows.length;
  expect([lowOf(5), lowOf(22)]).toEqual([3, 10]);
});
