// Data out of the system: what was answered and how it was drawn, nobody's name or number unless somebody says why.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { getData, getPersonalData } from '#contract/exports.ts';
import { draftReport, forgetReportHead, keepReportHead, saveReport } from '#contract/reports.ts';
import { getIndex, getTables } from '#contract/results.ts';
import { interviewModes, modeWords } from '#domain/interviews/modes.ts';
import { openZip } from '#server/platform/tabular/zip-archive.ts';
import { inSnapshot } from '#server/context.ts';
import { surveyDataSet } from '#server/features/exports/queries.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let analyst: Person;
let surveyId: string;
const phones = mobileNumbers(4, 5000);
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-export-'));

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  analyst = await product.signIn('phantich');
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  // With so few answers nothing would be a valid form.
  await product.ctx.prisma.survey.update({
    where: { id: surveyId },
    data: { indexRule: { item: 'top2_share', rollup: 'factor_mean', minimumInterviews: 30 } },
  });
  await completed(0, { 'DV1.1': { value: 4 }, 'DV1.2': { special: 'dontKnow' } });
  await completed(1, { 'DV1.1': { value: 2 } });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await product.close();
  await database.drop();
});

/** A completed interview of the survey's nth case with these answers. */
async function completed(nth: number, answers: Record<string, object>): Promise<void> {
  const { prisma } = product.ctx;
  const operator = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  await prisma.interview.create({
    data: {
      surveyId,
      caseId: cases[nth]?.id ?? '',
      purpose: 'interview',
      questionnaireVersionId: product.versions.interviewVersionId,
      operatorId: operator.id,
      status: 'complete',
      completionNumber: nth + 1,
      selection: flatSelection(surveyId, operator.id),
      startedAt: new Date('2024-08-01T03:00:00Z'),
      endedAt: new Date('2024-08-01T03:05:30Z'),
      countedAnswers: {
        create: Object.entries(answers).map(([questionName, value]) => ({
          questionName,
          value,
          code: 'value' in value ? Number(value.value) : null,
          special: 'special' in value ? String(value.special) : null,
        })),
      },
    },
  });
}

