import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { InputFault } from '#cli/input-fault.ts';
import { readScores } from '#cli/score-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-scores-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function scoreFile(content: string | Buffer): string {
  const path = join(folder, 'scores.csv');
  writeFileSync(path, content);
  return path;
}

describe('a table of scores', () => {
  const expected = [
    { code: 'DV1', score: 72.21 },
    { code: 'DV2', score: 71.8 },
  ];
  test.each([
    ['commas and dots', 'code,score\nDV1,72.21\nDV2,71.8\n'],
    ['commas and decimal commas in quotation marks', 'code,score\nDV1,"72,21 %"\nDV2,"71,8%"\n'],
    ['commas between cells and for decimals', 'code,score\nDV1,72,21\nDV2,71,8%\n'],
    ['semicolons', 'code;score\r\nDV1;72,21\r\n\r\nDV2;71,8\r\n'],
    ['tabs', 'score\tcode\n72,21\tDV1\n71.8\tDV2'],
    ['small letters and other columns', 'Code,name,Score\ndv1,Tiếp cận,72.21\ndv2,Thủ tục,71.8\n'],
    ['UTF-16 as Excel saves it', Buffer.from('\ufeffcode\tscore\nDV1\t72,21\nDV2\t71,8\n', 'utf16le')],
  ])('is read with %s', async (_, content) => {
    expect(await readScores(scoreFile(content))).toEqual(expected);
  });

  test('may state valid answers, with thousands as Vietnamese documents write them', async () => {
    expect(await readScores(scoreFile('code;score;n\nDV1.1;72,21;1.204\n'))).toEqual([
      { code: 'DV1.1', score: 72.21, validN: 1204 },
    ]);
  });

  test.each([
    ['code,score\nDV1,72\nDV2,bảy mươi\n', 'dòng 3', 'từ 0 đến 100'],
    ['code,score\nDV1,101\n', 'dòng 2', 'từ 0 đến 100'],
    ['code,score\nDV1,72\n\nDV1,73\n', 'dòng 4', 'lặp lại (xem dòng 2)'],
    ['code,score\nDV1,72\nDV1.2,73\n', 'dòng 3', 'vừa là yếu tố vừa có nội dung'],
    ['code,score\nCS,72\n', 'dòng 2', 'không phải yếu tố'],
    ['code,score\nDV1,72,21,5\n', 'dòng 2', 'có 4 ô'],
    ['code,score\nDV1,"72\n', '', 'ngoặc kép'],
    ['CS1,72\n', 'dòng 1', 'cần dòng tiêu đề'],
    ['code,score\n', '', 'chưa có dòng điểm nào'],
    ['', '', 'không có dòng nào'],
  ])(
    'a wrong one, %j, is refused in one sentence that names file, line and expectation',
    async (content, line, wanted) => {
      const path = scoreFile(content);
      const fault: unknown = await readScores(path).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(InputFault);
      const sentence = fault instanceof InputFault ? fault.message : '';
      expect(sentence).toMatch(/^[^\n]+\.$/);
      for (const part of [path, line, wanted]) expect(sentence).toContain(part);
    },
  );

  test('that is not there is refused', async () => {
    await expect(readScores(join(folder, 'none.csv'))).rejects.toThrow('none.csv: không có tệp này.');
    await expect(readScores(folder)).rejects.toThrow('đây là thư mục, cần một tệp.');
  });
});
