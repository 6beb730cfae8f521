// The form of a call: opened when the citizen is on the line, filled answer by answer, ended with the attempt.
import { problem } from '#contract/problems.ts';
import type { OpenedInterview } from '#contract/attempts.ts';
import type { StoredContradiction } from '#contract/interviews.ts';
import type { ClientEventPayload } from '#contract/live-events.ts';
import type { Purpose } from '#contract/common.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { orderSeed } from '#domain/questionnaire/context.ts';
import type { Contradiction } from '#domain/questionnaire/cross-checks.ts';
import { shownOrder } from '#domain/questionnaire/shown-order.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';
import { notesOf } from './notes.ts';
import { acceptedAnswer, expectAnswers } from './accepted-answer.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { interviewContext, interviewPath, latestAnswers } from './queries.ts';
import { storeAnswer } from './store-answer.ts';

/**
 * Opens the form of the attempt that the actor holds, or opens it again: the same form, the answers so far, and a
 * new epoch that sorts after everything an earlier console may still send.
 * @throws 'not-found' when the actor holds no such attempt
 */
export async function openInterview(ctx: Context, attemptId: string): Promise<OpenedInterview> {
  return inTransaction(ctx, async (tx) => {
    const actor = actorOf(tx);
    const attempt = await tx.db.contactAttempt.findFirst({
      where: { id: attemptId, operatorId: actor.id, endedAt: null },
      include: { surveyCase: { include: { survey: true } } },
    });
    if (!attempt) throw problem('not-found', { what: 'attempt' });
    const { survey } = attempt.surveyCase;
    const { caseId, purpose } = attempt;
    const interview = await tx.db.interview.upsert({
      where: { caseId_purpose: { caseId, purpose } },
      create: {
        surveyId: survey.id,
        caseId,
        purpose,
        questionnaireVersionId:
          purpose === 'interview' ? survey.interviewVersionId : survey.backCheckVersionId,
        operatorId: actor.id,
        consoleEpoch: 1,
        startedAt: tx.now(),
      },
      update: { operatorId: actor.id, consoleEpoch: { increment: 1 } },
    });
    const epoch = interview.consoleEpoch;
    await tx.db.interviewOpening.create({
      data: { interviewId: interview.id, epoch, operatorId: actor.id, attemptId, openedAt: tx.now() },
    });
    if (epoch === 1) await keepOrder(tx, interview);
    expectAnswers(interview.id, interview.questionnaireVersionId);
    const answers = await latestAnswers(tx, interview.id);
    return {
      interviewId: interview.id,
      versionId: interview.questionnaireVersionId,
      epoch,
      status: interview.status,
      startedAt: interview.startedAt.toISOString(),
      serverNow: tx.now().toISOString(),
      context: { ...(await interviewContext(tx, caseId, actor.name)), [orderSeed]: interview.id },
      answers: [...answers].map(([questionName, value]) => ({ questionName, value })),
      notes: await notesOf(tx, interview.id),
    };
  });
}

/** What was drawn is kept as it was shown, whatever becomes of the way in which it is drawn. */
async function keepOrder(ctx: Context, { id, questionnaireVersionId }: Interview): Promise<void> {
  const order = shownOrder(await definitionOf(ctx, questionnaireVersionId), id);
  if (order !== null) await ctx.db.interview.update({ where: { id }, data: { shownOrder: jsonOf(order) } });
}

/**
 * Stores one answer, once: the same (interview, epoch, sequence) sent again changes nothing and is acknowledged too.
 * One statement, committed when it returns. Whoever opened the form in that epoch is heard, whoever has it now: an
 * answer typed before a crash or during a cut is stored even when the case went to somebody else meanwhile; theirs sort
 * after it. What arrives after the form was settled is stored as well, but no longer counts: what counts is written by
 * endInterview.
 * @throws 'answer-not-accepted' when the questionnaire has no such question or the question does not take the answer;
 *   'not-found' when the actor never opened the form in that epoch
 */
