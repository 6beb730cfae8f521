// Recording a call: with the citizen's consent alone, from the moment of it, and gone when it is taken back. Through the
// real SDK; what the carrier has is asked of the simulator.
import twilio from 'twilio';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { AttemptView } from '#contract/attempts.ts';
import { checkCall, deleteRecordings } from '#contract/call-checks.ts';
import { followConsent, recoverRecordings, removeWithdrawn } from '#server/features/recordings/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, sitDown, willing, type Choose } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { twilioClientFor } from '#tests/support/simulator-harness.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { talkOfTest } from '#tests/support/talk.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  const phones = mobileNumbers(20, 7000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const office = await product.as('giamsat');
  await sitDown(operator, await activeSurvey(office, database.url, product.versions, { phones }));
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const talk = () => talkOfTest(product, operator);
const sidOf = (attempt: AttemptView) => attempt.call?.carrierCallSid ?? '';

const consenting =
  (code: number): Choose =>
  (question, definition) =>
    question.name === 'recording-consent' ? { value: code } : willing(question, definition);
const recordings = (attempt: AttemptView) =>
  product.ctx.prisma.recording.findMany({ where: { callId: attempt.call?.id ?? '' } });

test('a call is recorded from the moment in which the citizen agrees; taken back, the carrier has it no more', async () => {
  const attempt = await talk();
  const before = await fillForm(operator, attempt, consenting(1), 3);
  expect(before.answers.has('recording-consent')).toBe(false);
  expect(await recordings(attempt)).toEqual([]);
  const { interviewId } = await fillForm(operator, attempt, consenting(1), 6);
  await operator.console((view) => view.attempt?.call?.recording === true);
  const [row] = await recordings(attempt);
  const { origin, accountSid, authToken } = product.simulator;
  const carrier = twilioClientFor(origin, accountSid, authToken).recordings(row?.carrierRecordingSid ?? '');
  expect(await carrier.fetch()).toMatchObject({
    status: 'in-progress',
    callSid: sidOf(attempt),
    channels: 2,
  });

  const { consoleEpoch: epoch } = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: interviewId },
  });
  const answeredAt = new Date().toISOString();
  const again = { interviewId, epoch, sequence: 99, questionName: 'recording-consent', answeredAt };
  await operator.emit('answer:record', { ...again, value: { value: 2 } });
  await expect.poll(async () => (await recordings(attempt))[0]?.removedAt).toBeInstanceOf(Date);
  expect(await recordings(attempt)).toMatchObject([{ state: 'withdrawn' }]);
  await expect(carrier.fetch()).rejects.toMatchObject({ status: 404 });
  await product.simulator.whenIdle();
  expect(product.simulator.log().warnings).toEqual([]);
});

test('consent is the citizen’s: nobody takes it back once the form is settled, and it ends with a form of somebody else', async () => {
  const attempt = await talk();
  const { interviewId } = await fillForm(operator, attempt, consenting(1));
  await operator.console((view) => view.attempt?.call?.recording === true);
  await dispose(operator, attempt, 'complete');
  const { consoleEpoch: epoch } = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: interviewId },
  });
  const late = { interviewId, epoch, sequence: 999, answeredAt: new Date().toISOString() };
  await operator.emit('answer:record', { ...late, questionName: 'recording-consent', value: { value: 2 } });
  await followConsent(product.ctx, interviewId);
  expect(await recordings(attempt)).toMatchObject([{ state: expect.stringMatching(/running|ready/) }]);

  const minor = await talk();
  const form = await fillForm(operator, minor, consenting(1), 8);
  await operator.console((view) => view.attempt?.call?.recording === true);
  const { consoleEpoch } = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: form.interviewId },
  });
  const corrected = { interviewId: form.interviewId, epoch: consoleEpoch, sequence: 99 };
  const answeredAt = new Date().toISOString();
  await operator.emit('answer:record', { ...corrected, answeredAt, questionName: 'F1', value: { value: 2 } });
  await dispose(operator, minor, 'ineligible');
  await removeWithdrawn(product.ctx);
  expect(await recordings(minor)).toMatchObject([{ state: 'withdrawn', removedAt: expect.any(Date) }]);
});

