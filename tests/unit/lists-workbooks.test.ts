import { readFile, writeFile } from 'node:fs/promises';

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ListFault } from '#domain/lists/list-fault.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

import { workbookParts, zipOf } from './lists-archives.ts';
import type { Entry } from './lists-archives.ts';
import { tableFiles } from './lists-files.ts';

const { path: pathOf, rowsOf, faultOf } = tableFiles();

describe('workbooks', { timeout: 60_000 }, () => {
  const cell = (ref: string, xml: string, attributes = ''): string => `<c r="${ref}"${attributes}>${xml}</c>`;
  const parts = workbookParts(
    [
      {
        name: 'Danh sách',
        rows: [
          cell('A1', '<v>0</v>', ' t="s"') + cell('C1', '<v>1</v>', ' t="s"'),
          cell('A2', '<v>912345679</v>') +
            cell('B2', '<v>45369</v>', ' s="1"') +
            cell('C2', '<v>45369.5</v>', ' s="1"'),
          cell('A3', '<is><t>Lê Ỷ &amp; con</t></is>', ' t="inlineStr"') +
            cell('B3', '<f>1+1</f><v>2</v>') +
            cell('C3', '<v>#N/A</v>', ' t="e"') +
            cell('D3', '<v>1</v>', ' t="b"') +
            cell('E3', ''),
        ],
      },
      { name: 'Ẩn', state: 'hidden', rows: [cell('A1', '<v>1</v>')] },
      { name: 'Tờ 2', rows: [cell('A1', '<v>2</v>')] },
    ],
    ['Mã hồ sơ', 'Ngày trả'],
  );
  const rows = [
    ['Danh sách', 1, ['Mã hồ sơ', null, 'Ngày trả']],
    ['Danh sách', 2, [912345679, new Date('2024-03-18T00:00:00Z'), new Date('2024-03-18T12:00:00Z')]],
    ['Danh sách', 3, ['Lê Ỷ & con', 2, '#N/A', 'TRUE']],
    ['Tờ 2', 1, [2]],
  ];
  const read = async (entries: readonly Entry[]): Promise<unknown[]> =>
    (await rowsOf(zipOf(entries))).map(({ sheet, rowNumber, cells }) => [sheet, rowNumber, cells]);

  test('cells of every kind; hidden sheets are left out; parts may come in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.values(parts), { minLength: 7 }), async (order) => {
        expect(await read(order)).toEqual(rows);
      }),
      { numRuns: 20 },
    );
  });

  test('stored parts and 64-bit sizes', async () => {
    expect(await read(Object.values(parts).map((part) => ({ ...part, isStored: true })))).toEqual(rows);
    expect(await read(Object.values(parts).map((part) => ({ ...part, isWide: true })))).toEqual(rows);
  });

  test('Vietnamese letters survive wherever the chunks of the archive end', async () => {
    const names = Array.from(
      { length: 20_000 },
      (_, index) => `${'Lê Ỷ Đỗ Hồng Ngự'.slice(index % 5)} ${index}`,
    );
    const many = workbookParts(
      [{ name: 'A', rows: names.map((_, index) => cell(`A${index + 1}`, `<v>${index}</v>`, ' t="s"')) }],
      names,
    );
    expect((await rowsOf(zipOf(Object.values(many)))).map(({ cells }) => cells[0])).toEqual(names);
  });

  describe('formulas', () => {
    const formula = async (xml: string, attributes = ''): Promise<unknown> => {
      const { sheet1, ...others } = workbookParts(
        [{ name: 'Tờ 1', rows: [cell('A1', '<v>1</v>'), cell('C2', xml, attributes)] }],
        ['Mã'],
      );
      const entries = [...Object.values(others), ...(sheet1 ? [sheet1] : [])];
      return rowsOf(zipOf(entries)).then(
        (rows) => rows[1]?.cells.at(-1) ?? null,
        (error: unknown) => (error instanceof ListFault ? [error.code, error.details] : error),
      );
    };
    test('are worth the value that was saved with them', async () => {
      expect(await formula('<f>1+1</f><v>2</v>')).toBe(2);
      expect(await formula('<f>A1&amp;"x"</f><v>UBND xã Đắk Ha</v>', ' t="str"')).toBe('UBND xã Đắk Ha');
      expect(await formula('<f t="shared" si="0"/><v>45369</v>', ' s="1"')).toBe(45369);
      expect(await formula('<f>""</f><v></v>', ' t="str"')).toBeNull();
      expect(await formula('<f>1-1</f><v>0</v>')).toBe(0);
    });
    test.each([
      ['never calculated', '<f>1+1</f>', ''],
      ['saved blank', '<f>1+1</f><v></v>', ''],
      ['copied down and never calculated', '<f t="shared" si="0"/>', ''],
      ['in error', '<f>VLOOKUP(1,A:B,2)</f><v>#N/A</v>', ' t="e"'],
    ])('%s: the list is refused, and the cell named', async (_, xml, attributes) => {
      expect(await formula(xml, attributes)).toEqual([
        'list-formula-unsolved',
        { sheet: 'Tờ 1', cell: 'C2' },
      ]);
    });
    test('in a text table are text, and nothing is calculated', async () => {
      expect((await rowsOf('Mã,Tên\n1,=1+1\n2,"=HYPERLINK(""x"")"\n')).map(({ cells }) => cells[1])).toEqual([
        'Tên',
        '=1+1',
        '=HYPERLINK("x")',
      ]);
    });
  });

  test("exceljs's own writing is read back", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('DS');
    sheet.addRow(['UBND TỈNH BÌNH ĐỊNH']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['Họ tên', { richText: [{ text: 'Ngày ' }, { text: 'trả', font: { bold: true } }] }]);
    const path = pathOf('exceljs.xlsx');
    await workbook.xlsx.writeFile(path);
    expect((await rowsOf(await readFile(path))).map(({ cells }) => cells)).toEqual([
      ['UBND TỈNH BÌNH ĐỊNH'],
      ['Họ tên', 'Ngày trả'],
    ]);
  });

  describe('that are damaged or hostile', () => {
    const whole = zipOf(Object.values(parts));
    test('cut off', async () => {
      expect((await faultOf(whole.subarray(0, whole.length - 100))).code).toBe('list-corrupt');
      expect((await faultOf(whole.subarray(0, 200))).code).toBe('list-corrupt');
    });
    test('any byte changed: rows or a fault, never anything else', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ change;
          await rowsOf(changed).catch((error: unknown) => expect(error).toBeInstanceOf(ListFault));
        }),
        { numRuns: 150 },
      );
    });
    test('XML that breaks off', async () => {
      const broken = {
        ...parts,
        sheet1: {
          name: 'xl/worksheets/sheet1.xml',
          content: '<worksheet><sheetData><row r="1"><c r="A1"></row>',
        },
      };
      expect(await faultOf(zipOf(Object.values(broken)))).toMatchObject({
        code: 'list-corrupt',
        details: { part: 'xl/worksheets/sheet1.xml' },
      });
    });
    test.each(['sheet1', 'strings', 'relations'])('without its part %s', async (missing) => {
      const rest = Object.entries(parts).filter(([name]) => name !== missing);
      expect((await faultOf(zipOf(rest.map(([, part]) => part)))).code).toBe('list-corrupt');
    });
    test('a bomb that admits its size', async () => {
      const bomb = {
        ...parts,
        sheet1: { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(80 * 2 ** 20, ' ') },
      };
      expect((await faultOf(zipOf(Object.values(bomb)))).code).toBe('list-too-large');
    });
    test('a bomb that hides its size is stopped as soon as it passes it', async () => {
      const rows = Array.from({ length: 100_000 }, () => cell('A1', '<v>1</v>'));
      const { sheet1 } = workbookParts([{ name: 'A', rows }]);
      const path = pathOf('bomb.xlsx');
      const hiding = { ...parts, ...(sheet1 && { sheet1: { ...sheet1, statedBytes: 1000 } }) };
      await writeFile(path, zipOf(Object.values(hiding)));
      let rowsRead = 0;
      const reading = async (): Promise<void> => {
        for await (const _ of readTable(path)) rowsRead += 1;
      };
      await expect(reading()).rejects.toMatchObject({ code: 'list-corrupt' });
      expect(rowsRead).toBe(0);
    });
    test('a declared size beyond the limit', async () => {
      const huge = {
        ...parts,
        sheet1: { name: 'xl/worksheets/sheet1.xml', content: 'x', statedBytes: 3 * 2 ** 30 },
      };
      expect((await faultOf(zipOf(Object.values(huge)))).code).toBe('list-too-large');
    });
  });
});
