// Committed for real, from two sets of connections at once, as two workers would.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { compareDue } from '#domain/cases/due-order.ts';
import { inTransaction } from '#server/context.ts';
import { placeCall, recordCarrierEvent, recordDisposition } from '#server/features/attempts/commands.ts';
import { assignCases } from '#server/features/cases/commands.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { readySession } from '#tests/support/ready-session.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

const rounds = 200;
let database: FreshDatabase;
let product: Product;
let connections: OpenDatabase[];

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  connections = [openDatabase(database.url, 3), openDatabase(database.url, 3)];
});
afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await product.close();
  await database.drop();
});

test(`two operators ready at the same instant, ${rounds} times: never the same case, never an error`, async () => {
  const { prisma } = product.ctx;
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(rounds * 2),
  });
  const operators = await prisma.user.findMany({ where: { role: 'operator' } });
  const now = new Date();
  for (const { id } of operators)
    await prisma.operatorSession.create({
      data: {
        operatorId: id,
        surveyId,
        purpose: 'interview',
        state: 'paused',
        stationUp: true,
        stateSince: now,
        seenAt: now,
        startedAt: now,
        conference: id,
      },
    });
  // Jobs stay unsent: what is tested is the claim, not the calls.
  const contexts = connections.map((connection) => ({
    ...product.ctx,
    prisma: connection.prisma,
    db: connection.prisma,
    jobs: { enqueue: async () => undefined },
  }));
  const handedOut: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await prisma.operatorSession.updateMany({ data: { state: 'ready', seenAt: new Date() } });
    const claims = await Promise.all(contexts.map((ctx) => assignCases(ctx, surveyId)));
    const pairs = claims.flat();
    // Both at once may each see the other's rows locked; what is left over is there for the next look.
    if (pairs.length < operators.length) pairs.push(...(await assignCases(product.ctx, surveyId)));
    expect(new Set(pairs.map(({ operatorId }) => operatorId)).size).toBe(operators.length);
    handedOut.push(...pairs.map(({ caseId }) => caseId));
    await prisma.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
    await prisma.call.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(), state: 'lost' } });
  }
  expect(handedOut).toHaveLength(rounds * operators.length);
  expect(new Set(handedOut).size).toBe(handedOut.length);
});

test('two cases of one telephone are never called at the same time', async () => {
  const { prisma } = product.ctx;
  const phone = mobileNumbers(1, 90_000)[0] ?? '';
  const supervisor = await product.as('giamsat');
  const first = await activeSurvey(supervisor, database.url, product.versions, { phones: [phone] });
  const second = await activeSurvey(supervisor, database.url, product.versions, { phones: [phone] });
  await prisma.operatorSession.updateMany({ data: { endedAt: new Date() } });
  await prisma.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
  const operators = await prisma.user.findMany({ where: { role: 'operator' } });
  const surveys = [first, second];
  for (const [index, { id }] of operators.entries())
    await readySession(product.ctx, surveys[index] ?? first, id);
  const quiet = connections.map((connection) => ({
    ...product.ctx,
    prisma: connection.prisma,
    db: connection.prisma,
    jobs: { enqueue: async () => undefined },
  }));
  const claims = await Promise.all(quiet.map((ctx, index) => assignCases(ctx, surveys[index] ?? first)));
  expect(claims.flat()).toHaveLength(1);
  expect(await prisma.call.count({ where: { endedAt: null, phoneE164: phone.replace('0', '+84') } })).toBe(1);
});

test('one person with two numbers is not called by two surveys at the same moment', async () => {
  const { prisma } = product.ctx;
  const supervisor = await product.as('giamsat');
  const people = 5;
  const numbers = mobileNumbers(people * 2, 92_000);
  const pairs = Array.from({ length: people }, (_, index) => numbers.slice(index * 2, index * 2 + 2));
  // Each survey's list has the numbers in another order, so that each would dial another one.
  const surveys = [
    await activeSurvey(supervisor, database.url, product.versions, {
      phones: pairs.map((pair) => pair.join('; ')),
    }),
    await activeSurvey(supervisor, database.url, product.versions, {
      phones: pairs.map((pair) => pair.toReversed().join('; ')),
    }),
  ];
  await prisma.survey.updateMany({ where: { id: { in: surveys } }, data: { restMonths: 6 } });
  await prisma.operatorSession.updateMany({ data: { endedAt: new Date() } });
  const operators = await prisma.user.findMany({ where: { role: 'operator' } });
  const now = new Date();
  for (const [index, { id }] of operators.entries())
    await readySession(product.ctx, surveys[index] ?? '', id);
  const quiet = connections.map((connection) => ({
    ...product.ctx,
    prisma: connection.prisma,
    db: connection.prisma,
    jobs: { enqueue: async () => undefined },
  }));
  for (const pair of pairs) {
    // One person at a time: the others' cases are not due yet.
    await prisma.case.updateMany({
      where: { surveyId: { in: surveys }, status: 'open' },
      data: { nextCallAt: new Date(Date.now() + 3_600_000) },
    });
    await prisma.case.updateMany({
      where: { surveyId: { in: surveys }, person: { phones: { has: pair[0]?.replace('0', '+84') ?? '' } } },
      data: { nextCallAt: now },
    });
    await prisma.operatorSession.updateMany({
      where: { endedAt: null },
      data: { state: 'ready', seenAt: new Date() },
    });
    const claims = (
      await Promise.all(quiet.map((ctx, index) => assignCases(ctx, surveys[index] ?? '')))
    ).flat();
    await Promise.all(claims.map(({ callId }, index) => placeCall(quiet[index] ?? product.ctx, callId)));
    const calls = await prisma.call.findMany({ where: { id: { in: claims.map(({ callId }) => callId) } } });
    expect(calls.filter(({ carrierCallSid }) => carrierCallSid !== null)).toHaveLength(1);
    for (const { carrierCallSid } of calls)
      if (carrierCallSid) await product.ctx.carrier.hangUp(carrierCallSid);
    await prisma.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
    await prisma.call.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(), state: 'lost' } });
  }
  // Whoever was called in one survey is left in peace by the other.
  for (const [index, surveyId] of surveys.entries()) await assignCases(quiet[index] ?? product.ctx, surveyId);
  const placed = await prisma.call.findMany({
    where: { placedAt: { not: null }, attempt: { surveyCase: { surveyId: { in: surveys } } } },
    include: { attempt: { include: { surveyCase: { include: { person: true } } } } },
  });
  const called = placed.map(({ attempt }) => attempt.surveyCase.person.phones.toSorted().join());
  expect(new Set(called).size).toBe(called.length);
});

