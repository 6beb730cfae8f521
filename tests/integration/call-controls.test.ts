// A conversation under control: hold, mute, a supervisor called in, the case handed over, a hand raised. Through the
// real SDK; what the carrier has done is read from the simulator, not from our rows.
import twilio from 'twilio';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { getConsole, openInterview, type AttemptView } from '#contract/attempts.ts';
import {
  askSupervisor,
  handOver,
  holdCall,
  listSupervisors,
  lowerHand,
  muteOperator,
  raiseHand,
  seeHand,
  withdrawSupervisor,
} from '#contract/call-controls.ts';
import { getFloor } from '#contract/monitoring.ts';
import { getMyDay } from '#contract/shift.ts';
import { handOver as passToSupervisor } from '#server/features/attempts/hand-over.ts';
import { followConsent, recoverRecordings, removeWithdrawn } from '#server/features/recordings/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown, willing, type Choose } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { twilioClientFor } from '#tests/support/simulator-harness.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let supervisor: Person;
let supervisorId: string;
let station: string;
let surveyId: string;
let talks = 0;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  supervisor = await product.signIn('giamsat');
  const user = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'giamsat' } });
  ({ id: supervisorId, station } = user);
  const phones = mobileNumbers(40, 7000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  await supervisor.emit('survey:watch', { surveyId });
  await sitDown(operator, surveyId);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

async function talk(): Promise<AttemptView> {
  talks += 1;
  await operator.emit('session:ready', {});
  const attempt = await nextTalk(operator);
  onTestFinished(async () => {
    const { attempt: left } = await operator.call(getConsole);
    if (left) await dispose(operator, left, 'technical-failure');
    product.simulator.clearFaults();
  });
  return attempt;
}
const at = (attempt: AttemptView) => ({ params: { attemptId: attempt.id } });
const sidOf = (attempt: AttemptView) => attempt.call?.carrierCallSid ?? '';

/** Who is where at the carrier, by label. */
async function conferences() {
  const { origin, accountSid, authToken } = product.simulator;
  const client = twilioClientFor(origin, accountSid, authToken);
  const live = await client.conferences.list({ status: 'in-progress' });
  return Promise.all(
    live.map(async ({ sid }) =>
      (await client.conferences(sid).participants.list()).map(({ label, hold, muted }) => ({
        label,
        hold,
        muted,
      })),
    ),
  );
}
const quiet = { hold: false, muted: false };

test('a citizen on hold hears the announcement until they are brought back, and a reload shows it', async () => {
  const attempt = await talk();
  await operator.call(holdCall, { ...at(attempt), body: { on: true } });
  await product.simulator.whenIdle();
  expect(await conferences()).toEqual([
    [
      { label: 'operator', ...quiet },
      { label: 'respondent', hold: true, muted: false },
    ],
  ]);
  const heard = product.simulator.log().calls.find(({ sid }) => sid === sidOf(attempt))?.heardOnHold;
  expect(heard?.[0]).toBe('Xin Ông/Bà giữ máy trong giây lát. Chúng tôi quay lại ngay.');
  expect((await operator.call(getConsole)).attempt?.call?.heldSince).not.toBeNull();
  const floor = await supervisor.call(getFloor, { params: { surveyId } });
  expect(floor.operators[0]?.heldSince).not.toBeNull();

  const back = await operator.call(holdCall, { ...at(attempt), body: { on: false } });
  expect(back.attempt?.call?.heldSince).toBeNull();
  expect((await conferences())[0]?.every(({ hold }) => !hold)).toBe(true);
  expect(product.simulator.log().warnings).toEqual([]);
});

test('a citizen who hangs up on hold leaves the operator to record it, with that said', async () => {
  const attempt = await talk();
  await operator.call(holdCall, { ...at(attempt), body: { on: true } });
  product.simulator.hangUp(sidOf(attempt));
  const { attempt: over, session } = await operator.console((view) => view.session?.state === 'wrapUp');
  expect(over?.call?.heldSince).not.toBeNull();
  expect(over?.call?.endedAt).not.toBeNull();
  expect(session?.wrapUpEndsAt).not.toBeNull();
  await expect(operator.call(holdCall, { ...at(attempt), body: { on: false } })).rejects.toMatchObject({
    problem: { code: 'state-changed' },
  });
});

test('an operator who muted themselves is heard again by the next citizen', async () => {
  const attempt = await talk();
  await operator.call(muteOperator, { ...at(attempt), body: { on: true } });
  expect((await conferences())[0]?.[0]).toEqual({ label: 'operator', hold: false, muted: true });
  await dispose(operator, attempt, 'hung-up');
  await talk();
  await product.simulator.whenIdle();
  expect((await operator.call(getConsole)).session?.mutedSince).toBeNull();
  expect((await conferences())[0]?.[0]).toEqual({ label: 'operator', ...quiet });
});

test('what the carrier did not do is said and nothing on the screen pretends it was done', async () => {
  const attempt = await talk();
  product.simulator.addRestFault({ kind: 'unavailable', method: 'POST', times: 1 });
  await expect(operator.call(holdCall, { ...at(attempt), body: { on: true } })).rejects.toMatchObject({
    problem: { code: 'carrier-unavailable' },
  });
  expect((await operator.call(getConsole)).attempt?.call?.heldSince).toBeNull();
  await operator.call(holdCall, { ...at(attempt), body: { on: true } });
  expect((await operator.call(getConsole)).attempt?.call?.heldSince).not.toBeNull();
});

test('a supervisor who does not answer is told as such, and the citizen is back by themselves', async () => {
  product.simulator.setBehaviour(station, { kind: 'no-answer' }, 1);
  const attempt = await talk();
  const asked = await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  expect(asked.attempt).toMatchObject({
    supervisorCall: { state: 'ringing', supervisorName: 'Giám sát viên' },
  });
  expect(asked.attempt?.call?.heldSince).not.toBeNull();
  const { attempt: after } = await operator.console(
    (view) => view.attempt?.supervisorCall?.state === 'ended' && view.attempt.call?.heldSince === null,
  );
  expect(after?.supervisorCall?.outcome).toBe('no-answer');
  expect(await conferences()).toEqual([
    [
      { label: 'operator', ...quiet },
      { label: 'respondent', ...quiet },
    ],
  ]);
});

test('a supervisor joins, all three may speak, and the supervisor may leave again', async () => {
  const attempt = await talk();
  expect(await operator.call(listSupervisors)).toMatchObject([{ id: supervisorId, busy: false }]);
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  expect(await operator.call(listSupervisors)).toMatchObject([{ busy: true }]);
  await expect(
    operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } }),
  ).rejects.toMatchObject({
    problem: { code: 'supervisor-busy' },
  });
  await operator.call(holdCall, { ...at(attempt), body: { on: false } });
  expect((await conferences())[0]?.map(({ label, hold }) => [label, hold])).toEqual([
    ['operator', false],
    ['respondent', false],
    ['supervisor', false],
  ]);
  await operator.call(withdrawSupervisor, at(attempt));
  await product.simulator.whenIdle();
  expect((await conferences())[0]?.map(({ label }) => label)).toEqual(['operator', 'respondent']);
});

