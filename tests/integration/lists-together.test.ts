// Lists beside one another: the lists of a survey, two workers at one list, a list that is cancelled or whose worker dies.
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cancelList, confirmListMapping, getList, getListInspection, getListRows } from '#contract/lists.ts';
import * as commands from '#server/features/lists/commands.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { childrenRunning } from '#tests/support/child-processes.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startPart } from '#tests/support/processes.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { dataFile, keyOf, listOf, officeOf, type Office } from './lists-office.ts';

let database: FreshDatabase;
let product: Product;
let office: Office;
let connections: OpenDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  office = await officeOf(product);
  connections = openDatabase(database.url, 4);
});
afterAll(async () => {
  await connections.close();
  await product.close();
  await database.drop();
});

const rowsIn = (listId: string) => product.ctx.prisma.transaction.count({ where: { listId } });

/** Long enough that a reading is met in the middle of it. */
const longList = () => listOf(Array.from({ length: 120_000 }, () => ({})));

test.each([
  ['tthc-dak-glong-59', 'tthc-dak-glong-59.xlsx'],
  ['tthc-ca-mau-308', 'tthc-ca-mau-308.csv'],
  ['tthc-binh-dinh-82', 'tthc-binh-dinh-82.xlsx'],
])('the key of %s is met in the database, each row with one fate', async (name, file) => {
  const key = await keyOf(name);
  let list = await office.upload(await office.newSurvey(key.period), file, await dataFile(file));
  if (list.status === 'needsMapping') {
    // A list of 2014 with numbers that may be landlines of that time; the key reads them as mobile, as is proposed.
    const params = { listId: list.id };
    const { questions, proposal } = await office.supervisor.call(getListInspection, { params });
    expect(questions).toEqual(['ambiguous-landlines']);
    await office.supervisor.call(confirmListMapping, { params, body: proposal });
    list = await office.until(list.id, ['done']);
  }
  expect(list.status).toBe('done');
  const stored = await product.ctx.prisma.$queryRaw<{ fate: string; rows: number }[]>`
    select fate, count(*)::int as rows from transactions where list_id = ${list.id}::uuid group by fate`;
  expect(Object.fromEntries(stored.map(({ fate, rows }) => [fate, rows]))).toEqual(
    Object.fromEntries(Object.entries(key.fates).filter(([, rows]) => rows > 0)),
  );
  const [places] = await product.ctx.prisma.$queryRaw<{ rows: number; first: number; last: number }[]>`
    select count(distinct (t.sheet, t.row_number))::int as rows,
      min(t.id - l.first_row_id)::int as first, max(t.id - l.first_row_id)::int as last
    from transactions t join transaction_lists l on l.id = t.list_id where t.list_id = ${list.id}::uuid`;
  expect(places).toEqual({ rows: key.rows, first: 1, last: key.rows });
});

