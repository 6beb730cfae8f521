// The index follows each interview that is completed, voided, restored or corrected, and is what the answers say.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { changeIndexRule, getBreakdown, getShares } from '#contract/breakdown.ts';
import { getFieldwork, getRejectedForms } from '#contract/fieldwork.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import {
  draftReport,
  getReport,
  getReportDocx,
  getReportPdf,
  restoreTemplate,
  saveReport,
  storeTemplate,
  takeReportFigures,
} from '#contract/reports.ts';
import { getIndex, getIndexPart, type IndexView } from '#contract/results.ts';
import type { ReportTexts } from '#domain/report/text-blocks.ts';
import { shippedTemplate } from '#server/features/reports/docx/shipped-template.ts';
import { surveyIndex } from '#server/features/results/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { type Answers, finishedForm } from '#tests/support/finished-form.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, casesAsDrawn, mobileNumbers } from '#tests/support/survey.ts';
import { withWords, wordsOf } from '#tests/support/word-documents.ts';

let database: FreshDatabase;
let product: Product;
let analyst: Person;
let surveyId: string;
let caseIds: string[];
const interviewIds: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  analyst = await product.signIn('phantich');
  const phones = mobileNumbers(40, 6_100);
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  caseIds = await casesAsDrawn(product.ctx, surveyId);
  // As of a survey from before there were rules of valid forms.
  await product.ctx.prisma.survey.update({
    where: { id: surveyId },
    data: { indexRule: { item: 'top2_share', rollup: 'factor_mean', minimumInterviews: 30 } },
  });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

/** A finished form with these answers, by question. */
async function complete(answers: Answers): Promise<string> {
  const number = interviewIds.length + 1;
  const of = { surveyId, caseId: caseIds[number - 1] ?? '', number };
  const id = await finishedForm(product, of, answers);
  interviewIds.push(id);
  return id;
}

const index = () => analyst.call(getIndex, { params: { surveyId } });
const setStatus = (id: string, status: 'void' | 'complete') =>
  product.ctx.prisma.interview.update({ where: { id }, data: { status } });

