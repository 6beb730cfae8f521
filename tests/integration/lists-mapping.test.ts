// A list whose columns nobody knows: it asks, is previewed, is read as somebody says, and the next of its shape is not asked.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  confirmListMapping,
  getListInspection,
  previewListMapping,
  type ListMapping,
} from '#contract/lists.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { listOf, officeOf, strangeHeader, type Office } from './lists-office.ts';

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

const phonesAt = 2;
const agencyAt = 5;

async function askingList(
  label: string,
): Promise<{ surveyId: string; listId: string; proposal: ListMapping }> {
  const surveyId = await office.newSurvey();
  const header = strangeHeader.replace('Chỗ làm', label);
  const list = await office.upload(surveyId, 'la.csv', listOf([{}, {}, { phone: '' }], header));
  expect(list.status).toBe('needsMapping');
  const { proposal } = await office.supervisor.call(getListInspection, { params: { listId: list.id } });
  return { surveyId, listId: list.id, proposal };
}

const answered = (proposal: ListMapping): ListMapping => ({
  ...proposal,
  columns: { ...proposal.columns, phones: [phonesAt], agencyName: [agencyAt] },
});

test('what was not recognised is asked, and nothing is read before it is answered', async () => {
  const { listId, surveyId } = await askingList('Chỗ làm 1');
  const inspection = await office.supervisor.call(getListInspection, { params: { listId } });
  expect(inspection.questions).toContain('columns-missing');
  expect(inspection.missing).toEqual(expect.arrayContaining(['phones', 'agencyName']));
  expect(inspection.labels[agencyAt]).toBe('Chỗ làm 1');
  expect(inspection.rows.some(({ cells }) => cells.includes('Nguyễn Thị Mẫu 1'))).toBe(true);
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(0);
});

test('a preview shows how the first rows would be read, by any mapping, and stores nothing', async () => {
  const { listId, surveyId, proposal } = await askingList('Chỗ làm 2');
  const preview = (body: ListMapping) =>
    office.supervisor.call(previewListMapping, { params: { listId }, body });
  const without = await preview(proposal);
  expect(without.missing).toEqual(expect.arrayContaining(['phones', 'agencyName']));
  expect(without.rows.map(({ fate }) => fate)).toEqual(Array(3).fill('missingAgency'));
  const with_ = await preview(answered(proposal));
  expect(with_.missing).toEqual([]);
  expect(with_.rows.map(({ fate, phones }) => [fate, ...phones])).toEqual([
    ['accepted', '091•••••00'],
    ['accepted', '091•••••01'],
    ['missingPhone'],
  ]);
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(0);
});

test('the list is read as it was confirmed', async () => {
  const { listId, proposal } = await askingList('Chỗ làm 3');
  await office.supervisor.call(confirmListMapping, { params: { listId }, body: answered(proposal) });
  const list = await office.until(listId, ['done']);
  expect(list.summary?.fates).toMatchObject({ accepted: 2, missingPhone: 1 });
});

test('a list of one office gets its agency from the mapping', async () => {
  const { listId, proposal } = await askingList('Chỗ làm 4');
  const body = { ...answered(proposal), agencyName: 'UBND xã Quảng Khê' };
  delete body.columns.agencyName;
  await office.supervisor.call(confirmListMapping, { params: { listId }, body });
  await office.until(listId, ['done']);
  const agencies = await product.ctx.prisma.transaction.findMany({
    where: { listId },
    distinct: ['agencyName'],
    select: { agencyName: true },
  });
  expect(agencies).toEqual([{ agencyName: 'UBND xã Quảng Khê' }]);
});

test('a number that may be an old landline is asked about wherever it stands, and nothing is kept before', async () => {
  const surveyId = await office.newSurvey(['2016-01-01', '2016-12-31']);
  const rows = Array.from({ length: 600 }, (_, index) => (index === 550 ? { phone: '0563822222' } : {}));
  const old = (header?: string) => listOf(rows, header).replaceAll('/2024', '/2016');
  const { id, status } = await office.upload(surveyId, 'cu.csv', old());
  expect(status).toBe('needsMapping');
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(0);
  const inspection = await office.supervisor.call(getListInspection, { params: { listId: id } });
  expect(inspection).toMatchObject({
    questions: ['ambiguous-landlines'],
    ambiguousLandlines: 1,
    landlinesOfWholeFile: true,
  });
  expect(inspection.rows.at(-1)).toMatchObject({
    rowNumber: 552,
    cells: expect.arrayContaining(['0563822222']),
  });
  const body = { ...inspection.proposal, ambiguousLandlines: 'landline' as const };
  await office.supervisor.call(confirmListMapping, { params: { listId: id }, body });
  await office.until(id, ['done']);
  const phones = { phones: { has: '+842563822222' } };
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId, ...phones } })).toBe(1);
});

describe('the next list of the same shape', () => {
  test('is read without a question, in any survey', async () => {
    const { listId, proposal } = await askingList('Chỗ làm 5');
    await office.supervisor.call(confirmListMapping, { params: { listId }, body: answered(proposal) });
    await office.until(listId, ['done']);
    const header = strangeHeader.replace('Chỗ làm', 'Chỗ làm 5');
    const next = await office.upload(await office.newSurvey(), 'sau.csv', listOf([{}, {}], header));
    expect(next).toMatchObject({ status: 'done', summary: { fates: { accepted: 2 } } });
  });

  test('is asked about while nobody has answered for the first', async () => {
    const first = await askingList('Chỗ làm 6');
    const second = await askingList('Chỗ làm 6');
    expect(second.proposal).toEqual(first.proposal);
  });
});

test('an answer comes once: a second one is refused with how the list stands', async () => {
  const { listId, proposal } = await askingList('Chỗ làm 7');
  const confirm = () =>
    office.supervisor.call(confirmListMapping, { params: { listId }, body: answered(proposal) });
  await confirm();
  await office.until(listId, ['done']);
  await expect(confirm()).rejects.toMatchObject({
    problem: { code: 'list-busy', details: { status: 'done' } },
  });
});
