import { readFileSync } from 'node:fs';

import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';

import { contentOf } from '#domain/report/content.ts';
import { overallName, type ReportFigures } from '#domain/report/figures.ts';
import { figureChanges } from '#domain/report/figure-changes.ts';
import { issuerOf } from '#domain/report/issuer.ts';
import { keptHeadOf } from '#domain/report/kept-head.ts';
import { placeholdersOf } from '#domain/report/placeholders.ts';
import { tablesOf } from '#domain/report/tables.ts';
import { outline } from '#domain/report/outline.ts';
import {
  blockNames,
  firstTexts,
  headNames,
  mayHoldTypedFigures,
  redrafted,
} from '#domain/report/text-blocks.ts';
import { faultsOfWords, withFigures } from '#domain/report/words.ts';
import { besideWords, weightingText } from '#domain/results/weighting.ts';
import { figures, item, scored } from '#tests/support/report-figures.ts';
import { checkTemplate } from '#server/features/reports/docx/check-template.ts';
import { makeTemplate } from '#server/features/reports/docx/make-template.ts';
import { shippedTemplateFile } from '#server/features/reports/docx/shipped-template.ts';
import { writePdf } from '#server/features/reports/pdf/write-pdf.ts';

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

  it('name all that share the lowest score, and count those beyond three', () => {
    const items = [item('DV3.1', 63.58), item('DV3.2', 63.58), item('DV3.3', 90)];
    const tied = (more: readonly ReturnType<typeof item>[] = []): ReportFigures => ({
      ...figures,
      factors: [{ ...scored('DV3', 'Công chức', 71.79), valid: 200, items: [...items, ...more] }],
    });
    const words = (given: ReportFigures) => withFigures('“{{noi_dung_thap_nhat}}”', placeholdersOf(given));
    expect(words(tied())).toBe('“Nội dung DV3.1; Nội dung DV3.2”');
    const five = tied([item('DV3.4', 63.58), item('DV3.5', 63.58)]);
    expect(words(five)).toBe('“Nội dung DV3.1; Nội dung DV3.2; Nội dung DV3.4 và 1 nội dung khác cùng điểm”');
    // Half of five would be three: the fourth is as low as the third.
    expect(tablesOf(five).bang_thap_nhat.rows.map(({ ma }) => ma)).toEqual([
      'DV3.1',
      'DV3.2',
      'DV3.4',
      'DV3.5',
    ]);
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
    // 1.234 less those of the two agencies.
    expect(contentOf(texts, figures).blocks.theo_co_quan[1]).toContain(
      'có 522 phiếu của người được chọn theo địa bàn',
    );
  });
});

it('sentences that nobody wrote come with the figures taken again; what was written stays', () => {
  const first = { ...figures, earlier: null };
  const written = { ...firstTexts(first), han_che: 'Viết tay.' };
  const now = redrafted(written, first, figures);
  expect(contentOf(now, figures).blocks.so_ky_truoc[0]).toContain('Chỉ số chung của Năm 2022 là');
  expect(now).toEqual({ ...firstTexts(figures), han_che: 'Viết tay.' });
});

it('the index with the other weighting stands beside, and is called what it is', () => {
  const told = (weighting: 'none' | 'response') => {
    const rule = { weighting, responseClass: 'agency', minimumClass: 0 } as const;
    const taken = { ...figures, rule: { ...figures.rule, besideWords: besideWords(rule) } };
    return [weightingText(rule, []).vi, contentOf(firstTexts(taken), taken).blocks.ket_qua_chung.join(' ')];
  };
  const [alike, besideNone] = told('none');
  expect(alike).toBe('Các phiếu tính như nhau, không có trọng số.');
  expect(besideNone).toContain(
    'Nếu mỗi phiếu có trọng số là nghịch đảo của xác suất được chọn, điều chỉnh cho những người không trả lời trong từng cơ quan, chỉ số là 72,50',
  );
  expect(told('response')[1]).toContain('Nếu các phiếu tính như nhau, không có trọng số, chỉ số là 72,50');
});

