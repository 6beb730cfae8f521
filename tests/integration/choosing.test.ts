// The choice for phúc tra: stored for every completed interview, to be repeated by a stranger, and hidden from the room.
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { decideBackCheck, setRecallRules } from '#contract/back-check-review.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import {
  getInterviewEvidence,
  getOperatorTests,
  getQualityNotices,
  getSelection,
  getSelectionProtocol,
  liftOperatorFlag,
  publishSelectionSeed,
  setSelectionSettings,
} from '#contract/selection.ts';
import { appealVerdict } from '#contract/verdicts.ts';
import { checkProtocol, readProtocol } from '#domain/back-checks/choice-protocol.ts';
import { riskSelection } from '#domain/back-checks/selection-by-risk.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import { sequentialPath, sequentialTest } from '#domain/back-checks/statistics/sequential-test.ts';
import { owedTo } from '#server/features/back-checks/owed.ts';
import { workDone } from '#server/features/back-checks/work-done.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { everythingSentTo } from '#tests/support/everything-sent.ts';
import { dispose, fillForm } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { denying, rating, recallRoom, type RecallRoom } from '#tests/support/recall.ts';

let database: FreshDatabase;
let product: Product;
let room: RecallRoom;
let official: Person;
let supervisor: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  room = await recallRoom(product, database.url, { drawn: 9, reserve: 9 }, { backCheckRate: 0.03 });
  official = await product.signIn('sonoivu');
  supervisor = await product.signIn('giamsat');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const params = () => ({ params: { surveyId: room.surveyId } });

/** Nothing is owed and nothing speaks against an interview, so that each is chosen with the floor alone. */
const floorOnly = (floor: number) => ({
  ...defaultSelectionSettings,
  risk: { ...defaultSelectionSettings.risk, floor, perRisk: 0 },
  minimum: { perOperator: 0, perAgency: 0 },
});

const protocol = async () => {
  const response = await fetch(
    `${product.origin}${getSelectionProtocol.path.replace(':surveyId', room.surveyId)}`,
    { headers: { cookie: official.cookie } },
  );
  return readProtocol(await response.text());
};

test('an interview that is not chosen has its probability, its draw and its evidence too', async () => {
  await official.call(setSelectionSettings, { ...params(), body: floorOnly(0.03) });
  const interviewId = await room.interviewed(4);
  // The answer to "complete" says it: evidence and choice were committed with the end of the interview.
  expect(await product.ctx.prisma.backCheckSelection.count({ where: { interviewId } })).toBe(1);
  const evidence = await official.call(getInterviewEvidence, { params: { interviewId } });
  expect(evidence).toMatchObject({ number: 1, rule: 'by-risk', reason: 'floor', probability: 0.03 });
  expect(evidence.chosen).toBe((evidence.draw ?? 1) < 0.03);
  // What its page shows gives risk and probability again.
  const { riskSettings, operator, owed, score, risk, chances } = evidence;
  const again = riskSelection(riskSettings, {
    ruleFired: false,
    flagged: false,
    evidence: score ?? Number.NaN,
    operator,
    owed,
  });
  expect(again).toMatchObject({ probability: 0.03, reason: 'floor' });
  expect([again.risk, again.chances]).toEqual([risk, chances]);
  // Filled in a moment: no test types as slowly as a citizen speaks.
  const talk = evidence.parts.find(({ name }) => name === 'short-talk');
  expect(talk?.z).toBeGreaterThan(1);
  const sum = evidence.parts.reduce((total, { adds }) => total + adds, evidence.base);
  expect(sum).toBeCloseTo(evidence.score ?? Number.NaN, 9);
  const { prisma } = product.ctx;
  const row = await prisma.backCheckSelection.findUniqueOrThrow({ where: { interviewId } });
  // From the moment in which it was complete to that in which its evidence stood.
  const { endedAt } = await prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const tookMs = row.selectedAt.getTime() - (endedAt?.getTime() ?? Number.NaN);
  expect(tookMs).toBeGreaterThanOrEqual(0);
  expect(tookMs).toBeLessThan(5_000);
  await expect(
    prisma.backCheckSelection.update({ where: { interviewId }, data: { probability: 1 } }),
  ).rejects.toThrow('never change');
  expect(row).toMatchObject({ chosen: evidence.chosen });
});

