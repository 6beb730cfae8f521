// What surrounds the calls of a shift: notes beside questions and who reads them, the wrap-up's limit, the summary of
// the day, and the code by which a citizen checks who has called.
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { getConsole, leaveNote, openInterview, type AttemptView } from '#contract/attempts.ts';
import { callBackCheck, getBackChecks } from '#contract/back-checks.ts';
import { checkCall } from '#contract/call-checks.ts';
import { endUnattended } from '#contract/call-controls.ts';
import { getInterviewNotes, getNotedInterviews, writeNote } from '#contract/notes.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getMyDay } from '#contract/shift.ts';
import { signOut } from '#contract/staff.ts';
import { moveSurvey } from '#contract/version-moves.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { dispose, fillForm, nextTalk, sitDown } from '#tests/support/interview.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let operator: Person;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url });
  operator = await product.signIn('dtv01');
  const phones = mobileNumbers(20, 8000);
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

async function talk(): Promise<AttemptView> {
  await operator.emit('session:ready', {});
  return nextTalk(operator);
}
const at = (attempt: AttemptView) => ({ params: { attemptId: attempt.id } });

/** The call has ended and the operator has left its result unsaid for so long. */
async function wrappingUpFor(seconds: number, attempt: AttemptView): Promise<void> {
  product.simulator.hangUp(attempt.call?.carrierCallSid ?? '');
  await operator.console(({ session }) => session?.state === 'wrapUp');
  await product.ctx.prisma.operatorSession.updateMany({
    where: { operator: { username: 'dtv01' }, endedAt: null },
    data: { stateSince: new Date(Date.now() - seconds * 1000) },
  });
}

