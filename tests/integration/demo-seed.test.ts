// The demo as a visitor finds it: a day of calls behind it, nothing left open, and told once however often it starts.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedDemo } from '#prisma/seed/demo.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import type { Context } from '#server/context.ts';
import { surveyIndex } from '#server/features/results/queries.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { bareDatabase, type FreshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: OpenDatabase;
let ctx: Context;
let surveyId: string;
let seededFrom: Date;
let afterCutOff: { cutOff: boolean; status: string; attempts: number; sessions: number };

beforeAll(async () => {
  fresh = await bareDatabase();
  database = openDatabase(fresh.url, 2);
  ctx = offlineContext(database);
  // Cut off in the middle of the day's telling, when the first interview is chosen for phúc tra.
  await onDatabase(`create function cut_off() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
    create trigger cut_off before insert on back_checks for each row execute function cut_off()`);
  const fault = await seedDemo(fresh.url).then(
    () => '',
    (error: Error) => error.message,
  );
  const { status } = await ctx.db.survey.findFirstOrThrow();
  afterCutOff = {
    cutOff: fault.includes('cut off'),
    status,
    attempts: await ctx.db.contactAttempt.count(),
    sessions: await ctx.db.operatorSession.count(),
  };
  await onDatabase('drop trigger cut_off on back_checks; drop function cut_off');
  seededFrom = new Date();
  await seedDemo(fresh.url);
  surveyId = (await ctx.db.survey.findFirstOrThrow()).id;
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

async function onDatabase(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function byDisposition(): Promise<Map<string | null, number>> {
  const groups = await ctx.db.contactAttempt.groupBy({
    by: ['disposition'],
    where: { purpose: 'interview' },
    _count: true,
  });
  return new Map(groups.map(({ disposition, _count }) => [disposition, _count]));
}

test('a start that is cut off leaves no part of the day, and the next one tells it whole', async () => {
  expect(afterCutOff).toEqual({ cutOff: true, status: 'draft', attempts: 0, sessions: 0 });
  expect((await ctx.db.survey.findFirstOrThrow()).status).toBe('active');
  expect(await ctx.db.transactionList.count()).toBe(1);
});

test('the agencies of the list are known, all but the one that is left to try', async () => {
  const waiting = await ctx.db.agencyName.findMany({ where: { agencyId: null } });
  expect(waiting.map(({ name }) => name)).toEqual(['Bộ phận Một cửa huyện Đắk Glong']);
  const district = { parent: { name: 'UBND huyện Đắk Glong' }, level: 'commune', unitSystem: '63' };
  expect(await ctx.db.agency.count({ where: { ...district, unitCode: { not: null } } })).toBe(7);
  expect(await ctx.db.agency.count()).toBe(9);
});

test('the day is over: no case held, no call live, nobody sitting', async () => {
  const open = { where: { endedAt: null } };
  expect({
    assignments: await ctx.db.assignment.count(open),
    attempts: await ctx.db.contactAttempt.count(open),
    calls: await ctx.db.call.count(open),
    sessions: await ctx.db.operatorSession.count(open),
    held: await ctx.db.case.count({ where: { held: true } }),
    rechecks: await ctx.db.backCheck.count({ where: { status: 'inProgress' } }),
  }).toEqual({ assignments: 0, attempts: 0, calls: 0, sessions: 0, held: 0, rechecks: 0 });
});

test('everything happened on the first day of the survey, from eight to five, in the order of time', async () => {
  const { startsOn } = await ctx.db.survey.findFirstOrThrow();
  const day = startsOn.toISOString().slice(0, 10);
  const within = { gte: new Date(`${day}T01:00:00Z`), lte: new Date(`${day}T10:00:00Z`) };
  const attempts = await ctx.db.contactAttempt.count();
  expect(attempts).toBeGreaterThanOrEqual(45);
  expect(await ctx.db.contactAttempt.count({ where: { startedAt: within, endedAt: within } })).toBe(attempts);
  expect(await ctx.db.answer.count({ where: { NOT: { storedAt: within } } })).toBe(0);
  expect(within.lte.getTime()).toBeLessThan(seededFrom.getTime());
  const numbered = await ctx.db.interview.findMany({
    where: { purpose: 'interview', status: 'complete' },
    orderBy: { endedAt: 'asc' },
  });
  expect(numbered.map(({ completionNumber }) => completionNumber)).toEqual(
    numbered.map((_, index) => index + 1),
  );
});

test('calls ended in every way that a day of calls has', async () => {
  const counts = await byDisposition();
  const missing = [
    'complete',
    'no-answer',
    'busy',
    'unreachable',
    'number-not-in-use',
    'refusal-soft',
    'refusal-hard',
    'appointment',
    'break-off',
    'callback-mid-interview',
  ].filter((disposition) => !counts.get(disposition));
  expect(missing).toEqual([]);
});

test('the index has interviews of both operators', async () => {
  const index = await surveyIndex(ctx, surveyId);
  expect(index.interviews).toBeGreaterThan(15);
  expect(index.overall).not.toBeNull();
  const operators = await ctx.db.interview.groupBy({
    by: ['operatorId'],
    where: { purpose: 'interview', status: 'complete' },
  });
  expect(operators).toHaveLength(2);
});

test('one appointment comes due minutes after the start, the other ones later', async () => {
  const appointments = await ctx.db.case.findMany({ where: { appointmentAt: { not: null } } });
  const minutes = appointments.map(
    ({ appointmentAt }) => ((appointmentAt?.getTime() ?? 0) - seededFrom.getTime()) / 60_000,
  );
  expect(minutes.filter((each) => each >= 5 && each < 7)).toHaveLength(1);
  expect(minutes.every((each) => each > 0)).toBe(true);
});

test('the same list and the same draw give the same day: whoever starts the demo finds the same ones chosen', async () => {
  const chosen = await ctx.db.interview.findMany({
    where: { selection: { chosen: true } },
    orderBy: { completionNumber: 'asc' },
  });
  expect(chosen.map(({ completionNumber }) => completionNumber)).toEqual([6, 9, 12, 15, 16]);
});

test('phúc tra wait for the visitor, one has been done and confirmed', async () => {
  const backChecks = await ctx.db.backCheck.findMany({ include: { verifier: true } });
  expect(backChecks.filter(({ status }) => status === 'waiting').length).toBeGreaterThanOrEqual(3);
  const done = backChecks.filter(({ status }) => status !== 'waiting');
  expect(done.map(({ status, verdict, verifier }) => [status, verdict, verifier?.username])).toEqual([
    ['submitted', 'confirmed', 'phuctra'],
  ]);
});

test('starting again adds nothing', async () => {
  const counts = async () => ({
    dispositions: await byDisposition(),
    events: await ctx.db.carrierEvent.count(),
    answers: await ctx.db.answer.count(),
    cases: await ctx.db.case.count(),
    sessions: await ctx.db.operatorSession.count(),
    backChecks: await ctx.db.backCheck.count(),
    audit: await ctx.db.auditEntry.count(),
  });
  const before = await counts();
  await seedDemo(fresh.url);
  expect(await counts()).toEqual(before);
});