async function download(person: Person, path: string): Promise<Buffer> {
  const response = await fetch(`${product.origin}${path}`, { headers: { cookie: person.cookie } });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const dataOf = (formats: string): string =>
  `${getData.path.replace(':surveyId', surveyId)}?formats=${encodeURIComponent(formats)}`;

test('each completed interview is a case with its answers, its stratum and its weight', async () => {
  const text = (await download(analyst, dataOf('csv'))).toString();
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  expect(rows).toHaveLength(2);
  expect(rows.map((row) => [row['DV1.1'], row['DV1.2']])).toEqual(
    expect.arrayContaining([
      ['2', ''],
      ['4', '98'],
    ]),
  );
  for (const row of rows)
    expect(row).toMatchObject({
      trang_thai: '1',
      cach_tra_loi: '1',
      trong_so: '1',
      tang_N: '4',
      ngay: '2024-08-01',
      giay: '330',
    });
});

test('weights are those that figures have: by what was released and who answered; a form that does not count has none', async () => {
  const { prisma } = product.ctx;
  const drawn = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  const ends = ['complete', 'complete', 'refusal-soft'];
  for (const [at, disposition] of ends.entries())
    await prisma.case.update({
      where: { id: drawn[at]?.id ?? '' },
      data: { status: 'final', disposition, nextCallAt: null, finalAt: new Date() },
    });
  const weighed = async () => {
    const set = await surveyDataSet(product.ctx, surveyId, { isPersonal: false });
    const [design, response] = ['trong_so', 'trong_so_hc'].map((weight) =>
      set.variables.findIndex(({ name }) => name === weight),
    );
    const found: unknown[] = [];
    for await (const row of set.cases()) found.push([row[design ?? -1], row[response ?? -1]]);
    const weightedBy = (name: string) => set.variables.find((one) => one.name === name)?.weightedBy;
    return { weight: set.weight, by: [weightedBy('DV1.1'), weightedBy('tang_N')], found };
  };
  // Four of four were released; two stand for themselves, for who refused and for who was not reached.
  const byHand = [1, 2];
  expect(await weighed()).toEqual({
    weight: null,
    by: ['trong_so_hc', undefined],
    found: [byHand, byHand],
  });
  const { indexRule } = await prisma.survey.findUniqueOrThrow({ where: { id: surveyId } });
  const set = (rule: object) => prisma.survey.update({ where: { id: surveyId }, data: { indexRule: rule } });
  await set({ ...Object(indexRule), weighting: 'design', minimumSeconds: 3600 });
  const without = [null, null];
  expect(await weighed()).toEqual({
    weight: 'trong_so',
    by: ['trong_so', undefined],
    found: [without, without],
  });
  await set(Object(indexRule));
});

test('warnings that were let stand and contradictions stand in the data, by the names of their questions', async () => {
  const { prisma } = product.ctx;
  const [one] = await prisma.interview.findMany({
    where: { surveyId },
    orderBy: { completionNumber: 'asc' },
  });
  const contradictions = [
    { question: 'DV1.1', code: 'check', hard: false, confirmed: true },
    { question: 'DV1.2', code: 'check' },
  ];
  await prisma.interview.update({ where: { id: one?.id ?? '' }, data: { contradictions } });
  const text = (await download(analyst, dataOf('csv'))).toString();
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  expect(rows.map((row) => [row['phieu'] === one?.id, row['mau_thuan'], row['canh_bao']])).toEqual(
    expect.arrayContaining([
      [true, 'DV1.2', 'DV1.1'],
      [false, '', ''],
    ]),
  );
});

test('nobody can be found by the data: neither names nor numbers nor codes of files stand in them', async () => {
  const { prisma } = product.ctx;
  const persons = await prisma.person.findMany({ where: { surveyId } });
  const text = (await download(analyst, dataOf('csv'))).toString();
  for (const { name, phones: own } of persons)
    for (const secret of [name, ...own]) expect(text).not.toContain(secret);
  expect(text).not.toContain('H16-240305');
  expect(text).not.toContain('dtv01');
});

/** What an archive has in the file whose name ends so. */
async function textIn(archive: string, ending: string): Promise<string> {
  const { parts, read } = await openZip(archive);
  const [, part] = [...parts].find(([name]) => name.endsWith(ending)) ?? [];
  const pieces: Uint8Array[] = [];
  if (part) for await (const piece of read(part)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test.each(['ddi', 'sav', 'triple-s'])('%s tells in words how each person answered', async (format) => {
  const file = await download(analyst, dataOf(format));
  const path = join(folder, `cach-${format}`);
  writeFileSync(path, file);
  const text = format === 'triple-s' ? await textIn(path, '.sss') : file.toString();
  expect(text).toContain('cach_tra_loi');
  for (const mode of interviewModes) expect(text).toContain(modeWords[mode].vi);
});

test('several formats come as one archive, and that they were taken is written down', async () => {
  const archive = await download(analyst, dataOf('csv,sav,triple-s,ddi'));
  for (const name of ['.csv', '.sav', '.sss', '-triple-s.csv', '-ddi.xml'])
    expect(archive.includes(Buffer.from(name))).toBe(true);
  const entry = await product.ctx.prisma.auditEntry.findFirst({
    where: { action: 'data-exported', subjectId: surveyId },
    orderBy: { id: 'desc' },
  });
  expect(entry?.details).toEqual({ formats: 'csv,sav,triple-s,ddi', cases: 2 });
});

test('names and numbers are given only for a stated reason, which is kept', async () => {
  const official = await product.signIn('sonoivu');
  const path = getPersonalData.path.replace(':surveyId', surveyId);
  const refused = await fetch(`${product.origin}${path}`, { headers: { cookie: official.cookie } });
  expect(refused.status).toBe(400);
  const reason = 'Đối chiếu theo đơn khiếu nại của công dân';
  const file = await download(official, `${path}?reason=${encodeURIComponent(reason)}`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  const header = workbook.getWorksheet('Dữ liệu')?.getRow(1).values;
  expect(header).toEqual(expect.arrayContaining(['ho_ten', 'dien_thoai', 'ma_ho_so']));
  const entry = await product.ctx.prisma.auditEntry.findFirst({
    where: { action: 'personal-data-exported' },
  });
  const { id: actorId } = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'sonoivu' } });
  expect(entry).toMatchObject({ actorId, details: { reason, cases: 2 } });
});

test('the package for R has the product’s own figures to compare with, and nobody’s name', async () => {
  const archive = await download(analyst, dataOf('r'));
  const file = join(folder, 'r.zip');
  writeFileSync(file, archive);
  const { parts } = await openZip(file);
  const textOf = (name: string) => textIn(file, `R/${name}`);
  const figures: Record<string, string>[] = parse(await textOf('figures.csv'), { columns: true });
  const index = await analyst.call(getIndex, { params: { surveyId } });
  const overall = figures.find(({ code, by }) => code === 'overall' && by === '');
  expect(Number(overall?.['score'])).toBe(index.overall.score);
  expect(Number(overall?.['se'])).toBeCloseTo(index.overall.error.se ?? NaN, 9);
  expect(await textOf('tinh-lai.R')).toContain('library(survey)');
  const everything = await Promise.all([...parts.keys()].map((name) => textOf(name.slice(2))));
  for (const phone of phones) expect(everything.join('')).not.toContain(phone);
  expect(everything.join('')).not.toContain('Nguyễn Thị Mẫu');
});

test('the codebook has each question in both languages, its codes with their counts, and its source', async () => {
  const page = (await download(analyst, dataOf('codebook'))).toString();
  expect(page).toContain('Nơi ngồi chờ có đủ chỗ ngồi');
  expect(page).toContain('there were enough seats in the waiting area');
  expect(page).toContain('yếu tố DV1');
  expect(page).toMatch(/98 \*<\/td>\s*<td>Không biết<\/td>\s*<td class="n">1</);
});

test('the tables are a workbook of numbers that says how each figure is computed', async () => {
  const workbook = new ExcelJS.Workbook();
  const file = await download(analyst, getTables.path.replace(':surveyId', surveyId));
  await workbook.xlsx.load(new Uint8Array(file).buffer);
  const index = await analyst.call(getIndex, { params: { surveyId } });
  const sheet = workbook.getWorksheet('Chỉ số');
  const row = sheet?.getColumn(2).values.indexOf('Chỉ số chung') ?? 0;
  expect(sheet?.getRow(row).getCell(3).value).toBe(index.overall.shown);
  expect(sheet?.getRow(row).getCell(3).numFmt).toBe('0.00');
  const strata = workbook.getWorksheet('AAPOR theo tầng');
  expect(JSON.stringify(strata?.getColumn(1).values)).toContain(
    'bản 9, điện thoại), áp dụng cho danh sách người có tên',
  );
  expect(workbook.getWorksheet('Lượt gọi')?.getColumn(1).values).toContain('Cả đợt');
  const calculation = workbook.getWorksheet('Cách tính');
  expect(calculation?.getColumn(1).values).toEqual(expect.arrayContaining(['DV', 'DV1', 'DV1.1']));
  expect(JSON.stringify(calculation?.getColumn(3).values)).toContain('số trả lời 4 + số trả lời 5');
  expect(JSON.stringify(calculation?.getColumn(4).values)).toMatch(
    /hợp lệ \d+ \(mức 1–5: \d+, \d+, \d+, \d+, \d+\)/,
  );
});

test('the terminal writes the same data, with their digest', () => {
  const out = join(folder, 'du-lieu.csv');
  const printed = execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      'cli/main.ts',
      'export',
      '--survey',
      surveyId,
      '--format',
      'csv',
      '--out',
      out,
      '--json',
    ],
    { encoding: 'utf8', env: { ...process.env, DATABASE_URL: database.url } },
  );
  const sha256 = createHash('sha256').update(readFileSync(out)).digest('hex');
  expect(JSON.parse(printed)).toEqual({ file: out, rows: 2, sha256 });
});

