// A conversation under control: hold, mute, a supervisor called in, the case handed over, a hand raised. Through the
// real SDK; what the carrier has done is read from the simulator, not from our rows.
import { afterAll, beforeAll, expect, test } from 'vitest';

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
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, sitDown } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { twilioClientFor } from '#tests/support/simulator-harness.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { talkOfTest } from '#tests/support/talk.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let supervisor: Person;
let supervisorId: string;
let station: string;
let surveyId: string;

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

const talk = () => talkOfTest(product, operator);
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
  await operator.call(raiseHand);
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  const joined = await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  // The help has come: the hand is down.
  expect(joined.session?.hand).toBeNull();
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

  // Called in once more, they hang up themselves: the operator is told, and goes on with the citizen.
  await operator.call(askSupervisor, { ...at(attempt), body: { supervisorId } });
  await operator.console((view) => view.attempt?.supervisorCall?.state === 'joined');
  const leg = product.simulator.log().calls.findLast(({ to }) => to === station);
  product.simulator.hangUp(leg?.sid ?? '');
  const left = await operator.console((view) => view.attempt?.supervisorCall?.state === 'ended');
  expect(left.attempt?.supervisorCall?.outcome).toBe('left');
  await product.simulator.whenIdle();
  expect(await conferences()).toEqual([
    [
      { label: 'operator', ...quiet },
      { label: 'respondent', ...quiet },
    ],
  ]);
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

test('a hand goes down with the attempt it was raised over, not at hang-up; one from before stays up', async () => {
  await operator.call(raiseHand);
  await dispose(operator, await talk(), 'hung-up');
  const { session } = await operator.call(getConsole);
  expect(session?.hand).not.toBeNull();
  await operator.call(lowerHand, { params: { handId: session?.hand?.id ?? '' } });

  const attempt = await talk();
  await operator.call(raiseHand);
  product.simulator.hangUp(sidOf(attempt));
  const over = await operator.console((view) => view.session?.state === 'wrapUp');
  expect(over.session?.hand).not.toBeNull();
  await dispose(operator, attempt, 'hung-up');
  expect((await operator.call(getConsole)).session?.hand).toBeNull();
  expect((await supervisor.call(getFloor, { params: { surveyId } })).hands).toEqual([]);
});
