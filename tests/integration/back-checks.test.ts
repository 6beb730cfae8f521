// Phúc tra, first form: chosen with a known probability, blind, by somebody else, compared after submission.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { getConsole, openInterview, recordDisposition } from '#contract/attempts.ts';
import { writeNote } from '#contract/notes.ts';
import { getBackCheckBoard } from '#contract/back-check-review.ts';
import { getBackCheckStatistics, getOperatorLoads } from '#contract/back-check-statistics.ts';
import { getOperatorTests } from '#contract/selection.ts';
import { callBackCheck, getBackCheckResult, getBackChecks } from '#contract/back-checks.ts';
import { getFieldwork } from '#contract/fieldwork.ts';
import { effectTerms, imbalanceTerms } from '#domain/back-checks/statistics/interviewer-effect.ts';
import {
  agreementAgain,
  badShareAgain,
  operatorSharesAgain,
  toDigits,
  wantedAgain,
} from '#tests/support/calculated-again.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown, willing, type Choose } from '#tests/support/interview.ts';
import { Refused, type Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let verifier: Person;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  verifier = await product.signIn('phuctra');
  const phones = mobileNumbers(4, 7000);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones,
    backCheckRate: 1,
  });
  await sitDown(operator, surveyId);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

/** Says `code` on every satisfaction scale. */
const rating =
  (code: number): Choose =>
  (question, definition) =>
    question.kind === 'scale' ? { value: code } : willing(question, definition);

async function interviewed(code: number): Promise<string> {
  await operator.emit('session:ready', {});
  const attempt = await nextTalk(operator);
  const { interviewId } = await fillForm(operator, attempt, rating(code));
  await dispose(operator, attempt, 'complete');
  return interviewId;
}

const queue = () => verifier.call(getBackChecks, { params: { surveyId } });

async function rechecked(code: number) {
  const [item] = (await queue()).items.filter(({ status }) => status === 'waiting');
  if (!item) throw new Error('Nothing waits for phúc tra');
  await verifier.call(callBackCheck, { params: { backCheckId: item.id } });
  const view = await verifier.console(({ session }) => session?.state === 'talking');
  if (!view.attempt) throw new Error('No attempt');
  const seen = JSON.stringify([
    item,
    view,
    await verifier.call(openInterview, { params: { attemptId: view.attempt.id } }),
  ]);
  const early = await verifier
    .call(getBackCheckResult, { params: { backCheckId: item.id } })
    .catch((error: unknown) => error);
  await fillForm(verifier, view.attempt, rating(code));
  const { id: attemptId } = view.attempt;
  const noted = { id: crypto.randomUUID(), questionName: 'DV1.1', writtenAt: new Date().toISOString() };
  await verifier.call(writeNote, { params: { attemptId }, body: { ...noted, text: 'Người dân nói nhỏ' } });
  await verifier.call(recordDisposition, {
    params: { attemptId: view.attempt.id },
    body: { disposition: 'complete', then: 'pause' },
  });
  const result = await verifier.call(getBackCheckResult, { params: { backCheckId: item.id } });
  return { seen, early, result };
}

test('every completed interview is chosen when the rate is 1, and the verifier sees no answer of it', async () => {
  await interviewed(5);
  const { items, open, overdue, submitted } = await queue();
  expect({ count: items.length, open, overdue, submitted }).toEqual({
    count: 1,
    open: 1,
    overdue: 0,
    submitted: 0,
  });
  const chosen = await product.ctx.prisma.backCheck.findFirstOrThrow({ where: { surveyId } });
  expect(chosen.probability).toBe(1);
});