test('handed over, citizen, case and form are the supervisor’s, who ends the attempt; the operator is free', async () => {
  const attempt = await talk();
  const begun = await fillForm(operator, attempt, undefined, 9);
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  const left = await operator.call(handOver, { ...at(attempt), body: { then: 'pause' } });
  expect(left).toMatchObject({ attempt: null, session: { state: 'paused', pauseReason: 'handed-over' } });
  await product.simulator.whenIdle();
  expect((await conferences()).map((each) => each.map(({ label, hold }) => [label, hold]))).toContainEqual([
    ['operator', false],
    ['respondent', false],
  ]);

  const taken = await supervisor.call(getConsole);
  expect(taken).toMatchObject({
    session: { state: 'talking' },
    attempt: { id: attempt.id, supervisorCall: { state: 'handed-over', askedByName: 'Điện thoại viên 01' } },
  });
  const resumed = await fillForm(supervisor, attempt, undefined, 0);
  expect(resumed.path.current).toBe(begun.path.current);
  expect(resumed.answers).toEqual(begun.answers);
  await fillForm(supervisor, attempt);
  await dispose(supervisor, attempt, 'complete');
  expect((await supervisor.call(getConsole)).session).toBeNull();
  expect(await product.ctx.prisma.interview.findFirst({ where: { caseId: attempt.case.id } })).toMatchObject({
    status: 'complete',
    operatorId: supervisorId,
  });
  // The operator's headset is still up and takes the next citizen.
  expect((await operator.call(getMyDay)).attempts[0]).toMatchObject({ handedTo: 'Giám sát viên' });
  await talk();
});

