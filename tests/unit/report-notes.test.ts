// What a report says of itself: that it is a draft while calls go on, and only of ways of answering that the survey had.
import { Document, Packer } from 'docx';
import { expect, it } from 'vitest';

import { contentOf } from '#domain/report/content.ts';
import { notesOf } from '#domain/report/notes.ts';
import { firstTexts } from '#domain/report/text-blocks.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { fillTemplate } from '#server/features/reports/docx/fill-template.ts';
import { line, repeated } from '#server/platform/documents/word-parts.ts';
import { figures } from '#tests/support/report-figures.ts';
import { wordsOf } from '#tests/support/word-documents.ts';

const draft =
  'DỰ THẢO: số liệu tạm tính lúc 14:05 ngày 20/11/2024; khảo sát chưa kết thúc, còn 35 người chưa phỏng vấn xong';

it('a report made while calls go on says so, and of which moment it is, in whatever template', async () => {
  const going = { ...figures, openCases: 35 };
  const content = contentOf(firstTexts(going), going);
  const ofAnOffice = await Packer.toBuffer(
    new Document({ sections: [{ children: [line(repeated('mo_dau', 'doan'))] }] }),
  );
  // A template of before has no place for it.
  expect(await wordsOf(await fillTemplate(ofAnOffice, content))).toContain(`${draft}.Thực hiện`);
  for (const openCases of [null, 0]) expect(notesOf({ ...figures, openCases }).draft).toBeNull();
});

it('a survey by telephone alone is not told about paper', () => {
  const of = (onPaper: boolean) => {
    const rule = { item: 'top2_share', rollup: 'factor_mean', onPaper } as const;
    const valid = {
      minimumRated: 0,
      maximumSpecial: 50,
      straightLine: 0,
      minimumSeconds: 0,
      rejectContradictory: false,
      rejectWithoutConsent: false,
      duplicates: 'all',
      onPaper,
    } as const;
    const modes = [{ mode: onPaper ? 'paper' : 'telephone', forms: 300 }] as const;
    const texts = [ruleText(rule, { groups: [] }), validFormText(valid)];
    return [...texts.flatMap(({ vi, en }) => [vi, en]), notesOf({ ...figures, modes }).items];
  };
  for (const text of of(true)) expect(text).toMatch(/giấy|on paper/);
  for (const text of of(false)) expect(text).not.toMatch(/giấy|paper/);
  expect(of(false)[0]).toContain('“không áp dụng”, “không biết”, “từ chối” không tính vào mẫu số.');
});

it('the list of what to improve speaks of words and of an earlier period where there are any', () => {
  const { improvement } = notesOf({ ...figures, earlier: null, improvement: [] });
  expect(improvement).toBe('Của mỗi cơ quan đủ số phiếu: nội dung có điểm thấp nhất.');
});

it('ranks that chance alone could give are not told as findings', () => {
  const told = (against: 'same' | 'below') => {
    const ranked = figures.agencies.slice(0, 1).flatMap((one) => [
      { ...one, rank: 1, against: 'same' as const },
      { ...one, name: 'Phường khác', rank: 2, against },
    ]);
    return firstTexts({ ...figures, agencies: ranked }).theo_co_quan;
  };
  expect(told('same')).toContain('không cơ quan nào khác chỉ số chung một cách có ý nghĩa');
  expect(told('below')).not.toContain('không cơ quan nào');
});