test('nothing of the original answers reaches the verifier before submission; then agreement is shown', async () => {
  const { seen, early, result } = await rechecked(5);
  expect(early).toBeInstanceOf(Refused);
  expect(seen).not.toMatch(/"value":\s*\{"value":5/);
  expect(seen).not.toMatch(/DV\d\.\d/);
  expect(result.verdict).toBe('confirmed');
  expect(result.questions.filter(({ name }) => name.startsWith('DV'))).toHaveLength(4);
  expect(result.questions.every(({ agrees }) => agrees)).toBe(true);
});

test('what lies far from the original is shown as different; notes are those of the re-call, not of the interview', async () => {
  const interviewId = await interviewed(5);
  const { prisma } = product.ctx;
  const { attemptId, operatorId } = await prisma.interviewOpening.findFirstOrThrow({
    where: { interviewId },
  });
  await prisma.interviewNote.create({
    data: {
      id: crypto.randomUUID(),
      interviewId,
      attemptId: attemptId ?? '',
      questionName: 'DV1.1',
      text: 'ghi-khi-phong-van',
      authorId: operatorId ?? '',
      writtenAt: new Date(),
    },
  });
  const { result } = await rechecked(1);
  expect(result.notes.map(({ text }) => text)).toEqual(['Người dân nói nhỏ']);
  expect(JSON.stringify(result)).not.toContain('ghi-khi-phong-van');
  expect(result.verdict).toBe('differs');
  expect(result.questions.filter(({ agrees }) => !agrees).map(({ difference }) => difference)).toContain(-4);
});

test('what is sent after the end of an interview is stored, but cannot bring it into line with the re-call', async () => {
  const interviewId = await interviewed(5);
  const { prisma } = product.ctx;
  const { consoleEpoch: epoch } = await prisma.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const ratings = await prisma.countedAnswer.findMany({ where: { interviewId, code: 5 } });
  expect(ratings.length).toBeGreaterThan(20);
  for (const [index, { questionName }] of ratings.entries()) {
    const answeredAt = new Date().toISOString();
    const late = { interviewId, epoch, sequence: 1_000 + index, questionName, answeredAt };
    await operator.emit('answer:record', { ...late, value: { value: 1 } });
  }
  expect(await prisma.answer.count({ where: { interviewId, sequence: { gte: 1_000 } } })).toBe(
    ratings.length,
  );
  const { result } = await rechecked(1);
  expect(result.verdict).toBe('differs');
  expect(result.questions.filter(({ agrees }) => !agrees).map(({ difference }) => difference)).toContain(-4);
});

test('an operator cannot take a phúc tra, nor read its result', async () => {
  const backCheck = await product.ctx.prisma.backCheck.findFirstOrThrow({
    where: { surveyId, status: 'submitted' },
  });
  for (const endpoint of [callBackCheck, getBackCheckResult]) {
    const refused = await operator
      .call(endpoint, { params: { backCheckId: backCheck.id } })
      .catch((error: unknown) => error);
    expect((refused as Refused).problem.code).toBe('forbidden');
  }
  expect((await operator.call(getConsole)).attempt).toBeNull();
});

test('the figures of phúc tra follow from the counts that their pages show', async () => {
  // As if another operator had held one of the interviews.
  const { prisma } = product.ctx;
  const other = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv02' } });
  const last = await prisma.interview.findFirstOrThrow({
    where: { surveyId, purpose: 'interview' },
    orderBy: { completionNumber: 'desc' },
  });
  await prisma.interview.update({ where: { id: last.id }, data: { operatorId: other.id } });
  const office = await product.signIn('sonoivu');
  const board = await office.call(getBackCheckBoard, { params: { surveyId } });
  expect(board.badShare).not.toBeNull();
  expect(badShareAgain(board)).toEqual(toDigits(board.badShare));
  const analyst = await product.signIn('phantich');
  const { attempts } = await analyst.call(getFieldwork, { params: { surveyId }, query: {} });
  const ended = new Map(attempts.byOutcome.map((one) => [one.disposition, one.attempts]));
  expect([...ended.values()].reduce((sum, count) => sum + count)).toBe(attempts.total);
  expect(attempts.perComplete).toBe(attempts.total / (ended.get('complete') ?? 0));
  const { confirmed, differs, denied } = board.verdicts;
  expect(confirmed + differs + denied).toBe(board.counts.reached);
  const { reached, notReached, waiting, chosen } = board.counts;
  expect(reached + notReached + waiting).toBe(chosen);
  const { all, agencies } = board.coverage;
  expect(wantedAgain(board)).toEqual([all, ...agencies, ...board.operators].map(({ wanted }) => wanted));
  expect(board.operators.map(({ checks }) => checks.map(({ reached: of, bad }) => [bad, of]))).toEqual([
    [[1, 1]],
    [[1, 2]],
  ]);
  expect(operatorSharesAgain(board)).toEqual(
    toDigits(
      board.operators.map(({ operatorId: operator, ownRate, rate, low, high, aboveTolerable }) => ({
        operator,
        ownRate,
        rate,
        low,
        high,
        aboveTolerable,
      })),
    ),
  );
  const params = { surveyId };
  const { reliability, effects, imbalance } = await office.call(getBackCheckStatistics, { params });
  const { loads } = await office.call(getOperatorLoads, { params });
  expect(imbalanceTerms(loads)?.v ?? null).toBe(imbalance);
  expect(reliability.some(({ responseVariance }) => (responseVariance ?? 0) > 0)).toBe(true);
  for (const row of reliability) expect(agreementAgain(row)).toEqual(row);
  expect(effects.length).toBeGreaterThan(0);
  for (const { groups, operators, interviews, rho, designEffect } of effects) {
    expect([operators, groups.length]).toEqual([2, 2]);
    expect(effectTerms(groups)).toMatchObject({ interviews, rho, designEffect });
  }
});

test('the figures of phúc tra and what they come from are not for the room, nor for those who re-call', async () => {
  const others = [operator, verifier, await product.signIn('giamsat'), await product.signIn('phantich')];
  const administrator = await product.signIn('quantri');
  const refused = (person: Person, endpoint: typeof getBackCheckBoard | typeof getOperatorTests) =>
    expect(person.call(endpoint, { params: { surveyId } })).rejects.toMatchObject({
      problem: { code: 'forbidden' },
    });
  for (const person of others) await refused(person, getBackCheckBoard);
  for (const person of [...others, administrator]) await refused(person, getOperatorTests);
  // What is told of each operator is told of interviews with a result alone: the others' probabilities stay with officials.
  await interviewed(5);
  const { operators, counts } = await administrator.call(getBackCheckBoard, { params: { surveyId } });
  expect(counts.waiting).toBe(1);
  expect(operators.flatMap(({ checks }) => checks)).toEqual([
    { probability: 1, reached: 1, bad: 1 },
    { probability: 1, reached: 2, bad: 1 },
  ]);
});
