// Citizens' own words: found without marks, names masked, coded by one or two people, counted, in the data files; and
// beside what an agency has to improve, with what fell since an earlier period.
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { changeIndexRule } from '#contract/breakdown.ts';
import { type EarlierTableRead, getEarlier, nameEarlierAgency, readEarlierTable } from '#contract/earlier.ts';
import { getData } from '#contract/exports.ts';
import { getImprovement, getImprovementFile } from '#contract/improvement.ts';
import {
  changeCodeFrame,
  codeOpenAnswer,
  getCodeShare,
  getOpenAnswers,
  readOpenWords,
} from '#contract/open-answers.ts';
import { getIndex } from '#contract/results.ts';
import { comparePeriods } from '#domain/results/earlier/compare-periods.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let analyst: Person;
let supervisor: Person;
let surveyId: string;
const interviewIds: string[] = [];
const said = [
  'Thủ tục còn rườm rà, gọi tôi số 0969 123 456',
  'Chị Hường ở một cửa nhiệt tình, hồ sơ xong sớm',
  'Trả kết quả trễ hẹn 10 ngày',
  'Trễ hẹn, đi lại nhiều lần vì thủ tục',
];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  [analyst, supervisor] = [await product.signIn('phantich'), await product.signIn('giamsat')];
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(5, 7_300),
  });
  const { prisma } = product.ctx;
  const operator = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  for (const [nth, words] of said.entries()) {
    const { id } = await prisma.interview.create({
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
        endedAt: new Date(`2024-08-0${nth + 1}T03:05:30Z`),
        countedAnswers: {
          create: [
            { questionName: 'open', value: { value: words } },
            { questionName: 'DV2.1', value: { value: nth === 3 ? 2 : 5 }, code: nth === 3 ? 2 : 5 },
            ...['DV1.1', 'DV1.2', 'DV1.3', 'DV3.1', 'DV3.2', 'DV3.3', 'DV3.4', 'DV3.5', 'DV3.6'].map(
              (questionName) => ({ questionName, value: { value: 4 }, code: 4 }),
            ),
          ],
        },
      },
    });
    interviewIds.push(id);
  }
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const read = (query: Record<string, string>) => analyst.call(getOpenAnswers, { params: { surveyId }, query });
const wordsOf = async (query: Record<string, string>) =>
  (await read(query)).answers.map(({ words }) => words);
const create = async (label: string) =>
  (
    await analyst.call(changeCodeFrame, {
      params: { surveyId },
      body: { question: 'open', change: { kind: 'created', label } },
    })
  ).number;
const code = (
  person: Person,
  nth: number,
  codes: number[],
  round: 'first' | 'second' | 'settled' = 'first',
) =>
  person.call(codeOpenAnswer, {
    params: { surveyId, interviewId: interviewIds[nth] ?? '' },
    body: { question: 'open', round, codes },
  });
const refusal = (act: Promise<unknown>) => act.then(() => null).catch((error: unknown) => error);

test('words are found without marks, by day and by what the citizen was not satisfied with', async () => {
  expect(await wordsOf({ search: 'tre hen' })).toEqual([
    'Trễ hẹn, đi lại nhiều lần vì thủ tục',
    'Trả kết quả trễ hẹn 10 ngày',
  ]);
  expect(await wordsOf({ search: 'THU TUC rườm' })).toEqual(['Thủ tục còn rườm rà, gọi tôi số ***']);
  expect(await wordsOf({ from: '2024-08-03', to: '2024-08-03' })).toEqual(['Trả kết quả trễ hẹn 10 ngày']);
  expect(await wordsOf({ factor: 'DV2' })).toEqual(['Trễ hẹn, đi lại nhiều lần vì thủ tục']);
  expect((await read({})).counts).toEqual({ worded: 4, coded: 0, codedTwice: 0, codedAlike: 0 });
});

test('the search for words uses its index', async () => {
  const plan = await product.ctx.prisma.$transaction(async (db) => {
    await db.$executeRaw`set local enable_seqscan = off`;
    return db.$queryRaw<{ 'QUERY PLAN': string }[]>`
      explain select 1 from counted_answers a where jsonb_typeof(a.value -> 'value') = 'string'
        and to_tsvector('simple', folded_words(a.value ->> 'value')) @@ to_tsquery('simple', 'tre:*')`;
  });
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('counted_answers_words');
});

