import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ListFault } from '#domain/lists/list-fault.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { convertText } from '#domain/lists/text-conversion.ts';
import { detectDialect } from '#server/platform/tabular/csv-dialect.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { toUtf8 } from '#server/platform/tabular/text-decoding.ts';

import { collected, zipOf } from './lists-archives.ts';
import { tableFiles } from './lists-files.ts';
import { inOldCoding, windows1252Bytes } from './lists-old-text.ts';
import type { OldCoding } from './lists-old-text.ts';

const { path: pathOf, rowsOf, faultOf } = tableFiles();

const vietnamese = 'Mã hồ sơ;Người nộp\r\n1;Đỗ Thị Hồng\r\n2;Lê Ỷ\r\n';
const expected = [
  ['Mã hồ sơ', 'Người nộp'],
  ['1', 'Đỗ Thị Hồng'],
  ['2', 'Lê Ỷ'],
];

/** Bytes of a file in an old coding. */
function oldBytes(text: string, coding: OldCoding = 'windows-1258'): Buffer {
  return windows1252Bytes(inOldCoding(text, coding));
}

describe('encodings of text tables', { timeout: 60_000 }, () => {
  const utf16le = Buffer.from(vietnamese, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(vietnamese)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${vietnamese}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le')],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE with its mark', Buffer.from(`\uFEFF${vietnamese}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows.map(({ cells }) => cells.map((cell) => String(cell).normalize('NFC')))).toEqual(expected);
  });

  test.each(['tcvn3', 'vni', 'windows-1258'] as const)(
    '%s: not converted without being asked, one character for each byte, so that it can be',
    async (coding) => {
      const rows = await rowsOf(oldBytes(vietnamese, coding));
      const asTheyStand = rows.map(({ cells }) => cells.map(String));
      expect(asTheyStand).not.toEqual(expected);
      expect(asTheyStand.map((cells) => cells.map((cell) => convertText(cell, coding)))).toEqual(expected);
    },
  );

  test('signs of Windows-1252 are themselves', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Mã,“An” – 5 €…\n', 'latin1').subarray(0, 3),
      windows1252Bytes('“An” – 5 €…,ñ\n'),
    ]);
    expect((await rowsOf(bytes))[0]?.cells.at(-2)).toContain('“An” – 5 €…');
  });

  test('a few damaged characters do not make another encoding of UTF-8', async () => {
    const whole = Buffer.from(`${vietnamese}3;Trần Thị Nguyệt Ánh\r\n`);
    const rows = await rowsOf(
      Buffer.concat([whole, Buffer.from([0x34, 0x3b, 0xe1, 0xba]), Buffer.from('n\r\n')]),
    );
    expect(rows[0]?.cells).toEqual(expected[0]);
    expect(rows.at(-1)?.cells).toEqual(['4', '\uFFFDn']);
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
              ? oldBytes(text)
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
          const decoded = Buffer.concat(await collected(toUtf8(chunks())))
            .toString()
            .replace(/^\uFEFF/, '');
          expect(decoded.replace('\uFEFF', '')).toBe(
            encoding === '1258' ? inOldCoding(text, 'windows-1258') : text,
          );
        },
      ),
    );
  });

  test('a long file whose first letters beyond ASCII come late is decoded all the same', async () => {
    const rows = await rowsOf(oldBytes(`${'a,b\n'.repeat(60_000)}Đỗ,x\n`));
    expect(convertText(String(rows.at(-1)?.cells[0]), 'windows-1258')).toBe('Đỗ');
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

describe('a stream instead of a file', () => {
  test('is read the same, and its temporary file goes even when the reader stops early', async () => {
    const path = pathOf('stream.csv');
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