test('a note beside a question is stored once, never changed, and comes back with the form', async () => {
  const attempt = await talk();
  const { interviewId } = await fillForm(operator, attempt, undefined, 6);
  const note = {
    id: randomUUID(),
    questionName: 'DV1.1',
    text: 'Bà nói: chờ hơn hai tiếng mới tới lượt',
    writtenAt: new Date().toISOString(),
  };
  await operator.call(writeNote, { ...at(attempt), body: note });
  await operator.call(writeNote, { ...at(attempt), body: note });
  const form = await operator.call(openInterview, at(attempt));
  expect(form.notes).toEqual([{ ...note, authorName: 'Điện thoại viên 01' }]);
  await expect(
    product.ctx.prisma.interviewNote.update({ where: { id: note.id }, data: { text: 'khác' } }),
  ).rejects.toThrow(/never change/);
  await expect(
    operator.call(writeNote, { ...at(attempt), body: { ...note, id: randomUUID(), questionName: 'X' } }),
  ).rejects.toMatchObject({ status: 404 });

  await fillForm(operator, attempt);
  await dispose(operator, attempt, 'complete', { note: 'nhà có người ốm' });
  // Noted a day after the interview: the list goes by the note's own time.
  const [first] = await product.ctx.prisma.interviewNote.findMany({ where: { interviewId } });
  const lastNotedAt = new Date(new Date(note.writtenAt).getTime() + 86_400_000).toISOString();
  const later = { attemptId: first?.attemptId ?? '', authorId: first?.authorId ?? '' };
  await product.ctx.prisma.interviewNote.create({
    data: {
      ...later,
      id: randomUUID(),
      interviewId,
      questionName: 'DV1.1',
      text: 'nghe lại ghi âm',
      writtenAt: lastNotedAt,
    },
  });
  const message = { vi: 'Người trả lời là {respondent.name}, sao lại không nhớ?' };
  await product.ctx.prisma.interview.update({
    where: { id: interviewId },
    data: { contradictions: [{ question: 'DV1.2', code: 'check', hard: false, confirmed: true, message }] },
  });
  const read = { params: { interviewId } };
  const warned = `Người trả lời là ${attempt.case.respondentName}, sao lại không nhớ?`;
  for (const username of ['giamsat', 'sonoivu', 'quantri']) {
    const person = await product.signIn(username);
    expect(await person.call(getInterviewNotes, read)).toMatchObject({
      notes: [{ text: note.text, authorName: 'Điện thoại viên 01' }, { writtenAt: lastNotedAt }],
      attempts: [{ note: 'nhà có người ốm', disposition: 'complete' }],
      contradictions: [{ question: 'DV1.2', hard: false, confirmed: true, sentence: { vi: warned } }],
    });
    const listed = (show: 'all' | 'contradictions') =>
      person.call(getNotedInterviews, { params: { surveyId }, query: { show } });
    expect(await listed('all')).toMatchObject({
      having: { notes: 1, contradictions: 0, warnings: 1 },
      items: [
        { interviewId, number: 1, at: lastNotedAt, counts: { notes: 3, contradictions: 0, warnings: 1 } },
      ],
    });
    expect((await listed('contradictions')).items).toEqual([]);
  }

  // Blind until the verifier's own answers are in.
  const verifier = await product.signIn('phuctra');
  const hidden = () =>
    expect(verifier.call(getInterviewNotes, read)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  await hidden();
  const { items } = await verifier.call(getBackChecks, { params: { surveyId } });
  await verifier.call(callBackCheck, { params: { backCheckId: items[0]?.id ?? '' } });
  const recheck = await nextTalk(verifier);
  await hidden();
  expect((await verifier.call(openInterview, at(recheck))).notes).toEqual([]);
  expect((await verifier.call(getConsole)).attempt?.case.earlier).toEqual([]);
  await fillForm(verifier, recheck);
  await dispose(verifier, recheck, 'complete');
  expect(await verifier.call(getInterviewNotes, read)).toMatchObject({
    notes: [{ text: note.text, authorName: '' }, { authorName: '' }],
    attempts: [],
  });
  // Nor does the room read anything of the re-call.
  const recalled = await product.ctx.prisma.interview.findFirstOrThrow({
    where: { surveyId, purpose: 'backCheck' },
  });
  const supervisor = await product.signIn('giamsat');
  await expect(
    supervisor.call(getInterviewNotes, { params: { interviewId: recalled.id } }),
  ).rejects.toMatchObject({ problem: { code: 'not-found' } });
});

test('a wrap-up that ran over ends in a pause with that reason, and the result is the operator’s own', async () => {
  const attempt = await talk();
  await wrappingUpFor(95, attempt);
  const view = await dispose(operator, attempt, 'hung-up', { then: 'ready', note: 'cúp máy ngay' });
  expect(view.session).toMatchObject({ state: 'paused', pauseReason: 'wrap-up-over' });
});

test('nobody at the desk: the rule gives the result, the interview is to be continued and the note is kept', async () => {
  const attempt = await talk();
  await fillForm(operator, attempt, undefined, 9);
  await wrappingUpFor(100, attempt);
  await expect(operator.call(endUnattended, { ...at(attempt), body: {} })).rejects.toMatchObject({
    problem: { code: 'state-changed' },
  });
  await wrappingUpFor(90 + 60, attempt);
  const view = await operator.call(endUnattended, { ...at(attempt), body: { note: 'đang dở, gọi tiếp' } });
  expect(view).toMatchObject({ attempt: null, session: { state: 'paused', pauseReason: 'wrap-up-over' } });
  expect(await product.ctx.prisma.contactAttempt.findUnique({ where: { id: attempt.id } })).toMatchObject({
    disposition: 'callback-mid-interview',
    note: 'đang dở, gọi tiếp',
  });
});

test('the day lists every attempt with how it ended, and the shift’s end adds the time up', async () => {
  await operator.emit('session:pause', { reason: 'meal' });
  const day = await operator.call(getMyDay);
  expect(day.attempts.map(({ disposition, note }) => [disposition, note])).toEqual([
    ['callback-mid-interview', 'đang dở, gọi tiếp'],
    ['hung-up', 'cúp máy ngay'],
    ['complete', 'nhà có người ốm'],
  ]);
  expect(day.attempts[0]?.phoneMasked).toContain('•');
  await operator.emit('session:end', {});
  const { session, lastShift } = await operator.call(getConsole);
  expect(session).toBeNull();
  expect(lastShift).toMatchObject({ calls: 3, completes: 1 });
  expect(lastShift?.pauses.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['wrap-up-over', 'meal']),
  );
  expect(lastShift?.wrapUpSeconds).toBeGreaterThan(0);
});

