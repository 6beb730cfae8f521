// The form of a call: opened when the citizen is on the line, filled answer by answer, ended with the attempt.
import { problem } from '#contract/problems.ts';
import type { OpenedInterview } from '#contract/attempts.ts';
import type { ClientEventPayload } from '#contract/live-events.ts';
import type { Purpose } from '#contract/common.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { orderSeed } from '#domain/questionnaire/context.ts';
import { recordingOf } from '#domain/questionnaire/recording.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { withdrawRecordings } from '#server/features/recordings/commands.ts';
import { notesOf } from './notes.ts';
import { acceptedAnswer, expectAnswers } from './accepted-answer.ts';
import { interviewContext, interviewPath, placedAnswers } from './queries.ts';
import { settleInterview } from './settle.ts';
import { keepOrder } from './start-form.ts';
import { storeAnswer } from './store-answer.ts';

export { correctAnswers, settleInterview } from './settle.ts';
export { acceptedAnswer } from './accepted-answer.ts';
export { startForm } from './start-form.ts';

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
      where: { caseId_purpose_mode_formNumber: { caseId, purpose, mode: 'telephone', formNumber: 1 } },
      create: {
        id: tx.newId(),
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
    const openedHere = await tx.db.interviewOpening.count({
      where: { interviewId: interview.id, attemptId },
    });
    await tx.db.interviewOpening.create({
      data: { interviewId: interview.id, epoch, operatorId: actor.id, attemptId, openedAt: tx.now() },
    });
    if (epoch === 1) await keepOrder(tx, interview);
    expectAnswers(interview.id, await definitionOf(tx, interview.questionnaireVersionId));
    return {
      interviewId: interview.id,
      versionId: interview.questionnaireVersionId,
      epoch,
      status: interview.status,
      startedAt: interview.startedAt.toISOString(),
      calledAgain: epoch > 1 && openedHere === 0,
      serverNow: tx.now().toISOString(),
      context: { ...(await interviewContext(tx, caseId, actor.name)), [orderSeed]: interview.id },
      answers: await placedAnswers(tx, interview.id),
      notes: await notesOf(tx, interview.id),
    };
  });
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
  const { value, aboutRecording } = await acceptedAnswer(ctx, answer);
  const isTheirs = await storeAnswer(ctx, operatorId, { ...answer, value }, ctx.now());
  if (!isTheirs) throw problem('not-found', { what: 'interview' });
  // Awaited: an answer that is not acknowledged comes again, and with it what its consent asks for.
  if (aboutRecording) await ctx.jobs.enqueue('follow-consent', { interviewId: answer.interviewId });
}

const screenedOut: readonly DispositionCode[] = ['ineligible', 'wrong-person', 'transaction-denied'];

/**
 * Settles the form of an attempt at its end; after an interim disposition it stays open, to be resumed at the same question.
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
  const status =
    disposition === 'complete'
      ? 'complete'
      : disposition === 'partial'
        ? 'partial'
        : screenedOut.includes(disposition)
          ? 'screenedOut'
          : 'inProgress';
  const form = await settleInterview(ctx, evaluated, status);
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  // Consent that fell off the path allows nothing.
  if (status !== 'inProgress' && recordingOf(definition, evaluated.path.counted) !== 'agreed')
    await withdrawRecordings(ctx, form.id);
  return form;
}
