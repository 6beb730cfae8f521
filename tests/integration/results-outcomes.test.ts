// What else than an answer changes the index: another form of the same person, another outcome of a case.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { changeIndexRule, getBreakdown, getShares } from '#contract/breakdown.ts';
import { getFieldwork, getRejectedForms } from '#contract/fieldwork.ts';
import { getPublication, publishEdition } from '#contract/publications.ts';
import { getIndex, getPrecision } from '#contract/results.ts';
import { releaseReplicate } from '#contract/samples.ts';
import { activateSurvey, closeSurvey } from '#contract/surveys.ts';
import { verifyBundle } from '#cli/bundle/verify-bundle.ts';
import { intervalTerms } from '#domain/results/estimation/interval.ts';
import { pointBounds } from '#domain/results/estimation/measure.ts';
import { interviewsForMargin } from '#domain/results/precision.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { analystsPackage } from '#server/features/publications/queries.ts';
import { surveyPublicData } from '#server/features/publications/public-data.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { type Answers, finishedForm } from '#tests/support/finished-form.ts';
import type { Person, Refused } from '#demo/person.ts';
import { apart } from '#tests/support/strata-apart.ts';
import { unpack } from '#tests/support/unpack.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, casesAsDrawn, mobileNumbers } from '#tests/support/survey.ts';

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
  const phones = mobileNumbers(10, 6_600);
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  caseIds = await casesAsDrawn(product.ctx, surveyId);
  for (const value of [5, 4, 2]) await complete({ 'DV1.1': value });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const index = () => analyst.call(getIndex, { params: { surveyId } });

async function complete(answers: Answers): Promise<string> {
  const number = interviewIds.length + 1;
  const of = { surveyId, caseId: caseIds[number - 1] ?? '', number };
  const id = await finishedForm(product, of, answers);
  interviewIds.push(id);
  return id;
}

test('the error so far has its calculation: margin and interviews to the target again from what is told beside', async () => {
  const { rule, overall } = await index();
  await analyst.call(changeIndexRule, {
    params: { surveyId },
    body: { rule: { ...rule, targetMargin: 3 }, reason: 'Đặt mục tiêu' },
  });
  const { margin, needed, score, error, persons, errorWords } = await analyst.call(getPrecision, {
    params: { surveyId },
  });
  expect(error).toEqual(overall.error);
  const { se, simpleSe, designEffect, degreesOfFreedom, interviews, kishSize } = error;
  const bounds = pointBounds(rule.item);
  const steps = intervalTerms(score ?? NaN, (se ?? NaN) ** 2, degreesOfFreedom, bounds, kishSize);
  expect(margin).toBeCloseTo((bounds.most - bounds.least) * (steps.half ?? NaN), 9);
  expect(designEffect).toBeCloseTo(((se ?? NaN) / (simpleSe ?? NaN)) ** 2, 9);
  const wanted = interviewsForMargin(3, { margin: margin ?? NaN, interviews, persons });
  expect([persons, interviews, needed]).toEqual([10, 3, Math.ceil(wanted) - 3]);
  expect(errorWords.vi).toContain('hiệu chỉnh tổng thể hữu hạn');
});

