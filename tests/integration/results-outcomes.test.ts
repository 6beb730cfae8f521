// What else than an answer changes the index: another form of the same person, another outcome of a case.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { changeIndexRule } from '#contract/breakdown.ts';
import { getRejectedForms } from '#contract/fieldwork.ts';
import { getIndex } from '#contract/results.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { type Answers, finishedForm } from '#tests/support/finished-form.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

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
  const cases = await product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
  });
  caseIds = cases.map(({ id }) => id);
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
  const [weight = 0] = await weights();
  const before = await index();
  await complete({ 'DV1.1': 1 });
  await prisma.case.update({ where: { id: caseId }, data: { disposition: 'complete' } });
  // Four answer for all of the stratum instead of three.
  expect((await weights())[0]).toBeCloseTo((weight * 3) / 4, 9);
  const after = await index();
  expect(after.interviews).toBe(before.interviews + 1);
  expect(after.overall.score).not.toBe(before.overall.score);
});
