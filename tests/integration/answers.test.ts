// What the server takes as an answer: only what the question takes, and nothing that could break what is counted.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openInterview, type AttemptView } from '#contract/attempts.ts';
import type { InterviewEvent } from '#contract/paradata.ts';
import { getIndex } from '#contract/results.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { endInterview } from '#server/features/interviews/commands.ts';
import { openLane } from '#server/platform/lane.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown } from '#tests/support/interview.ts';
import type { Person, Refused } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let surveyId: string;
let attempt: AttemptView;
let form: { interviewId: string; epoch: number };
let sequence = 1_000;
const plain = { durationMs: null, answerSequence: null };

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  const phones = mobileNumbers(1, 8000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, { phones });
  await sitDown(operator, surveyId);
  await operator.emit('session:ready', {});
  attempt = await nextTalk(operator);
  form = await operator.call(openInterview, { params: { attemptId: attempt.id } });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

function record(questionName: string, value: AnswerValue) {
  sequence += 1;
  const { interviewId, epoch } = form;
  const answeredAt = new Date().toISOString();
  return operator.emit('answer:record', { interviewId, epoch, sequence, questionName, value, answeredAt });
}

const stored = (questionName: string) =>
  product.ctx.prisma.answer.findMany({ where: { interviewId: form.interviewId, questionName } });

test.each<[string, AnswerValue, string]>([
  ['no-such-question', { value: 1 }, 'unknown-question'],
  ['DV1.1', { value: 6 }, 'unknown-option'],
  ['DV1.1', { value: 4.5 }, 'unknown-option'],
  ['DV1.1', { value: 1e300 }, 'unknown-option'],
  ['DV1.1', { value: '5' }, 'wrong-kind'],
])('%s does not take %j: %s', async (questionName, value, reason) => {
  const refused = await record(questionName, value).catch((error: unknown) => error);
  expect((refused as Refused).problem).toMatchObject({
    code: 'answer-not-accepted',
    details: { questionName, reason },
  });
  expect(await stored(questionName)).toEqual([]);
});

test('a text with what the database cannot hold is stored without it', async () => {
  const { questionName } = await textQuestion();
  await record(questionName, { value: 'Nhanh\u0000 hơn \uD83D' });
  expect((await stored(questionName)).map(({ value }) => value)).toEqual([{ value: 'Nhanh hơn \uFFFD' }]);
});

async function textQuestion() {
  const { definition } = await product.ctx.prisma.questionnaireVersion.findUniqueOrThrow({
    where: { id: product.versions.interviewVersionId },
  });
  const { blocks } = definition as { blocks: { questions: { name: string; kind: string }[] }[] };
  const found = blocks.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'text');
  if (!found) throw new Error('The form asks for no text');
  return { questionName: found.name };
}

test('an answer to somebody else’s form is not taken', async () => {
  const other = await product.signIn('dtv02');
  const { interviewId, epoch } = form;
  const answeredAt = new Date().toISOString();
  const refused = await other
    .emit('answer:record', {
      interviewId,
      epoch,
      sequence: 1,
      questionName: 'DV1.1',
      value: { value: 1 },
      answeredAt,
    })
    .catch((error: unknown) => error);
  expect((refused as Refused).problem.code).toBe('not-found');
});

test('paradata is stored once, from whoever opened the form in that epoch, and never changes', async () => {
  const { interviewId, epoch } = form;
  const at = new Date().toISOString();
  const clock = { at, clockOffsetMs: -1_500 };
  const events: InterviewEvent[] = [
    { ...clock, ...plain, sequence: 1, kind: 'shown', questionName: 'DV1.1', elapsedMs: 100 },
    {
      ...clock,
      sequence: 2,
      kind: 'answered',
      questionName: 'DV1.1',
      elapsedMs: 4_100,
      durationMs: 4_000,
      answerSequence: 1,
    },
    { ...clock, ...plain, sequence: 3, kind: 'lineCut', questionName: null, elapsedMs: 5_000 },
  ];
  const { prisma } = product.ctx;
  await operator.emit('paradata:record', { interviewId, epoch, events: events.slice(0, 2) });
  const reply = await operator.emit('paradata:record', { interviewId, epoch, events });
  expect(Date.parse(reply.serverNow)).toBeGreaterThanOrEqual(Date.parse(at));
  const rows = await prisma.interviewEvent.findMany({ where: { interviewId }, orderBy: { sequence: 'asc' } });
  expect(
    rows.map(({ storedAt: _storedAt, interviewId: _interview, epoch: _epoch, ...event }) => ({
      ...event,
      at: event.at.toISOString(),
    })),
  ).toEqual(events);
  const other = await product.signIn('dtv02');
  const refused = await other
    .emit('paradata:record', { interviewId, epoch, events })
    .catch((error: unknown) => error);
  expect((refused as Refused).problem.code).toBe('not-found');
  await expect(prisma.interviewEvent.deleteMany({ where: { interviewId } })).rejects.toThrow(/never change/);
  await expect(prisma.interviewOpening.deleteMany({ where: { interviewId } })).rejects.toThrow(
    /never change/,
  );
});

