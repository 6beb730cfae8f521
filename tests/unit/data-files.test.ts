// Files for statistics programs say of a data set what it is: values, labels, missing values, days, texts of any length.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { csvFile } from '#server/platform/data-files/csv-file.ts';
import {
  amounts,
  codes,
  dayNumber,
  days,
  texts,
  type Case,
  type DataSet,
} from '#server/platform/data-files/data-set.ts';
import { ddiCodebook } from '#server/platform/data-files/ddi.ts';
import { tripleSData, tripleSMetadata } from '#server/platform/data-files/triple-s.ts';
import { savFile } from '#server/platform/data-files/write-sav.ts';
import { writeXlsx } from '#server/platform/data-files/xlsx-file.ts';
import { findPspp } from '#tests/support/pspp-program.ts';
import { misplaced, ofDdi, ofTripleS } from '#tests/support/xml-order.ts';

const long = 'Ở chỗ đó cán bộ hướng dẫn kỹ lắm, tôi không phải đi lại nhiều. '.repeat(16).trim();
const cases: Case[] = [
  [5, 12.345678, dayNumber('2024-03-18'), long, 'UBND xã Đắk R’Măng'],
  [97, null, null, null, 'Nói "được", rồi'],
  [null, -250.5, dayNumber('1969-12-31'), 'ngắn', ''],
  [1, 98, dayNumber('2025-07-01'), 'ấ'.repeat(127), null],
];

const set: DataSet = {
  title: 'Khảo sát Đắk Glong 2024',
  madeAt: new Date('2026-11-27T02:00:00Z'),
  caseCount: cases.length,
  weight: 'trong_so',
  variables: [
    codes(
      'DV1.1',
      'Nơi ngồi chờ có đủ chỗ ngồi',
      [
        { code: 1, label: 'Rất không hài lòng' },
        { code: 5, label: 'Rất hài lòng' },
        { code: 97, label: 'Không áp dụng' },
        { code: 98, label: 'Không biết' },
        { code: 99, label: 'Từ chối trả lời' },
        { code: 3, label: 'ấ'.repeat(60) },
      ],
      {
        measure: 'ordinal',
        missing: [97, 98, 99],
        question: 'Ông/Bà thấy nơi ngồi chờ thế nào?',
        weightedBy: 'trong_so',
      },
    ),
    amounts('trong_so', 'Trọng số <N/n> & "chỉnh"', 6, {
      missing: [-96, -97, -98, -99],
      use: 'weight',
    }),
    days('ngay', 'Ngày phỏng vấn'),
    texts('y_kien', 'Ý kiến', Buffer.byteLength(long)),
    texts('noi', 'Nơi', 40),
  ],
  async *cases() {
    yield* cases;
  },
};

