// What a verdict of phúc tra brings, how it is answered and decided, and what then holds of the index and the strata.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getIndex } from '#contract/results.ts';
import { getStrataBoard } from '#contract/samples.ts';
import { recordDisposition } from '#contract/attempts.ts';
import { moveSurvey } from '#contract/version-moves.ts';
import { getQualityNotices, recordTraining } from '#contract/selection.ts';
import { appealVerdict, getOwnVerdicts } from '#contract/verdicts.ts';
import { getBackCheckBoard, getReviewedInterview, setRecallRules } from '#contract/back-check-review.ts';
import { getBackCheckStatistics } from '#contract/back-check-statistics.ts';
import { addBackCheckRemark, getBackChecks } from '#contract/back-checks.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import { itemAnswers } from '#server/features/back-checks/item-answers.ts';
import { appeal, appealEndOf, decide } from '#server/features/back-checks/appeals.ts';
import { openVerdicts } from '#server/features/back-checks/open-verdicts.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { indexFollows } from '#tests/support/index-follows.ts';
import { fillForm } from '#tests/support/interview.ts';
import { Refused, type Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { verdictWarnings } from '#tests/support/verdict-warnings.ts';
import { denying, rating, recallRoom, type RecallRoom, recallSteps } from '#tests/support/recall.ts';

let database: FreshDatabase;
let product: Product;
let room: RecallRoom;
let analyst: Person;
let office: Person;
let official: Context;
let supervisor: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  room = await recallRoom(product, database.url, { drawn: 7, reserve: 3 });
  analyst = await product.signIn('phantich');
  official = await product.as('sonoivu');
  office = await product.signIn('sonoivu');
  supervisor = await product.signIn('giamsat');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const interviews = async () => {
  const index = await analyst.call(getIndex, { params: { surveyId: room.surveyId } });
  return { interviews: index.interviews, score: index.overall.score };
};
const strata = async () => {
  const board = await analyst.call(getStrataBoard, { params: { surveyId: room.surveyId } });
  const [{ completes, ended, reserveReleased } = { completes: 0, ended: 0, reserveReleased: 0 }] =
    board?.strata ?? [];
  return { completes, ended, reserveReleased };
};
const stepsOf = (backCheckId: string) => recallSteps(product, backCheckId);
const warnings = () => verdictWarnings(office, room.surveyId);
const codeOf = (error: unknown) => (error instanceof Refused ? error.problem : error);
const statement = 'Tôi đã gọi và người này trả lời đủ các câu, có thể họ không nhớ.';

describe('an interview that the citizen denies', () => {
  let backCheckId: string;

  test('is void at once by rule: out of the index, out of the strata, its place given to the reserve', async () => {
    const alone = await indexFollows(analyst, room.surveyId, 1, () => room.interviewed(5));
    // As if the draw had not chosen it: only the verdict on the other puts it to phúc tra.
    await product.ctx.prisma.backCheck.delete({ where: { interviewId: alone } });
    const invented = await room.interviewed(1);
    const before = await interviews();
    expect(before.interviews).toBe(2);
    backCheckId = await indexFollows(analyst, room.surveyId, 1, () => room.rechecked(invented, denying));
    const after = await interviews();
    expect(after).toEqual({ interviews: 1, score: 100 });
    expect(before.score).toBeLessThan(100);
    expect(await strata()).toEqual({ completes: 1, ended: 1, reserveReleased: 1 });
    const { answers } = await product.ctx.prisma.interview.findUniqueOrThrow({
      where: { id: invented },
      include: { answers: true },
    });
    expect(answers.length).toBeGreaterThan(20);
    expect(await stepsOf(backCheckId)).toEqual([
      'called',
      'submitted',
      'void',
      'replacement-opened',
      'batch-check',
    ]);
    const added = await product.ctx.prisma.backCheck.findUniqueOrThrow({ where: { interviewId: alone } });
    expect(added).toMatchObject({ status: 'waiting', drawn: false, becauseOfId: backCheckId });
  });

  test('is told before publication while the operator may answer, with the day until which', async () => {
    const { survey, submittedAt } = await product.ctx.prisma.backCheck.findUniqueOrThrow({
      where: { id: backCheckId },
      include: { survey: true },
    });
    const until = appealEndOf(survey, submittedAt ?? new Date(0)).toISOString();
    expect(await warnings()).toEqual([`mayAppeal: 1 until ${until}`]);
    const later = { ...official, now: () => new Date(until) };
    expect(await openVerdicts(later, room.surveyId)).toMatchObject({ mayAppeal: 0, undecided: 1 });
  });

  test('the verifier adds a remark; verdict and answers stay as submitted', async () => {
    const text = 'Người nghe máy là con trai, nói mẹ đi vắng cả tháng.';
    const result = await room.verifier.call(addBackCheckRemark, { params: { backCheckId }, body: { text } });
    expect(result.remarks.map((remark) => remark.text)).toEqual([text]);
    expect(result.verdict).toBe('denied');
    const { prisma } = product.ctx;
    await expect(
      prisma.backCheck.update({ where: { id: backCheckId }, data: { verdict: 'confirmed' } }),
    ).rejects.toThrow(/back_check_is_submitted/);
    await expect(
      prisma.backCheckStep.updateMany({ where: { backCheckId }, data: { kind: 'called' } }),
    ).rejects.toThrow(/never change/);
  });

  test('the operator sees the verdict without the name of the verifier, nor the remark', async () => {
    const verdicts = await room.operator.call(getOwnVerdicts);
    expect(verdicts).toHaveLength(1);
    expect(verdicts[0]).toMatchObject({
      verdict: 'denied',
      consequences: ['void', 'check-batch'],
      appealBlock: null,
    });
    const { id, name } = await product.ctx.prisma.user.findUniqueOrThrow({ where: { username: 'phuctra' } });
    for (const secret of [id, name, 'con trai']) expect(JSON.stringify(verdicts)).not.toContain(secret);
    const other = await product.signIn('dtv02');
    expect(await other.call(getOwnVerdicts)).toEqual([]);
    const refused = await other
      .call(appealVerdict, { params: { backCheckId }, body: { statement } })
      .catch(codeOf);
    expect(refused).toMatchObject({ code: 'not-found' });
  });

  test('is not decided while the operator may answer, who answers once', async () => {
    const overturned = {
      finding: 'overturned',
      consequences: [],
      reason: 'Ghi âm cho thấy có phỏng vấn.',
    } as const;
    await expect(decide(official, backCheckId, overturned)).rejects.toMatchObject({
      code: 'decision-not-open',
    });
    const answered = await room.operator.call(appealVerdict, {
      params: { backCheckId },
      body: { statement },
    });
    expect(answered[0]).toMatchObject({ appeal: { statement }, appealBlock: 'answered' });
    expect(await warnings()).toEqual(['openAppeals: 1']);
    const again = await room.operator
      .call(appealVerdict, { params: { backCheckId }, body: { statement } })
      .catch(codeOf);
    expect(again).toMatchObject({ code: 'appeal-closed', details: { reason: 'answered' } });
  });

  test('counts again when the appeal succeeds, and the reserve that nobody called goes back', async () => {
    // Nobody was ready, so the replacement still waits.
    const reason = 'Ghi âm cho thấy có phỏng vấn.';
    await indexFollows(analyst, room.surveyId, 2, () =>
      decide(official, backCheckId, { finding: 'overturned', consequences: [], reason }),
    );
    expect(await warnings()).toEqual([]);
    expect(await strata()).toEqual({ completes: 2, ended: 0, reserveReleased: 0 });
    const [own] = await room.operator.call(getOwnVerdicts);
    expect(own).toMatchObject({ consequences: [], decision: { finding: 'overturned', reason } });
    expect((await stepsOf(backCheckId)).slice(-4)).toEqual([
      'decided',
      'restored',
      'replacement-withdrawn',
      'batch-withdrawn',
    ]);
    // What was chosen for this verdict alone is called no more; what the draw had chosen is.
    expect(await product.ctx.prisma.backCheck.count({ where: { becauseOfId: backCheckId } })).toBe(0);
    await expect(
      decide(official, backCheckId, { finding: 'upheld', consequences: ['void'], reason }),
    ).rejects.toMatchObject({ code: 'decision-not-open', details: { reason: 'decided' } });
  });
});

describe('a verdict that nobody answers', () => {
  let backCheckId: string;

  test('facts that differ void the interview; the time to answer ends after the third day', async () => {
    const interviewId = await room.interviewed(5);
    backCheckId = await room.rechecked(interviewId, (question, definition) =>
      question.name === 'age-group' ? { value: 4 } : rating(5)(question, definition),
    );
    const operator = await product.as('dtv01');
    const later = { ...operator, now: () => new Date(Date.now() + 4 * 86_400_000) };
    await expect(appeal(later, backCheckId, statement)).rejects.toMatchObject({
      code: 'appeal-closed',
      details: { reason: 'too-late' },
    });
    const [own] = await room.operator.call(getOwnVerdicts);
    expect(own).toMatchObject({ reasons: ['fixed-fact-differs'], consequences: ['void'], appealBlock: null });
  });

  test('an official may let the corrected answer count instead, and the interview with it', async () => {
    const before = await interviews();
    const later = { ...official, now: () => new Date(Date.now() + 4 * 86_400_000) };
    const reason = 'Điện thoại viên nhập nhầm nhóm tuổi; phần còn lại khớp.';
    await decide(later, backCheckId, { finding: 'upheld', consequences: ['correct'], reason });
    expect((await interviews()).interviews).toBe(before.interviews + 1);
    const { interviewId } = await product.ctx.prisma.backCheck.findUniqueOrThrow({
      where: { id: backCheckId },
    });
    const age = await product.ctx.prisma.countedAnswer.findFirstOrThrow({
      where: { interviewId, questionName: 'age-group' },
    });
    expect(age.code).toBe(4);
    const given = await product.ctx.prisma.answer.findFirstOrThrow({
      where: { interviewId, questionName: 'age-group' },
    });
    expect(given.value).toEqual({ value: 1 });
  });

  test('nobody of the operator’s unit decides, nor the verifier: the database refuses', async () => {
    const interviewId = await room.interviewed(5);
    const checkId = await room.rechecked(interviewId, rating(1));
    const decision = { finding: 'upheld', consequences: [], reason: 'Đồng ý.' } as const;
    for (const username of ['giamsat', 'dtv01', 'phuctra']) {
      const later = { ...(await product.as(username)), now: () => new Date(Date.now() + 4 * 86_400_000) };
      await expect(decide(later, checkId, decision)).rejects.toThrow(/back_check_decided_by_a_third/);
    }
    const { consequences } = await product.ctx.prisma.backCheck.findUniqueOrThrow({ where: { id: checkId } });
    expect(consequences).toEqual(['retrain']);

    // Whoever runs the room is told by name alone, until the training is recorded as held.
    const params = { surveyId: room.surveyId };
    const notices = await supervisor.until(
      'quality:changed',
      () => supervisor.call(getQualityNotices, { params }),
      (list) => list.length > 0,
    );
    const { operatorId } = await product.ctx.prisma.interview.findUniqueOrThrow({
      where: { id: interviewId },
    });
    expect(notices).toEqual([
      { kind: 'retrain', operatorId, name: 'Điện thoại viên 01', since: expect.any(String) },
    ]);
    const held = () =>
      supervisor.call(recordTraining, { params: { ...params, operatorId: operatorId ?? '' } });
    expect(await held()).toEqual([]);
    expect((await stepsOf(checkId)).at(-1)).toBe('trained');
    expect(await held().catch(codeOf)).toMatchObject({ code: 'not-found' });
  });
});

test('a replacement that was called stays, one interview more than planned', async () => {
  const invented = await room.interviewed(3);
  const backCheckId = await room.rechecked(invented, denying);
  const { prisma } = product.ctx;
  const replaced = await prisma.case.findFirstOrThrow({
    where: { surveyId: room.surveyId, disposition: 'voided' },
  });
  const replacement = await prisma.case.findFirstOrThrow({ where: { replacesId: replaced.id } });
  // The reserve is the last of the queue: the others are called first.
  await prisma.case.updateMany({
    where: { surveyId: room.surveyId, status: 'open', id: { not: replacement.id } },
    data: { nextCallAt: new Date(Date.now() + 86_400_000) },
  });
  await room.interviewed(4);
  const counted = (await interviews()).interviews;
  await room.operator.call(appealVerdict, { params: { backCheckId }, body: { statement } });
  const reason = 'Tổng đài có cuộc gọi 6 phút với đúng số này.';
  await decide(official, backCheckId, { finding: 'overturned', consequences: [], reason });
  expect((await interviews()).interviews).toBe(counted + 1);
  expect(await stepsOf(backCheckId)).toContain('replacement-kept');
});

test('the board counts all of it, covers it by agency and says the share of bad interviews with its interval', async () => {
  const board = await office.call(getBackCheckBoard, { params: { surveyId: room.surveyId } });
  const { prisma } = product.ctx;
  const completes = await prisma.interview.count({
    where: { surveyId: room.surveyId, purpose: 'interview', completionNumber: { not: null } },
  });
  const chosen = completes - 1; // One had been chosen only for verdicts that were overturned.
  expect(board.counts).toMatchObject({ completes, chosen, voided: 0, toDecide: 0, overdue: 0 });
  expect(board.verdicts).toEqual({ confirmed: 0, differs: 2, denied: 2 });
  expect(board.coverage.agencies).toEqual([
    { key: 'UBND xã Đắk Ha', name: 'UBND xã Đắk Ha', completes, chosen, reached: 4, wanted: 1 },
  ]);
  // Two of the four verdicts were overturned; all but one were chosen with certainty, and some are still waiting.
  expect(board.badShare?.share).toBeCloseTo(0.5, 9);
  expect(board.sentence).toMatch(/^Trong \d+ phiếu, ước tính 50,0 % \(\d+,\d–\d+,\d %\) không đạt\.$/);
  expect(board.operators).toHaveLength(1);
  expect(board.operators[0]).toMatchObject({ completes, reached: 4, bad: 2, retrain: 1 });
});

test('the statistics feed the report, and the workbook holds every sheet', async () => {
  const params = { surveyId: room.surveyId };
  const { errors, reliability, report } = await office.call(getBackCheckStatistics, { params });
  expect(errors.verifier.map(({ label }) => label)).toEqual(['Cán bộ phúc tra']);
  const compared = errors.question.reduce((sum, row) => sum + row.compared, 0);
  expect(errors.type.reduce((sum, row) => sum + row.compared, 0)).toBe(compared);
  const politeness = reliability.find(({ question }) => question === 'DV3.1');
  expect(politeness).toMatchObject({ pairs: 2, gross: 0.5 });
  expect(politeness?.tolerances.map(({ rate }) => rate)).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(report.paragraphs.join(' ')).toContain('2 giải trình được chấp nhận');
  const answer = await fetch(`${product.origin}/api/surveys/${room.surveyId}/back-checks.xlsx`, {
    headers: { cookie: office.cookie },
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  expect(workbook.worksheets.length).toBe(12);
  expect(workbook.getWorksheet('Từng phiếu')?.rowCount).toBe(5);
});

test('one interview is shown with both conversations, every answer and every step', async () => {
  const { id } = await product.ctx.prisma.backCheck.findFirstOrThrow({
    where: { surveyId: room.surveyId, decision: { finding: 'overturned' } },
    orderBy: { submittedAt: 'asc' },
  });
  const review = await office.call(getReviewedInterview, { params: { backCheckId: id } });
  expect(review.original).toMatchObject({ by: 'Điện thoại viên 01', recordingConsent: 'agreed' });
  expect(review.recheck).toMatchObject({ by: 'Cán bộ phúc tra', unit: 'Sở Nội vụ' });
  expect(review.answers.length).toBeGreaterThan(20);
  expect(review.steps.map(({ kind }) => kind).slice(0, 2)).toEqual(['called', 'submitted']);
  expect(review.decision).toMatchObject({ finding: 'overturned', decidedBy: 'Cán bộ Sở Nội vụ' });
  const waiting = await product.ctx.prisma.backCheck.findFirstOrThrow({
    where: { surveyId: room.surveyId, status: 'waiting' },
  });
  const early = await office
    .call(getReviewedInterview, { params: { backCheckId: waiting.id } })
    .catch(codeOf);
  expect(early).toMatchObject({ code: 'not-found' });
});

test('Sở Nội vụ sets the rules of re-calling, which are noted with what they were', async () => {
  const params = { surveyId: room.surveyId };
  const { rules } = await office.call(getBackCheckBoard, { params });
  const after = await office.call(setRecallRules, { params, body: { ...rules, dueDays: 5, maxAttempts: 3 } });
  expect(after.rules).toMatchObject({ dueDays: 5, maxAttempts: 3, appealDays: 3 });
  const [item] = (await room.verifier.call(getBackChecks, { params })).items;
  expect(item?.maxAttempts).toBe(3);
  const noted = await product.ctx.prisma.auditEntry.findFirstOrThrow({
    where: { action: 'recall-rules-set' },
  });
  expect(JSON.stringify(noted.details)).toContain('dueDays');
});

test('a survey that moves to a version with another name for a question loses no comparison and no correction of it', async () => {
  const { surveyId, verifier } = room;
  const { prisma } = product.ctx;
  const { rules } = await office.call(getBackCheckBoard, { params: { surveyId } });
  const consequences = { ...rules.consequences, 'answers-differ': ['correct' as const] };
  await office.call(setRecallRules, { params: { surveyId }, body: { ...rules, consequences } });
  await prisma.case.updateMany({ where: { surveyId, status: 'open' }, data: { nextCallAt: new Date() } });
  const interviewId = await room.interviewed(5);
  const { id: backCheckId } = await prisma.backCheck.findUniqueOrThrow({ where: { interviewId } });
  const attempt = await room.called(backCheckId);
  await fillForm(verifier, attempt, rating(1), 3);

  const { interviewVersionId, backCheckVersionId } = product.versions;
  const renamed = async (versionId: string) => {
    const definition = JSON.stringify({ ...(await definitionOf(product.ctx, versionId)), version: 91 });
    const named = definition.replaceAll(/"(name|answer|question)":"DV2\.5"/g, '"$1":"TC25"');
    return publishQuestionnaire(product.ctx, JSON.parse(named));
  };
  await analyst.call(moveSurvey, {
    params: { surveyId },
    body: {
      fromVersionId: interviewVersionId,
      toVersionId: await renamed(interviewVersionId),
      backCheckVersionId: await renamed(backCheckVersionId),
      counterparts: [{ question: 'TC25', was: 'DV2.5' }],
    },
  });
  await fillForm(verifier, attempt, rating(1));
  await verifier.call(recordDisposition, {
    params: { attemptId: attempt.id },
    body: { disposition: 'complete', then: 'pause' },
  });
  const counted = async () => {
    const { code } = await prisma.countedAnswer.findUniqueOrThrow({
      where: { interviewId_questionName: { interviewId, questionName: 'DV2.5' } },
    });
    return code;
  };
  expect(await counted()).toBe(1);
  const [own] = await room.operator.call(getOwnVerdicts);
  expect(own).toMatchObject({ id: backCheckId, versionId: interviewVersionId, consequences: ['correct'] });
  const compared = { original: { value: 5 }, recheck: { value: 1 }, agrees: false };
  const { label } = own?.questions.find(({ name }) => name === 'DV2.5') ?? {};
  expect(own?.questions).toContainEqual(expect.objectContaining({ name: 'DV2.5', ...compared }));
  expect(label).not.toBe('DV2.5');
  const { errors } = await office.call(getBackCheckStatistics, { params: { surveyId } });
  const rows = errors.question.filter(({ key }) => ['DV2.5', 'TC25'].includes(key));
  expect(rows.map(({ key, compared: count }) => [key, count])).toEqual([['TC25', 3]]);
  const byOperator = await itemAnswers(product.ctx, surveyId);
  expect([...(byOperator.get('TC25')?.values() ?? [])].flat()).toContain(1);

  await room.operator.call(appealVerdict, { params: { backCheckId }, body: { statement } });
  await decide(official, backCheckId, { finding: 'overturned', consequences: [], reason: statement });
  expect(await counted()).toBe(5);
});