describe('how citizens answered', () => {
  const methodOf = (modes: ReportFigures['modes'], modesOf: ReportFigures['modesOf'] = 'valid') => {
    const taken = { ...figures, modes, modesOf };
    return contentOf(firstTexts(taken), taken).blocks.phuong_phap.join(' ');
  };

  it('is said as it was, with shares where there was more than one way', () => {
    expect(methodOf([{ mode: 'telephone', forms: 300 }])).toContain(
      'được chọn ngẫu nhiên và phỏng vấn qua điện thoại, theo',
    );
    const several = [
      { mode: 'telephone', forms: 150 },
      { mode: 'paper', forms: 30 },
      { mode: 'web', forms: 20 },
    ] as const;
    expect(methodOf(several)).toContain(
      'phỏng vấn qua điện thoại (150 phiếu hợp lệ, 75,00\u00a0%), trả lời bằng phiếu giấy (30 phiếu hợp lệ, 15,00\u00a0%) hoặc tự trả lời trên mạng (20 phiếu hợp lệ, 10,00\u00a0%), theo',
    );
    // What figures of before counted is what their words say.
    expect(methodOf(several, 'collected')).toContain('(150 phiếu thu về, 75,00\u00a0%)');
  });
});

describe('who issues a report', () => {
  it.each([
    ['UBND huyện Đắk Glong', 'Ủy ban nhân dân huyện Đắk Glong', 'UBND', 'Đắk Glong', 'CHỦ TỊCH', ''],
    ['Sở Nội vụ tỉnh Đắk Nông', 'Sở Nội vụ', 'SNV', 'Đắk Nông', 'GIÁM ĐỐC', 'Ủy ban nhân dân tỉnh Đắk Nông'],
    ['Sở Nội vụ', 'Sở Nội vụ', 'SNV', '', 'GIÁM ĐỐC', ''],
    [
      'Phòng Nội vụ huyện Đắk Glong',
      'Phòng Nội vụ',
      'PNV',
      'Đắk Glong',
      'TRƯỞNG PHÒNG',
      'Ủy ban nhân dân huyện Đắk Glong',
    ],
    ['Sở Thông tin và Truyền thông', 'Sở Thông tin và Truyền thông', 'STTTT', '', 'GIÁM ĐỐC', ''],
  ])(
    '%s: its name, letters, place, who signs, whom it stands under',
    (authority, name, letters, place, title, above) => {
      expect(issuerOf(authority)).toMatchObject({ name, letters, place, title, above, addressee: above });
    },
  );

  it('a committee sends it up and to the Party and council of its own level', () => {
    expect(issuerOf('UBND tỉnh Cà Mau').recipients.slice(0, 3)).toEqual([
      '- Bộ Nội vụ;',
      '- Thường trực Tỉnh ủy, Thường trực HĐND tỉnh;',
      '- Chủ tịch, các Phó Chủ tịch UBND tỉnh;',
    ]);
    expect(issuerOf('UBND xã Đắk Ha').recipients[1]).toBe('- Thường trực Đảng ủy, Thường trực HĐND xã;');
  });

  it('is kept for reports to come without the number of the one', () => {
    const texts = firstTexts({
      ...figures,
      survey: { ...figures.survey, authority: 'Sở Nội vụ tỉnh Đắk Nông' },
    });
    expect(texts.so_ky_hieu).toBe('      /BC-SNV');
    const kept = keptHeadOf({ ...texts, so_ky_hieu: '30/BC-SNV', nguoi_ky: 'Người ký' });
    expect(kept).toMatchObject({ so_ky_hieu: '      /BC-SNV', nguoi_ky: 'Người ký', chuc_vu: 'GIÁM ĐỐC' });
    expect(kept).not.toHaveProperty('ngay_thang');
  });
});

