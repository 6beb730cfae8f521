import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import ExcelJS from 'exceljs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getList, getListRows, getLists, uploadList, type TransactionList } from '#contract/lists.ts';
import { createSurvey, type SurveySummary } from '#contract/surveys.ts';
import type { Context } from '#server/context.ts';
import * as commands from '#server/features/lists/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { Refused, startProduct, type Person, type Product } from '#tests/support/product.ts';

const listsFolder = new URL('../data/', import.meta.url);
const key = JSON.parse(await readFile(new URL('tthc-dak-glong-59-key.json', listsFolder), 'utf8')) as {
  rows: number;
  fates: Record<string, number>;
};

let database: FreshDatabase;
let product: Product;
let supervisor: Person;
let surveys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  supervisor = await product.signIn('giamsat');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

async function newSurvey(): Promise<SurveySummary> {
  surveys += 1;
  const survey = await supervisor.call(createSurvey, {
    body: {
      code: `danh-sach-${surveys}`,
      name: 'Khảo sát Đắk Glong',
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      startsOn: '2024-08-01',
      endsOn: '2024-10-31',
      backCheckRate: 0.1,
      ...product.versions,
    },
  });
  await supervisor.emit('survey:watch', { surveyId: survey.id });
  return survey;
}

async function upload(surveyId: string, name: string, bytes: Uint8Array): Promise<TransactionList> {
  const list = await supervisor.call(uploadList, { params: { surveyId }, file: { name, bytes } });
  const read = () => supervisor.call(getList, { params: { listId: list.id } });
  return supervisor.until('list:progressed', read, ({ status }) => status === 'done' || status === 'failed');
}