export async function recordAnswer(ctx: Context, answer: ClientEventPayload<'answer:record'>): Promise<void> {
  const { id: operatorId } = actorOf(ctx);
  const value = await acceptedAnswer(ctx, answer);
  const isTheirs = await storeAnswer(ctx, operatorId, { ...answer, value }, ctx.now());
  if (!isTheirs) throw problem('not-found', { what: 'interview' });
}

const screenedOut: readonly DispositionCode[] = ['ineligible', 'wrong-person', 'transaction-denied'];

/** As it is kept; the rule's sentence as the questionnaire has it, since what fills it may name the citizen. */
function keptContradiction({ question, fault, confirmed }: Contradiction): StoredContradiction {
  const { code, hard, message } = fault;
  return { question, code, hard, confirmed, ...(message !== undefined && { message }) };
}

/**
 * Settles a form at the end of an attempt. Answers that contradict one another count as they were given; which they are,
 * warnings that were let stand included, is kept with the form, for whoever cleans the data. Complete and partial forms get their counted answers; a completed one its
 * running number. After an interim disposition the form stays open, to be resumed at the same question.
 * Runs in the caller's transaction. Gives the form, or null when none was opened.
 */
export async function endInterview(
  ctx: Context,
  caseId: string,
  purpose: Purpose,
  disposition: DispositionCode,
): Promise<Interview | null> {
  const evaluated = await interviewPath(ctx, caseId, purpose);
  if (!evaluated) return null;
  const { interviewId, path, contradictions } = evaluated;
  const status =
    disposition === 'complete'
      ? 'complete'
      : disposition === 'partial'
        ? 'partial'
        : screenedOut.includes(disposition)
          ? 'screenedOut'
          : 'inProgress';
  if (status !== 'inProgress') {
    await ctx.db.countedAnswer.deleteMany({ where: { interviewId } });
    await ctx.db.countedAnswer.createMany({
      data: [...path.counted].map(([questionName, answer]) => ({
        interviewId,
        questionName,
        ...countedFields(answer),
      })),
    });
  }
  const form = await ctx.db.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const completionNumber =
    status === 'complete' && form.completionNumber === null
      ? await nextCompletionNumber(ctx, form.surveyId, purpose)
      : form.completionNumber;
  return ctx.db.interview.update({
    where: { id: interviewId },
    data: {
      status,
      outcome: path.ended?.kind === 'screened-out' ? path.ended.outcome : null,
      contradictions: jsonOf(contradictions.map(keptContradiction)),
      completionNumber,
      endedAt: status === 'inProgress' ? null : ctx.now(),
    },
  });
}

/**
 * Lets other answers count for a settled interview, to questions that it has counted answers to. What was given stays
 * in `answers`. Runs in the caller's transaction.
 */
export async function correctAnswers(
  ctx: Context,
  interviewId: string,
  corrections: readonly { questionName: string; answer: AnswerValue }[],
): Promise<void> {
  for (const { questionName, answer } of corrections)
    await ctx.db.countedAnswer.updateMany({
      where: { interviewId, questionName },
      data: countedFields(answer),
    });
}

function countedFields(answer: AnswerValue) {
  return {
    value: jsonOf(answer),
    code: codeOf(answer),
    special: 'special' in answer ? answer.special : null,
  };
}

const greatestCode = 2_147_483_647;

/** The answer as a code; null for texts and lists, and for amounts that no code of four bytes can be. */
function codeOf(answer: AnswerValue): number | null {
  if (!('value' in answer) || typeof answer.value !== 'number') return null;
  return Number.isInteger(answer.value) && Math.abs(answer.value) <= greatestCode ? answer.value : null;
}

/** Completed forms of a survey are numbered without gaps; the survey's row is locked until the commit. */
async function nextCompletionNumber(ctx: Context, surveyId: string, purpose: Purpose): Promise<number> {
  await ctx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for no key update`;
  const last = await ctx.db.interview.aggregate({
    where: { surveyId, purpose },
    _max: { completionNumber: true },
  });
  return (last._max.completionNumber ?? 0) + 1;
}