async function fileOf(endpoint: Pick<Endpoint, 'path'>, reportId: string): Promise<Buffer> {
  const response = await fetch(`${product.origin}${endpoint.path.replace(':reportId', reportId)}`, {
    headers: { cookie: analyst.cookie },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** Percent satisfied of an item as one statement over the answers says. */
async function satisfiedShare(question: string): Promise<number | null> {
  const [row] = await product.ctx.prisma.$queryRaw<{ share: number | null }[]>`
    select (100.0 * count(*) filter (where a.code >= 4) / nullif(count(*), 0))::float as share
    from interviews i join counted_answers a on a.interview_id = i.id
    where i.survey_id = ${surveyId}::uuid and i.status = 'complete' and a.special is null
      and a.question_name = ${question}`;
  return row?.share ?? null;
}

test('each completed, voided, restored or corrected interview is in the figures of the next reading', async () => {
  for (let number = 0; number < 12; number += 1)
    await complete({
      'DV1.1': 1 + (number % 5),
      'DV1.2': number === 0 ? 'dontKnow' : 4,
      'DV2.1': number % 3 === 0 ? 2 : 5,
      sex: 1 + (number % 2),
    });
  const itemOf = async () => {
    const view = await index();
    const item = view.factors.flatMap(({ items }) => items).find(({ code }) => code === 'DV1.1');
    expect(item?.score ?? null).toBeCloseTo((await satisfiedShare('DV1.1')) ?? NaN, 9);
    return { interviews: view.interviews, valid: item?.valid };
  };
  expect(await itemOf()).toEqual({ interviews: 12, valid: 12 });
  const [first = ''] = interviewIds;
  await setStatus(first, 'void');
  expect(await itemOf()).toEqual({ interviews: 11, valid: 11 });
  await setStatus(first, 'complete');
  expect(await itemOf()).toEqual({ interviews: 12, valid: 12 });
  await product.ctx.prisma.countedAnswer.update({
    where: { interviewId_questionName: { interviewId: first, questionName: 'DV1.1' } },
    data: { code: 5, value: { value: 5 } },
  });
  expect(await itemOf()).toEqual({ interviews: 12, valid: 12 });
  await complete({ 'DV1.1': 4, 'DV1.2': 'dontKnow' });
  expect(await itemOf()).toEqual({ interviews: 13, valid: 13 });
});

test('an interview whose transaction commits after a later one is not missed', async () => {
  const { prisma } = product.ctx;
  const [, second = '', third = ''] = interviewIds;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = prisma.$transaction(async (db) => {
    await db.interview.update({ where: { id: second }, data: { status: 'void' } });
    // Fired now and not at the commit, so that the change is made before the one that overtakes it.
    await db.$executeRaw`set constraints all immediate`;
    await held;
  });
  await setStatus(third, 'void');
  expect((await index()).interviews).toBe(12);
  release();
  await slow;
  expect((await index()).interviews).toBe(11);
  await setStatus(second, 'complete');
  await setStatus(third, 'complete');
});

/** To twelve digits: the order in which interviews came decides the last bits of a sum of squares. */
function figuresOf(view: object): unknown {
  return JSON.parse(
    JSON.stringify({ ...view, takenAt: '' }, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ),
  );
}

test('a database read for the first time says the same as one that was followed', async () => {
  const followed = await surveyIndex(product.ctx, surveyId);
  const other = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  try {
    const fresh = await surveyIndex(other.ctx, surveyId);
    expect(figuresOf(fresh)).toEqual(figuresOf(followed));
  } finally {
    await other.close();
  }
});

test('the index has an interval that lies in 0–100 and holds it; the finite population makes it narrower', async () => {
  const { overall, target } = await index();
  expect(target).toBe(40);
  expect(overall.error.low).toBeLessThan(overall.score ?? NaN);
  expect(overall.error.high).toBeGreaterThan(overall.score ?? NaN);
  // 13 of 40 persons, one stratum: the correction alone makes the design effect (40 − 13) / 40.
  expect(overall.error.designEffect).toBeCloseTo(27 / 40, 6);
});

test('figures go by any question, by agency and its level, crossed, with shares of the other questions', async () => {
  const bySex = await analyst.call(getBreakdown, {
    params: { surveyId },
    query: { by: 'agency', and: 'q:sex', measure: 'DV1' },
  });
  expect(bySex.cells.map(({ labels, interviews }) => [labels.length, interviews])).toEqual([
    [2, 6],
    [2, 6],
  ]);
  expect(bySex.without).toBe(1);
  const byLevel = { params: { surveyId }, query: { by: 'level', measure: 'overall' } };
  const [levelOfItsName] = (await analyst.call(getBreakdown, byLevel)).cells;
  expect([levelOfItsName?.labels, levelOfItsName?.interviews]).toEqual([['commune'], 13]);
  // Below the minimum of 30: shown, not ranked, not compared.
  expect(bySex.cells.every(({ rank, next, score }) => rank === null && next === null && score !== null)).toBe(
    true,
  );
  const { questions, ...told } = await analyst.call(getShares, { params: { surveyId } });
  // By which rule is said with every figure.
  expect(bySex).toMatchObject({ rule: told.rule, classes: [], groups: ['DV'] });
  expect(told).toMatchObject({ rule: { weighting: 'none' }, interviews: 13, target: 40 });
  const sex = questions.find(({ name }) => name === 'sex');
  expect(sex?.valid).toBe(12);
  expect(sex?.options.map(({ share }) => share).slice(0, 2)).toEqual([50, 50]);
});

test('every cell of a breakdown has its calculation: the same figure, from counts that add up to the whole', async () => {
  const query = { by: 'agency', and: 'q:sex', measure: 'DV1' };
  const { cells, without } = await analyst.call(getBreakdown, { params: { surveyId }, query });
  const parts = await Promise.all(
    cells.map(({ labels: [is = '', andIs = ''] }) =>
      analyst.call(getIndexPart, { params: { surveyId }, query: { by: 'agency', is, and: 'q:sex', andIs } }),
    ),
  );
  const factor = (view: Pick<IndexView, 'factors'>) => view.factors.find(({ code }) => code === 'DV1');
  expect(parts.map((part) => factor(part)?.shown)).toEqual(cells.map(({ shown }) => shown));
  expect(parts.map((part) => factor(part)?.error)).toEqual(cells.map(({ error }) => error));
  const whole = await index();
  const counted = parts.reduce((sum, { interviews }) => sum + interviews, 0);
  expect(counted + without).toBe(whole.interviews);
  const [{ allInterviews } = { allInterviews: 0 }] = parts;
  expect(allInterviews).toBe(whole.interviews);
  const [agency = ''] = cells[0]?.labels ?? [];
  const ofAgency = await analyst.call(getIndexPart, {
    params: { surveyId },
    query: { by: 'agency', is: agency },
  });
  const told = ({ factors }: Pick<IndexView, 'factors'>) =>
    factors.flatMap(({ shown, items }) => [
      shown,
      ...items.map((item) => [item.shown, item.levels, item.dontKnow]),
    ]);
  expect(told(ofAgency)).toEqual(told(whole));
  const nobody = { params: { surveyId }, query: { by: 'agency', is: 'Không có' } };
  await expect(analyst.call(getIndexPart, nobody)).rejects.toMatchObject({ problem: { code: 'not-found' } });
});

test('another rule is a decision with a reason, in the log; ranks follow the new minimum', async () => {
  const { rule } = await index();
  // One interview has half of its items rated, one two of three; both are no valid forms then.
  const changed = { ...rule, item: 'scale_mean' as const, minimumInterviews: 5, minimumRated: 80 };
  await analyst.call(changeIndexRule, {
    params: { surveyId },
    body: { rule: changed, reason: 'Theo công văn của Sở Nội vụ' },
  });
  const after = await analyst.call(getBreakdown, {
    params: { surveyId },
    query: { by: 'q:sex', measure: 'overall' },
  });
  expect(after.rule).toEqual(changed);
  expect(await index()).toMatchObject({ interviews: 11, invalid: 2 });
  expect(after.cells.map(({ rank }) => rank)).toEqual([1, 2]);
  expect(after.cells[0]?.next?.probability).toBeGreaterThan(0);
  const entries = await product.ctx.prisma.auditEntry.findMany({ where: { action: 'index-rule-changed' } });
  expect(entries.map(({ details }) => details)).toMatchObject([{ reason: 'Theo công văn của Sở Nội vụ' }]);
});

test('a weight for a factor that the form does not have is refused', async () => {
  const { rule } = await index();
  const body = { rule: { ...rule, rollup: 'custom' as const, weights: { CS9: 1 } }, reason: 'thử' };
  const refused: unknown = await analyst
    .call(changeIndexRule, { params: { surveyId }, body })
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ problem: { code: 'index-weights-faulty', details: { code: 'CS9' } } });
});

test('forms issued, collected and valid, and outcome rates with e as given', async () => {
  const [first = ''] = interviewIds;
  await setStatus(first, 'void');
  const view = await analyst.call(getFieldwork, { params: { surveyId }, query: { profile: 'rdd', e: 0.5 } });
  expect(view.forms).toMatchObject({
    issued: 40,
    collected: 13,
    valid: 11,
    rejected: { void: 1, tooFewRated: 1 },
  });
  expect(view.forms.collectedOfIssued).toBe(32.5);
  // Nobody was called: 40 not attempted, each half a person.
  expect(view.whole.counts).toMatchObject({ UH: 40, I: 0 });
  expect(view.whole.e).toEqual({ UH: 0.5, UO: 0.5 });
  expect(view.whole.rates.RR3).toBe(0);
});

test('rules of valid forms reject by reason code; the counts, the list and the index follow a change of them', async () => {
  const { rule } = await index();
  const set = (changes: Partial<typeof rule>) =>
    analyst.call(changeIndexRule, {
      params: { surveyId },
      body: { rule: { ...rule, ...changes }, reason: 'Quy định phiếu hợp lệ' },
    });
  const [, , third = '', fourth = ''] = interviewIds;
  await product.ctx.prisma.countedAnswer.createMany({
    data: interviewIds
      .slice(1, -2)
      .map((interviewId) => ({ interviewId, questionName: 'consent', value: { value: 1 }, code: 1 })),
  });
  await product.ctx.prisma.interview.update({
    where: { id: third },
    data: { contradictions: [{ question: 'DV1.1', code: 'check', hard: false, confirmed: false }] },
  });
  await product.ctx.prisma.interview.update({
    where: { id: fourth },
    data: { contradictions: [{ question: 'DV1.1', code: 'check', hard: false, confirmed: true }] },
  });
  await set({ minimumRated: 0, rejectWithoutConsent: true, rejectContradictory: true });
  // One void; of the others two without consent, one contradictory; a warning that was confirmed stands.
  const forms = async () =>
    (await analyst.call(getFieldwork, { params: { surveyId }, query: { profile: 'rdd' } })).forms;
  expect(await forms()).toMatchObject({
    collected: 13,
    valid: 9,
    rejected: { void: 1, noConsent: 2, contradictory: 1, tooFewRated: 0 },
  });
  expect((await index()).interviews).toBe(9);
  const listed = await analyst.call(getRejectedForms, { params: { surveyId } });
  expect(listed.forms.find(({ interviewId }) => interviewId === third)?.reasons).toEqual(['contradictory']);
  expect(listed).toMatchObject({ total: 4 });
  // The consent that somebody found is counted at the next reading.
  const last = interviewIds.at(-1) ?? '';
  await product.ctx.prisma.countedAnswer.create({
    data: { interviewId: last, questionName: 'consent', value: { value: 1 }, code: 1 },
  });
  expect((await forms()).rejected).toMatchObject({ noConsent: 1 });
  await set({});
  expect(await forms()).toMatchObject({ collected: 13, valid: 11 });
});

test('a report drafted in one click carries the figures of the results, in Word as in PDF', async () => {
  const params = { surveyId };
  const report = await analyst.call(draftReport, { params });
  const view = await index();
  expect(report.figures.overall.shown).toBe(view.overall.shown);
  expect(report.figures.rule.words).toContain('Các phiếu tính như nhau, không có trọng số.');
  expect(report.figures.factors.map(({ code, shown }) => [code, shown])).toEqual(
    view.factors.map(({ code, shown }) => [code, shown]),
  );
  // The button again gives the same report.
  expect((await analyst.call(draftReport, { params })).id).toBe(report.id);
  const docx = await fileOf(getReportDocx, report.id);
  const words = await wordsOf(docx);
  const shown = (value: number | null): string => (value ?? 0).toFixed(2).replace('.', ',');
  expect(words).toContain(`Chỉ số hài lòng chung đạt ${shown(view.overall.shown)}\u00a0%`);
  for (const { shown: factor } of view.factors) expect(words).toContain(shown(factor));
  expect(words).toMatch(/\(DỰ THẢO: .*còn \d+ người chưa phỏng vấn xong\)/);
  expect(words).not.toContain('{{');
  const pdf = await fileOf(getReportPdf, report.id);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a report has no figure that was typed or that nobody knows; what was read is not written over', async () => {
  const report = await analyst.call(draftReport, { params: { surveyId } });
  const save = (version: number, texts: Partial<ReportTexts>) =>
    analyst.call(saveReport, {
      params: { reportId: report.id },
      body: { version, texts: { ...report.texts, ...texts } },
    });
  await expect(
    save(1, { ket_qua_chung: 'Đạt {{chi_so_chun}}.', han_che: 'Chỉ 12,5 % trả lời.' }),
  ).rejects.toMatchObject({
    problem: {
      code: 'report-faulty',
      details: {
        faults: [
          { text: 'ket_qua_chung', code: 'unknown', found: 'chi_so_chun', nearest: 'chi_so_chung' },
          { text: 'han_che', code: 'typed', found: '12,5 %' },
        ],
      },
    },
  });
  expect((await save(1, { nguoi_ky: 'Người Ký' })).version).toBe(2);
  await expect(save(1, { nguoi_ky: 'Người khác' })).rejects.toMatchObject({
    problem: { code: 'report-overtaken' },
  });
});

test('figures of a report stay as they were taken until they are taken again, which says what changed', async () => {
  const before = await analyst.call(draftReport, { params: { surveyId } });
  const [, second = ''] = interviewIds;
  await setStatus(second, 'void');
  const kept = await analyst.call(getReport, { params: { surveyId } });
  expect(kept?.figures).toEqual(before.figures);
  const after = await analyst.call(takeReportFigures, { params: { reportId: before.id } });
  expect(after.figures.interviews).toBe(before.figures.interviews - 1);
  expect(after.since?.changes).toEqual(
    expect.arrayContaining([
      {
        what: 'Số phiếu hợp lệ',
        before: String(before.figures.interviews),
        after: String(after.figures.interviews),
      },
    ]),
  );
});

test('a template of the office is read before it is used; what it names wrongly is said by name', async () => {
  const official = await product.signIn('sonoivu');
  const shipped = await shippedTemplate();
  const upload = async (from: string, to: string) =>
    official.call(storeTemplate, { file: { name: 'mau.docx', bytes: await withWords(shipped, from, to) } });
  await expect(upload('{{dia_danh}}', '{{dia_dan}}')).rejects.toMatchObject({
    problem: {
      code: 'report-template-faulty',
      details: { faults: [{ code: 'unknown', name: 'dia_dan', nearest: 'dia_danh' }] },
    },
  });
  await expect(
    official.call(storeTemplate, { file: { name: 'mau.docx', bytes: Buffer.from('không phải Word') } }),
  ).rejects.toMatchObject({ problem: { details: { faults: [{ code: 'not-docx' }] } } });
  // Without the chart: taken, and said.
  expect(await upload('{{bieu_do_co_quan}}', 'Xem bảng.')).toMatchObject({
    name: 'mau.docx',
    missing: ['bieu_do_co_quan'],
  });
  const report = await analyst.call(draftReport, { params: { surveyId } });
  expect(await wordsOf(await fileOf(getReportDocx, report.id))).toContain('Xem bảng.');
  expect(await official.call(restoreTemplate, {})).toMatchObject({ name: null, missing: [] });
});