test('a second form of one person is rejected while the first counts, and counts when that is void', async () => {
  const { prisma } = product.ctx;
  const { rule } = await index();
  const set = (duplicates: typeof rule.duplicates) =>
    analyst.call(changeIndexRule, {
      params: { surveyId },
      body: { rule: { ...rule, duplicates }, reason: 'Mỗi người một phiếu' },
    });
  const before = (await index()).interviews;
  const ids = [await complete({ 'DV1.1': 5 }), await complete({ 'DV1.1': 1 })] as const;
  expect((await index()).interviews).toBe(before + 2);
  const forms = await prisma.interview.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { completionNumber: 'asc' },
    include: { surveyCase: { include: { person: true } } },
  });
  const [first, second] = forms.map(({ surveyCase }) => surveyCase.person);
  await prisma.person.update({
    where: { id: second?.id ?? '' },
    data: { name: `  ${first?.name.toUpperCase()}`, phones: [...(first?.phones ?? [])] },
  });
  await set('first');
  expect((await index()).interviews).toBe(before + 1);
  const { forms: rejected } = await analyst.call(getRejectedForms, { params: { surveyId } });
  expect(rejected.find(({ interviewId }) => interviewId === ids[1])?.reasons).toContain('duplicate');
  await prisma.interview.update({ where: { id: ids[0] }, data: { status: 'void' } });
  expect((await index()).interviews).toBe(before + 1);
  const { forms: now } = await analyst.call(getRejectedForms, { params: { surveyId } });
  expect(now.find(({ interviewId }) => interviewId === ids[1])).toBeUndefined();
  await set('all');
});

test('a refusal that becomes a complete changes weights and index at the next reading', async () => {
  const { prisma } = product.ctx;
  const caseId = caseIds[interviewIds.length] ?? '';
  const final = { status: 'final' as const, nextCallAt: null, finalAt: new Date() };
  await prisma.case.update({ where: { id: caseId }, data: { ...final, disposition: 'refusal-soft' } });
  await prisma.case.updateMany({
    where: { id: { in: caseIds.slice(0, 3) } },
    data: { ...final, disposition: 'complete' },
  });
  const weights = async () => (await surveyResults(product.ctx, surveyId)).weights('response');
  const [weight = 0] = (await weights()).ofStratum;
  const before = await index();
  await complete({ 'DV1.1': 1 });
  await prisma.case.update({ where: { id: caseId }, data: { disposition: 'complete' } });
  // Four answer for all of the stratum instead of three.
  expect((await weights()).ofStratum[0]).toBeCloseTo((weight * 3) / 4, 9);
  const after = await index();
  expect(after.interviews).toBe(before.interviews + 1);
  expect(after.overall.score).not.toBe(before.overall.score);
  // Numbers where nobody was met are taken to be eligible by another share than the rest, where the reader says so.
  const query = { profile: 'rdd' as const, e: 0.5, eOther: 0.25 };
  const { eGiven, whole } = await analyst.call(getFieldwork, { params: { surveyId }, query });
  expect([eGiven, whole.e]).toEqual([
    { UH: 0.5, UO: 0.25 },
    { UH: 0.5, UO: 0.25 },
  ]);
});

