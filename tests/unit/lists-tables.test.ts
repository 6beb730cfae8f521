import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ListFault } from '#domain/lists/list-fault.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { detectDialect } from '#server/platform/tabular/csv-dialect.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { decodeText } from '#server/platform/tabular/text-decoding.ts';

import { collected, workbookParts, zipOf } from './lists-archives.ts';
import type { Entry } from './lists-archives.ts';

let folder = '';
let filesMade = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(bytes: Uint8Array | string): Promise<RawRow[]> {
  filesMade += 1;
  const path = join(folder, `${filesMade}`);
  await writeFile(path, bytes);
  return collected(readTable(path, { fileName: 'bảng.csv' }));
}

async function faultOf(bytes: Uint8Array | string): Promise<ListFault> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof ListFault) return error;
    throw error;
  }
  throw new Error('the file was read without complaint');
}

const vietnamese = 'Mã hồ sơ;Người nộp\r\n1;Đỗ Thị Hồng\r\n2;Lê Ỷ\r\n';
const expected = [
  ['Mã hồ sơ', 'Người nộp'],
  ['1', 'Đỗ Thị Hồng'],
  ['2', 'Lê Ỷ'],
];

/** Text in Windows-1258: base letters with separate tone marks, as old Vietnamese programs wrote it. */
function windows1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const byCharacter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  const split = Array.from(text.normalize('NFC')).flatMap((letter) => {
    const found = letter.normalize('NFD').match(tones) ?? [];
    return byCharacter.has(letter)
      ? [letter]
      : [letter.normalize('NFD').replace(tones, '').normalize('NFC'), ...found];
  });
  return Buffer.from(split.map((letter) => byCharacter.get(letter) ?? 0x3f));
}

describe('encodings of text tables', { timeout: 60_000 }, () => {
  const utf16le = Buffer.from(vietnamese, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(vietnamese)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${vietnamese}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le')],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE with its mark', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le').swap16()],
    ['Windows-1258', windows1258(vietnamese)],
  ])('%s', async (_, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows.map(({ cells }) => cells.map((cell) => String(cell).normalize('NFC')))).toEqual(expected);
  });

  test('letters cut in two by the chunks of a stream come out whole, wherever the cuts are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('utf8', 'utf16le', '1258'),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        async (encoding, sizes) => {
          const text = `${'a,b\n'.repeat(3)}${vietnamese}`;
          const bytes =
            encoding === '1258'
              ? windows1258(text)
              : Buffer.from(
                  encoding === 'utf16le' ? `\uFEFF${text}` : text,
                  encoding === 'utf16le' ? 'utf16le' : 'utf8',
                );
          const chunks = async function* () {
            // UTF-16 is told by the first bytes: a stream of files gives at least those together.
            let at = encoding === 'utf16le' ? 16 : 0;
            if (at > 0) yield bytes.subarray(0, at);
            for (let turn = 0; at < bytes.length; turn += 1) {
              const size = sizes[turn % sizes.length] ?? 1;
              yield bytes.subarray(at, at + size);
              at += size;
            }
          };
          const decoded = (await collected(decodeText(chunks()))).join('');
          expect(decoded.normalize('NFC').replace('\uFEFF', '')).toBe(text.normalize('NFC'));
        },
      ),
    );
  });

  test('a long file whose first letters beyond ASCII come late is decoded all the same', async () => {
    const rows = await rowsOf(windows1258(`${'a,b\n'.repeat(60_000)}Đỗ,x\n`));
    expect(String(rows.at(-1)?.cells[0]).normalize('NFC')).toBe('Đỗ');
  });
});

describe('delimiters', () => {
  test.each([[','], [';'], ['\t']] as const)('%j', (delimiter) => {
    const text = `Mã${delimiter}Tên TTHC${delimiter}SĐT\n1${delimiter}"Cấp, đổi; sửa\tsổ"${delimiter}0912\n`;
    expect(detectDialect(text)).toEqual({ delimiter, hasSeparatorLine: false });
  });
  test('title lines without delimiters do not mislead', () => {
    expect(detectDialect('UBND TỈNH, NĂM 2024\n\nMã;Tên;SĐT\n1;A, B, C;09\n2;D;09\n').delimiter).toBe(';');
  });
  test("Excel's own first line decides and is no row", async () => {
    expect(
      (await rowsOf('sep=;\r\nMã;A,B\r\n1;2')).map(({ rowNumber, cells }) => [rowNumber, cells]),
    ).toEqual([
      [1, ['Mã', 'A,B']],
      [2, ['1', '2']],
    ]);
  });
});