test('answers that were entered without an answered call are proof, and before one nothing is complete', async () => {
  const { operator } = room;
  const { prisma } = product.ctx;
  const [next] = await prisma.case.findMany({
    where: { surveyId: room.surveyId, status: 'open', held: false },
    orderBy: { drawOrder: 'asc' },
    include: { person: true },
  });
  const phone = next?.person.phones[0] ?? '';
  // Nobody answers, and the news of it is late: time enough to key most of an interview.
  product.simulator.setBehaviour(phone, { kind: 'no-answer' }, 1);
  product.simulator.addCallbackFault({ kind: 'hold', to: phone, events: ['completed'] });
  await operator.emit('session:ready', {});
  const { attempt } = await operator.console((view) => view.attempt?.call?.state === 'ringing');
  if (!attempt) throw new Error('No attempt');
  const { interviewId, answers } = await fillForm(operator, attempt, rating(5), 25);
  expect(answers.size).toBe(25);
  await expect(dispose(operator, attempt, 'complete')).rejects.toMatchObject({
    problem: { code: 'disposition-not-allowed', details: { reason: 'call-not-answered' } },
  });
  product.simulator.clearFaults();
  product.simulator.releaseCallbacks('in-order');
  await operator.console((view) => view.attempt?.call?.endedAt != null);
  await dispose(operator, attempt, 'technical-failure');
  // The carrier tells whole seconds: the next call is to be answered in a later one than these were keyed in.
  const keyedIn = Math.floor(Date.now() / 1000);
  await vi.waitUntil(() => Math.floor(Date.now() / 1000) > keyedIn, { timeout: 2_000 });
  // The second time somebody answers and hangs up at once, which is enough to say that it is complete.
  const others = { surveyId: room.surveyId, id: { not: next?.id ?? '' }, status: 'open' } as const;
  await prisma.case.updateMany({ where: others, data: { held: true } });
  await prisma.case.update({ where: { id: next?.id ?? '' }, data: { nextCallAt: new Date(0) } });
  product.simulator.setBehaviour(phone, { kind: 'hangs-up-at-once', ringSeconds: 1 }, 1);
  await operator.emit('session:ready', {});
  const again = await operator.console(
    (view) => view.attempt?.call?.answeredAt != null && view.attempt.call.endedAt !== null,
  );
  if (!again.attempt) throw new Error('No second attempt');
  expect(again.attempt.interviewId).toBe(interviewId);
  // These come within the grace of 20 s after the hang-up, which the test does not wait for.
  const { answers: all } = await fillForm(operator, again.attempt, rating(5));
  await dispose(operator, again.attempt, 'complete');
  await prisma.case.updateMany({ where: others, data: { held: false } });
  const evidence = await official.call(getInterviewEvidence, { params: { interviewId } });
  expect(evidence).toMatchObject({ reason: 'rule-fired', probability: 1, chosen: true });
  const proofs = evidence.parts.filter(({ proves }) => proves);
  expect(proofs).toMatchObject([{ name: 'after-hang-up', value: 25, counts: { answers: all.size } }]);
});

test('nothing that operator or supervisor can read or hear tells whether an interview was chosen', async () => {
  const people = [room.operator, supervisor];
  await supervisor.emit('survey:watch', { surveyId: room.surveyId });
  const heard = people.map(everythingSentTo);
  const eventsOf = async (floor: number) => {
    await official.call(setSelectionSettings, { ...params(), body: floorOnly(floor) });
    for (const one of heard) one.take();
    await room.interviewed(4);
    // The verifier's hint comes after all that the room is told.
    const chosen = await product.ctx.prisma.backCheckSelection.findFirstOrThrow({
      where: { surveyId: room.surveyId },
      orderBy: { selectedAt: 'desc' },
    });
    const names = heard.map((one) =>
      one
        .take()
        .filter((text) => text.startsWith('socket'))
        .flatMap((text) => /"(back-checks:changed|quality:changed|verdicts:changed)"/.exec(text)?.[1] ?? []),
    );
    return { names, chosen };
  };
  const chosen = await eventsOf(1);
  expect(chosen.chosen.chosen).toBe(true);
  expect(chosen.names).toEqual([[], []]);
  for (const one of heard) one.stop();

  const { interviewId } = chosen.chosen;
  const readings = () => Promise.all(people.map((person) => everythingReadBy(person, interviewId)));
  const before = await readings();
  await product.ctx.prisma.backCheck.deleteMany({ where: { interviewId } });
  expect(await readings()).toEqual(before);
  const { surveyId, probability, selectedAt } = chosen.chosen;
  await product.ctx.prisma.backCheck.create({ data: { surveyId, interviewId, probability, selectedAt } });
});

