// The headset's leg: nobody is called into an empty conference, and nobody is stuck with a call that is never made.
import { afterEach, beforeEach, expect, test } from 'vitest';

import { placeCall, recoverCalls } from '#server/features/attempts/commands.ts';
import { assignCases } from '#server/features/cases/commands.ts';
import { checkStations, stationDown } from '#server/features/sessions/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { sitDown } from '#tests/support/interview.ts';
import { Refused, type Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let surveyId: string;
const phones = mobileNumbers(2, 9000);

beforeEach(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, sweepEveryMs: 3_600_000 });
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const supervisor = await product.as('giamsat');
  surveyId = await activeSurvey(supervisor, database.url, product.versions, { phones });
  operator = await product.signIn('dtv01');
  await sitDown(operator, surveyId);
});
afterEach(async () => {
  await product.close();
  await database.drop();
});

const citizensCalled = () => product.simulator.log().calls.filter(({ to }) => to.startsWith('+84'));

test('a headset lost between claim and call: the call is given up unplaced, case, number and operator are free again', async () => {
  const { ctx } = product;
  const session = await ctx.prisma.operatorSession.findFirstOrThrow({ where: { endedAt: null } });
  // The claim as it is, its call not sent yet.
  await ctx.prisma.operatorSession.update({ where: { id: session.id }, data: { state: 'ready' } });
  const [claimed] = await assignCases({ ...ctx, jobs: { enqueue: async () => undefined } }, surveyId);
  await stationDown(ctx, session.id, 'station-lost');
  await placeCall(ctx, claimed?.callId ?? '');
  expect(citizensCalled()).toEqual([]);

  const later = new Date(Date.now() + 60_000);
  await recoverCalls({ ...ctx, now: () => later });
  const returned = await ctx.prisma.case.findUniqueOrThrow({ where: { id: claimed?.caseId ?? '' } });
  expect(returned).toMatchObject({ status: 'open', held: false, attemptCount: 0 });
  expect(await ctx.prisma.call.count({ where: { endedAt: null } })).toBe(0);
  await operator.console(({ attempt, session: mine }) => attempt === null && mine?.state === 'paused');
});

test('a headset whose end nobody told us of is found out by asking, and gets no citizen', async () => {
  const { ctx, simulator } = product;
  simulator.addCallbackFault({ kind: 'drop', to: 'client:dtv01' });
  const station = simulator.log().calls.find(({ to }) => to === 'client:dtv01');
  simulator.hangUp(station?.sid ?? '');
  await simulator.whenIdle();
  await checkStations(ctx);
  const { session } = await operator.console((view) => view.session?.stationUp === false);
  expect(session).toMatchObject({ state: 'paused', pauseReason: 'station-lost' });
  expect(citizensCalled()).toEqual([]);
});

test('a call claimed before the survey was paused is not made after it', async () => {
  const { ctx } = product;
  const session = await ctx.prisma.operatorSession.findFirstOrThrow({ where: { endedAt: null } });
  await ctx.prisma.operatorSession.update({ where: { id: session.id }, data: { state: 'ready' } });
  const [claimed] = await assignCases({ ...ctx, jobs: { enqueue: async () => undefined } }, surveyId);
  await ctx.prisma.survey.update({ where: { id: surveyId }, data: { status: 'paused' } });
  await placeCall(ctx, claimed?.callId ?? '');
  expect(citizensCalled()).toEqual([]);
  const returned = await ctx.prisma.case.findUniqueOrThrow({ where: { id: claimed?.caseId ?? '' } });
  expect(returned).toMatchObject({ status: 'open', held: false, attemptCount: 0 });
});

test('one call that the carrier cannot tell about does not keep the others from being mended', async () => {
  const { ctx, simulator } = product;
  await operator.emit('session:ready', {});
  await operator.console(({ session }) => session?.state === 'talking');
  simulator.addRestFault({ kind: 'unavailable', method: 'GET' });
  const later = new Date(Date.now() + 600_000);
  await expect(recoverCalls({ ...ctx, now: () => later })).resolves.toBe(0);
});

test('a verifier cannot take a shift of interviewing, nor an operator one of phúc tra', async () => {
  const verifier = await product.signIn('phuctra');
  const refusals = await Promise.all(
    [
      verifier.emit('session:start', { surveyId, purpose: 'interview' }),
      operator.emit('session:start', { surveyId, purpose: 'backCheck' }),
    ].map((attempt) =>
      attempt.catch((error: unknown) => (error instanceof Refused ? error.problem.code : String(error))),
    ),
  );
  expect(refusals).toEqual(['forbidden', 'forbidden']);
});