describe('what a report sets beside its index', () => {
  const { tables, blocks } = contentOf(firstTexts(figures), figures);

  it('is the index by mode where there is more than one, with how many forms and the interval', () => {
    const score = { shown: 80.5, low: 75, high: 85.25 };
    const modes: ReportFigures['modes'] = [
      { mode: 'telephone', forms: 210, score },
      { mode: 'paper', forms: 24, score: { shown: 71, low: null, high: null } },
    ];
    const mixed = { ...figures, modes };
    const content = contentOf(firstTexts(mixed), mixed);
    expect(content.tables.bang_cach_tra_loi.rows.map((row) => Object.values(row))).toEqual([
      ['Điện thoại', '210', '80,50', '75,00–85,25'],
      ['Phiếu giấy', '24', '71,00', expect.any(String)],
    ]);
    expect(content.blocks.han_che.join(' ')).toContain('không dùng để so sánh các cơ quan');
    expect(tables.bang_cach_tra_loi.rows).toEqual([]);
  });

  it('is the earlier period, with what is more than chance', () => {
    expect(tables.bang_ky_truoc.rows.map((row) => [row['ten'], row['chenh_lech'], row['ket_luan']])).toEqual([
      [overallName, '−0,82', 'không có ý nghĩa'],
      ['DV3. Công chức', '+3,79', 'có ý nghĩa'],
      ['Phường Nghĩa Tân', '0,00', 'không đủ số liệu'],
    ]);
    expect(blocks.so_ky_truoc[0]).toContain('Năm 2022 là 73,00\u00a0%; kỳ này chênh lệch −0,82 điểm');
  });

  it('are answers in words by what they say', () => {
    expect(tables.bang_y_kien.rows).toEqual([
      { ten: 'Thời hạn giải quyết', so: '63', ty_le: '35,00', khoang: '28,10–42,40' },
    ]);
    expect(blocks.y_kien_bang_loi[0]).toContain('210 ý kiến bằng lời, 180 ý kiến đã mã hóa');
    expect(blocks.y_kien_bang_loi[0]).toContain('tỷ lệ ở bảng là của phần ấy');
  });

  it('is what each agency has to improve; an item that is low and has fallen stands once', () => {
    expect(tables.bang_cai_thien.rows).toMatchObject([
      { tt: '1', co_quan: 'Phường Nghĩa Tân', diem: '63,58', giam: '−4,10' },
      { tt: '2', co_quan: 'Phường Nghĩa Tân', noi_dung: 'DV1.1. Chỗ ngồi', giam: '–', loi: '' },
      { tt: '3', noi_dung: 'CS1.1. Công khai', diem: '74,16', giam: '−1,20' },
    ]);
    expect(tables.bang_cai_thien.rows[0]?.['loi']).toBe('“Chờ lâu quá.”\n“Cô *** nói khó nghe.”');
  });

  it('is left out where there is none, and told so', () => {
    const bare = { ...figures, earlier: null, openAnswers: [], improvement: [] };
    const content = contentOf(firstTexts(bare), bare);
    expect(content.tables.bang_cai_thien.rows).toEqual([]);
    expect(content.blocks.so_ky_truoc).toEqual(['Chưa có kỳ trước để so sánh.']);
  });
});

it('the .pdf says in its text what the content says, in order, and nothing is cut', async () => {
  const going = { ...figures, openCases: 35 };
  const content = contentOf(firstTexts(going), going);
  const pdf = await writePdf(content, new Date('2024-11-20T08:00:00Z'));
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  const plain = (words: string): string => words.replace(/[\s\u00a0]+/g, '');
  const said = plain(text);
  expect(totalPages).toBeGreaterThan(3);
  const wanted = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    '/BC-UBND',
    'BÁO CÁO',
    '(DỰ THẢO: số liệu tạm tính lúc 14:05 ngày 20/11/2024',
    ...outline.flatMap((part) => (part.kind === 'heading' ? [part.text] : [])),
    'Nơi nhận:',
    'Phụ lục III',
    '“Cô *** nói khó nghe.”',
  ];
  let from = 0;
  for (const words of wanted) {
    const at = said.indexOf(plain(words), from);
    expect([words, at >= from]).toEqual([words, true]);
    from = at;
  }
  for (const table of Object.values(content.tables))
    for (const row of table.rows)
      for (const field of Object.values(row)) expect(said).toContain(plain(field));
});

it('figures taken again say what reads differently, and nothing else', () => {
  const later = { ...figures, takenAt: '2024-11-21T07:05:00.000Z' };
  expect(figureChanges(figures, later)).toEqual([]);
  const [first, ...rest] = figures.agencies;
  const changed = { ...later, interviews: 1235, agencies: first ? [{ ...first, shown: 75.5 }, ...rest] : [] };
  expect(figureChanges(figures, changed)).toEqual([
    { what: 'Số phiếu hợp lệ', before: '1.234', after: '1.235' },
    { what: 'Số phiếu của người chọn theo địa bàn, không thuộc cơ quan nào', before: '522', after: '523' },
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
    ['2023-12-31', true, '1013/QĐ-BNV'],
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