/** The answers of all doors that only read, without what the clock alone changes. */
async function everythingReadBy(person: Person, interviewId: string): Promise<Record<string, unknown>> {
  const { caseId } = await product.ctx.prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const ids: Record<string, string> = { surveyId: room.surveyId, interviewId, caseId };
  const read: Record<string, unknown> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    if (endpoint.method !== 'GET' || endpoint.gives === 'file') continue;
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_, key: string) => ids[key] ?? interviewId);
    const response = await fetch(`${product.origin}${path}`, { headers: { cookie: person.cookie } });
    const text = await response.text();
    read[name] = text.replaceAll(/"(requestId|takenAt|seconds|here)":\s*("[^"]*"|[\d.]+|true|false)/g, '');
  }
  return read;
}

test('operator and agency are owed their least number in a calendar week, over the interviews still expected in it', async () => {
  const { prisma } = product.ctx;
  const { surveyId } = room;
  const survey = await prisma.survey.findUniqueOrThrow({ where: { id: surveyId } });
  const rows = await prisma.backCheckSelection.findMany({ where: { surveyId } });
  const [{ operatorId, agencyName } = { operatorId: '', agencyName: '' }] = rows;
  const settings = {
    ...defaultSelectionSettings,
    minimum: { perOperator: 50, perAgency: 40 },
    weekOfOperator: 200,
  };
  const owed = (now: Date) =>
    owedTo({ ...product.ctx, now: () => now }, survey, { operatorId, agencyName }, settings);
  const own = rows.filter((row) => row.operatorId === operatorId);
  const ofAgency = rows.filter((row) => row.agencyName === agencyName);
  const chosen = (some: typeof rows) => some.filter((row) => row.chosen).length;
  expect(chosen(own)).toBeGreaterThan(0);
  expect(await owed(new Date())).toMatchObject({
    operator: { checks: 50 - chosen(own), interviews: 200 - own.length },
    agency: { checks: 40 - chosen(ofAgency) },
  });
  // In the next week nothing has been chosen yet, as many interviews are expected as there were in this one, and what
  // this one fell short of is owed too, as far as it had interviews.
  const short = (minimum: number, some: typeof rows) => Math.min(minimum, some.length) - chosen(some);
  expect(short(50, own)).toBeGreaterThan(0);
  expect(await owed(new Date(Date.now() + 7 * 86_400_000))).toEqual({
    operator: { checks: 50 + short(50, own), interviews: own.length },
    agency: { checks: 40 + short(40, ofAgency), interviews: ofAgency.length },
  });
});

test('a stranger with the protocol and the published seed chooses the same interviews', async () => {
  const { settings: _, seed, completes, ...view } = await official.call(getSelection, params());
  expect(seed).toMatchObject({ seed: null, mayPublish: false });
  await expect(official.call(publishSelectionSeed, params())).rejects.toMatchObject({
    problem: { code: 'seed-still-secret' },
  });
  expect((await protocol()).seed).toBeNull();
  const { prisma } = product.ctx;
  const { endsOn } = await prisma.survey.update({
    where: { id: room.surveyId },
    data: { endsOn: new Date('2021-01-01') },
    select: { endsOn: true },
  });
  expect(endsOn).toBeDefined();
  await official.call(publishSelectionSeed, params());
  await prisma.survey.update({ where: { id: room.surveyId }, data: { endsOn: new Date('2099-12-31') } });
  const published = await protocol();
  const check = checkProtocol(published.rows, published.seed ?? '');
  expect(check).toEqual({ digest: seed.digest, checked: completes, faults: [] });
  expect(view.chosen).toBe(published.rows.filter(({ chosen }) => chosen).length);
  const [first] = published.rows;
  if (!first) throw new Error('No row');
  const told = published.rows.map((row) => (row === first ? { ...row, chosen: !row.chosen } : row));
  expect(checkProtocol(told, published.seed ?? '').faults).toEqual([{ number: 1, fault: 'other-choice' }]);
});