describe('text tables', () => {
  test('row numbers are those of a spreadsheet: blank lines count, line breaks in a cell do not', async () => {
    const rows = await rowsOf('Mã,Tên\n\n1,"A\nB"\n2,C\n');
    expect(rows.map(({ rowNumber, cells }) => [rowNumber, cells])).toEqual([
      [1, ['Mã', 'Tên']],
      [2, [null]],
      [3, ['1', 'A\nB']],
      [4, ['2', 'C']],
    ]);
    expect(rows[0]?.sheet).toBe('bảng');
  });
  test('numbers kept as text by a formula are text', async () => {
    expect((await rowsOf('SĐT,Mã\n="0912345679",1\n'))[1]?.cells).toEqual(['0912345679', '1']);
  });
  test('stray quotation marks inside a name do no harm', async () => {
    expect((await rowsOf('Tên,Mã\nCông ty "An Bình",1\n"Công ty "An" B",2\n'))[1]?.cells).toEqual([
      'Công ty "An Bình"',
      '1',
    ]);
  });
  test('a quotation mark that is never closed is reported with its line', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `${index},Tên`);
    lines[41] = '41,"Tên';
    expect(await faultOf(lines.join('\n'))).toMatchObject({
      code: 'list-quote-unclosed',
      details: { line: 42 },
    });
    lines[4000] = '4000,Tên"';
    expect(await faultOf(lines.join('\n'))).toMatchObject({
      code: 'list-quote-unclosed',
      details: { line: 42 },
    });
  });
  test('an unclosed quotation mark does not draw the rest of a large file into memory', async () => {
    expect(await faultOf(`a,b\n1,"${'x'.repeat(3_000_000)}`)).toMatchObject({
      code: 'list-quote-unclosed',
      details: { line: 2 },
    });
  });
});

describe('files that cannot be read', { timeout: 60_000 }, () => {
  const page =
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>Mã hồ sơ</td></tr></table></html>';
  const compound = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
  ]);
  test.each([
    ['an empty file', '', 'list-empty', undefined],
    ['blanks only', ' \r\n\t\n', 'list-empty', undefined],
    ['a mark only', '\uFEFF', 'list-empty', undefined],
    ['an empty archive', zipOf([]), 'list-empty', undefined],
    ['a web page saved as .xls', `\uFEFF${page}`, 'list-format-unsupported', 'html'],
    [
      'a web page after an XML declaration',
      `<?xml version="1.0"?>\n${page}`,
      'list-format-unsupported',
      'html',
    ],
    ['XML', '<?xml version="1.0"?><Workbook/>', 'list-format-unsupported', 'xml'],
    ['an old .xls', compound, 'list-format-unsupported', 'xls'],
    [
      'a workbook with a password',
      Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      'list-format-unsupported',
      'xlsx-encrypted',
    ],
    ['.xlsb', zipOf([{ name: 'xl/workbook.bin', content: 'x' }]), 'list-format-unsupported', 'xlsb'],
    [
      '.ods',
      zipOf([
        { name: 'mimetype', content: 'x' },
        { name: 'content.xml', content: 'x' },
      ]),
      'list-format-unsupported',
      'ods',
    ],
    ['.docx', zipOf([{ name: 'word/document.xml', content: 'x' }]), 'list-not-a-table', 'docx'],
    ['another archive', zipOf([{ name: 'a.txt', content: 'x' }]), 'list-not-a-table', 'zip'],
    ['a PDF', '%PDF-1.7\n', 'list-not-a-table', 'pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'list-not-a-table', 'image'],
    [
      'bytes of no meaning',
      Buffer.from([1, 2, 3, 200, 201, 0, 7, 8, 9, 1, 2, 3]),
      'list-not-a-table',
      'binary',
    ],
  ])('%s', async (_, bytes, code, format) => {
    const fault = await faultOf(bytes);
    expect(fault.code).toBe(code);
    expect(fault.details.format).toBe(format);
    expect(faultSentence(fault.code, fault.details).vi).not.toContain('undefined');
  });

  test('any bytes at all: rows or a fault, never anything else', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
      fc
        .uint8Array({ maxLength: 300 })
        .map((tail) => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), tail])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        await rowsOf(content).catch((error: unknown) => expect(error).toBeInstanceOf(ListFault));
      }),
      { numRuns: 150 },
    );
  });
});

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

  test("exceljs's own writing is read back", async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('DS');
    sheet.addRow(['UBND TỈNH BÌNH ĐỊNH']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['Họ tên', { richText: [{ text: 'Ngày ' }, { text: 'trả', font: { bold: true } }] }]);
    const path = join(folder, 'exceljs.xlsx');
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
      const path = join(folder, 'bomb.xlsx');
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

describe('a stream instead of a file', () => {
  test('is read the same, and its temporary file goes even when the reader stops early', async () => {
    const path = join(folder, 'stream.csv');
    await writeFile(path, vietnamese);
    const left = async (): Promise<number> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('lang-nghe-table-')).length;
    const before = await left();
    const rows = await collected(readTable(createReadStream(path), { fileName: 'Tháng 3.csv' }));
    expect(rows.map(({ cells }) => cells)).toEqual(expected);
    expect(rows[0]?.sheet).toBe('Tháng 3');
    for await (const _ of readTable(Readable.from([Buffer.from(vietnamese)]))) break;
    expect(await left()).toBe(before);
  });
});
