// Phúc tra is blind: what the server sends to each role, on every door and event, before and after submission, is
// searched for marks planted in the original interview. And it is separate, and keeps the call rules of the interviews.
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { getReviewedInterview } from '#contract/back-check-review.ts';
import { callBackCheck, getBackCheckResult, getBackChecks } from '#contract/back-checks.ts';
import { checkCall } from '#contract/call-checks.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { recordDisposition } from '#contract/attempts.ts';
import { roles, type Role } from '#domain/staff/roles.ts';
import { reviewedRecording } from '#server/features/back-checks/reviewed-interview.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { everythingSentTo } from '#tests/support/everything-sent.ts';
import { dispose, fillForm, nextTalk, sitDown } from '#tests/support/interview.ts';
import type { Refused, Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { rating, recallRoom, type RecallRoom } from '#tests/support/recall.ts';
import { tryEverything, unknownDoors, type Knock, type Left } from '#tests/support/walk.ts';

const accounts: Record<Role, string> = {
  admin: 'quantri',
  supervisor: 'giamsat',
  operator: 'dtv01',
  verifier: 'phuctra',
  analyst: 'phantich',
  official: 'sonoivu',
};
/** Planted in the original: nothing of them may ever reach the verifier… */
const never = { operator: 'Trần Dấu Hiệu', note: 'ghi-chu-dau-hieu', chance: '0.271828' };
/** …and these not before submission. */
const answered = { words: 'tra-loi-dau-hieu', remark: 'ghi-ben-cau-hoi' };
const nameOfVerifier = 'Lê Kín Đáo';

let database: FreshDatabase;
let product: Product;
let room: RecallRoom;
const people = new Map<Role, Person>();

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  const { prisma } = product.ctx;
  await prisma.user.update({ where: { username: 'dtv01' }, data: { name: never.operator, demo: false } });
  await prisma.user.update({ where: { username: 'phuctra' }, data: { name: nameOfVerifier, demo: false } });
  room = await recallRoom(product, database.url, { drawn: 4, reserve: 1 });
  people.set('operator', room.operator).set('verifier', room.verifier);
  for (const role of roles) if (!people.has(role)) people.set(role, await product.signIn(accounts[role]));
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

/** An interview full of marks, chosen for phúc tra with a chance that can be searched for. Gives both ids. */
async function marked(): Promise<{ interviewId: string; backCheckId: string }> {
  await room.operator.emit('session:ready', {});
  const attempt = await nextTalk(room.operator);
  const { interviewId } = await fillForm(room.operator, attempt, (question, definition) =>
    question.kind === 'text' ? { value: answered.words } : rating(5)(question, definition),
  );
  await dispose(room.operator, attempt, 'complete', { note: never.note });
  const { prisma } = product.ctx;
  const { operatorId } = await prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const [noteId, attemptId, writtenAt] = [crypto.randomUUID(), attempt.id, new Date()];
  await prisma.interviewNote.create({
    data: {
      id: noteId,
      interviewId,
      attemptId,
      questionName: 'DV1.1',
      text: answered.remark,
      authorId: operatorId ?? '',
      writtenAt,
    },
  });
  const { id } = await prisma.backCheck.update({
    where: { interviewId },
    data: { probability: Number(never.chance) },
  });
  return { interviewId, backCheckId: id };
}

/** Doors that a walk leaves alone, with the reason. */
const left: Left = {
  signOut: 'ends the session that is walked with; knocked at with another one below',
};
/** Before submission the verifier has a re-call in hand already. */
const leftInCall: Left = { ...left, callBackCheck: 'the test itself knocked at it, with the recorder on' };

function personOf(role: Role): Person {
  const person = people.get(role);
  if (!person) throw new Error(role);
  return person;
}

/** Walks, and holds that what the role may knock at with took the body. */
async function walk(role: Role, without: Left): Promise<Knock[]> {
  const knocks = await tryEverything(product, personOf(role), {
    role,
    surveyId: room.surveyId,
    left: without,
  });
  const wrong = knocks.filter(
    ({ allowed, status, code }) => allowed && (status === 500 || code === 'input-invalid'),
  );
  expect(wrong).toEqual([]);
  return knocks;
}

/** An id in an address that was asked for is no answer. */
const answerOf = (text: string) => text.slice(text.indexOf(' '));
const found = (sent: readonly string[], mark: string) => sent.filter((text) => text.includes(mark));

test('every door and event of the contract is walked: ids and a body that is taken are known for each', () => {
  expect(unknownDoors()).toEqual([]);
});

test('of an interview that is not yet re-called the verifier gets nothing, whatever they ask for; then the answers alone', async () => {
  const { verifier } = room;
  const listening = roles.map((role) => ({ role, heard: everythingSentTo(personOf(role)) }));
  for (const role of ['supervisor', 'analyst', 'official', 'admin'] as const)
    await personOf(role).emit('survey:watch', { surveyId: room.surveyId });
  const one = await marked();
  const two = await marked();
  const { username, id } = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const forbidden = [...Object.values(never), id, `"${username ?? ''}"`];
  const sent = everythingSentTo(verifier);
  await verifier.emit('survey:watch', { surveyId: room.surveyId });
  const attempt = await room.called(one.backCheckId);
  await fillForm(verifier, attempt, rating(5), 4);
  const knocks = await walk('verifier', {
    ...leftInCall,
    hangUp: 'the citizen is still asked; knocked at below',
  });
  const before = sent.take();
  expect(before.length).toBeGreaterThan(knocks.length);
  expect(found(before, attempt.id).length).toBeGreaterThan(0);
  for (const mark of [...forbidden, ...Object.values(answered), '"original"', '"score"', '"reasons"'])
    expect(found(before.map(answerOf), mark)).toEqual([]);

  await fillForm(verifier, attempt, rating(5));
  await verifier.call(recordDisposition, {
    params: { attemptId: attempt.id },
    body: { disposition: 'complete', then: 'pause' },
  });
  await verifier.call(getBackCheckResult, { params: { backCheckId: one.backCheckId } });
  await walk('verifier', leftInCall);
  const after = sent.take();
  for (const mark of forbidden) expect(found(after.map(answerOf), mark)).toEqual([]);
  // The answers side by side, of the submitted one alone.
  const originals = found(after, '"original"');
  expect(originals.length).toBeGreaterThan(0);
  for (const text of originals) expect(text).toContain(one.backCheckId);
  expect(found(originals, two.backCheckId)).toEqual([]);
  for (const mark of Object.values(answered))
    for (const text of found(after, mark)) expect(text).not.toContain(two.interviewId);
  sent.stop();

  // From the choice to the verdict: who heard which event of phúc tra.
  const events = Object.fromEntries(
    listening.toReversed().map(({ role, heard }) => {
      heard.stop();
      const texts = heard.take().filter((text) => text.startsWith('socket'));
      const names = texts.flatMap(
        (text) => /"((?:back-checks|quality|verdicts):changed)"/.exec(text)?.[1] ?? [],
      );
      return [role, [...new Set(names)].toSorted()];
    }),
  );
  expect(events).toEqual({
    admin: [],
    supervisor: [],
    operator: ['verdicts:changed'],
    verifier: ['back-checks:changed'],
    analyst: [],
    official: ['back-checks:changed'],
  });
});

test('an official hears the recording before deciding, which is logged; nobody else does', async () => {
  const office = people.get('official');
  if (!office) throw new Error('No official');
  const { prisma, carrier } = product.ctx;
  const { id } = await prisma.backCheck.findFirstOrThrow({ where: { submittedAt: { not: null } } });
  await product.simulator.whenIdle();
  const { original, recheck } = await office.call(getReviewedInterview, { params: { backCheckId: id } });
  const [recording] = original.recordings;
  expect(recording).toMatchObject({ state: 'ready' });
  expect(recheck.recordings).toHaveLength(1);
  const path = `/api/back-checks/${id}/recordings/${recording?.id ?? ''}`;
  const listened = (person: Person, at = path) =>
    fetch(`${product.origin}${at}`, { headers: { cookie: person.cookie } });
  const sound = await listened(office);
  expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/x-wav']);
  const bytes = await sound.arrayBuffer();
  expect(Buffer.from(bytes).toString('ascii', 8, 12)).toBe('WAVE');
  expect(Number(sound.headers.get('content-length'))).toBe(bytes.byteLength);
  const { id: officialId } = await prisma.user.findUniqueOrThrow({ where: { username: 'sonoivu' } });
  expect(await prisma.auditEntry.findMany({ where: { action: 'recording-heard' } })).toMatchObject([
    { actorId: officialId, subjectId: recording?.id },
  ]);
  for (const role of roles.filter((one) => one !== 'official')) {
    const person = people.get(role);
    expect([role, person && (await listened(person)).status]).toEqual([role, 403]);
  }
  // By the code that the citizen quotes, the room learns of no re-call.
  const { verificationNumber } = await prisma.case.findFirstOrThrow({
    where: { interviews: { some: { backCheck: { id } } } },
  });
  const body = { code: verificationCode(verificationNumber) };
  const called = async (role: Role) => JSON.stringify(await people.get(role)?.call(checkCall, { body }));
  expect(await called('supervisor')).not.toContain(nameOfVerifier);
  expect(await called('supervisor')).toContain(never.operator);
  expect(await called('official')).toContain(nameOfVerifier);
  // Who cannot be written down hears nothing, and the carrier is let go.
  const sounds: { content: { destroyed: boolean } }[] = [];
  const soundOf = async (sid: string) => {
    const sound = await carrier.soundOf(sid);
    sounds.push(sound);
    return sound;
  };
  const actor = { id: 'nobody\u0000', name: '', username: '', role: 'official', unit: '' } as const;
  const unknown = { ...product.ctx, actor, carrier: { ...carrier, soundOf } };
  await expect(reviewedRecording(unknown, id, recording?.id ?? '')).rejects.toThrow('auditEntry.create');
  expect(sounds).toMatchObject([{ content: { destroyed: true } }]);
  // The recording of one interview is not reached through the phúc tra of another.
  const other = await prisma.backCheck.findFirstOrThrow({ where: { status: 'waiting' } });
  expect((await listened(office, path.replace(id, other.id))).status).toBe(404);
  // What the carrier has no more is told as such.
  const row = await prisma.recording.findUniqueOrThrow({ where: { id: recording?.id ?? '' } });
  await product.ctx.carrier.removeRecording(row.carrierRecordingSid ?? '');
  expect((await listened(office)).status).toBe(404);
});

test('the queries of verifiers read the two views and nothing else of the interview', () => {
  const file = new URL('../../server/features/back-checks/verifier-queries.ts', import.meta.url);
  const source = readFileSync(file, 'utf8').replaceAll(/\/\/.*|\/\*[^]*?\*\//g, '');
  expect(source).not.toMatch(/ctx\.db\.(?!\$queryRaw)/);
  expect([...source.matchAll(/\b(?:from|join)\s+([a-z_]+)\b(?!\s*['"])/g)].map(([, name]) => name)).toEqual([
    'recall_queue',
    'recall_results',
  ]);
});

test('the database itself has no comparison before submission, and refuses to be given one', async () => {
  const { prisma } = product.ctx;
  const waiting = await prisma.backCheck.findFirstOrThrow({ where: { status: 'waiting' } });
  const rows = await prisma.$queryRaw<unknown[]>`select * from recall_results where id = ${waiting.id}::uuid`;
  expect(rows).toEqual([]);
  const columns = await prisma.$queryRaw<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_name = 'recall_queue' order by 1`;
  expect(columns.map(({ name }) => name)).toEqual([
    'agency_name',
    'appointment_at',
    'attempts',
    'id',
    'interview_id',
    'interviewed_at',
    'next_call_at',
    'placed',
    'respondent_name',
    'selected_at',
    'status',
    'survey_id',
    'tthc_name',
    'verifier_id',
    'wait_reason',
  ]);
  await expect(
    prisma.backCheck.update({ where: { id: waiting.id }, data: { comparison: { reasons: [] } } }),
  ).rejects.toThrow(/back_checks_blind/);
});

test('whoever shared a shift with the operator is refused, though of another unit by now', async () => {
  const { prisma } = product.ctx;
  const waiting = await prisma.backCheck.findFirstOrThrow({ where: { status: 'waiting' } });
  const colleague = await product.as('dtv02');
  const now = new Date();
  await prisma.operatorSession.create({
    data: {
      operatorId: colleague.actor?.id ?? '',
      surveyId: room.surveyId,
      purpose: 'interview',
      state: 'paused',
      stateSince: now,
      seenAt: now,
      startedAt: new Date(now.getTime() - 600_000),
      endedAt: now,
      conference: crypto.randomUUID(),
    },
  });
  // A session of that time keeps the unit of that time: moving to another office helps nobody.
  await prisma.user.update({
    where: { username: 'dtv02' },
    data: { unit: 'Sở Nội vụ', role: 'verifier' },
  });
  const moved = await product.signIn('dtv02');
  const { items } = await moved.call(getBackChecks, { params: { surveyId: room.surveyId } });
  expect(items).toEqual([]);
  const refused = await moved
    .call(callBackCheck, { params: { backCheckId: waiting.id } })
    .catch((error: unknown) => error);
  expect((refused as Refused).problem).toMatchObject({
    code: 'back-check-not-separate',
    details: { reason: 'same-unit' },
  });
  await prisma.$executeRaw`update operator_sessions set unit = 'Tổ khác' where operator_id = ${colleague.actor?.id}`;
  const stillRefused = await moved
    .call(callBackCheck, { params: { backCheckId: waiting.id } })
    .catch((error: unknown) => error);
  expect((stillRefused as Refused).problem.details).toEqual({ reason: 'same-shift' });
});

test('a re-call nobody answers waits as an interview would, and what is overdue comes first and marked', async () => {
  const { verifier, surveyId } = room;
  const { prisma } = product.ctx;
  const waiting = await prisma.backCheck.findFirstOrThrow({
    where: { status: 'waiting' },
    include: { interview: { include: { surveyCase: { include: { person: true } } } } },
  });
  await sitDown(room.operator, surveyId);
  const later = await marked();
  await prisma.backCheck.update({
    where: { id: later.backCheckId },
    data: { selectedAt: new Date(Date.now() - 9 * 86_400_000) },
  });
  const queue = () => verifier.call(getBackChecks, { params: { surveyId } });
  const open = (await queue()).items.filter(({ status }) => status === 'waiting');
  expect(open.map(({ id, overdue }) => [id, overdue])).toEqual([
    [later.backCheckId, true],
    [waiting.id, false],
  ]);
  for (const phone of waiting.interview.surveyCase.person.phones)
    product.simulator.setBehaviour(phone, { kind: 'busy' });
  await verifier.call(callBackCheck, { params: { backCheckId: waiting.id } });
  await verifier.console(({ attempt, session }) => attempt === null && session?.state === 'paused');
  const [, item] = (await queue()).items.filter(({ status }) => status === 'waiting');
  expect(item).toMatchObject({
    id: waiting.id,
    attempts: 1,
    maxAttempts: 6,
    waitReason: 'wait-after-attempt',
  });
  const minutes = (Date.parse(item?.callableAt ?? '') - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(28);
  expect(minutes).toBeLessThan(31);
  const refused = await verifier
    .call(callBackCheck, { params: { backCheckId: waiting.id } })
    .catch((error: unknown) => error);
  expect((refused as Refused).problem.code).toBe('back-check-not-due');
});

/** The supervisor and the admin are the last: they may end what the others look at. */
const walkers = ['operator', 'analyst', 'verifier', 'official', 'admin', 'supervisor'] as const;

test.each(walkers)(
  'the %s learns of no interview that waits for its re-call, and of those re-called what is theirs to know',
  async (role) => {
    const { prisma } = product.ctx;
    const person = personOf(role);
    const waiting = await prisma.backCheck.findFirstOrThrow({
      where: { status: 'waiting' },
      orderBy: { selectedAt: 'desc' },
    });
    const sent = everythingSentTo(person);
    const knocks = await walk(role, leftInCall);
    const heard = sent.take();
    sent.stop();
    expect(heard.length).toBeGreaterThanOrEqual(knocks.length);
    // The list of accounts is not about phúc tra.
    const told = heard.filter((text) => !text.includes('/api/staff'));
    const answers = told.map(answerOf);
    // The verifier's queue names what waits, and nothing else of it.
    if (role !== 'verifier') expect(found(answers, waiting.id)).toEqual([]);
    if (role !== 'verifier' && role !== 'official' && role !== 'admin')
      expect(found(told, nameOfVerifier)).toEqual([]);
    // Score and chance: the official's alone; the admin has the chance of what was re-called.
    const chances = found(told, never.chance);
    if (role === 'admin') for (const text of chances) expect(text).not.toContain(waiting.interviewId);
    else if (role !== 'official') expect(chances).toEqual([]);
    // Both sides beside each other, of what was submitted alone.
    for (const text of found(told, '"original"')) {
      expect(text).not.toContain(waiting.id);
      expect(text).not.toContain(waiting.interviewId);
    }
  },
);

test('signing out says nothing', async () => {
  const { cookie, leave } = await product.signIn('phuctra');
  const answer = await fetch(`${product.origin}/api/sign-out`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await answer.json()).toEqual({});
  leave();
});