test('three denied interviews flag an operator: all that is open is re-called, supervisor and officials are told', async () => {
  await official.call(setSelectionSettings, { ...params(), body: floorOnly(1) });
  // A denied interview alone brings nothing, so that what follows comes from the test.
  await official.call(setRecallRules, { ...params(), body: { consequences: {} } });
  const denied = [await room.interviewed(5), await room.interviewed(5), await room.interviewed(5)];
  const recalls: string[] = [];
  for (const interviewId of denied) recalls.push(await room.rechecked(interviewId, denying));
  const notices = await supervisor.until(
    'quality:changed',
    () => supervisor.call(getQualityNotices, params()),
    (list) => list.length > 0,
  );
  expect(notices).toMatchObject([{ kind: 'all-rechecked', name: 'Điện thoại viên 01' }]);
  const { settings, operators, flagAt, clearAt } = await official.call(getOperatorTests, params());
  expect(operators[0]).toMatchObject({ state: 'flag', checked: 3, failed: 3 });
  expect(operators[0]?.steps.map(({ ratio }) => Math.round(ratio * 1000) / 1000)).toEqual([
    1.386, 2.773, 4.159,
  ]);
  // The line follows from the settings and results that its calculation shows.
  const wald = sequentialTest(settings);
  expect(wald).toMatchObject({ flagAt, clearAt });
  for (const { steps } of operators) {
    const again = sequentialPath(
      wald,
      steps.map(({ failed }) => failed),
    );
    expect(steps.map(({ ratio, state }) => ({ ratio, state }))).toEqual(again);
  }
  const { completes, added } = await official.call(getSelection, params());
  expect(await product.ctx.prisma.backCheck.count({ where: { surveyId: room.surveyId } })).toBe(completes);
  // The first interview, with its 3 %, was hardly drawn; it is re-called because of the flag, and marked so.
  expect(added).toBe(
    await product.ctx.prisma.backCheckSelection.count({ where: { surveyId: room.surveyId, chosen: false } }),
  );

  // What the operator completes from now on is re-called with certainty and stands for nothing but itself.
  const next = await room.interviewed(4);
  expect(await product.ctx.prisma.backCheck.findUnique({ where: { interviewId: next } })).toMatchObject({
    probability: 1,
    drawn: false,
  });

  // An appeal that succeeds turns the step back, and with it the flag.
  const [turned = ''] = recalls;
  await room.operator.call(appealVerdict, {
    params: { backCheckId: turned },
    body: { statement: 'Người nghe máy hôm phúc tra là người khác trong nhà.' },
  });
  await official.call(decideBackCheck, {
    params: { backCheckId: turned },
    body: { finding: 'overturned', consequences: [], reason: 'Đã nghe ghi âm cuộc gọi.' },
  });
  const after = await official.call(getOperatorTests, params());
  expect(after.operators[0]).toMatchObject({ state: 'continue', checked: 3, failed: 2 });
  expect(await supervisor.call(getQualityNotices, params())).toEqual([]);
  await expect(
    official.call(liftOperatorFlag, {
      params: { surveyId: room.surveyId, operatorId: operators[0]?.operatorId ?? '' },
      body: { reason: 'Không còn gì để gỡ bỏ.' },
    }),
  ).rejects.toMatchObject({ status: 404 });
});

test("an operator's attempts are the others' room, by the hour and weekday of Vietnam", async () => {
  const { prisma } = product.ctx;
  const { id: operatorId } = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const attempts = await prisma.contactAttempt.findMany({ where: { operatorId, purpose: 'interview' } });
  const { own, others } = await workDone(product.ctx, { surveyId: room.surveyId, operatorId });
  expect(others).toEqual([]);
  const sum = (name: 'attempts' | 'contacts' | 'completes') =>
    own.reduce((total, cell) => total + cell[name], 0);
  const completes = attempts.filter(({ disposition }) => disposition === 'complete').length;
  expect(completes).toBeGreaterThan(5);
  expect([sum('attempts'), sum('contacts'), sum('completes')]).toEqual([
    attempts.length,
    completes,
    completes,
  ]);
  const keys = attempts.map(({ startedAt, number }) => {
    const local = Temporal.Instant.from(startedAt.toISOString()).toZonedDateTimeISO('Asia/Ho_Chi_Minh');
    return `${local.hour} ${local.dayOfWeek} ${number}`;
  });
  expect(own.map(({ hour, weekday, number }) => `${hour} ${weekday} ${number}`).toSorted()).toEqual(
    [...new Set(keys)].toSorted(),
  );
  const colleague = await workDone(product.ctx, { surveyId: room.surveyId, operatorId: 'colleague' });
  expect(colleague).toEqual({ own: [], others: own });
});
