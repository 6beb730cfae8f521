// A form of random order and checks between answers, filled over the line: what was shown is kept with the interview,
// and the server goes through the answers again when it is settled, without losing any.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openInterview, type AttemptView } from '#contract/attempts.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { shownOrder } from '#domain/questionnaire/shown-order.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown, willing, type Filled } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let attempt: AttemptView;
let filled: Filled;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  const phones = mobileNumbers(1, 8100);
  for (const phone of phones)
    product.simulator.setBehaviour(phone.replace('0', '+84'), { kind: 'completes', ringSeconds: 1 });
  const idOf = async (key: string) =>
    (await product.ctx.prisma.questionnaireVersion.findFirstOrThrow({ where: { key } })).id;
  const versions = {
    interviewVersionId: await idOf('citizen-form'),
    backCheckVersionId: await idOf('citizen-back-check-form'),
  };
  const surveyId = await activeSurvey(await product.as('giamsat'), database.url, versions, { phones });
  await sitDown(operator, surveyId);
  await operator.emit('session:ready', {});
  attempt = await nextTalk(operator);
  // "None of them" together with one of them, as a console that does not check would send it.
  filled = await fillForm(operator, attempt, (question, definition) =>
    question.name === 'NT8' ? { value: [2, 6] } : willing(question, definition),
  );
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const stored = () => product.ctx.prisma.interview.findUniqueOrThrow({ where: { id: filled.interviewId } });

test('the order in which items were asked is stored with the interview, and is the one that was asked', async () => {
  const form = await operator.call(openInterview, { params: { attemptId: attempt.id } });
  const { definition } = await operator.call(getQuestionnaireVersion, {
    params: { versionId: form.versionId },
  });
  const { shownOrder: kept } = await stored();
  expect(kept).toEqual(shownOrder(definition, filled.interviewId));
  const asked = filled.path.asked.filter((name) => name.startsWith('CS2.'));
  expect((kept as { blocks: Record<string, string[]> }).blocks.CS2).toEqual(asked);
  expect(asked).not.toEqual(asked.toSorted());
});

test('an answer that a hard check speaks against is stored and counted, but completes nothing; the partial interview names it', async () => {
  expect(filled.path.ended).toEqual({ kind: 'complete' });
  await expect(dispose(operator, attempt, 'complete')).rejects.toMatchObject({
    problem: { code: 'disposition-not-allowed', details: { reason: 'answers-contradict' } },
  });
  await dispose(operator, attempt, 'partial');
  const { contradictions, status } = await stored();
  expect([status, contradictions]).toEqual([
    'partial',
    [
      expect.objectContaining({
        question: 'NT8',
        code: 'check',
        hard: true,
        confirmed: false,
        message: expect.objectContaining({ en: expect.any(String) }),
      }),
    ],
  ]);
  const rows = await product.ctx.prisma.answer.count({ where: { interviewId: filled.interviewId } });
  expect(rows).toBe(filled.answers.size);
  const counted = await product.ctx.prisma.countedAnswer.findUniqueOrThrow({
    where: { interviewId_questionName: { interviewId: filled.interviewId, questionName: 'NT8' } },
  });
  expect(counted.value).toEqual({ value: [2, 6] });
});
