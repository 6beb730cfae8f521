// Citizens answer by themselves through a personal link: without sign-in, once, and nobody calls them afterwards.
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { getBreakdown } from '#contract/breakdown.ts';
import { getFieldwork } from '#contract/fieldwork.ts';
import { countLinks, getWebForms, issueLinks, revokeLinks } from '#contract/web-forms.ts';
import { closeAttempt } from '#server/features/attempts/close-attempt.ts';
import { placeCall } from '#server/features/attempts/commands.ts';
import { claimDueCases } from '#server/features/cases/claim.ts';
import { type Person, Refused } from '#demo/person.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { pastAttempt } from '#tests/support/past-attempt.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { indexFollows } from '#tests/support/index-follows.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { readySession } from '#tests/support/ready-session.ts';
import { activeSurvey, mobileNumbers, roundTheClock } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let office: Person;
let surveyId: string;
/** By telephone number. */
const links = new Map<string, string>();
const phones = mobileNumbers(6, 8_200);
const barred = phones[5] ?? '';

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones,
    callRules: roundTheClock,
  });
  const { prisma } = product.ctx;
  await prisma.doNotCall.create({
    data: { phoneE164: `+84${barred.slice(1)}`, reason: 'đã yêu cầu', addedAt: new Date() },
  });
  office = await product.signIn('sonoivu');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const params = () => ({ surveyId });
const wanted = {
  cases: 'without' as const,
  files: ['csv' as const],
  reason: 'gửi tin nhắn mời trả lời đợt 1',
};

async function issue(cases: 'without' | 'all' = 'without', more: object = {}) {
  const validUntil = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const { files } = await office.call(issueLinks, {
    params: params(),
    body: { ...wanted, ...more, validUntil, cases },
  });
  const [list, letters] = files.map(({ content }) => Buffer.from(content, 'base64'));
  const lines = (list ?? '').toString().trim().split('\n').slice(1);
  for (const line of lines) {
    const [, , phone = '', ...rest] = line.split(',');
    links.set(phone.replace('+84', '0'), `${product.origin}/phieu/${rest.at(-1)?.split('/phieu/')[1] ?? ''}`);
  }
  return { lines, letters };
}

const linkOf = (nth: number): string => links.get(phones[nth] ?? '') ?? '';

async function page(
  url: string,
  form?: Record<string, string>,
): Promise<{ status: number; text: string; url: string }> {
  const response = await fetch(
    url,
    form && { method: 'POST', body: new URLSearchParams(form), redirect: 'follow' },
  );
  return { status: response.status, text: await response.text(), url: response.url };
}

/** Answers questions of the page that is open until the form has none or `until` is shown; the first option, or `choose`. */
async function answer(
  link: string,
  choose: (question: string) => Record<string, string> | null = () => null,
  until?: string,
): Promise<{ text: string; asked: string[] }> {
  let shown = await page(`${link}/bat-dau`, {});
  const asked: string[] = [];
  for (;;) {
    const [, name] = /name="question" value="([^"]+)"/.exec(shown.text) ?? [];
    if (name === undefined || name === until) return { text: shown.text, asked };
    asked.push(name);
    const [, option] = /name="value"\s+value="(\d+)"/.exec(shown.text) ?? [];
    const given = choose(name) ?? (option === undefined ? { value: '' } : { value: option });
    shown = await page(`${link}/cau`, { question: name, ...given });
  }
}

const refusing = (question: string) => (question === 'consent' ? { value: '2' } : null);

const caseOf = (nth: number) =>
  product.ctx.prisma.case.findFirstOrThrow({
    where: { surveyId, person: { phones: { has: `+84${(phones[nth] ?? '').slice(1)}` } } },
    include: { interviews: true },
  });

