// Workbooks as programs other than Excel write them, and their shared texts, of which only a part is in memory.
import { describe, expect, test } from 'vitest';

import { openSharedStrings } from '#server/platform/tabular/shared-strings.ts';
import { isDateFormat } from '#server/platform/tabular/xlsx-formats.ts';

import { workbookParts, zipOf } from './lists-archives.ts';
import type { Entry } from './lists-archives.ts';
import { tableFiles } from './lists-files.ts';

const { rowsOf, faultOf } = tableFiles();

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 16_384) yield text.slice(at, at + 16_384);
}

describe('shared texts', () => {
  test('are found in any order, however many there are and however long one is', async () => {
    const long = 'Đắk Ha '.repeat(30_000);
    const texts = Array.from({ length: 30_000 }, (_, at) =>
      at === 20_000 ? long : `Nguyễn Thị ${at} thôn ${'a'.repeat(at % 600)}`,
    );
    const part = `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
    const strings = await openSharedStrings(pieces(part), 'xl/sharedStrings.xml');
    for (let at = 0; at < 5000; at += 1) {
      const asked = at === 0 ? 20_000 : (at * 7919) % texts.length;
      await strings.readTo(asked);
      expect(strings.at(asked) === texts[asked]).toBe(true);
    }
    await strings.close();
  });

  test('are read from the workbook no further than rows ask', async () => {
    let piecesRead = 0;
    const many = async function* (): AsyncGenerator<string> {
      yield '<sst>';
      for (;;) {
        piecesRead += 1;
        yield '<si><t>a</t></si>';
      }
    };
    const strings = await openSharedStrings(many(), 'xl/sharedStrings.xml');
    await strings.readTo(9);
    expect(piecesRead).toBe(10);
    await strings.close();
  });

  test('may be in runs; how they are read aloud is no part of them', async () => {
    const parts = workbookParts([{ name: 'A', rows: ['<c r="A1" t="s"><v>0</v></c>'] }]);
    const strings = {
      name: 'xl/sharedStrings.xml',
      content:
        '<sst><si><r><t>Ngày </t></r><r><rPr><b/></rPr><t>trả</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
    };
    expect(await cellsOf({ ...parts, strings })).toEqual([['Ngày trả']]);
  });

  test('that a cell refers to in vain mean a damaged file', async () => {
    const parts = workbookParts([{ name: 'A', rows: ['<c r="A1" t="s"><v>1</v></c>'] }], ['a']);
    expect(await faultOf(zipOf(Object.values(parts)))).toMatchObject({
      code: 'list-corrupt',
      details: { part: 'xl/sharedStrings.xml' },
    });
  });
});

const cellsOf = async (parts: Record<string, Entry>): Promise<unknown[]> =>
  (await rowsOf(zipOf(Object.values(parts)))).map(({ cells }) => cells);

describe('sheets', () => {
  const sheetOf = (content: string): Record<string, Entry> => ({
    ...workbookParts([{ name: 'A', rows: [] }]),
    sheet1: { name: 'xl/worksheets/sheet1.xml', content },
  });

  test('without references and with prefixes; what is no data is left out', async () => {
    const sheet = sheetOf(
      `<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>Mã </x:t></x:r><x:r><x:t>hồ sơ</x:t></x:r></x:is></x:c><x:c/><x:c><x:v>7</x:v></x:c></x:row></x:sheetData><controls><anchor><xdr:row xmlns:xdr="b">3</xdr:row></anchor></controls></x:worksheet>`,
    );
    expect(await cellsOf(sheet)).toEqual([['Mã hồ sơ', null, 7]]);
  });

  test('dates counted from 1904, dates as text, text where a number should be', async () => {
    const parts = workbookParts([
      {
        name: 'A',
        rows: [
          '<c r="A1" s="1"><v>43907</v></c><c r="B1" t="d"><v>2024-03-18</v></c><c r="C1"><v>UBND</v></c><c r="D1"><v/></c>',
        ],
      },
    ]);
    const { workbook } = parts;
    const from1904 = String(workbook?.content).replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    expect(await cellsOf({ ...parts, workbook: { name: 'xl/workbook.xml', content: from1904 } })).toEqual([
      [new Date('2024-03-18T00:00:00Z'), '2024-03-18', 'UBND'],
    ]);
  });

  test('a column that no sheet has means a damaged file', async () => {
    const parts = workbookParts([{ name: 'A', rows: ['<c r="ZZZZZ1"><v>1</v></c>'] }]);
    expect((await faultOf(zipOf(Object.values(parts)))).code).toBe('list-corrupt');
  });
});

test.each([
  [14, undefined, true],
  [22, undefined, true],
  [0, undefined, false],
  [170, 'dd/mm/yyyy', true],
  [171, '[$-42A]h:mm AM/PM', true],
  [172, 'General', false],
  [173, '#,##0\\ "đồng/m"', false],
  [174, '[Red]0.00_d', false],
])('format %i %s shows a date: %s', (format, code, isDate) => {
  expect(isDateFormat(format, code)).toBe(isDate);
});
