// What the database itself refuses, whatever the code above it does.
import { afterAll, beforeAll, expect, test } from 'vitest';

import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { flatSelection } from '#tests/support/flat-selection.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let surveyId: string;
const now = new Date();

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  surveyId = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: mobileNumbers(5),
  });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

async function attemptOf(
  username: string,
  caseIndex: number,
  purpose: 'interview' | 'backCheck' = 'interview',
) {
  const { prisma } = product.ctx;
  const operator = await prisma.user.findUniqueOrThrow({ where: { username } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  const session =
    (await prisma.operatorSession.findFirst({ where: { operatorId: operator.id, endedAt: null } })) ??
    (await prisma.operatorSession.create({
      data: {
        operatorId: operator.id,
        surveyId,
        purpose,
        stateSince: now,
        seenAt: now,
        startedAt: now,
        conference: crypto.randomUUID(),
      },
    }));
  const assignment = await prisma.assignment.create({
    data: {
      caseId: cases[caseIndex]?.id ?? '',
      operatorId: operator.id,
      sessionId: session.id,
      startedAt: now,
    },
  });
  const number = 1 + (await prisma.contactAttempt.count({ where: { caseId: assignment.caseId, purpose } }));
  const attempt = await prisma.contactAttempt.create({
    data: {
      caseId: assignment.caseId,
      assignmentId: assignment.id,
      operatorId: operator.id,
      purpose,
      number,
      startedAt: now,
    },
  });
  return {
    ...attempt,
    release: () => prisma.assignment.update({ where: { id: assignment.id }, data: { endedAt: now } }),
  };
}

test('a case is held by at most one operator', async () => {
  const first = await attemptOf('dtv01', 0);
  await expect(attemptOf('dtv02', 0)).rejects.toThrow(/assignments_one_per_case|Unique constraint/);
  await first.release();
});

test('an operator holds at most one case', async () => {
  const first = await attemptOf('dtv01', 0);
  await expect(attemptOf('dtv01', 1)).rejects.toThrow(/assignments_one_per_operator|Unique constraint/);
  await first.release();
});

test('a number is in at most one live call', async () => {
  const { prisma } = product.ctx;
  const attempt = await attemptOf('dtv01', 2);
  const live = { attemptId: attempt.id, phoneE164: '+84900000001', state: 'ringing', queuedAt: now };
  const call = await prisma.call.create({ data: live });
  await expect(prisma.call.create({ data: live })).rejects.toThrow(
    /calls_one_live_per_number|Unique constraint/,
  );
  await prisma.call.update({ where: { id: call.id }, data: { state: 'completed', endedAt: now } });
  await expect(prisma.call.create({ data: { ...live, endedAt: now } })).resolves.toBeDefined();
  await attempt.release();
});

test('answers never change and never go', async () => {
  const { prisma } = product.ctx;
  const attempt = await attemptOf('dtv01', 1);
  const interview = await prisma.interview.create({
    data: {
      surveyId,
      caseId: attempt.caseId,
      purpose: 'interview',
      questionnaireVersionId: product.versions.interviewVersionId,
      operatorId: attempt.operatorId,
      startedAt: now,
    },
  });
  const { id } = await prisma.answer.create({
    data: {
      interviewId: interview.id,
      epoch: 1,
      sequence: 1,
      questionName: 'DV1.1',
      value: { value: 4 },
      answeredAt: now,
    },
  });
  await expect(prisma.answer.update({ where: { id }, data: { value: { value: 5 } } })).rejects.toThrow(
    /never change/,
  );
  await expect(prisma.answer.delete({ where: { id } })).rejects.toThrow(/never change/);
  await attempt.release();
});

test('a confirmed sample, its strata and its units never change', async () => {
  const { prisma } = product.ctx;
  const sample = await prisma.sample.findFirstOrThrow({
    where: { surveyId },
    include: { units: { take: 1 }, strata: { take: 1 } },
  });
  await expect(prisma.sample.update({ where: { id: sample.id }, data: { seed: 'khác' } })).rejects.toThrow(
    /sample_is_confirmed/,
  );
  await expect(
    prisma.sampleUnit.update({ where: { id: sample.units[0]?.id ?? '' }, data: { role: 'reserve' } }),
  ).rejects.toThrow(/sample_is_confirmed/);
  await expect(
    prisma.stratum.update({ where: { id: sample.strata[0]?.id ?? '' }, data: { mainCount: 1 } }),
  ).rejects.toThrow(/sample_is_confirmed/);
});

test('whoever interviewed, or is of their unit, is refused as verifier', async () => {
  const { prisma } = product.ctx;
  const attempt = await attemptOf('dtv01', 3);
  await attempt.release();
  const interview = await prisma.interview.create({
    data: {
      surveyId,
      caseId: attempt.caseId,
      purpose: 'interview',
      questionnaireVersionId: product.versions.interviewVersionId,
      operatorId: attempt.operatorId,
      startedAt: now,
    },
  });
  const backCheck = await prisma.backCheck.create({
    data: { surveyId, interviewId: interview.id, probability: 0.1, selectedAt: now },
  });
  const give = async (username: string) => {
    const verifier = await prisma.user.findUniqueOrThrow({ where: { username } });
    return prisma.backCheck.update({ where: { id: backCheck.id }, data: { verifierId: verifier.id } });
  };
  await expect(give('dtv01')).rejects.toThrow(/back_check_verifier_is_separate/);
  await expect(give('dtv02')).rejects.toThrow(/back_check_verifier_is_separate/);
  await expect(give('phuctra')).resolves.toBeDefined();
});

test('no interview is completed without the chance with which it was to be re-called', async () => {
  const { prisma } = product.ctx;
  const attempt = await attemptOf('dtv01', 2);
  await attempt.release();
  const { operatorId } = attempt;
  const completed = {
    surveyId,
    caseId: attempt.caseId,
    purpose: 'interview' as const,
    questionnaireVersionId: product.versions.interviewVersionId,
    operatorId,
    status: 'complete' as const,
    completionNumber: 1,
    startedAt: now,
    endedAt: now,
  };
  await expect(prisma.interview.create({ data: completed })).rejects.toThrow(
    /no row in back_check_selections/,
  );
  const begun = await prisma.interview.create({
    data: { ...completed, status: 'inProgress', completionNumber: null, endedAt: null },
  });
  const complete = { where: { id: begun.id }, data: { status: 'complete' as const, completionNumber: 1 } };
  await expect(prisma.interview.update(complete)).rejects.toThrow(/no row in back_check_selections/);
  await prisma.interview.update({
    ...complete,
    data: { ...complete.data, endedAt: now, selection: flatSelection(surveyId, operatorId) },
  });
});

test('a citizen is asked by telephone by somebody, and answers otherwise by themselves; a case is settled in one mode', async () => {
  const { prisma } = product.ctx;
  const attempt = await attemptOf('dtv01', 4);
  await attempt.release();
  const form = {
    surveyId,
    caseId: attempt.caseId,
    purpose: 'interview' as const,
    questionnaireVersionId: product.versions.interviewVersionId,
    startedAt: now,
  };
  const { operatorId } = attempt;
  const unasked = prisma.interview.create({ data: form });
  await expect(unasked).rejects.toThrow(/interviews_asked_by_telephone/);
  const asked = prisma.interview.create({ data: { ...form, mode: 'web', operatorId } });
  await expect(asked).rejects.toThrow(/interviews_asked_by_telephone/);
  const recall = prisma.interview.create({ data: { ...form, purpose: 'backCheck', mode: 'paper' } });
  await expect(recall).rejects.toThrow(/interviews_recalls_by_telephone/);

  const done = { status: 'complete' as const, endedAt: now };
  const call = await prisma.interview.create({ data: { ...form, operatorId } });
  const web = await prisma.interview.create({
    data: { ...form, ...done, mode: 'web', completionNumber: 200 },
  });
  const other = prisma.interview.update({
    where: { id: call.id },
    data: { status: 'partial', endedAt: now },
  });
  await expect(other).rejects.toThrow(/interviews_one_settled/);
  const changed = prisma.interview.update({ where: { id: web.id }, data: { mode: 'paper' } });
  await expect(changed).rejects.toThrow(/interviews_keep_their_mode/);
  const chosen = prisma.backCheck.create({
    data: { surveyId, interviewId: web.id, probability: 1, selectedAt: now },
  });
  await expect(chosen).rejects.toThrow(/back_checks_of_calls/);
});