test('cases are handed out in the order that the rule gives, whatever they have been through', async () => {
  const { prisma } = product.ctx;
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(40, 95_000),
  });
  await prisma.operatorSession.updateMany({ data: { endedAt: new Date() } });
  await prisma.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  // Ties in every part of the key, so that each next part has to decide.
  for (const [index, { id }] of cases.entries())
    await prisma.case.update({
      where: { id },
      data: {
        appointmentAt: index % 5 === 0 ? new Date(Date.now() - ((index * 7) % 3) * 60_000) : null,
        priority: index % 3 === 0 ? 90 : 50,
        attemptCount: (index * 3) % 4,
      },
    });
  const expected = (await prisma.case.findMany({ where: { surveyId } })).sort(compareDue).map(({ id }) => id);
  const [operator] = await prisma.user.findMany({ where: { role: 'operator' }, take: 1 });
  const sessionId = await readySession(product.ctx, surveyId, operator?.id ?? '');
  const quiet = { ...product.ctx, jobs: { enqueue: async () => undefined } };
  const handedOut: string[] = [];
  while (handedOut.length < cases.length) {
    const [claimed] = await assignCases(quiet, surveyId);
    handedOut.push(claimed?.caseId ?? '');
    await prisma.assignment.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
    await prisma.call.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(), state: 'lost' } });
    await prisma.operatorSession.update({ where: { id: sessionId }, data: { state: 'ready' } });
  }
  expect(handedOut).toEqual(expected);
});

test.each([
  { news: 'completed', known: 'in-progress', disposition: 'refusal-soft' },
  { news: 'in-progress', known: 'ringing', disposition: 'technical-failure' },
] as const)(
  'an operator who has said how it ended stays free, though the carrier says $news at that moment',
  async ({ news, known, disposition }) => {
    const { prisma } = product.ctx;
    await prisma.operatorSession.updateMany({ data: { endedAt: new Date() } });
    const surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
      phones: mobileNumbers(1, news === 'completed' ? 96_000 : 97_000),
    });
    const actor = await product.as('dtv01');
    const sessionId = await readySession(product.ctx, surveyId, actor.actor?.id ?? '');
    const jobs = { enqueue: async () => undefined };
    const [desk, carrier] = connections.map((connection) => ({
      ...actor,
      prisma: connection.prisma,
      db: connection.prisma,
      jobs,
    }));
    if (!desk || !carrier) throw new Error('two sets of connections are needed');
    const [claimed] = await assignCases({ ...product.ctx, jobs }, surveyId);
    const { attemptId = '', callId = '' } = claimed ?? {};
    const report = (status: typeof news | typeof known, sequenceNumber: number) =>
      recordCarrierEvent(carrier, callId, { status, sequenceNumber, at: new Date() }, `CA-${news}`);
    await report(known, 1);

    let reported = Promise.resolve();
    await inTransaction(desk, async (tx) => {
      await recordDisposition(tx, { attemptId, disposition, note: null, appointmentAt: null, then: 'pause' });
      const [self] = await tx.db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      reported = report(news, 2);
      // Only what waits for this transaction shows that the two cross.
      for (let waiting = 0; waiting === 0;)
        waiting = Number(
          (
            await prisma.$queryRaw<{ n: bigint }[]>`
              select count(*) as n from pg_stat_activity where ${self?.pid} = any (pg_blocking_pids(pid))`
          )[0]?.n,
        );
    });
    await reported;
    expect(await prisma.operatorSession.findUnique({ where: { id: sessionId } })).toMatchObject({
      state: 'paused',
      pauseReason: 'asked',
    });
  },
);
