// The list of numbers that nobody calls: who puts one on it, what that does to cases, and how it is looked through. And
// whom a survey leaves in peace because another has called them.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  addDoNotCall,
  checkDoNotCall,
  getDoNotCall,
  importDoNotCall,
  removeDoNotCall,
} from '#contract/do-not-call.ts';
import { getStrataBoard } from '#contract/samples.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { placeCall } from '#server/features/attempts/commands.ts';
import { assignCases, moveCaseOn } from '#server/features/cases/commands.ts';
import { confirmSample } from '#server/features/samples/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import {
  draftSurvey,
  drawnBy,
  loadList,
  persons,
  planByAgency,
  withoutJobs,
} from '#tests/support/frame-list.ts';
import { pastAttempt } from '#tests/support/past-attempt.ts';
import { Refused, type Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { readySession } from '#tests/support/ready-session.ts';
import { activeSurvey } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let supervisor: Person;
let admin: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  supervisor = await product.signIn('giamsat');
  admin = await product.signIn('quantri');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const add = (phone: string) =>
  supervisor.call(addDoNotCall, { body: { phone, source: 'citizen', reason: 'Gọi đến đường dây nóng' } });
const check = async (phone: string) => (await supervisor.call(checkDoNotCall, { body: { phone } })).entry;
const load = (name: string, text: string) =>
  supervisor.call(importDoNotCall, { file: { name, bytes: Buffer.from(text) } });
const casesOf = (surveyId: string) =>
  product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
    include: { person: true },
  });

describe('one number', () => {
  test('is read as people write it, and shown masked', async () => {
    const entry = await add('+84 961 000 001');
    expect(entry).toMatchObject({
      phoneMasked: '096•••••01',
      source: 'citizen',
      reason: 'Gọi đến đường dây nóng',
      addedBy: 'Giám sát viên',
    });
    expect(await check('0961.000.001')).toEqual(entry);
    expect(await check('0961000009')).toBeNull();
  });

  test.each(['xin chào', '0961', '19001234', '0961000002 hoặc 0961000003'])(
    '%s is refused',
    async (phone) => {
      await expect(add(phone)).rejects.toMatchObject({ problem: { code: 'phone-unreadable' } });
    },
  );

  test('listed twice keeps its first entry', async () => {
    const first = await add('0961000004');
    const body = { phone: '0961000004', source: 'office' as const, reason: 'Lý do khác' };
    expect(await supervisor.call(addDoNotCall, { body })).toEqual(first);
  });

  test('an operator’s refusal comes in as the operator’s', async () => {
    const ctx = await product.as('dtv01');
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: ['0961000005'],
    });
    const caseId = (await casesOf(surveyId))[0]?.id ?? '';
    const at = new Date();
    await pastAttempt(ctx, caseId, { disposition: 'refusal-hard', at, placedAt: at });
    await inTransaction(ctx, (tx) => moveCaseOn(tx, caseId, 'refusal-hard', null));
    expect(await check('0961000005')).toMatchObject({ source: 'operator', reason: 'refusal-hard' });
  });

  test('is taken off by an admin alone, with a reason that is written down', async () => {
    await add('0961000006');
    const body = { phone: '0961 000 006', reason: 'Ghi nhầm số' };
    await expect(supervisor.call(removeDoNotCall, { body })).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
    expect(await admin.call(removeDoNotCall, { body })).toEqual({ removed: true });
    expect(await admin.call(removeDoNotCall, { body })).toEqual({ removed: false });
    expect(await check('0961000006')).toBeNull();
    const entries = await product.ctx.prisma.auditEntry.findMany({ where: { subject: 'do-not-call' } });
    expect(entries.filter(({ action }) => action === 'do-not-call-removed')).toMatchObject([
      { subjectId: '096•••••06', details: { reason: 'Ghi nhầm số' } },
    ]);
    expect(
      JSON.stringify(entries, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('961000006');
  });
});