describe('lists of one survey', () => {
  test('a record that stands in an earlier list is a duplicate; another name for it is warned of', async () => {
    const surveyId = await office.newSurvey();
    await office.upload(surveyId, 'a.csv', listOf([{ name: 'Nguyễn Văn An' }, { name: 'Lê Thị Bình' }, {}]));
    const second = await office.upload(
      surveyId,
      'b.csv',
      listOf([{ name: 'NGUYEN VAN AN' }, { name: 'Lê Thị Bích' }, { code: '000.00.30.H16-240305-0009' }]),
    );
    expect(second.summary?.fates).toMatchObject({ duplicate: 2, accepted: 1 });
    expect(second.summary?.warnings['nameDiffersFromEarlierList']).toBe(1);
    const { rows } = await office.supervisor.call(getListRows, {
      params: { listId: second.id },
      query: { warning: 'nameDiffersFromEarlierList' },
    });
    expect(rows.map(({ applicantName }) => applicantName)).toEqual(['Lê Thị Bích']);
  });

  test('a repeated record that says otherwise is warned of: the one that was read first stands', async () => {
    const surveyId = await office.newSurvey();
    await office.upload(surveyId, 'a.csv', listOf([{}, {}, {}, {}]));
    const changed = listOf([{ phone: '0977000001' }, { agency: 'UBND xã Quảng Sơn' }, {}, {}]);
    const second = await office.upload(
      surveyId,
      'b.csv',
      changed.replace(/08\/03\/2024(?=[^\n]*\n[^\n]*\n$)/, '09/03/2024'),
    );
    expect(second.summary?.fates).toMatchObject({ duplicate: 4 });
    expect(second.summary?.warnings['recordDiffersFromEarlierList']).toBe(3);
    expect(second.summary?.warnings['nameDiffersFromEarlierList']).toBe(0);
    expect(await rowsIn(second.id)).toBe(4);
  });

  test('a record that was not accepted is, from a later list that completes it or gives its number; the list given back first changes nothing', async () => {
    const surveyId = await office.newSurvey();
    const statuses = (text: string) => text.replace('Đã trả kết quả', 'Đang xử lý');
    const rows = listOf([{}, { phone: '' }, {}]);
    const first = await office.upload(surveyId, 'thang-1.csv', statuses(rows));
    expect(first.summary?.fates).toMatchObject({ status: 1, missingPhone: 1, accepted: 1 });
    const second = await office.upload(surveyId, 'thang-2.csv', listOf([{}, {}, {}]));
    expect(second.summary?.fates).toMatchObject({ accepted: 2, duplicate: 1 });
    expect(second.summary?.warnings['recordDiffersFromEarlierList']).toBe(0);
    const again = await office.upload(surveyId, 'thang-1-gui-lai.csv', `${statuses(rows)}\n`);
    expect(again.summary?.fates).toMatchObject({ duplicate: 3 });
    expect(await product.ctx.prisma.transaction.count({ where: { surveyId, fate: 'accepted' } })).toBe(3);
  });

  test('a number under as many names as the survey asks about is warned of, over all its lists', async () => {
    const surveyId = await office.newSurvey();
    await product.ctx.prisma.survey.update({ where: { id: surveyId }, data: { sharedPhoneNames: 3 } });
    const clerk = '0912345670';
    const first = await office.upload(
      surveyId,
      'a.csv',
      listOf([
        { phone: clerk, name: 'Trần Văn Một' },
        { phone: clerk, name: 'TRAN VAN MOT' },
        { phone: clerk, name: 'Trần Văn Hai' },
        {},
      ]),
    );
    expect(first.summary?.warnings['phoneUnderManyNames']).toBe(0);
    const code = (serial: number) => `000.00.30.H16-240306-000${serial}`;
    const second = await office.upload(
      surveyId,
      'b.csv',
      listOf([
        { code: code(1), phone: clerk, name: 'Trần Văn Ba' },
        { code: code(2), name: 'Trần Văn Bốn' },
      ]),
    );
    expect(second.summary?.warnings['phoneUnderManyNames']).toBe(1);
  });

  test('read at the same time by two workers, they count each record once', async () => {
    const surveyId = await office.newSurvey();
    const rows = Array.from({ length: 2000 }, () => ({}));
    const listIds = [
      await office.storeWithoutJob(surveyId, 'a.csv', listOf(rows)),
      await office.storeWithoutJob(surveyId, 'b.csv', listOf(rows.slice(1))),
    ];
    await Promise.all(listIds.map((listId) => commands.readList(product.ctx, connections.pool, listId)));
    const lists = await product.ctx.prisma.transactionList.findMany({ where: { surveyId } });
    expect(lists.map(({ status, failures }) => [status, failures])).toEqual(Array(2).fill(['done', 0]));
    expect(await product.ctx.prisma.transaction.count({ where: { surveyId, fate: 'accepted' } })).toBe(2000);
    expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(3999);
  });
});

test('two workers at one list read it once', async () => {
  const listId = await office.storeWithoutJob(
    await office.newSurvey(),
    'a.csv',
    listOf(Array.from({ length: 5000 }, () => ({}))),
  );
  await Promise.all(
    Array.from({ length: 3 }, () => commands.readList(product.ctx, connections.pool, listId)),
  );
  expect(await rowsIn(listId)).toBe(5000);
});

