// Figures of a report for tests: factors as Gia Nghĩa published them (thông báo 2024), the rest is made up.
import { reportFigures } from '#contract/report-figures.ts';
import { overallName, type ReportFigures } from '#domain/report/figures.ts';

export const scored = (code: string, name: string, shown: number) => ({
  code,
  name,
  shown,
  low: shown - 3,
  high: shown + 2.5,
});
export const item = (code: string, shown: number) => ({
  ...scored(code, `Nội dung ${code}`, shown),
  valid: 100,
  notApplicable: 0,
  dontKnow: 2,
  blank: 0,
  refused: 1,
  levels: [2, 8, 20, 45, 25],
});

export const figures: ReportFigures = reportFigures.parse({
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
  earlier: {
    label: 'Năm 2022',
    sameRule: true,
    differences: [
      { agency: '', name: overallName, now: 72.18, then: 73.0, difference: -0.82, significant: false },
      { agency: '', name: 'DV3. Công chức', now: 71.79, then: 68, difference: 3.79, significant: true },
      { agency: 'Phường Nghĩa Tân', name: overallName, now: 75, then: 75, difference: 0, significant: null },
    ],
  },
  openAnswers: [
    {
      question: 'Góp ý',
      worded: 210,
      coded: 180,
      codes: [{ label: 'Thời hạn giải quyết', count: 63, share: 35, low: 28.1, high: 42.4 }],
    },
  ],
  improvement: [
    {
      agency: 'Phường Nghĩa Tân',
      lowest: [
        { code: 'DV3.2', name: 'Thái độ', shown: 63.58, words: ['Chờ lâu quá.', 'Cô *** nói khó nghe.'] },
        { code: 'DV1.1', name: 'Chỗ ngồi', shown: 65, words: [] },
      ],
      falls: [
        { code: 'DV3.2', name: 'Thái độ', now: 63.58, difference: -4.1 },
        { code: 'CS1.1', name: 'Công khai', now: 74.16, difference: -1.2 },
      ],
    },
  ],
  backCheck: { title: 'Kết quả phúc tra', paragraphs: ['Đã chọn 124 phiếu.'] },
});
