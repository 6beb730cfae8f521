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
      ],
      { measure: 'ordinal', missing: [97, 98, 99], question: 'Ông/Bà thấy nơi ngồi chờ thế nào?' },
    ),
    amounts('trong_so', 'Trọng số <N/n> & "chỉnh"', 6, {
      missing: [-96, -97, -98, -99],
      isWeight: true,
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
  abstract: 'Khảo sát',
  collected: ['2024-08-01', '2024-10-31'] as const,
  universe: 'Người có hồ sơ',
  sampling: 'Phân tầng',
  mode: 'CATI',
  weighting: 'N/n',
};

test('the codebook of DDI tells missing answers from valid ones, what was asked, and which variable is a weight', () => {
  const text = ddiCodebook(set, study, 'du-lieu.csv');
  expect(text).toContain('<catgry missing="Y"><catValu>98</catValu><labl>Không biết</labl></catgry>');
  expect(text).toContain('<catgry><catValu>5</catValu><labl>Rất hài lòng</labl></catgry>');
  expect(text).toContain('</labl><qstn><qstnLit>Ông/Bà thấy nơi ngồi chờ thế nào?</qstnLit></qstn><catgry>');
  expect([...text.matchAll(/name="(\w+)" wgt="wgt"/g)].map(([, name]) => name)).toEqual(['trong_so']);
  expect(text).toContain('<caseQnty>4</caseQnty><varQnty>5</varQnty>');
});

// What each element may hold, in this order: codebook.xsd of DDI Codebook 2.5, and the definition of Triple-S XML 2.0. An
// element that is not named holds text.
const ofDdi: Readonly<Record<string, string>> = {
  codeBook: 'docDscr stdyDscr fileDscr dataDscr otherMat',
  stdyDscr: 'citation studyAuthorization stdyInfo studyDevelopment method dataAccs othrStdyMat',
  citation: 'titlStmt rspStmt prodStmt distStmt serStmt verStmt biblCit holdings notes',
  titlStmt: 'titl subTitl altTitl parTitl IDNo',
  rspStmt: 'AuthEnty othId',
  prodStmt: 'producer copyright prodDate prodPlac software fundAg grantNo',
  stdyInfo: 'studyBudget subject abstract sumDscr qualityStatement notes exPostEvaluation',
  sumDscr: 'timePrd collDate nation geogCover geogUnit geoBndBox boundPoly anlyUnit universe dataKind',
  method: 'dataColl notes anlyInfo stdyClas dataProcessing codingInstructions',
  dataColl:
    'timeMeth dataCollector collectorTraining frequenc sampProc sampleFrame targetSampleSize deviat collMode resInstru instrumentDevelopment sources collSitu actMin ConOps weight cleanOps',
  fileDscr: 'fileTxt locMap notes',
  fileTxt:
    'fileName fileCitation dataFingerprint fileCont fileStrc dimensns fileType format filePlac dataChck ProcStat dataMsng software verStmt',
  dimensns: 'caseQnty varQnty logRecL recPrCas recNumTot',
  dataDscr: 'varGrp nCubeGrp var nCube notes',
  var: 'location labl imputation security embargo respUnit anlysUnit qstn valrng invalrng undocCod universe TotlResp sumStat txt stdCatgry catgryGrp catgry codInstr verStmt concept derivation varFormat geomap catLevel notes',
  catgry: 'catValu labl txt catStat mrow',
  qstn: 'preQTxt qstnLit postQTxt forward backward ivuInstr',
};
const ofTripleS: Readonly<Record<string, string>> = {
  sss: 'date time origin user survey',
  survey: 'name version title record',
  record: 'variable',
  variable: 'name label position spread size values',
  values: 'range value',
};

/** Elements that stand where the definition has no place for them, and tags that are not closed. */
function misplaced(xml: string, order: Readonly<Record<string, string>>): string[] {
  const open: { name: string; last: number }[] = [];
  const faults: string[] = [];
  for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)(\w+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (close === '/') {
      if (open.pop()?.name !== name) faults.push(`</${name}>`);
      continue;
    }
    const parent = open.at(-1);
    const place = parent ? (order[parent.name] ?? '').split(' ').indexOf(name) : 0;
    if (parent && place < parent.last) faults.push(`${parent.name} > ${name}`);
    if (parent && place >= 0) parent.last = place;
    if (empty !== '/') open.push({ name, last: 0 });
  }
  return [...faults, ...open.map(({ name }) => name)];
}

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
  expect(codebook?.getRow(2).values).toEqual([undefined, 'DV1.1', 'Nơi ngồi chờ có đủ chỗ ngồi', 'mã']);
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

  test('every label in Vietnamese, and which codes are missing', () => {
    expect(seen).toContain('97; 98;');
    // More than three are told as a range.
    expect(seen.replaceAll(/[|\s]+/g, ' ')).toContain('trong_so -99 THRU -96');
    expect(seen).toContain('UBND xã Đắk R’Măng');
    for (const label of ['Rất không hài lòng', 'Rất hài lòng', 'Không áp dụng', 'Từ chối trả lời'])
      expect(seen).toContain(label);
  });
});