test('an answer is stored when the connection that answers go by was cut in between', async () => {
  const { prisma } = product.ctx;
  await record('DV1.3', { value: 5 });
  await prisma.$queryRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%insert into answers%' and pid <> pg_backend_pid()`;
  // The one that is on its way when the line breaks may be refused; the console sends it again.
  const again = async (): Promise<unknown> => record('DV1.3', { value: 5 }).catch(again);
  await again();
  expect(await stored('DV1.3')).toHaveLength(2);
});

test('statements of the lane share few connections, one that fails harms no other, and closing waits for all', async () => {
  const lane = openLane(database.url, 2);
  const sleep = { name: 'sleep', text: 'select pg_sleep($1::float8)' };
  const wrong = { name: 'wrong', text: 'select 1 / $1::int' };
  const runs = [
    lane.run(sleep, ['0.05']),
    lane.run(wrong, [0]).catch((error: unknown) => error),
    lane.run(wrong, [1]),
    lane.run(sleep, ['0.05']),
  ];
  const [, refused, ...others] = await Promise.all(runs);
  expect(refused).toMatchObject({ code: '22012' });
  expect(others).toEqual([1, 1]);
  const last = lane.run(sleep, ['0.05']);
  await lane.close();
  expect(await last).toBe(1);
});

test('what waits for the lane is refused when the database cannot be reached', async () => {
  const lane = openLane('postgresql://nobody@127.0.0.1:9/none');
  await expect(lane.run({ name: 'one', text: 'select 1' }, [])).rejects.toThrow(/ECONNREFUSED/);
  await lane.close();
});

test('what was typed before the case went to somebody else is taken later too, and sorts before theirs', async () => {
  const { prisma } = product.ctx;
  const other = await product.signIn('dtv02');
  const handTo = async (username: string) => {
    const { id: operatorId } = await prisma.user.findUniqueOrThrow({ where: { username } });
    await prisma.contactAttempt.update({ where: { id: attempt.id }, data: { operatorId } });
  };
  await handTo('dtv02');
  const theirs = await other.call(openInterview, { params: { attemptId: attempt.id } });
  const answeredAt = new Date().toISOString();
  await other.emit('answer:record', {
    interviewId: theirs.interviewId,
    epoch: theirs.epoch,
    sequence: 1,
    questionName: 'DV1.1',
    value: { value: 4 },
    answeredAt,
  });
  await record('DV1.1', { value: 1 });
  await record('DV1.2', { value: 5 });
  await handTo('dtv01');
  form = await operator.call(openInterview, { params: { attemptId: attempt.id } });
  const seen = await operator.call(openInterview, { params: { attemptId: attempt.id } });
  const valueOf = (name: string) =>
    seen.answers.find(({ questionName }) => questionName === name)?.value ?? null;
  expect([valueOf('DV1.1'), valueOf('DV1.2')]).toEqual([{ value: 4 }, { value: 5 }]);
});

test('an amount too large for a code does not keep a form from being settled', async () => {
  const { questionName } = await textQuestion();
  const { interviewId } = await fillForm(operator, attempt);
  const amount = { interviewId, epoch: 99, sequence: 1, questionName, value: { value: 3e9 } };
  const { caseId } = await product.ctx.prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  await product.ctx.prisma
    .$transaction(async (db) => {
      // No question of the form takes an amount, so it is put where one would have been stored.
      await db.answer.create({ data: { ...amount, answeredAt: new Date() } });
      await endInterview({ ...product.ctx, db }, caseId, 'interview', 'partial');
      const counted = await db.countedAnswer.findUniqueOrThrow({
        where: { interviewId_questionName: { interviewId, questionName } },
      });
      expect(counted).toMatchObject({ value: { value: 3e9 }, code: null });
      throw new Error('only tried');
    })
    .catch((error: Error) => expect(error.message).toBe('only tried'));
});

test('a counted row that is no answer to a rating is left out of the index, for nobody fails by it', async () => {
  await dispose(operator, attempt, 'complete');
  const supervisor = await product.signIn('giamsat');
  const index = () => supervisor.call(getIndex, { params: { surveyId } });
  const validOf = (view: Awaited<ReturnType<typeof index>>) =>
    view.factors.flatMap(({ items }) => items).reduce((sum, { valid }) => sum + valid, 0);
  const before = await index();
  expect(before.overall.shown).toBe(100);
  const rating = { interviewId_questionName: { interviewId: form.interviewId, questionName: 'DV1.1' } };
  for (const wrong of [{ code: 6 }, { code: 0 }, { code: null, special: 'unheard-of' }]) {
    await product.ctx.prisma.countedAnswer.update({ where: rating, data: wrong });
    expect(validOf(await index())).toBe(validOf(before) - 1);
  }
});

test('a verifier cannot read the index, which tells what was answered', async () => {
  const verifier = await product.signIn('phuctra');
  const refused = await verifier.call(getIndex, { params: { surveyId } }).catch((error: unknown) => error);
  expect((refused as Refused).problem.code).toBe('forbidden');
});