test('weights adjusted by how files were handed in: small classes joined, recomputed from the bundle, errors one', async () => {
  const { prisma } = product.ctx;
  const phones = mobileNumbers(30, 6_700);
  const channels = phones.map((_, at) => (at < 12 ? 'Trực tiếp' : at < 24 ? 'Trực tuyến' : ''));
  const own = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones,
    channels,
  });
  const params = { surveyId: own };
  const drawn = await prisma.case.findMany({
    where: params,
    include: { sampleUnit: { include: { transaction: true } } },
  });
  const channelOf = (one: (typeof drawn)[number]) => one.sampleUnit.transaction.channel ?? 'none';
  const order = ['inPerson', 'online', 'none'];
  const cases = drawn.toSorted((a, b) => order.indexOf(channelOf(a)) - order.indexOf(channelOf(b)));
  // Four of them in a stratum of their own, too few to be told apart.
  await apart(prisma, cases.slice(0, 4), 4);
  // Handed in by 12 in person and 12 online; of 6 the list does not say. 10, 5 and 3 of them answered, the others refused.
  const answering = { inPerson: 10, online: 5, none: 3 };
  for (const [at, { id: caseId }] of cases.entries()) {
    const channel = at < 12 ? 'inPerson' : at < 24 ? 'online' : 'none';
    const isAnswering = at - { inPerson: 0, online: 12, none: 24 }[channel] < answering[channel];
    const given = { ...(channel === 'inPerson' ? { 'DV1.1': 5 } : { 'DV1.1': 1 }), 'DV2.1': 1 + (at % 5) };
    if (isAnswering) await finishedForm(product, { surveyId: own, caseId, number: at + 1 }, given);
    const disposition = isAnswering ? 'complete' : 'refusal-hard';
    const ended = { status: 'final', nextCallAt: null, finalAt: new Date() } as const;
    await prisma.case.update({ where: { id: caseId }, data: { ...ended, disposition } });
  }
  const read = () => analyst.call(getIndex, { params });
  const { rule } = await read();
  const change = (more: Partial<typeof rule>) =>
    analyst.call(changeIndexRule, {
      params,
      body: { rule: { ...rule, weighting: 'response', responseClass: 'channel', ...more }, reason: 'Thử' },
    });
  await change({ minimumClass: 4, minimumCell: 5 });
  const view = await read();
  const toldApart = async (minimum: number) => {
    const taken = await surveyPublicData(product.ctx, own, { minimum, withDomains: false });
    return taken?.rowsOfGroups.map((rows) => rows.length).toSorted((a, b) => a - b);
  };
  // The one public stratum is told by class: a table beside it is held against both.
  expect(await toldApart(5)).toEqual([8, 10]);
  // 12 stand behind 10; where the list is silent too few answered, so they go with the smaller of the others: 18 behind 8.
  expect(view.classes).toEqual([
    { of: ['', 'online'], respondents: 8, adjustment: expect.closeTo(18 / 8, 9) },
    { of: ['inPerson'], respondents: 10, adjustment: expect.closeTo(12 / 10, 9) },
  ]);
  const shares = await analyst.call(getShares, { params });
  const table = await analyst.call(getBreakdown, { params, query: { by: 'channel', measure: 'overall' } });
  expect([shares.classes, table.classes]).toEqual([view.classes, view.classes]);
  expect(table.whole.error.se).toBeCloseTo(view.overall.error.se ?? NaN, 9);
  const item = view.factors.flatMap(({ items }) => items).find(({ code }) => code === 'DV1.1');
  expect(item?.score).toBeCloseTo(100 * (12 / 30), 9);
  const told = weightingText(view.rule, view.classes).vi;
  expect(told).toContain('không có thông tin + trực tuyến 8 × 2,25; trực tiếp 10 × 1,2.');
  expect(told).toContain('Lớp có dưới 4 người trả lời gộp với nhau');

  // What analysts are given, and what is published, has the errors of the screens, and R's script computes both.
  const files = new Map((await analystsPackage(product.ctx, own)).map((one) => [one.name, one.content]));
  const errorIn = (figures: string): number =>
    Number(
      figures
        .split('\n')
        .find((line) => line.startsWith(',,overall,'))
        ?.split(',')[5],
    );
  expect(errorIn(files.get('figures.csv') ?? '')).toBeCloseTo(view.overall.error.se ?? NaN, 9);
  expect(files.get('strata.csv')?.split('\n')[1]).toMatch(/,1,$/);
  const official = await product.signIn('sonoivu');
  const accepted = ['joinedStrata'] as const;
  await official.call(publishEdition, {
    params,
    body: { withFrame: false, reason: '', accepted: [...accepted] },
  });
  const { code } = await prisma.survey.findUniqueOrThrow({ where: { id: own } });
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-classes-'));
  const response = await fetch(`${product.origin}/cong-bo/${code}/1/ho-so.zip`);
  writeFileSync(join(folder, 'ban.zip'), Buffer.from(await response.arrayBuffer()));
  const into = await unpack(join(folder, 'ban.zip'), join(folder, 'ban'));
  const { findings } = await verifyBundle(into);
  expect(findings.checked).toEqual(expect.arrayContaining(['weights', 'index', 'rates']));
  const ofResults = (where: string): boolean => /^(results|strata|classes)/.test(where);
  expect(findings.differences.filter(({ where }) => ofResults(where))).toEqual([]);
  expect(errorIn(readFileSync(join(into, 'figures.csv'), 'utf8'))).toBeCloseTo(
    view.overall.error.se ?? NaN,
    9,
  );
  expect(readFileSync(join(into, 'phuong-phap.md'), 'utf8')).toContain(told);
  const classes = readFileSync(join(into, 'classes.csv'), 'utf8');
  writeFileSync(join(into, 'classes.csv'), classes.replace(/,8,2\.\d+/, ',8,2.5'));
  const changed = (await verifyBundle(into)).findings.differences.map(({ where }) => where);
  expect(changed).toContain('classes.csv lớp 1, adjustment');
  rmSync(folder, { recursive: true, force: true });

  // Eight of a class are too few to be public by themselves: neither interviews nor classes are told.
  await change({ minimumClass: 4, minimumCell: 9 });
  const { preview, readiness } = await official.call(getPublication, { params });
  expect(readiness).toContainEqual({ key: 'weightsTell', state: 'warns', count: 1, until: null });
  expect(preview?.classes).toEqual([]);
  expect(await toldApart(9)).toEqual([18]);
});