test('whoever has no other number is called in no survey any more; who has one still is', async () => {
  const ctx = await product.as('giamsat');
  const phones = ['0962000001', '0962000002', '0962000003; 0962000001'];
  const surveys = [
    await activeSurvey(ctx, database.url, product.versions, { phones }),
    await activeSurvey(ctx, database.url, product.versions, { phones }),
  ];
  await add('0962000001');
  for (const surveyId of surveys) {
    const cases = await casesOf(surveyId);
    const states = Object.fromEntries(
      cases.map(({ person, status, reason }) => [person.phones.join(), [status, reason]]),
    );
    expect(states).toEqual({
      '+84962000001': ['final', 'do-not-call'],
      '+84962000002': ['open', null],
      '+84962000003,+84962000001': ['open', null],
    });
  }
});

test.each([
  ['the do-not-call list', 'do-not-call', 'refusal-hard', add],
  ['another survey’s call', 'recently-called', 'recently-called', calledElsewhere],
] as const)(
  'a case that was handed out before %s is not dialled, and ends with that reason',
  async (_what, reason, disposition, happens) => {
    const phone = reason === 'do-not-call' ? '0968000001' : '0968000002';
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: [phone],
    });
    await product.ctx.prisma.survey.update({ where: { id: surveyId }, data: { restMonths: 6 } });
    const { actor } = await product.as('dtv01');
    await readySession(product.ctx, surveyId, actor?.id ?? '');
    const [claimed] = await assignCases(withoutJobs(product.ctx), surveyId);
    await happens(phone);
    expect((await casesOf(surveyId))[0]).toMatchObject({ status: 'open', held: true });
    await placeCall(withoutJobs(product.ctx), claimed?.callId ?? '');
    expect(await product.ctx.prisma.call.findUnique({ where: { id: claimed?.callId ?? '' } })).toMatchObject({
      placedAt: null,
      carrierCallSid: null,
      endedAt: expect.any(Date),
    });
    expect((await casesOf(surveyId))[0]).toMatchObject({
      status: 'final',
      reason,
      disposition,
      attemptCount: 0,
      held: false,
    });
    await product.ctx.prisma.operatorSession.updateMany({ data: { endedAt: new Date() } });
  },
);

/** Another survey has drawn and called the number. */
async function calledElsewhere(phone: string): Promise<void> {
  const ctx = await product.as('giamsat');
  const other = await activeSurvey(ctx, database.url, product.versions, { phones: [phone] });
  const [theirs] = await casesOf(other);
  const at = new Date();
  await pastAttempt(ctx, theirs?.id ?? '', { disposition: 'no-answer', at, placedAt: at });
}

interface DrawnSurvey {
  readonly surveyId: string;
  readonly sampleId: string;
}