/** The sweep as it goes when the news has not come for so long. */
const sweepIn = async (minutes: number) => {
  const later = new Date(Date.now() + minutes * 60_000);
  return recoverRecordings({ ...product.ctx, now: () => later });
};
async function upToConsent(attempt: AttemptView): Promise<string> {
  for (;;) {
    const { interviewId, path } = await fillForm(operator, attempt, willing, 1);
    if (path.current === 'recording-consent') return interviewId;
  }
}
const heldOf = (attempt: AttemptView) => product.ctx.carrier.recordingsOf(sidOf(attempt));
async function answerConsent(interviewId: string, sequence: number, value: number): Promise<void> {
  const { consoleEpoch: epoch } = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: interviewId },
  });
  const answer = { interviewId, epoch, sequence, questionName: 'recording-consent' };
  await operator.emit('answer:record', { ...answer, value: { value }, answeredAt: new Date().toISOString() });
}

test('a recording of whose end no news came is made ready by the sweep, or ended if the carrier has it no more', async () => {
  const attempt = await talk();
  await fillForm(operator, attempt, consenting(1));
  await operator.console((view) => view.attempt?.call?.recording === true);
  product.simulator.addCallbackFault({ kind: 'drop', events: ['recording-completed'] });
  await dispose(operator, attempt, 'complete');
  await expect.poll(async () => (await heldOf(attempt))[0]?.status).toBe('completed');
  await product.simulator.whenIdle();
  expect(await recordings(attempt)).toMatchObject([{ state: 'running', seconds: null }]);
  await sweepIn(1);
  expect(await recordings(attempt)).toMatchObject([{ state: 'running' }]);
  await sweepIn(3);
  const [row] = await recordings(attempt);
  expect(row).toMatchObject({ state: 'ready', seconds: expect.any(Number) });

  await product.ctx.carrier.removeRecording(row?.carrierRecordingSid ?? '');
  await product.ctx.prisma.recording.updateMany({ where: { id: row?.id ?? '' }, data: { state: 'running' } });
  await sweepIn(5);
  expect(await recordings(attempt)).toMatchObject([{ state: 'absent' }]);
});

test('a start whose answer was lost, and all news of it, is found at the carrier after the call and deleted there', async () => {
  const attempt = await talk();
  await upToConsent(attempt);
  product.simulator.addRestFault({ kind: 'lose-answer', method: 'POST', times: 1 });
  product.simulator.addCallbackFault({
    kind: 'drop',
    events: ['recording-in-progress', 'recording-completed'],
  });
  await fillForm(operator, attempt, consenting(1), 1);
  await expect.poll(async () => (await recordings(attempt))[0]?.state).toBe('failed');
  expect(await heldOf(attempt)).toMatchObject([{ status: 'in-progress' }]);
  await dispose(operator, attempt, 'technical-failure');
  await expect.poll(async () => (await heldOf(attempt))[0]?.status).toBe('completed');
  await product.simulator.whenIdle();
  await sweepIn(5);
  await removeWithdrawn(product.ctx);
  expect(await heldOf(attempt)).toEqual([]);
  expect(await recordings(attempt)).toMatchObject([{ state: 'withdrawn' }]);
});

test('what the carrier signs but no recording can be called changes nothing', async () => {
  const attempt = await talk();
  const { interviewId } = await fillForm(operator, attempt, consenting(2), 6);
  const asked = { callId: attempt.call?.id ?? '', interviewId, state: 'asked', askedAt: new Date() };
  const { id } = await product.ctx.prisma.recording.create({ data: asked });
  const address = `${product.origin}/twilio/recordings/${id}/status`;
  const told = async (RecordingSid: string) => {
    const body = { RecordingSid, RecordingStatus: 'completed' };
    const signature = twilio.getExpectedTwilioSignature(product.simulator.authToken, address, body);
    const headers = { 'x-twilio-signature': signature };
    return (await fetch(address, { method: 'POST', headers, body: new URLSearchParams(body) })).status;
  };
  expect(await told(`RE${'0'.repeat(31)}/../Calls`)).toBe(400);
  expect(await recordings(attempt)).toMatchObject([{ state: 'asked', carrierRecordingSid: null }]);
  expect(await told(`RE${'0'.repeat(32)}`)).toBe(204);
  await product.ctx.prisma.recording.delete({ where: { id } });
});