test('names and numbers are neither shown nor found by searching; who reads them as said gives a reason', async () => {
  expect(await wordsOf({ search: 'nhiet tinh' })).toEqual(['Chị *** ở một cửa nhiệt tình, hồ sơ xong sớm']);
  expect(await wordsOf({ search: 'huong' })).toEqual([]);
  expect(await wordsOf({ search: '0969' })).toEqual([]);
  const ask = { params: { surveyId, interviewId: interviewIds[1] ?? '' } };
  const body = { question: 'open', reason: 'Trả lời đơn của công dân' };
  expect(await refusal(analyst.call(readOpenWords, { ...ask, body }))).toMatchObject({
    problem: { code: 'forbidden' },
  });
  const official = await product.signIn('sonoivu');
  expect(await official.call(readOpenWords, { ...ask, body })).toEqual({ words: said[1] });
  const [entry] = await product.ctx.prisma.auditEntry.findMany({ where: { action: 'open-words-read' } });
  expect(entry?.details).toMatchObject({ reason: 'Trả lời đơn của công dân' });
});

test('answers are coded with several codes; shares are of those coded, merged codes count together', async () => {
  const [late, staff, delay] = [await create('Trễ hẹn'), await create('Thái độ'), await create('Chậm trả')];
  expect(await refusal(create('tre hen'))).toMatchObject({ problem: { code: 'code-label-taken' } });
  await code(analyst, 1, [staff]);
  await code(analyst, 2, [delay]);
  await code(analyst, 3, [late, delay]);
  const change = { kind: 'merged', number: delay, into: late } as const;
  await analyst.call(changeCodeFrame, { params: { surveyId }, body: { question: 'open', change } });
  const { frame, counts } = await read({});
  expect(counts.coded).toBe(3);
  expect(frame.version).toBe(4);
  const [first] = frame.codes;
  expect(first).toMatchObject({ label: 'Trễ hẹn', count: 2 });
  expect(first?.share).toBeCloseTo(200 / 3, 9);
  expect(first?.error.low).toBeLessThan(200 / 3);
  expect(await refusal(code(analyst, 0, [9]))).toMatchObject({ problem: { code: 'code-unknown' } });
});

test('a share of a code has its calculation: the same figure again from its counts and from its weights', async () => {
  const { frame } = await read({});
  const [code] = frame.codes;
  if (!code) throw new Error('No code');
  const own = await analyst.call(getCodeShare, {
    params: { surveyId },
    query: { question: 'open', code: code.number },
  });
  expect(own).toMatchObject({ counts: { worded: 4, coded: 3 }, frameVersion: 4, code: { label: 'Trễ hẹn' } });
  const { count, share, error } = own.code;
  expect({ count, share, error }).toEqual({ count: code.count, share: code.share, error: code.error });
  expect(share).toBeCloseTo((100 * count) / error.interviews, 9);
  expect(share).toBeCloseTo((100 * own.weights.counted) / own.weights.coded, 9);
  const simple = Math.sqrt(((share ?? NaN) * (100 - (share ?? NaN))) / (error.interviews - 1));
  expect(error.simpleSe).toBeCloseTo(simple, 9);
  expect(error.designEffect).toBeCloseTo(((error.se ?? NaN) / simple) ** 2, 9);
  // What was merged into another has no share of its own.
  const merged = frame.codes.find(({ mergedInto }) => mergedInto !== null);
  const query = { question: 'open', code: merged?.number ?? 0 };
  expect(await refusal(analyst.call(getCodeShare, { params: { surveyId }, query }))).toMatchObject({
    problem: { code: 'not-found' },
  });
});

test('the second coder is another person; where they differ it is settled', async () => {
  expect(await refusal(code(analyst, 1, [1], 'second'))).toMatchObject({
    problem: { code: 'second-coder-same' },
  });
  await code(supervisor, 1, [1], 'second');
  // The first coder's 3 counts as 1 since it was merged.
  await code(supervisor, 2, [1], 'second');
  const differing = await read({ state: 'differing' });
  expect(differing.answers.map(({ interviewId }) => interviewId)).toEqual([interviewIds[1]]);
  expect(differing.counts).toMatchObject({ codedTwice: 2, codedAlike: 1 });
  await code(supervisor, 1, [1, 2], 'settled');
  expect((await read({ state: 'differing' })).found).toBe(0);
});

test('data files carry the codes that count, and no name or number in words', async () => {
  const response = await fetch(
    `${product.origin}${getData.path.replace(':surveyId', surveyId)}?formats=csv`,
    { headers: { cookie: analyst.cookie } },
  );
  const rows: Record<string, string>[] = parse(await response.text(), { bom: true, columns: true });
  const byWords = new Map(rows.map((row) => [row['open'], [row['open_ma_1'], row['open_ma_2']]]));
  expect(byWords).toEqual(
    new Map([
      ['Thủ tục còn rườm rà, gọi tôi số ***', ['', '']],
      ['Chị *** ở một cửa nhiệt tình, hồ sơ xong sớm', ['1', '1']],
      ['Trả kết quả trễ hẹn 10 ngày', ['1', '0']],
      ['Trễ hẹn, đi lại nhiều lần vì thủ tục', ['1', '0']],
    ]),
  );
});