test('the office makes a link for whoever may be called, with a reason in the log; the token is not kept', async () => {
  const operator = await product.signIn('dtv01');
  const body = { ...wanted, validUntil: '2099-01-01' };
  await expect(operator.call(issueLinks, { params: params(), body })).rejects.toThrow(Refused);
  const { lines } = await issue();
  expect(lines).toHaveLength(5);
  expect(links.has(barred)).toBe(false);
  const stored = await product.ctx.prisma.webLink.findMany({ where: { surveyId } });
  const token = linkOf(0).split('/phieu/')[1] ?? '';
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(JSON.stringify(stored)).not.toContain(token);
  const log = await product.ctx.prisma.auditEntry.findFirst({ where: { action: 'web-links-issued' } });
  expect(log?.details).toMatchObject({ reason: wanted.reason, links: 5 });
  expect(await office.call(getWebForms, { params: params() })).toMatchObject({
    cases: { open: 6, reachable: 5, without: 0 },
    links: { valid: 5, begun: 0 },
  });
});

test('a citizen answers without sign-in, can stop and go on, and the form counts at once', async () => {
  const link = linkOf(0);
  const start = await page(link);
  expect(start.text).toContain('UBND huyện Đắk Glong');
  expect(start.text).not.toContain('name="question"');
  // A page that is only looked at begins nothing: messengers look at links.
  expect((await caseOf(0)).interviews).toEqual([]);

  const first = await answer(link, () => null, 'DV1.1');
  expect(first.asked).not.toContain('introduction');
  expect(first.asked).not.toContain('identity');
  expect(first.asked).toContain('consent');
  const empty = await page(`${link}/cau`, { question: 'DV1.1' });
  expect(empty.text).toContain('Chưa có câu trả lời');
  const again = await answer(link);
  expect(again.asked[0]).toBe('DV1.1');
  expect(again.text).toContain('Gửi phiếu');
  expect((await caseOf(0)).status).toBe('open');
  const analyst = await product.signIn('phantich');
  const sent = await indexFollows(analyst, surveyId, 1, () => page(`${link}/gui`, {}));
  expect(sent.text).toContain('Phiếu đã gửi xong');

  const done = await caseOf(0);
  expect(done).toMatchObject({ status: 'final', disposition: 'complete', nextCallAt: null });
  expect(done.interviews).toMatchObject([{ mode: 'web', status: 'complete', operatorId: null }]);
  expect((await page(link)).text).toContain('Đã có phiếu trả lời');
  expect((await page(`${link}/cau`, { question: 'DV1.1', value: '1' })).text).toContain(
    'Đã có phiếu trả lời',
  );
  const query = { by: 'mode', measure: 'overall' };
  const { cells } = await analyst.call(getBreakdown, { params: params(), query });
  expect(cells).toMatchObject([{ labels: ['web'], interviews: 1 }]);
  const { forms, whole } = await analyst.call(getFieldwork, {
    params: params(),
    query: { profile: 'named-list' },
  });
  expect(forms.modes).toEqual([{ mode: 'web', collected: 1, valid: 1 }]);
  expect(whole.counts['I']).toBe(1);
});

test('who does not agree has refused: the case is over, and no answer counts', async () => {
  const refused = await answer(linkOf(1), refusing);
  expect(refused.text).toContain('phiếu dừng ở đây');
  await page(`${linkOf(1)}/gui`, {});
  const { status, disposition, interviews } = await caseOf(1);
  expect({ status, disposition }).toEqual({ status: 'final', disposition: 'refusal-soft' });
  expect(interviews).toMatchObject([{ mode: 'web', status: 'inProgress' }]);
  expect((await page(linkOf(1))).text).toContain('Phiếu này đã kết thúc');
});

test('a link that is handed back or revoked opens nothing any more; a letter has the new one of the case', async () => {
  const former = linkOf(2);
  expect((await page(`${former}/khong-phai-toi`, {})).text).toContain('Liên kết này không dùng được nữa');
  expect((await page(former)).status).toBe(404);
  const { lines, letters } = await issue('without', { files: ['csv', 'letters'] });
  expect(lines).toHaveLength(1);
  expect((await page(linkOf(2))).status).toBe(200);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(letters ?? [])), {
    mergePages: true,
  });
  const [code = ''] = lines[0]?.split(',') ?? [];
  for (const word of [code, linkOf(2).split('/').at(-1)]) expect(text).toContain(word);
  const revoke = (one: string | null) =>
    office.call(revokeLinks, { params: params(), body: { code: one, reason: 'gửi nhầm người' } });
  expect(await revoke('0000 0000')).toEqual({ revoked: 0 });
  expect(await revoke(code)).toEqual({ revoked: 1 });
  expect((await page(linkOf(2))).status).toBe(404);
  await issue();
});