describe('whom another survey calls after both were drawn', () => {
  let ctx: Context;
  let first = 500_000;
  beforeAll(async () => {
    ctx = withoutJobs(await product.as('giamsat'));
  });

  /** Two active surveys of the same persons, each drawn before the other called anybody; both leave people in peace. */
  async function sideBySide(count: number, n: number): Promise<[DrawnSurvey, DrawnSurvey]> {
    const list = persons(count, (first += 1000));
    const surveys: DrawnSurvey[] = [];
    for (let which = 0; which < 2; which += 1) {
      const surveyId = await draftSurvey(ctx, product.versions);
      await loadList(ctx, product.pool, surveyId, list);
      await ctx.prisma.survey.update({ where: { id: surveyId }, data: { restMonths: 6 } });
      const plan = planByAgency({ reserveFactor: 1 }, n);
      surveys.push({ surveyId, sampleId: await drawnBy(ctx, product.pool, surveyId, plan) });
    }
    for (const { surveyId, sampleId } of surveys) {
      await confirmSample(ctx, sampleId);
      await ctx.prisma.survey.update({ where: { id: surveyId }, data: { status: 'active' } });
    }
    const [one, other] = surveys;
    if (!one || !other) throw new Error('Two surveys were to be drawn');
    return [one, other];
  }
  async function called(caseId: string, placedAt: Date): Promise<void> {
    await pastAttempt(ctx, caseId, { disposition: 'no-answer', at: placedAt, placedAt });
    await ctx.prisma.case.update({ where: { id: caseId }, data: { attemptCount: 1 } });
  }
  const cases = ({ surveyId }: DrawnSurvey) =>
    ctx.prisma.case.findMany({
      where: { surveyId },
      orderBy: { drawOrder: 'asc' },
      include: { person: true, sampleUnit: true },
    });
  const monthsAgo = (months: number) => new Date(Date.now() - months * 31 * 86_400_000);

  test('is left in peace when the next are handed out; a reserve comes in, and the board tells why', async () => {
    // Of five persons three in each: somebody is in both.
    const [one, other] = await sideBySide(5, 3);
    const theirs = (await cases(other)).map(({ person }) => person.personKey);
    const mains = await cases(one);
    const calledByOne = mains.find(({ person }) => theirs.includes(person.personKey));
    for (const { id } of mains)
      // The others so long ago that they may be called again.
      await called(id, id === calledByOne?.id ? new Date() : monthsAgo(7));
    await assignCases(ctx, other.surveyId);
    const now = await cases(other);
    const same = now.find(({ person }) => person.personKey === calledByOne?.person.personKey);
    expect(same).toMatchObject({
      status: 'final',
      disposition: 'recently-called',
      reason: 'recently-called',
    });
    expect(now.filter(({ status }) => status === 'open')).toHaveLength(3);
    expect(
      (await supervisor.call(getStrataBoard, { params: { surveyId: other.surveyId } }))?.strata,
    ).toMatchObject([
      { ended: 1, leftInPeace: 1, open: 3, reserveReleased: 1, reserveReasons: { 'recently-called': 1 } },
    ]);
    // Who called first goes on.
    await assignCases(ctx, one.surveyId);
    expect((await cases(one)).map(({ status }) => status)).toEqual(['open', 'open', 'open']);
  });

  test('while their case is in somebody’s hands, is let go when it is given back', async () => {
    const [one, other] = await sideBySide(3, 3);
    const [theirs] = await cases(one);
    const ours = (await cases(other)).find(({ person }) => person.personKey === theirs?.person.personKey);
    await ctx.prisma.case.update({ where: { id: ours?.id ?? '' }, data: { held: true } });
    await called(theirs?.id ?? '', new Date());
    await assignCases(ctx, other.surveyId);
    await inTransaction(ctx, (tx) => moveCaseOn(tx, ours?.id ?? '', 'technical-failure', null));
    expect(await ctx.prisma.case.findUniqueOrThrow({ where: { id: ours?.id ?? '' } })).toMatchObject({
      status: 'final',
      disposition: 'recently-called',
      held: false,
    });
  });

  test('in reserve, is let in and closed in their turn, and the next follows', async () => {
    const [one, other] = await sideBySide(6, 3);
    const reserves = await ctx.prisma.sampleUnit.findMany({
      where: { sampleId: other.sampleId, role: 'reserve' },
      orderBy: { position: 'asc' },
      include: { person: true },
    });
    const key = reserves[0]?.person.personKey ?? '';
    // Whatever they are in the other survey, a call there is a call.
    const unit = await ctx.prisma.sampleUnit.findFirstOrThrow({
      where: { sampleId: one.sampleId, person: { personKey: key } },
      include: { surveyCase: true },
    });
    const caseOf =
      unit.surveyCase ?? (await ctx.prisma.case.findFirstOrThrow({ where: { surveyId: one.surveyId } }));
    await ctx.prisma.case.update({ where: { id: caseOf.id }, data: { personId: unit.personId } });
    await called(caseOf.id, new Date());
    const [main] = await cases(other);
    await inTransaction(ctx, (tx) => moveCaseOn(tx, main?.id ?? '', 'wrong-person', null));
    const letIn = (await cases(other)).filter(({ sampleUnit }) => sampleUnit.role === 'reserve');
    expect(letIn.map(({ sampleUnit, status, reason }) => [sampleUnit.position, status, reason])).toEqual([
      [1, 'final', 'recently-called'],
      [2, 'open', null],
    ]);
  });
});