test('the code that a citizen quotes shows the call to staff, and the look is in the audit log', async () => {
  await sitDown(operator, surveyId);
  const attempt = await talk();
  const supervisor = await product.signIn('giamsat');
  const { found } = await supervisor.call(checkCall, { body: { code: attempt.case.verificationCode } });
  expect(found).toMatchObject({
    respondentName: attempt.case.respondentName,
    authority: 'UBND huyện Đắk Glong',
    calls: [{ operatorName: 'Điện thoại viên 01', answered: true }],
  });
  const other = attempt.case.verificationCode.startsWith('1') ? '2' : '1';
  const misheard = other + attempt.case.verificationCode.slice(1);
  expect(await supervisor.call(checkCall, { body: { code: misheard } })).toEqual({ found: null });
  expect(
    await product.ctx.prisma.auditEntry.count({
      where: { action: 'call-checked', subjectId: attempt.case.id },
    }),
  ).toBe(1);
  await dispose(operator, attempt, 'checks-caller');
});

test('an interview that was begun is finished on its version after the survey has moved; the next one begins on the new', async () => {
  const { interviewVersionId: former, backCheckVersionId } = product.versions;
  const begun = await talk();
  const { interviewId } = await fillForm(operator, begun, undefined, 9);
  await dispose(operator, begun, 'callback-mid-interview', { appointmentAt: new Date().toISOString() });

  const analyst = await product.signIn('phantich');
  const { definition } = await analyst.call(getQuestionnaireVersion, { params: { versionId: former } });
  const toVersionId = await publishQuestionnaire(await product.as('phantich'), withOneMore(definition));
  await analyst.call(moveSurvey, {
    params: { surveyId },
    body: {
      fromVersionId: former,
      toVersionId,
      backCheckVersionId,
      counterparts: [{ question: 'added', was: null }],
    },
  });

  const resumed = await talk();
  expect(resumed.case.id).toBe(begun.case.id);
  const opened = await operator.call(openInterview, at(resumed));
  expect(opened).toMatchObject({ interviewId, versionId: former });
  expect(opened.answers).toHaveLength(9);
  const { path } = await fillForm(operator, resumed);
  await dispose(operator, resumed, 'complete');
  const finished = await product.ctx.prisma.interview.findUniqueOrThrow({
    where: { id: interviewId },
    include: { countedAnswers: true },
  });
  expect(finished).toMatchObject({ status: 'complete', questionnaireVersionId: former });
  expect(new Set(finished.countedAnswers.map(({ questionName }) => questionName))).toEqual(
    new Set(path.counted.keys()),
  );

  const next = await talk();
  expect(await operator.call(openInterview, at(next))).toMatchObject({ versionId: toVersionId });
  const asked = await fillForm(operator, next);
  expect(path.asked).not.toContain('added');
  expect(asked.path.asked).toContain('added');
  await dispose(operator, next, 'complete');
});

/** The next version: its question in words is asked twice. */
function withOneMore(definition: QuestionnaireDefinition): QuestionnaireDefinition {
  const twice = (question: Question): Question[] =>
    question.kind === 'text' ? [question, { ...question, name: 'added' }] : [question];
  return {
    ...definition,
    version: definition.version + 1,
    blocks: definition.blocks.map((block) => ({ ...block, questions: block.questions.flatMap(twice) })),
  };
}

test('signing out ends the shift, so that nobody is called to an empty chair; with a citizen in hand nobody is signed out', async () => {
  const attempt = await talk();
  const words = { ...at(attempt), body: { note: 'nghe tiếng xe' } };
  await expect(operator.call(leaveNote, words)).rejects.toMatchObject({ status: 409 });
  await expect(operator.call(signOut)).rejects.toMatchObject({ problem: { code: 'session-busy' } });
  await dispose(operator, attempt, 'refusal-soft');

  // Words that the result did not bring are left afterwards, once, by their author alone.
  await operator.call(leaveNote, words);
  await operator.call(leaveNote, words);
  const colleague = await product.signIn('dtv02');
  await expect(colleague.call(leaveNote, words)).rejects.toMatchObject({ status: 404 });
  expect(
    await product.ctx.prisma.contactAttempt.findUniqueOrThrow({ where: { id: attempt.id } }),
  ).toMatchObject({ note: 'nghe tiếng xe' });

  await operator.emit('session:pause', { reason: 'break' });
  await operator.call(signOut);
  const open = { operator: { username: 'dtv01' }, endedAt: null };
  expect(await product.ctx.prisma.operatorSession.count({ where: open })).toBe(0);
});