test('a worker that died while it asked for a recording: the sweep finds what runs, and lets go what never began', async () => {
  const attempt = await talk();
  const interviewId = await upToConsent(attempt);
  const asked = { callId: attempt.call?.id ?? '', interviewId, state: 'asked', askedAt: new Date() };
  const { id } = await product.ctx.prisma.recording.create({ data: asked });
  await sweepIn(3);
  expect(await recordings(attempt)).toMatchObject([{ state: 'failed', removedAt: null }]);
  await product.ctx.prisma.recording.updateMany({ where: { id }, data: { state: 'asked' } });
  product.simulator.addCallbackFault({ kind: 'drop' });
  const { sid } = await product.ctx.carrier.startRecording(sidOf(attempt), id);
  await sweepIn(5);
  expect(await recordings(attempt)).toMatchObject([{ state: 'running', carrierRecordingSid: sid }]);
  product.simulator.clearFaults();
});

test('a citizen who agrees and takes it back before there is a recording has none afterwards', async () => {
  const attempt = await talk();
  await upToConsent(attempt);
  product.simulator.addRestFault({ kind: 'unavailable', method: 'POST', times: 1 });
  const { interviewId } = await fillForm(operator, attempt, consenting(1), 1);
  await expect.poll(async () => (await recordings(attempt))[0]?.state).toBe('failed');
  // Agreed, and nothing runs: one more worker comes to it, and is overtaken before it has written anything.
  const { ctx } = product;
  let overtaken = false;
  const slow = ctx.prisma.$extends({
    query: {
      recording: {
        async createMany({ args, query }) {
          overtaken = true;
          await answerConsent(interviewId, 98, 2);
          await followConsent(ctx, interviewId);
          return query(args);
        },
      },
    },
  });
  await followConsent({ ...ctx, db: slow as unknown as typeof ctx.prisma }, interviewId);
  expect(overtaken).toBe(true);
  expect(await heldOf(attempt)).toEqual([]);
  expect((await recordings(attempt)).map(({ state }) => state).toSorted()).toEqual(['failed', 'withdrawn']);
});

test('what was recorded is deleted when the citizen asks for it afterwards, by the office alone, with the reason kept', async () => {
  const attempt = await talk();
  await fillForm(operator, attempt, consenting(1));
  await operator.console((view) => view.attempt?.call?.recording === true);
  await dispose(operator, attempt, 'complete');
  await expect.poll(async () => (await recordings(attempt))[0]?.state).toBe('ready');
  const asked = { body: { code: attempt.case.verificationCode, reason: 'Bà gọi lại xin xóa' } };
  const supervisor = await product.signIn('giamsat');
  await expect(supervisor.call(deleteRecordings, asked)).rejects.toMatchObject({
    problem: { code: 'forbidden' },
  });
  const official = await product.signIn('sonoivu');
  const kept = async () => (await official.call(checkCall, asked)).found?.recordings;
  expect(await kept()).toBe(1);
  expect(await official.call(deleteRecordings, asked)).toEqual({ deleted: 1 });
  expect(await kept()).toBe(0);
  await expect.poll(() => heldOf(attempt)).toEqual([]);
  const [row] = await recordings(attempt);
  expect(row).toMatchObject({ state: 'withdrawn' });
  const log = await product.ctx.prisma.auditEntry.findMany({
    where: { subjectId: row?.id ?? '', action: 'recording-deletion-asked' },
  });
  expect(log).toMatchObject([{ actorId: expect.any(String), details: { reason: 'Bà gọi lại xin xóa' } }]);
});

test('who is not asked, does not agree, or is not on the line any more is not recorded', async () => {
  const refusing = await talk();
  await fillForm(operator, refusing, consenting(2), 9);
  await dispose(operator, refusing, 'technical-failure');
  const gone = await talk();
  await fillForm(operator, gone, consenting(1), 3);
  product.simulator.hangUp(sidOf(gone));
  await operator.console((view) => view.attempt?.call?.endedAt != null);
  const { answers, interviewId } = await fillForm(operator, gone, consenting(1), 9);
  expect(answers.get('recording-consent')).toEqual({ value: 1 });
  await followConsent(product.ctx, interviewId);
  expect([...(await recordings(refusing)), ...(await recordings(gone))]).toEqual([]);
});
