// Power cuts in the middle of the work. What was acknowledged is there afterwards, and nobody is called twice.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { openInterview } from '#contract/attempts.ts';
import { recoverCalls } from '#server/features/attempts/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { anyFreePort } from '#launcher/free-port.ts';
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown } from '#tests/support/interview.ts';
import { startPart, type Part } from '#tests/support/processes.ts';
import { signInAs } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await database.drop();
});

const e164 = (national: string) => national.replace('0', '+84');
const callsTo = (simulator: Simulator, phone: string) =>
  simulator.log().calls.filter(({ to }) => to === e164(phone));

test('the server killed in mid-interview: no acknowledged answer is lost, the call is still up, no second call', async () => {
  const phone = mobileNumbers(1, 8000)[0] ?? '';
  // Accounts and survey are made by a product that is closed again; then server and worker run as processes.
  const product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: [phone],
  });
  await product.close();
  const { prisma, close: closeDatabase } = openDatabase(database.url, 2);
  const simulator = await startSimulator();
  simulator.setBehaviour(e164(phone), { kind: 'completes', ringSeconds: 1 });
  const port = await anyFreePort('127.0.0.1');
  const env = {
    PORT: String(port),
    DATABASE_URL: database.url,
    REDIS_URL: '',
    AUTH_SECRET: 'a secret for tests alone, 32 characters',
    TWILIO_ACCOUNT_SID: simulator.accountSid,
    TWILIO_AUTH_TOKEN: simulator.authToken,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_BASE_URL: simulator.origin,
    LOG_LEVEL: 'fatal',
  };
  const parts: Part[] = [];
  try {
    const server = await startPart('server/main.ts', env);
    parts.push(server, await startPart('workers/main.ts', env));
    const origin = `http://127.0.0.1:${port}`;
    const operator = await signInAs(origin, 'dtv01');
    await sitDown(operator, surveyId);
    await operator.emit('session:ready', {});
    const attempt = await nextTalk(operator);
    const before = await fillForm(operator, attempt, undefined, 12);
    await server.kill();
    operator.leave();

    await server.restart();
    const back = await signInAs(origin, 'dtv01');
    const view = await back.console(({ attempt: held }) => held !== null);
    expect(view.attempt?.id).toBe(attempt.id);
    expect(view.attempt?.call?.state).toBe('in-progress');
    const reopened = await back.call(openInterview, { params: { attemptId: attempt.id } });
    expect(new Map(reopened.answers.map(({ questionName, value }) => [questionName, value]))).toEqual(
      new Map(before.answers),
    );
    await fillForm(back, attempt);
    await dispose(back, attempt, 'complete');
    back.leave();

    expect(callsTo(simulator, phone)).toHaveLength(1);
    expect(await prisma.interview.count({ where: { surveyId, status: 'complete' } })).toBe(1);
  } finally {
    for (const part of parts) await part.stop();
    await simulator.close();
    await closeDatabase();
  }
});

test('the worker cut off between asking the carrier and hearing its answer: the call is found again, not repeated', async () => {
  const phone = mobileNumbers(1, 8100)[0] ?? '';
  const product: Product = await startProduct({ databaseUrl: database.url, sweepEveryMs: 3_600_000 });
  try {
    const { simulator, ctx } = product;
    simulator.setBehaviour(e164(phone), { kind: 'completes', ringSeconds: 1 });
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: [phone],
    });
    const operator = await product.signIn('dtv01');
    await sitDown(operator, surveyId);
    simulator.addRestFault({ kind: 'lose-answer', method: 'POST', times: 1 });
    simulator.addCallbackFault({ kind: 'drop', to: e164(phone) });
    await operator.emit('session:ready', {});
    await expect.poll(() => callsTo(simulator, phone), { timeout: 15_000 }).toHaveLength(1);
    await simulator.whenIdle();

    const later = new Date(Date.now() + 20_000);
    await recoverCalls({ ...ctx, now: () => later });
    const view = await operator.console(({ session }) => session?.state === 'talking');
    expect(view.attempt?.call?.state).toBe('in-progress');
    expect(callsTo(simulator, phone)).toHaveLength(1);
    const counted = await ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
    expect(counted.attemptCount).toBe(1);
  } finally {
    await product.close();
  }
});

test('a call that the carrier never took does not count as an attempt, and the case comes back', async () => {
  const phone = mobileNumbers(1, 8200)[0] ?? '';
  const product: Product = await startProduct({ databaseUrl: database.url, sweepEveryMs: 3_600_000 });
  try {
    const { simulator, ctx } = product;
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: [phone],
    });
    const operator = await product.signIn('dtv01');
    await sitDown(operator, surveyId);
    simulator.addRestFault({ kind: 'too-many-requests', method: 'POST', times: 1 });
    await operator.emit('session:ready', {});
    await operator.console(({ attempt, today }) => attempt === null && today.calls === 1);
    const returned = await ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
    expect(returned).toMatchObject({
      status: 'open',
      held: false,
      attemptCount: 0,
      disposition: 'technical-failure',
    });
    expect(callsTo(simulator, phone)).toHaveLength(0);
  } finally {
    await product.close();
  }
});

test('webhooks that come doubled and in the wrong order end in the same state as in order', async () => {
  const phone = mobileNumbers(1, 8300)[0] ?? '';
  const product: Product = await startProduct({ databaseUrl: database.url, sweepEveryMs: 3_600_000 });
  try {
    const { simulator, ctx } = product;
    simulator.setBehaviour(e164(phone), { kind: 'no-answer' });
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: [phone],
    });
    const operator = await product.signIn('dtv01');
    await sitDown(operator, surveyId);
    simulator.addCallbackFault({ kind: 'hold', to: e164(phone) });
    await operator.emit('session:ready', {});
    // No event tells that the carrier's name of the call is stored, so the row itself is asked.
    await expect
      .poll(() => ctx.prisma.call.count({ where: { carrierCallSid: { not: null } } }), { timeout: 15_000 })
      .toBe(1);
    await simulator.whenIdle();
    simulator.releaseCallbacks('reversed');
    await operator.console(({ attempt }) => attempt === null);
    await simulator.whenIdle();
    const call = await ctx.prisma.call.findFirstOrThrow({ where: { attempt: { surveyCase: { surveyId } } } });
    expect(call.state).toBe('no-answer');
    const waiting = await ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
    expect(waiting).toMatchObject({ disposition: 'no-answer', attemptCount: 1 });
    expect(await ctx.prisma.contactAttempt.count({ where: { caseId: waiting.id } })).toBe(1);
  } finally {
    await product.close();
  }
});
