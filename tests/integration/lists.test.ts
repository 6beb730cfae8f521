// A list on its way in: stored, read, shown, given back; and what is refused leaves nothing behind.
import { Readable } from 'node:stream';

import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getList, getListRows, getLists } from '#contract/lists.ts';
import type { Context } from '#server/context.ts';
import * as commands from '#server/features/lists/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { dataFile, keyOf, listOf, officeOf, type ListKey, type Office } from './lists-office.ts';

let database: FreshDatabase;
let product: Product;
let office: Office;
let key: ListKey;

beforeAll(async () => {
  key = await keyOf('tthc-dak-glong-59');
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  office = await officeOf(product);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const rowsOf = (listId: string, query: Record<string, string | number> = {}) =>
  office.supervisor.call(getListRows, { params: { listId }, query });

async function returned(listId: string, rows: 'all' | 'refused'): Promise<string[][]> {
  const response = await fetch(
    `${product.origin}/api/lists/${listId}/returned?rows=${rows}&reason=${encodeURIComponent('trả lại cơ quan')}`,
    {
      headers: { cookie: office.supervisor.cookie },
    },
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await response.arrayBuffer());
  const found: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) =>
    found.push(Array.from({ length: row.cellCount }, (_, at) => row.getCell(at + 1).text)),
  );
  return found;
}

describe.each(['tthc-dak-glong-59.xlsx', 'tthc-dak-glong-59-utf16-semicolon.csv'])('%s', (file) => {
  test('every row gets the one fate that the key tells, and goes back with it', async () => {
    const list = await office.upload(await office.newSurvey(), file, await dataFile(file));
    expect(list).toMatchObject({
      status: 'done',
      rowsRead: key.rows,
      bytesRead: list.byteSize,
      summary: { rows: key.rows, fates: key.fates },
    });
    const stored = await product.ctx.prisma.transaction.groupBy({
      by: ['fate'],
      where: { listId: list.id },
      _count: true,
    });
    expect(Object.fromEntries(stored.map(({ fate, _count }) => [fate, _count]))).toEqual(key.fates);

    const [header = [], ...all] = await returned(list.id, 'all');
    const resultAt = header.indexOf('Kết quả');
    expect(header.slice(resultAt, resultAt + 2)).toEqual(['Kết quả', 'Lý do']);
    expect(all).toHaveLength(key.rows);
    const accepted = all.filter((row) => row[resultAt] === 'Đưa vào khung mẫu');
    expect(accepted).toHaveLength(key.fates['accepted'] ?? 0);
    const refused = all.filter((row) => row[resultAt] !== 'Đưa vào khung mẫu');
    for (const row of refused) expect(row[resultAt + 1]?.length).toBeGreaterThan(10);
    expect((await returned(list.id, 'refused')).slice(1)).toEqual(refused);
  });

  test('the same file a second time changes nothing and says which list it is', async () => {
    const surveyId = await office.newSurvey();
    const list = await office.upload(surveyId, file, await dataFile(file));
    await expect(office.upload(surveyId, 'tên khác.xlsx', await dataFile(file))).rejects.toMatchObject({
      problem: { code: 'list-already-imported', details: { listId: list.id } },
    });
    expect(await office.supervisor.call(getLists, { params: { surveyId } })).toHaveLength(1);
  });
});

test('the same file sent twice at the same moment is one list', async () => {
  const surveyId = await office.newSurvey();
  const content = listOf(Array.from({ length: 300 }, () => ({})));
  const outcomes = await Promise.allSettled([
    office.upload(surveyId, 'a.csv', content),
    office.upload(surveyId, 'b.csv', content),
  ]);
  const refusals = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refusals).toMatchObject([{ reason: { problem: { code: 'list-already-imported' } } }]);
  expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(300);
});