test('a hand-over that the carrier does not do leaves everything with the operator', async () => {
  const attempt = await talk();
  await fillForm(operator, attempt, undefined, 2);
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  product.simulator.addRestFault({ kind: 'unavailable', method: 'POST', times: 1 });
  await expect(operator.call(handOver, { ...at(attempt), body: {} })).rejects.toMatchObject({
    problem: { code: 'carrier-unavailable' },
  });
  expect(await operator.call(getConsole)).toMatchObject({
    session: { state: 'talking' },
    attempt: { id: attempt.id, supervisorCall: { state: 'ended', outcome: 'failed' } },
  });
  expect((await supervisor.call(getConsole)).session).toBeNull();
  await operator.call(openInterview, at(attempt));
});

test('an interview whose hand-over failed is the operator’s, though the supervisor had opened the form by then', async () => {
  const attempt = await talk();
  const { interviewId } = await fillForm(operator, attempt, undefined, 2);
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  const ctx = await product.as('dtv01');
  const isIn: typeof ctx.carrier.isIn = async (...where) => {
    // Between our rows and the carrier: the supervisor's console has the case and opens its form.
    await supervisor.call(openInterview, at(attempt));
    product.simulator.addRestFault({ kind: 'unavailable', method: 'POST', times: 1 });
    return ctx.carrier.isIn(...where);
  };
  const carrier = { ...ctx.carrier, isIn };
  await expect(passToSupervisor({ ...ctx, carrier }, attempt.id, 'pause')).rejects.toMatchObject({
    code: 'carrier-unavailable',
  });
  const { operatorId } = await product.ctx.prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  expect(operatorId).toBe(ctx.actor?.id);
});

test('a citizen who hangs up while the supervisor is being asked ends that too', async () => {
  product.simulator.setBehaviour(station, { kind: 'completes', ringSeconds: 1 }, 1);
  const attempt = await talk();
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  product.simulator.hangUp(sidOf(attempt));
  const { attempt: over } = await operator.console((view) => view.session?.state === 'wrapUp');
  expect(over?.supervisorCall).toMatchObject({ state: 'ended', outcome: 'call-ended' });
  expect((await operator.call(listSupervisors))[0]?.busy).toBe(false);
});

test('a raised hand is on the floor at once, seen by name, and down when the help is done', async () => {
  await operator.call(raiseHand);
  await operator.call(raiseHand);
  const floor = () => supervisor.call(getFloor, { params: { surveyId } });
  const { hands } = await supervisor.until('floor:changed', floor, (view) => view.hands.length > 0);
  expect(hands).toMatchObject([{ operatorName: 'Điện thoại viên 01', seenBy: null }]);
  const hand = { params: { handId: hands[0]?.id ?? '' } };
  await supervisor.call(seeHand, hand);
  const seen = await operator.console((view) => view.session?.hand?.seenBy !== null);
  expect(seen.session?.hand?.seenBy).toBe('Giám sát viên');
  const colleague = await product.signIn('dtv02');
  await expect(colleague.call(lowerHand, hand)).rejects.toMatchObject({ problem: { code: 'forbidden' } });
  await supervisor.call(lowerHand, hand);
  expect((await operator.call(getConsole)).session?.hand).toBeNull();
  expect((await floor()).hands).toEqual([]);
});

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