describe('a cancelled list', () => {
  test('keeps nothing of what was read, and its file can be loaded again', async () => {
    const surveyId = await office.newSurvey();
    const content = longList();
    const begun = await office.upload(surveyId, 'dai.csv', content, ['reading']);
    await office.supervisor.until(
      'list:progressed',
      () => office.supervisor.call(getList, { params: { listId: begun.id } }),
      ({ rowsRead, bytesRead }) => rowsRead > 0 && bytesRead > 0,
    );
    const cancelled = await office.supervisor.call(cancelList, { params: { listId: begun.id } });
    expect(cancelled).toMatchObject({ status: 'cancelled', rowsRead: 0 });
    expect(await rowsIn(begun.id)).toBe(0);

    const again = await office.upload(surveyId, 'dai.csv', content);
    expect(again).toMatchObject({ status: 'done', summary: { fates: { accepted: 120_000 } } });
    expect(await product.ctx.prisma.transaction.count({ where: { surveyId } })).toBe(120_000);
    await expect(office.supervisor.call(cancelList, { params: { listId: again.id } })).rejects.toMatchObject({
      problem: { code: 'list-busy', details: { status: 'done' } },
    });
  });

  test('is not read by a job that comes later', async () => {
    const listId = await office.storeWithoutJob(await office.newSurvey(), 'a.csv', listOf([{}]));
    await office.supervisor.call(cancelList, { params: { listId } });
    await commands.readList(product.ctx, connections.pool, listId);
    expect(await office.supervisor.call(getList, { params: { listId } })).toMatchObject({
      status: 'cancelled',
    });
    expect(await rowsIn(listId)).toBe(0);
  });
});

describe('a worker or its reader killed in the middle of a list', () => {
  const env = () => ({
    DATABASE_URL: database.url,
    REDIS_URL: '',
    AUTH_SECRET: 'a secret for tests alone, 32 characters',
    TWILIO_ACCOUNT_SID: product.simulator.accountSid,
    TWILIO_AUTH_TOKEN: product.simulator.authToken,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_BASE_URL: product.simulator.origin,
    LOG_LEVEL: 'fatal',
  });
  const later = () => ({ ...product.ctx, now: () => new Date(Date.now() + 61_000) });

  test('leaves nothing of it; the next worker starts over and reads it once', async () => {
    const listId = await office.storeWithoutJob(await office.newSurvey(), 'dai.csv', longList());
    const reader = await startPart(fileURLToPath(new URL('lists-reader.ts', import.meta.url)), {
      ...env(),
      LIST_ID: listId,
    });
    const read = () => product.ctx.prisma.transactionList.findUniqueOrThrow({ where: { id: listId } });
    await expect.poll(async () => (await read()).rowsRead, { timeout: 15_000 }).toBeGreaterThan(0);
    await reader.kill();
    expect(await rowsIn(listId)).toBe(0);
    expect(await read()).toMatchObject({ status: 'reading', failures: 1 });

    // The server may need a moment to see that the connection is gone and to let go of the list.
    await expect.poll(() => commands.recoverLists(later()), { timeout: 15_000 }).toBe(1);
    expect(await office.until(listId, ['done'])).toMatchObject({ rowsRead: 120_000 });
    expect(await rowsIn(listId)).toBe(120_000);
    expect(await read()).toMatchObject({ failures: 0 });
  });

  test('a reader killed alone leaves nothing of it; the job comes again and reads it once', async () => {
    const list = await office.upload(await office.newSurvey(), 'dai.csv', longList(), ['reading']);
    const read = () => product.ctx.prisma.transactionList.findUniqueOrThrow({ where: { id: list.id } });
    await expect.poll(async () => (await read()).rowsRead, { timeout: 15_000 }).toBeGreaterThan(0);
    const readers = childrenRunning('list-reader-main');
    for (const reader of readers) process.kill(reader, 'SIGKILL');
    await expect.poll(async () => (await read()).failures, { timeout: 15_000 }).toBe(2);
    expect(await rowsIn(list.id)).toBe(0);
    expect(await office.until(list.id, ['done'])).toMatchObject({ rowsRead: 120_000 });
    expect(await rowsIn(list.id)).toBe(120_000);
    expect(await read()).toMatchObject({ failures: 0 });
  });

  test('a list that killed its worker every time is given up', async () => {
    const listId = await office.storeWithoutJob(await office.newSurvey(), 'a.csv', listOf([{}]));
    // What three killed workers leave behind.
    await product.ctx.prisma.transactionList.update({
      where: { id: listId },
      data: { status: 'reading', failures: 3 },
    });
    await product.ctx.jobs.enqueue('read-list', { listId });
    expect(await office.until(listId, ['failed'])).toMatchObject({ fault: { code: 'internal' } });
    expect(await rowsIn(listId)).toBe(0);
  });
});