describe('rows on the screen', () => {
  let listId: string;
  beforeAll(async () => {
    const content = listOf([
      { name: 'Nguyễn Thị Hường', agency: 'UBND xã Quảng Sơn' },
      { name: 'NGUYỄN VĂN ĐỨC', phone: '' },
      { name: 'Trần Thị Hương', phone: '1900 1234' },
      { name: 'Y Ngọc – Bảo', phone: '84 910 000 003' },
      { name: 'Lê Văn Sáu', code: '000.00.30.H16-240305-0001' },
    ]);
    listId = (await office.upload(await office.newSurvey(), 'rows.csv', content)).id;
  });
  const names = async (query: Record<string, string | number>) =>
    (await rowsOf(listId, query)).rows.map(({ applicantName }) => applicantName);

  test('are filtered by fate and by warning', async () => {
    expect(await names({ fate: 'missingPhone' })).toEqual(['NGUYỄN VĂN ĐỨC']);
    expect(await names({ warning: 'plus84' })).toEqual(['Y Ngọc – Bảo']);
    expect(await names({ fate: 'accepted', warning: 'lostZero' })).toEqual([]);
  });

  test.each([
    ['huong', ['Nguyễn Thị Hường', 'Trần Thị Hương']],
    ['HƯỜNG', ['Nguyễn Thị Hường', 'Trần Thị Hương']],
    ['van duc', ['NGUYỄN VĂN ĐỨC']],
    ['ngoc bao', ['Y Ngọc – Bảo']],
    ['xa quang son', ['Nguyễn Thị Hường']],
    ['h16-240305-0001', ['Nguyễn Thị Hường', 'Lê Văn Sáu']],
    ['.*', ['Nguyễn Thị Hường', 'NGUYỄN VĂN ĐỨC', 'Trần Thị Hương', 'Y Ngọc – Bảo', 'Lê Văn Sáu']],
    ['khong co', []],
  ])('are found by "%s", with or without accents', async (search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  test('come in pages in the order of the file, and show no whole number', async () => {
    const first = await rowsOf(listId, { take: 2 });
    expect(first.rows.map(({ rowNumber }) => rowNumber)).toEqual([2, 3]);
    const second = await rowsOf(listId, { take: 3, after: first.next ?? 0 });
    expect(second.rows.map(({ rowNumber }) => rowNumber)).toEqual([4, 5, 6]);
    expect(second.next).toBeNull();
    expect([...first.rows, ...second.rows].flatMap(({ phones }) => phones)).toEqual([
      '091•••••00',
      '091•••••03',
      '091•••••04',
    ]);
  });

  test('before the first cannot be asked for', async () => {
    await expect(rowsOf(listId, { after: -1 })).rejects.toMatchObject({
      problem: { code: 'input-invalid' },
    });
  });
});

test.each([
  ['rỗng.csv', '   \n', 'list-empty'],
  ['tiêu đề.csv', 'Mã hồ sơ,Người nộp,SĐT\n', 'list-header-only'],
  ['trang.xls', '<html><body><p>Hết phiên làm việc</p></body></html>', undefined],
  ['hỏng.xlsx', 'PK\u0003\u0004 hỏng', undefined],
])('%s is refused with its reason and leaves nothing behind', async (name, content, code) => {
  const list = await office.upload(await office.newSurvey(), name, content);
  expect(list.status).toBe('failed');
  expect(list.fault?.code).toMatch(code ?? /^list-/);
  expect(await product.ctx.prisma.transaction.count({ where: { listId: list.id } })).toBe(0);
  expect((await rowsOf(list.id)).rows).toEqual([]);
});

test('an upload that breaks off while it is stored leaves nothing, and can be sent again', async () => {
  const { ctx } = product;
  const surveyId = await office.newSurvey();
  const supervisor = await ctx.prisma.user.findFirstOrThrow({ where: { username: 'giamsat' } });
  const actor = { ...supervisor, username: 'giamsat' };
  const rows = Buffer.from(listOf(Array.from({ length: 70_000 }, () => ({}))));
  const content = Readable.from(
    (async function* () {
      for (let at = 0; at < rows.length; at += 65_536) yield rows.subarray(at, at + 65_536);
      throw new Error('đứt');
    })(),
  );
  const uploading = commands.uploadList({ ...ctx, actor }, ctx.pool, surveyId, { name: 'a.csv', content });
  await expect(uploading).rejects.toThrow('đứt');
  expect(await ctx.prisma.transactionList.count({ where: { surveyId } })).toBe(0);
  expect((await office.upload(surveyId, 'a.csv', listOf([{}]))).status).toBe('done');
});

describe('a list whose job was lost', () => {
  const inSeconds = (seconds: number): Context => ({
    ...product.ctx,
    now: () => new Date(Date.now() + seconds * 1000),
  });
  const stored = async () =>
    office.storeWithoutJob(await office.newSurvey(), 'a.csv', listOf(Array.from({ length: 40 }, () => ({}))));

  test('is read after a minute, and sent once only in that minute', async () => {
    const listId = await stored();
    expect(await commands.recoverLists(inSeconds(30))).toBe(0);
    expect(await commands.recoverLists(inSeconds(61))).toBe(1);
    expect(await commands.recoverLists(inSeconds(61))).toBe(0);
    expect((await office.until(listId, ['done'])).rowsRead).toBe(40);
  });

  test('is left to the worker that holds it', async () => {
    const listId = await stored();
    const worker = new pg.Client({ connectionString: database.url });
    await worker.connect();
    await worker.query('begin');
    await worker.query('select pg_advisory_xact_lock(hashtext($1))', [listId]);
    expect(await commands.recoverLists(inSeconds(61))).toBe(0);
    await worker.end();
    const read = async () => {
      await commands.recoverLists(inSeconds(61));
      return office.supervisor.call(getList, { params: { listId } });
    };
    await office.supervisor.until('list:progressed', read, ({ status }) => status === 'done');
  });
});

test('a list that cannot be stored, again and again, ends as failed and can be loaded again', async () => {
  const surveyId = await office.newSurvey();
  await product.ctx.prisma.$executeRawUnsafe(
    "create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'disk'; end $$",
  );
  await product.ctx.prisma.$executeRawUnsafe(
    `create trigger refuse_row before insert on transaction_rows for each row execute function refuse_row()`,
  );
  const list = await office.upload(surveyId, 'a.csv', listOf([{}]));
  expect(list).toMatchObject({ status: 'failed', fault: { code: 'internal', details: {} } });
  expect(list.finishedAt).not.toBeNull();

  await product.ctx.prisma.$executeRawUnsafe('drop trigger refuse_row on transaction_rows');
  expect((await office.upload(surveyId, 'a.csv', listOf([{}]))).status).toBe('done');
});

test('a list with rows cannot be deleted, whoever tries', async () => {
  const list = await office.upload(await office.newSurvey(), 'a.csv', listOf([{}]));
  const deleted = product.ctx.prisma.transactionList.delete({ where: { id: list.id } });
  await expect(deleted).rejects.toThrow(/Foreign key constraint/);
});

describe('a closed frame', () => {
  test('takes no list', async () => {
    const surveyId = await office.newSurvey();
    await product.ctx.prisma.survey.update({ where: { id: surveyId }, data: { frameClosedAt: new Date() } });
    await expect(office.upload(surveyId, 'a.csv', listOf([{}]))).rejects.toMatchObject({
      problem: { code: 'frame-closed' },
    });
  });

  test('takes no row of a list that was still to be read', async () => {
    const surveyId = await office.newSurvey();
    const listId = await office.storeWithoutJob(surveyId, 'a.csv', listOf([{}]));
    await product.ctx.prisma.survey.update({ where: { id: surveyId }, data: { frameClosedAt: new Date() } });
    await product.ctx.jobs.enqueue('read-list', { listId });
    expect(await office.until(listId, ['failed'])).toMatchObject({ fault: { code: 'frame-closed' } });
    expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(0);
  });
});