describe('a file', () => {
  test('with titles and a header gives the numbers of that column; what cannot be read is told by row', async () => {
    const answer = await load(
      'tu-choi.csv',
      'DANH SÁCH TỪ CHỐI\nTháng 3/2024\nSTT;Họ tên;Số điện thoại;Ghi chú\n1;Lê Thị Mẫu;0963000001;0963000099\n2;Lê Văn Mẫu;không có;\n\n3;Trần Thị Mẫu;0963000002 / 0963000003;\n4;Trần Văn Mẫu;963000001;\n',
    );
    expect(answer).toEqual({
      rows: 4,
      added: 2,
      alreadyListed: 1,
      unreadable: [{ rowNumber: 5, text: '2 · Lê Văn Mẫu · không có' }],
    });
    expect(await check('0963000003')).toMatchObject({ source: 'import', reason: 'tu-choi.csv' });
    expect(await check('0963000099')).toBeNull();
  });

  test('that is nothing but numbers needs no header', async () => {
    expect(await load('so.csv', '0964000001\n0964000002\nabc\n0964000001\n')).toEqual({
      rows: 4,
      added: 2,
      alreadyListed: 1,
      unreadable: [{ rowNumber: 3, text: 'abc' }],
    });
  });

  test('may be a workbook, and loading it again changes nothing', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Số');
    sheet.addRows([['SĐT'], [965000001], ['0965000002']]);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const file = { name: 'so.xlsx', bytes };
    expect(await supervisor.call(importDoNotCall, { file })).toMatchObject({
      rows: 2,
      added: 2,
      alreadyListed: 0,
    });
    expect(await supervisor.call(importDoNotCall, { file })).toMatchObject({
      rows: 2,
      added: 0,
      alreadyListed: 2,
    });
  });

  test('closes the cases of those whom it lists', async () => {
    const phones = ['0966000001', '0966000002'];
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones,
    });
    await load('so.csv', '0966000001\n');
    expect((await casesOf(surveyId)).map(({ status }) => status).toSorted()).toEqual(['final', 'open']);
  });

  test.each([
    ['rỗng.csv', '', 'list-empty'],
    ['trang.csv', '<html><body><table><tr><td>0967000001</td></tr></table></body></html>', 'input-invalid'],
    ['hỏng.xlsx', 'PK\u0003\u0004 hỏng', 'input-invalid'],
    ['chữ.csv', 'không\ncó\nsố\n', 'phone-unreadable'],
    ['ngoặc.csv', `0967000002\n"0967000003\n${'x\n'.repeat(200)}`, 'input-invalid'],
  ])('%s is refused with its reason, and nothing of it is kept', async (name, text, code) => {
    const before = await product.ctx.prisma.doNotCall.count();
    const refused = await load(name, text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).problem.code).toBe(code);
    expect(await product.ctx.prisma.doNotCall.count()).toBe(before);
  });
});

test('the list is paged by moment, newest first, and leaves nobody out though many came at one moment', async () => {
  const at = (minute: number) => new Date(Date.UTC(2001, 0, 1, 0, minute));
  await product.ctx.prisma.doNotCall.createMany({
    data: Array.from({ length: 12 }, (_, index) => ({
      phoneE164: `+8497000000${String(index).padStart(2, '0')}`,
      reason: `cũ ${index}`,
      addedAt: at(index < 6 ? 1 : index),
    })),
  });
  const seen: string[] = [];
  let before: string | null = at(30).toISOString();
  let pages = 0;
  while (before !== null) {
    const page: Awaited<ReturnType<typeof pageBefore>> = await pageBefore(before);
    seen.push(...page.entries.map(({ reason }) => reason));
    expect(page.total).toBeGreaterThanOrEqual(12);
    before = page.next;
    pages += 1;
  }
  expect(seen.slice(0, 6)).toEqual([11, 10, 9, 8, 7, 6].map((index) => `cũ ${index}`));
  expect(seen.slice(6).toSorted()).toEqual([0, 1, 2, 3, 4, 5].map((index) => `cũ ${index}`));
  expect(pages).toBe(2);

  function pageBefore(moment: string) {
    return supervisor.call(getDoNotCall, { query: { before: moment, take: 4 } });
  }
});