describe.each(['tthc-dak-glong-59.xlsx', 'tthc-dak-glong-59-utf16-semicolon.csv'])('%s', (file) => {
  test('every row gets the one fate that the key tells, and the rows not accepted go back with the reason', async () => {
    const survey = await newSurvey();
    const bytes = await readFile(new URL(file, listsFolder));
    const list = await upload(survey.id, file, bytes);
    expect(list.summary).toMatchObject({ rows: key.rows, fates: key.fates });

    const stored = await product.ctx.prisma.transaction.groupBy({
      by: ['fate'],
      where: { listId: list.id },
      _count: true,
    });
    expect(Object.fromEntries(stored.map(({ fate, _count }) => [fate, _count]))).toEqual(key.fates);

    const response = await fetch(`${product.origin}/api/lists/${list.id}/returned`, {
      headers: { cookie: supervisor.cookie },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const sheet = workbook.worksheets[0];
    const header = [...((sheet?.getRow(1).values ?? []) as string[])].filter(Boolean);
    expect(header.slice(-2)).toEqual(['Kết quả', 'Lý do']);
    expect((sheet?.rowCount ?? 0) - 1).toBe(key.rows - (key.fates['accepted'] ?? 0));
    sheet?.eachRow((row, number) => {
      if (number > 1) expect(row.getCell(header.length).text.length).toBeGreaterThan(10);
    });
  });

  test('the same file a second time changes nothing and says which list it is', async () => {
    const survey = await newSurvey();
    const bytes = await readFile(new URL(file, listsFolder));
    const list = await upload(survey.id, file, bytes);
    const again = await upload(survey.id, 'tên khác.xlsx', bytes).catch((error: unknown) => error);
    expect(again).toBeInstanceOf(Refused);
    expect((again as Refused).problem).toMatchObject({
      code: 'list-already-imported',
      details: { listId: list.id },
    });
    expect(await supervisor.call(getLists, { params: { surveyId: survey.id } })).toHaveLength(1);
  });
});

test('rows are shown by fate, with masked numbers', async () => {
  const survey = await newSurvey();
  const list = await upload(
    survey.id,
    'a.xlsx',
    await readFile(new URL('tthc-dak-glong-59.xlsx', listsFolder)),
  );
  const { rows } = await supervisor.call(getListRows, {
    params: { listId: list.id },
    query: { fate: 'duplicate', take: 500 },
  });
  expect(rows).toHaveLength(key.fates['duplicate'] ?? 0);
  expect(rows.flatMap(({ phones }) => phones).every((phone) => /^\d{3}•+\d{2}$/.test(phone))).toBe(true);
});

test('a second list of the survey gets its repeated records as duplicates', async () => {
  const survey = await newSurvey();
  await upload(survey.id, 'a.xlsx', await readFile(new URL('tthc-dak-glong-59.xlsx', listsFolder)));
  const second = await upload(
    survey.id,
    'b.csv',
    await readFile(new URL('tthc-dak-glong-59-utf16-semicolon.csv', listsFolder)),
  );
  expect(second.summary?.fates.duplicate).toBe(key.rows);
  expect(second.summary?.fates.accepted).toBe(0);
});

test.each([
  ['rỗng.csv', '   \n', 'list-empty'],
  ['trang.xls', '<html><body><table><tr><td>Mã hồ sơ</td></tr></table></body></html>', undefined],
  ['hỏng.xlsx', 'PK\u0003\u0004 hỏng', undefined],
])('%s is refused with its reason and leaves nothing behind', async (name, content, code) => {
  const survey = await newSurvey();
  const list = await upload(survey.id, name, Buffer.from(content));
  expect(list.status).toBe('failed');
  expect(list.fault?.code).toMatch(code ?? /^list-/);
  expect(await product.ctx.prisma.transaction.count({ where: { listId: list.id } })).toBe(0);
});

describe('a list whose job was lost', () => {
  const inSeconds = (ctx: Context, seconds: number): Context => ({
    ...ctx,
    now: () => new Date(Date.now() + seconds * 1000),
  });

  async function storedWithoutJob(surveyId: string): Promise<string> {
    const manager = await product.as('giamsat');
    const withoutJobs: Context = { ...manager, jobs: { enqueue: async () => undefined } };
    const bytes = await readFile(new URL('tthc-dak-glong-59.xlsx', listsFolder));
    return commands.uploadList(withoutJobs, surveyId, { name: 'a.xlsx', content: Readable.from(bytes) });
  }

  test('is read after a minute, and sent once only in that minute', async () => {
    const listId = await storedWithoutJob((await newSurvey()).id);
    expect(await commands.recoverLists(inSeconds(product.ctx, 30))).toBe(0);
    expect(await commands.recoverLists(inSeconds(product.ctx, 61))).toBe(1);
    expect(await commands.recoverLists(inSeconds(product.ctx, 61))).toBe(0);
    const read = () => supervisor.call(getList, { params: { listId } });
    const list = await supervisor.until('list:progressed', read, ({ status }) => status === 'done');
    expect(list.rowsRead).toBe(key.rows);
  });

  test('is left to the worker that holds it', async () => {
    const listId = await storedWithoutJob((await newSurvey()).id);
    const worker = new pg.Client({ connectionString: database.url });
    await worker.connect();
    await worker.query('begin');
    await worker.query('select pg_advisory_xact_lock(hashtext($1))', [listId]);
    expect(await commands.recoverLists(inSeconds(product.ctx, 61))).toBe(0);
    await worker.end();
    const read = () => supervisor.call(getList, { params: { listId } });
    await supervisor.until(
      'list:progressed',
      async () => {
        await commands.recoverLists(inSeconds(product.ctx, 61));
        return read();
      },
      ({ status }) => status === 'done',
    );
  });
});

test('a list that cannot be stored, again and again, ends as failed and can be loaded again', async () => {
  const survey = await newSurvey();
  await product.ctx.prisma.$executeRawUnsafe(
    "create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'disk'; end $$",
  );
  await product.ctx.prisma.$executeRawUnsafe(
    `create trigger refuse_row before insert on transactions for each row
     when (new.survey_id = '${survey.id}'::uuid) execute function refuse_row()`,
  );
  const bytes = await readFile(new URL('tthc-dak-glong-59.xlsx', listsFolder));
  const list = await upload(survey.id, 'a.xlsx', bytes);
  expect(list).toMatchObject({ status: 'failed', fault: { code: 'internal', details: {} } });
  expect(list.finishedAt).not.toBeNull();

  await product.ctx.prisma.$executeRawUnsafe('drop trigger refuse_row on transactions');
  expect((await upload(survey.id, 'a.xlsx', bytes)).status).toBe('done');
});

test('rows before the first cannot be asked for', async () => {
  const list = await upload((await newSurvey()).id, 'rỗng.csv', Buffer.from('  '));
  const asked = supervisor.call(getListRows, { params: { listId: list.id }, query: { after: -1 } });
  await expect(asked).rejects.toMatchObject({ problem: { code: 'input-invalid' } });
});
