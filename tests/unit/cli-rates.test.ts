import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readCases } from '#cli/case-file.ts';
import { InputFault } from '#cli/input-fault.ts';
import { cati } from '#tests/support/cati.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-rates-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function caseFile(content: string | Buffer): string {
  const path = join(folder, 'cases.csv');
  writeFileSync(path, content);
  return path;
}

const rates = (content: string, ...options: string[]) =>
  cati('rates', '--cases', caseFile(content), ...options);

const cases = `case,disposition,stratum
A1,complete,Xã Đức Minh
A2,complete,Xã Đức Minh
A3,2.112,Xã Đức Minh
A4,number-not-in-use,Xã Đức Minh
A5,no-answer,Xã Đạo Nghĩa
A6,voicemail,Xã Đạo Nghĩa
`;

describe('cati rates', () => {
  test('gives counts, rates to full precision and e, for the survey and each stratum', async () => {
    const { status, output, complaint } = await rates(cases, '--json');
    expect([status, complaint]).toEqual([0, '']);
    const printed: unknown = JSON.parse(output);
    expect(printed).toMatchObject({
      profile: 'named-list',
      eChosen: 'proportional',
      cases: 6,
      counts: { I: 2, P: 0, R: 1, NC: 0, O: 0, UH: 2, UO: 1, NE: 0 },
      RR1: 1 / 3,
      RR5: 2 / 3,
      COOP4: 2 / 3,
      REF1: 1 / 6,
      CON3: 1,
      e: 1,
      undefinedRates: {},
    });
    // Đ stands after D, and ạ before ứ, as in a dictionary.
    expect(printed).toMatchObject({
      strata: [
        {
          stratum: 'Xã Đạo Nghĩa',
          cases: 2,
          RR1: 0,
          RR3: null,
          COOP1: null,
          e: null,
          undefinedRates: { RR3: 'e-unknown', COOP1: 'denominator-zero' },
        },
        { stratum: 'Xã Đức Minh', cases: 4, RR1: 0.5, RR3: 0.5, e: 1 },
      ],
    });
  });

  test('follows the profile and a given e', async () => {
    const printed = JSON.parse((await rates(cases, '--json', '--profile', 'rdd', '--e', '0,25')).output);
    expect(printed).toMatchObject({ counts: { UH: 2, UO: 0, NE: 1 }, e: 0.25, RR3: 2 / 3.5, RR1: 0.4 });
    const split = JSON.parse((await rates(cases, '--json', '--e', 'UH=0.25;UO=1')).output);
    expect(split).toMatchObject({ e: { UH: 0.25, UO: 1 }, RR3: 2 / 4.5 });
  });

  test('in words says which profile and e were used, the formula, and why a rate is missing', async () => {
    const { output } = await rates(cases);
    expect(output).toContain('danh sách người có tên');
    expect(output).toContain('e = 1, theo hồ sơ đã rõ điều kiện');
    expect(output).toMatch(/RR1 +33,33% +2 \/ 6 +I \/ \(I \+ P \+ R \+ NC \+ O \+ UH \+ UO\)/);
    expect(output).toMatch(/COOP1 +– +không xác định: mẫu số bằng 0/);
  });

  test('a wrong table ends with 1 and one sentence, wrong usage with 2', async () => {
    const wrong = await rates('case,disposition\nA1,xong\n', '--json');
    expect([wrong.status, wrong.output]).toEqual([1, '']);
    expect(wrong.complaint).toContain('cases.csv, dòng 2: cột "disposition" cần mã kết quả');
    for (const options of [
      ['--e', '1.2'],
      ['--e', '40%'],
      ['--e', 'UH=0.4'],
      ['--profile', 'mail'],
    ]) {
      const { status, output, complaint } = await rates(cases, ...options);
      expect([status, output]).toEqual([2, '']);
      expect(complaint).not.toBe('');
    }
  });
});

describe('a table of cases', () => {
  test.each([
    ['commas', 'case,disposition\nA1,complete\nA2,2.112\n'],
    ['semicolons, decimal commas and blank lines', 'case;disposition\r\n\r\nA1;1,1\r\nA2;2,112\r\n'],
    ['columns in another order and more of them', 'name,Disposition,CASE\nx,I,A1\ny,R,A2\n'],
    [
      'UTF-16 as Excel saves it',
      Buffer.from('\ufeffcase\tdisposition\nA1\tcomplete\nA2\trefusal-hard\n', 'utf16le'),
    ],
  ])('is read with %s', async (_, content) => {
    const read = await readCases(caseFile(content), 'named-list');
    expect(read.map(({ aaporClass, stratum }) => [aaporClass, stratum])).toEqual([
      ['I', null],
      ['R', null],
    ]);
  });

  test.each([
    ['case,disposition\nA1,complete\nA2,xong\n', 'dòng 3', 'thấy "xong"'],
    ['case,disposition\nA1,\n', 'dòng 2', 'hồ sơ chưa gọi lần nào ghi 3.11'],
    ['case,disposition\nA1,2.0\n', 'dòng 2', 'thấy "2.0"'],
    ['case,disposition\nA1,complete\n\nA1,busy\n', 'dòng 4', 'lặp lại (xem dòng 2)'],
    ['case,disposition\n,busy\n', 'dòng 2', 'cột "case" trống'],
    ['case,disposition,stratum\nA1,busy,\n', 'dòng 2', 'cột "stratum" trống'],
    ['A1,busy\n', 'dòng 1', 'cần dòng tiêu đề'],
    ['case,disposition\n', '', 'chưa có hồ sơ nào'],
    ['', '', 'không có dòng nào'],
  ])(
    'a wrong one, %j, is refused in one sentence that names file, line and expectation',
    async (content, line, wanted) => {
      const path = caseFile(content);
      const fault: unknown = await readCases(path, 'named-list').catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(InputFault);
      const sentence = fault instanceof InputFault ? fault.message : '';
      expect(sentence).toMatch(/^[^\n]+\.$/);
      for (const part of [path, line, wanted]) expect(sentence).toContain(part);
    },
  );
});
