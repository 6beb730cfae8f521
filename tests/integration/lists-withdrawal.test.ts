// A list that was read the wrong way, or was the wrong file, leaves the frame whole; nothing else of the survey suffers.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { savePlan } from '#contract/plans.ts';
import { drawSample, getSample } from '#contract/samples.ts';
import {
  cancelList,
  confirmListMapping,
  getList,
  getListInspection,
  withdrawList,
  type TransactionList,
} from '#contract/lists.ts';
import { getSurvey } from '#contract/surveys.ts';
import { newAgencyNames } from '#server/features/agencies/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { planByAgency } from '#tests/support/frame-list.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { listOf, officeOf, usualHeader, type Office } from './lists-office.ts';

let database: FreshDatabase;
let product: Product;
let office: Office;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  office = await officeOf(product);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const withdraw = (listId: string): Promise<TransactionList> =>
  office.supervisor.call(withdrawList, { params: { listId } });

const rowsOf = (listId: string): Promise<number> =>
  product.ctx.prisma.transaction.count({ where: { listId } });

test('a list read the wrong way is read again as somebody says', async () => {
  const surveyId = await office.newSurvey();
  // Of a form of its own: how it is read in the end is remembered.
  const header = usualHeader.replace('Trạng thái', 'Tình trạng');
  const { id } = await office.upload(surveyId, 'sai.csv', listOf([{ agency: '' }, { agency: '' }], header));
  expect(await rowsOf(id)).toBe(2);
  expect(await withdraw(id)).toMatchObject({ status: 'needsMapping', summary: null, rowsRead: 0 });
  expect(await rowsOf(id)).toBe(0);
  expect(await office.supervisor.call(getSurvey, { params: { surveyId } })).toMatchObject({ listsUnread: 1 });
  const { proposal } = await office.supervisor.call(getListInspection, { params: { listId: id } });
  const { agencyName: _, ...columns } = proposal.columns;
  await office.supervisor.call(confirmListMapping, {
    params: { listId: id },
    body: { ...proposal, columns, agencyName: 'UBND xã Đắk Ha' },
  });
  const again = await office.until(id, ['done']);
  expect(again.summary?.fates).toMatchObject({ accepted: 2, missingAgency: 0 });
});

test('records that a withdrawn list had before others stand in the others', async () => {
  const surveyId = await office.newSurvey();
  const first = await office.upload(surveyId, 'mot.csv', listOf([{}, {}]));
  const second = await office.upload(surveyId, 'hai.csv', listOf([{}, {}, {}]));
  expect(second.summary?.fates).toMatchObject({ duplicate: 2, accepted: 1 });
  await withdraw(first.id);
  const anew = await office.until(second.id, ['done']);
  expect(anew.summary?.fates).toMatchObject({ duplicate: 0, accepted: 3 });
  await office.supervisor.call(cancelList, { params: { listId: first.id } });
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId, fate: 'accepted' } })).toBe(3);
});

test('lists that were read before it stay as they are, and a name that it alone gave waits for nobody', async () => {
  const surveyId = await office.newSurvey();
  const first = await office.upload(surveyId, 'mot.csv', listOf([{}]));
  const agency = 'Trung tâm Đăng kiểm xe cơ giới';
  const second = await office.upload(surveyId, 'hai.csv', listOf([{}, { agency }]));
  const waits = async () => (await newAgencyNames(product.ctx.db)).some(({ name }) => name === agency);
  expect(await waits()).toBe(true);
  await withdraw(second.id);
  expect(await waits()).toBe(false);
  expect(await office.supervisor.call(getList, { params: { listId: first.id } })).toEqual(first);
});

test('a draw from its rows that nobody confirmed is given up', async () => {
  const surveyId = await office.newSurvey();
  const { id } = await office.upload(surveyId, 'mot.csv', listOf([{}, {}, {}]));
  const { key } = await office.supervisor.call(savePlan, {
    body: { key: null, definition: planByAgency({}, 2) },
  });
  const sampled = () => office.supervisor.call(getSample, { params: { surveyId } });
  await office.supervisor.call(drawSample, { params: { surveyId }, body: { planKey: key, seed: '2024' } });
  await office.supervisor.until('survey:changed', sampled, (sample) => sample?.status === 'drawn');
  await withdraw(id);
  expect(await sampled()).toBeNull();
  expect(await product.ctx.prisma.person.count({ where: { surveyId } })).toBe(0);
});

test('a closed frame loses no list', async () => {
  const surveyId = await office.newSurvey();
  const { id } = await office.upload(surveyId, 'mot.csv', listOf([{}]));
  await product.ctx.prisma.survey.update({ where: { id: surveyId }, data: { frameClosedAt: new Date() } });
  await expect(withdraw(id)).rejects.toMatchObject({ problem: { code: 'frame-closed' } });
  expect(await rowsOf(id)).toBe(1);
});

test('a list that was not read has nothing to withdraw', async () => {
  const surveyId = await office.newSurvey();
  const listId = await office.storeWithoutJob(surveyId, 'mot.csv', listOf([{}]));
  await expect(withdraw(listId)).rejects.toMatchObject({
    problem: { code: 'list-busy', details: { status: 'waiting' } },
  });
});