async function handIn(
  table: string,
  keep: 'yes' | 'no',
): Promise<{ status: number; body: EarlierTableRead }> {
  const form = new FormData();
  form.set('file', new File([table], 'sipas-2023.csv'));
  const path = readEarlierTable.path.replace(':surveyId', surveyId);
  const response = await fetch(`${product.origin}${path}?label=2023&keep=${keep}`, {
    method: 'POST',
    headers: { cookie: analyst.cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as EarlierTableRead };
}

test('a table of last year is looked at, kept, its names said to mean agencies of now, differences judged', async () => {
  const { rule } = await analyst.call(getIndex, { params: { surveyId } });
  await analyst.call(changeIndexRule, {
    params: { surveyId },
    body: { rule: { ...rule, minimumInterviews: 4 }, reason: 'Đợt thử nhỏ' },
  });
  const table = [
    'Cơ quan;Yếu tố;Điểm;Số phiếu;Sai số chuẩn',
    'Xã cũ;DV2;99,5;400;0,1',
    'Xã cũ;DV1;98;400;',
    'Xã cũ;DV3;không rõ;400;',
    'Toàn huyện;DV2;60;400;1',
  ].join('\n');
  const looked = await handIn(table, 'no');
  expect(looked.body).toMatchObject({
    periodId: null,
    faults: [{ rowNumber: 4, column: 'Điểm', fault: 'score' }],
  });
  expect((await handIn('a;b\n1;2', 'no')).status).toBe(422);
  const { periodId } = (await handIn(table, 'yes')).body;
  expect((await handIn(table, 'yes')).status).toBe(409);

  const before = await analyst.call(getEarlier, { params: { surveyId } });
  expect(before.names).toEqual([{ name: 'Xã cũ', agency: null, isStated: false }]);
  const [agency = ''] = before.agencies;
  await analyst.call(nameEarlierAgency, {
    params: { surveyId, periodId: periodId ?? '' },
    body: { name: 'Xã cũ', agency },
  });
  const after = await analyst.call(getEarlier, { params: { surveyId } });
  const differenceOf = (code: string) =>
    after.differences.find((one) => one.agency === agency && one.code === code);
  expect(differenceOf('DV2')).toMatchObject({ now: 75, then: 99.5, difference: -24.5 });
  // 4 of 5 persons were interviewed: a quarter of them not satisfied, with the finite population's correction.
  expect(differenceOf('DV2')?.se).toBeCloseTo(Math.sqrt(((1 - 4 / 5) * 2500) / 4 + 0.01), 9);
  expect(differenceOf('DV1')).toMatchObject({ significant: null, probability: null });
  // Each difference follows from what its calculation shows.
  for (const one of after.differences) {
    const { difference, se, degreesOfFreedom, unadjusted } = comparePeriods(
      { score: one.now, se: one.seNow, degreesOfFreedom: one.degreesOfFreedomNow ?? Infinity },
      { score: one.then, se: one.seThen, degreesOfFreedom: one.degreesOfFreedomThen ?? Infinity },
    );
    expect(one).toMatchObject({ difference, se, degreesOfFreedom, ...(one.ranked && { unadjusted }) });
  }
  expect(after.errorsUnknown).toBe(true);
});

test('what an agency has to improve is named with its falls and the words of those not satisfied', async () => {
  const view = await analyst.call(getImprovement, { params: { surveyId } });
  const [own] = view.agencies;
  expect(own?.lowest[0]).toMatchObject({ code: 'DV2.1', shown: 75, words: [said[3]] });
  // All others were rated alike: they share the third place, and all are named.
  expect(own?.lowest).toHaveLength(10);
  expect(own?.falls.map(({ code }) => code)).toEqual(['DV2']);
  const response = await fetch(`${product.origin}${getImprovementFile.path.replace(':surveyId', surveyId)}`, {
    headers: { cookie: analyst.cookie },
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'Nội dung thấp nhất',
    'Giảm nhiều nhất',
    'Cách tính',
  ]);
});

test('what was said of the item itself is quoted first, what says nothing is not quoted, names stay masked', async () => {
  const answers = product.ctx.prisma.countedAnswer;
  const change = (
    nth: number,
    questionName: string,
    data: { value: { value: string | number }; code?: number },
  ) => answers.updateMany({ where: { interviewId: interviewIds[nth] ?? '', questionName }, data });
  for (const nth of [0, 1, 2]) await change(nth, 'DV2.1', { value: { value: 2 }, code: 2 });
  await change(0, 'open', { value: { value: 'Dạ, chưa nghĩ ra…' } });
  await code(analyst, 1, [await create('Niêm yết')], 'settled');
  const { whole } = await analyst.call(getImprovement, { params: { surveyId } });
  expect(whole.lowest[0]).toMatchObject({
    code: 'DV2.1',
    words: ['Chị *** ở một cửa nhiệt tình, hồ sơ xong sớm', said[3], said[2]],
  });
});