test('a survey that is closed ends its open cases as their calls left them, and no outcome rate changes', async () => {
  const { prisma } = product.ctx;
  const supervisor = await product.signIn('giamsat');
  const open = await prisma.case.findMany({
    where: { surveyId, status: 'open' },
    orderBy: { drawOrder: 'asc' },
  });
  const [promised, unmet, held] = open.map(({ id }) => id);
  await prisma.case.update({ where: { id: promised ?? '' }, data: { disposition: 'appointment' } });
  await prisma.case.update({ where: { id: unmet ?? '' }, data: { disposition: 'no-answer' } });
  await prisma.case.update({ where: { id: held ?? '' }, data: { held: true } });
  const rates = async () => {
    const query = { profile: 'named-list' } as const;
    const { whole, strata } = await analyst.call(getFieldwork, { params: { surveyId }, query });
    return { whole, strata };
  };
  const close = () => supervisor.call(closeSurvey, { params: { surveyId } });
  expect(await close().catch((fault: unknown) => (fault as Refused).problem)).toMatchObject({
    code: 'survey-in-hand',
    details: { cases: 1 },
  });
  await prisma.case.update({ where: { id: held ?? '' }, data: { held: false } });
  const before = await rates();
  // A re-call holds a case that has ended: phúc tra goes on, and the room learns nothing of it.
  const { id: recalled } = await prisma.case.findFirstOrThrow({ where: { surveyId, status: 'final' } });
  await prisma.case.update({ where: { id: recalled }, data: { held: true } });
  expect(await close()).toMatchObject({ status: 'closed', openCases: 0 });
  await prisma.case.update({ where: { id: recalled }, data: { held: false } });
  expect(await rates()).toEqual(before);
  const ended = await prisma.case.findMany({ where: { id: { in: open.map(({ id }) => id) } } });
  const outcomeOf = (id: string | undefined) => ended.find((one) => one.id === id)?.disposition;
  expect([promised, unmet, held].map(outcomeOf)).toEqual(['appointment', 'no-answer', 'survey-closed']);
  expect(new Set(ended.map(({ status, reason }) => `${status} ${reason}`))).toEqual(
    new Set(['final survey-closed']),
  );
  // For good: nobody is called again, and nobody new is let in, not with a replicate either.
  const { id: sampleId } = await prisma.sample.findFirstOrThrow({ where: { surveyId, status: 'confirmed' } });
  const params = { sampleId, number: 1 };
  for (const refused of [
    supervisor.call(activateSurvey, { params: { surveyId } }),
    supervisor.call(releaseReplicate, { params, body: { reason: 'gọi thêm' } }),
  ])
    expect(await refused.catch((fault: unknown) => (fault as Refused).problem)).toMatchObject({
      code: 'survey-not-active',
    });
});