async function whole(pieces: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

test('delimited text has codes, days as yyyy-mm-dd, and nothing where there is no value', async () => {
  const text = (await whole(csvFile(set))).toString();
  expect(text.startsWith('\uFEFFDV1.1,trong_so,ngay,y_kien,noi\n')).toBe(true);
  expect(text).toContain(`5,12.345678,2024-03-18,"${long}",UBND xã Đắk R’Măng\n`);
  expect(text).toContain('97,,,,"Nói ""được"", rồi"\n');
  expect(text).toContain(',-250.5,1969-12-31,ngắn,\n');
});

test('words of a citizen that a spreadsheet program would work out as a formula come to it as words; numbers below nought stay numbers', async () => {
  const [, , , words, place] = set.variables;
  if (!words || !place) throw new Error('The set has five variables');
  const typed = '=HYPERLINK("http://127.0.0.1";"Xem")';
  const spoken = {
    ...set,
    variables: [amounts('lech', 'Lệch', 1), words, place],
    async *cases() {
      yield [-2.5, typed, '+84 là mã nước'];
    },
  };
  const [, line] = (await whole(csvFile(spoken))).toString().split('\n');
  expect(line).toBe(`-2.5,"'${typed.replaceAll('"', '""')}",'+84 là mã nước`);
  // Programs that read by a description get the words as they were typed.
  expect((await whole(tripleSData(spoken))).toString()).toContain(
    `-2.5,"${typed.replaceAll('"', '""')}",+84`,
  );
});

test('Triple-S says of each variable where it stands in the data and what it may hold', async () => {
  const metadata = tripleSMetadata(set, 'du-lieu.csv');
  expect(metadata).toContain('<variable ident="2" type="quantity" use="weight">');
  // Where figures weigh nothing, no program weighs by itself.
  expect(tripleSMetadata({ ...set, weight: null }, 'du-lieu.csv')).not.toContain('use=');
  expect(metadata).toContain('<record ident="A" href="du-lieu.csv" format="csv" skip="1">');
  expect(metadata).toContain(
    '<variable ident="1" type="single"><name>DV1.1</name><label>Nơi ngồi chờ có đủ chỗ ngồi</label><position start="1"/>',
  );
  expect(metadata).toContain('<value code="97">Không áp dụng</value>');
  expect(metadata).toContain('<label>Trọng số &lt;N/n&gt; &amp; &quot;chỉnh&quot;</label>');
  expect(metadata).toContain('<variable ident="3" type="date">');
  expect(metadata).toContain(`<size>${Buffer.byteLength(long)}</size>`);
  const data = (await whole(tripleSData(set))).toString();
  expect(data).toContain('5,12.345678,20240318,');
  expect(data).toContain(',-250.500000,19691231,ngắn,\n');
});

const study = {
  id: 'dak-glong',
  authority: 'UBND huyện Đắk Glong',
  order: '59/KH-UBND',
  contact: '0261 3000 000',
  abstract: 'Khảo sát',
  keywords: ['SIPAS'],
  period: ['2024-01-01', '2024-06-30'] as const,
  collected: ['2024-08-01', '2024-10-31'] as const,
  unit: 'Người',
  universe: 'Người có hồ sơ',
  notCovered: ['Người không có số điện thoại'],
  sampling: ['Phân tầng', 'Rút bằng hạt giống'],
  frame: { name: 'Danh sách hồ sơ', text: '900 hồ sơ của 700 người', target: 400 },
  mode: 'CATI',
  instrument: 'Phiếu người dân',
  control: 'Phúc tra',
  weighting: 'N/n',
  cleaning: 'Phiếu hoàn thành',
  responseRate: 'RR1 50 %',
  samplingError: 'Taylor',
  restriction: 'Không công bố',
  conditions: 'Theo cơ quan chủ trì',
};

test('the codebook of DDI tells missing answers from valid ones, what was asked, and which weight is whose', () => {
  const text = ddiCodebook(set, study, 'du-lieu.csv');
  expect(text).toContain('<catgry missing="Y"><catValu>98</catValu><labl>Không biết</labl></catgry>');
  expect(text).toContain('<catgry><catValu>5</catValu><labl>Rất hài lòng</labl></catgry>');
  expect(text).toContain('</labl><qstn><qstnLit>Ông/Bà thấy nơi ngồi chờ thế nào?</qstnLit></qstn><catgry>');
  expect([...text.matchAll(/name="(\w+)" wgt="wgt" weight="W1"/g)].map(([, name]) => name)).toEqual([
    'trong_so',
  ]);
  expect(text).toContain('<weight ID="W1">N/n</weight>');
  // By its ID, as the schema has it (IDREFS); what is no estimate from the sample names none.
  expect([...text.matchAll(/name="([\w.]+)" wgt="[\w-]+" wgt-var="(\w+)"/g)].map(([, ...of]) => of)).toEqual([
    ['DV1.1', 'V2'],
  ]);
  expect(text).toContain('<caseQnty>4</caseQnty><varQnty>5</varQnty>');
});

test('DDI and Triple-S have every element where their definitions have it', () => {
  expect(misplaced(ddiCodebook(set, study, 'du-lieu.csv'), ofDdi)).toEqual([]);
  const metadata = tripleSMetadata(set, 'du-lieu.csv');
  expect(misplaced(metadata, ofTripleS)).toEqual([]);
  // Each variable once, at the place of its column.
  const numbered = [...metadata.matchAll(/ident="(\d+)" type="\w+".*?<position start="(\d+)"/g)];
  expect(numbered.map(([, ident, start]) => [ident, start])).toEqual(
    set.variables.map((_, at) => [String(at + 1), String(at + 1)]),
  );
  // The check sees what is wrong.
  expect(misplaced('<var><varFormat/><labl>x</labl></var>', ofDdi)).toEqual(['var > labl']);
  expect(misplaced('<var><name>x</name></var>', ofDdi)).toEqual(['var > name']);
});

test('a workbook has the data on one sheet and the meaning of the codes on another', async () => {
  const out = new PassThrough();
  const [file] = await Promise.all([whole(out), writeXlsx(out, set)]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  const data = workbook.getWorksheet('Dữ liệu');
  expect(data?.getCell('A2').value).toBe(5);
  expect(data?.getCell('C2').value).toEqual(new Date('2024-03-18T00:00:00Z'));
  expect(data?.getCell('D2').value).toBe(long);
  expect(data?.getCell('B3').value).toBeNull();
  const codebook = workbook.getWorksheet('Bảng mã');
  expect(codebook?.getRow(2).values).toEqual([
    undefined,
    'DV1.1',
    'Nơi ngồi chờ có đủ chỗ ngồi',
    'mã',
    undefined,
    undefined,
    undefined,
    'Ông/Bà thấy nơi ngồi chờ thế nào?',
    'trong_so',
  ]);
  expect(codebook?.getRow(5).values).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    97,
    'Không áp dụng',
    'x',
  ]);
});