test('widths and counts are those of the cases, whatever is completed while the file is made', async () => {
  const { cases, variables } = await inSnapshot(product.ctx, async (tx) => {
    const set = await surveyDataSet(tx, surveyId, { isPersonal: false });
    await completed(2, { 'DV1.1': { value: 5 } });
    const found: unknown[] = [];
    for await (const each of set.cases()) found.push(each);
    return { cases: [found.length, set.caseCount], variables: set.variables.length };
  });
  expect([cases, variables > 0]).toEqual([[2, 2], true]);
  expect((await surveyDataSet(product.ctx, surveyId, { isPersonal: false })).caseCount).toBe(3);
});

test('a new report has the head of who issues it, or the one that the office keeps', async () => {
  const ctx = await product.as('giamsat');
  const official = await product.signIn('sonoivu');
  const drafted = async (code: string) => {
    const id = await createSurvey(ctx, {
      code,
      name: 'Khảo sát không gọi',
      authority: 'Sở Nội vụ tỉnh Đắk Nông',
      planNumber: '466/KH-SNV',
      verificationPhone: '1022',
      periodFrom: '2023-01-01',
      periodTo: '2023-12-31',
      startsOn: '2023-08-21',
      endsOn: '2023-10-30',
      backCheckRate: 0.03,
      ...product.versions,
    });
    return analyst.call(draftReport, { params: { surveyId: id } });
  };
  const own = await drafted('so-noi-vu-1');
  expect(own.texts).toMatchObject({
    so_ky_hieu: '      /BC-SNV',
    co_quan_ban_hanh: 'Sở Nội vụ',
    dia_danh: 'Đắk Nông',
  });
  expect(own.figures).toMatchObject({ earlier: null, improvement: [] });
  await official.call(saveReport, {
    params: { reportId: own.id },
    body: {
      version: own.version,
      texts: { ...own.texts, so_ky_hieu: '12/BC-SNV-CCHC', nguoi_ky: 'Người ký' },
    },
  });
  await expect(analyst.call(keepReportHead, { params: { reportId: own.id } })).rejects.toThrow('forbidden');
  await official.call(keepReportHead, { params: { reportId: own.id } });
  const next = await drafted('so-noi-vu-2');
  expect(next.texts).toMatchObject({ so_ky_hieu: '      /BC-SNV-CCHC', nguoi_ky: 'Người ký' });
  expect(next.texts.ngay_thang).not.toBe('');
  await official.call(forgetReportHead);
  expect((await drafted('so-noi-vu-3')).texts.so_ky_hieu).toBe('      /BC-SNV');
});