test('whoever is answering is not called meanwhile; a call in hand as they finish changes nothing of the case', async () => {
  const { ctx } = product;
  const operator = await ctx.prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  await readySession(ctx, surveyId, operator.id);
  await page(`${linkOf(2)}/bat-dau`, {});
  await page(`${linkOf(3)}/bat-dau`, {});
  const [claimed] = await claimDueCases(ctx, surveyId, false);
  // The only one who is not answering now.
  const last = await caseOf(4);
  expect(claimed?.caseId).toBe(last.id);
  await answer(linkOf(4), refusing);
  await page(`${linkOf(4)}/gui`, {});
  expect(await caseOf(4)).toMatchObject({ status: 'final', disposition: 'refusal-soft', held: true });
  await placeCall(ctx, claimed?.callId ?? '');
  const call = await ctx.prisma.call.findUniqueOrThrow({ where: { id: claimed?.callId ?? '' } });
  expect(call).toMatchObject({ placedAt: null, endedAt: expect.any(Date) });
  await closeAttempt(ctx, {
    attemptId: claimed?.attemptId ?? '',
    disposition: 'refusal-hard',
    note: null,
    appointmentAt: null,
    then: 'pause',
  });
  expect(await caseOf(4)).toMatchObject({ status: 'final', disposition: 'refusal-soft', held: false });
  expect((await caseOf(4)).interviews).toMatchObject([{ mode: 'web', status: 'inProgress' }]);
});

test('links go to those alone at whom no call met anybody, or to a part; one that was given up answers after all', async () => {
  const { prisma } = product.ctx;
  const [late = '', met = ''] = mobileNumbers(3, 8_260);
  const own = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(3, 8_260),
    callRules: roundTheClock,
  });
  const count = async (query: object) =>
    (await office.call(countLinks, { params: { surveyId: own }, query: { cases: 'without', ...query } }))
      .people;
  expect(await count({})).toBe(3);
  expect(await count({ reach: 'not-reached' })).toBe(0);
  const called = async (phone: string, disposition: DispositionCode, status: 'open' | 'final') => {
    const where = { surveyId: own, person: { phones: { has: `+84${phone.slice(1)}` } } };
    const { id: caseId } = await prisma.case.findFirstOrThrow({ where });
    const at = new Date(Date.now() - 3_600_000);
    await pastAttempt(product.ctx, caseId, { disposition, at, placedAt: at });
    const over = { status, disposition, nextCallAt: null, finalAt: new Date() };
    if (status === 'final') await prisma.case.update({ where: { id: caseId }, data: over });
    return caseId;
  };
  const lateId = await called(late, 'no-answer', 'final');
  await called(met, 'not-available', 'open');
  expect(await count({ reach: 'not-reached' })).toBe(1);
  expect(await count({ reach: 'not-reached', replicate: 0 })).toBe(0);
  const { parts } = await office.call(getWebForms, { params: { surveyId: own } });
  expect(await count({ agency: parts.agencies[0] ?? '', stratum: parts.strata[0]?.id ?? '' })).toBe(2);
  const validUntil = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const body = { ...wanted, validUntil, reach: 'not-reached' as const };
  const { files } = await office.call(issueLinks, { params: { surveyId: own }, body });
  const [, token = ''] =
    /\/phieu\/([\w-]{22})/.exec(Buffer.from(files[0]?.content ?? '', 'base64').toString()) ?? [];
  const link = `${product.origin}/phieu/${token}`;
  await answer(link);
  await page(`${link}/gui`, {});
  const answered = await prisma.case.findUniqueOrThrow({
    where: { id: lateId },
    include: { interviews: true },
  });
  expect(answered).toMatchObject({ disposition: 'complete', reason: 'answered-on-web' });
  expect(answered.interviews).toMatchObject([{ mode: 'web', status: 'complete' }]);
});

test('links that do not exist are not tried for long', async () => {
  const tries = await Promise.all(
    Array.from({ length: 40 }, () => fetch(`${product.origin}/phieu/${crypto.randomUUID().slice(0, 22)}`)),
  );
  const statuses = tries.map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(30 - 2);
  expect(statuses.filter((status) => status === 429)).toHaveLength(12);
});