test('what an archive asks of a study has its element: universe, sampling, weights, response, dates, access', () => {
  const text = ddiCodebook(set, study, 'du-lieu.csv');
  for (const said of [
    '<producer>UBND huyện Đắk Glong</producer>',
    '<authorizationStatement>59/KH-UBND</authorizationStatement>',
    '<timePrd event="start" date="2024-01-01">',
    '<collDate event="end" date="2024-10-31">',
    '<universe clusion="I">Người có hồ sơ</universe><universe clusion="E">Người không có số điện thoại</universe>',
    '<sampProc>Phân tầng</sampProc><sampProc>Rút bằng hạt giống</sampProc>',
    '<sampleSize>400</sampleSize>',
    '<collMode>CATI</collMode>',
    '<respRate>RR1 50 %</respRate><EstSmpErr>Taylor</EstSmpErr>',
    '<restrctn>Không công bố</restrctn>',
    '<conditions>Theo cơ quan chủ trì</conditions>',
  ])
    expect(text).toContain(said);
  expect(ddiCodebook(set, { ...study, frame: null }, 'du-lieu.csv')).not.toContain('targetSampleSize');
});

test('a system file begins with its mark, the number of cases and the bias of its codes', async () => {
  const file = await whole(savFile(set));
  expect(file.subarray(0, 4).toString()).toBe('$FL2');
  expect(file.readInt32LE(80)).toBe(cases.length);
  expect(file.readDoubleLE(84)).toBe(100);
});

/** One, or none: then `npm test` says so. */
const programs = [findPspp()].filter((program) => program !== null);

describe.each(programs)('%s reads of a system file', (pspp) => {
  let folder: string;
  let seen: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lang-nghe-sav-'));
    writeFileSync(join(folder, 'data.sav'), await whole(savFile(set)));
    writeFileSync(
      join(folder, 'read.sps'),
      `GET FILE='data.sav'.
DISPLAY DICTIONARY.
SHOW WEIGHT.
COMPUTE bytes = LENGTH(RTRIM(y_kien)).
COMPUTE same = (y_kien = '${long}').
COMPUTE isMissing = MISSING(DV1.1).
PRINT /noi.
PRINT /DV1.1 '~' trong_so '~' ngay '~' bytes '~' same '~' isMissing.
EXECUTE.
`,
    );
    seen = execFileSync(pspp, ['read.sps'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rows = (): string[][] =>
    seen
      .split('\n')
      .filter((line) => line.includes('~'))
      .map((line) => line.split('~').map((cell) => cell.trim()));

  test('values, days, texts of any length and what is missing', () => {
    const bytes = (text: string): string => Buffer.byteLength(text).toFixed(2);
    expect(rows()).toEqual([
      ['5', '12.345678', '2024/03/18', bytes(long), '1.00', '.00'],
      ['97', '.', '.', '.00', '.00', '1.00'],
      ['.', '-250.500000', '1969/12/31', bytes('ngắn'), '.00', '1.00'],
      ['1', '98.000000', '2025/07/01', bytes('ấ'.repeat(127)), '.00', '.00'],
    ]);
  });

  test('the weight that figures have, so that nobody computes others by forgetting it', () => {
    expect(seen).toMatch(/WEIGHT.*trong_so/i);
  });

  test('every label in Vietnamese, and which codes are missing', () => {
    expect(seen).toContain('97; 98;');
    // More than three are told as a range.
    expect(seen.replaceAll(/[|\s]+/g, ' ')).toContain('trong_so -99 THRU -96');
    expect(seen).toContain('UBND xã Đắk R’Măng');
    // 120 bytes are all that SPSS takes; what is cut says so.
    expect(seen).toContain(`${'ấ'.repeat(39)}…`);
    for (const label of ['Rất không hài lòng', 'Rất hài lòng', 'Không áp dụng', 'Từ chối trả lời'])
      expect(seen).toContain(label);
  });
});
