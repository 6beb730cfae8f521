// What a citizen does with their form. Nobody is signed in: the link says whose form it is.
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { isNotReached } from '#domain/attempts/not-reached.ts';
import { endOf } from '#domain/attempts/interview-standing.ts';
import type { AnswerFault } from '#domain/questionnaire/answer-check.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { checkInInterview } from '#domain/questionnaire/cross-checks.ts';
import { evaluatePath, nextAfter } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { inTransaction, type Context } from '#server/context.ts';
import {
  endWithoutCall,
  lockCase,
  waitBeforeCalling,
  withdrawReplacement,
} from '#server/features/cases/commands.ts';
import { acceptedAnswer, settleInterview, startForm } from '#server/features/interviews/commands.ts';
import { evaluatedInterview, latestAnswers } from '#server/features/interviews/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { formBehind, scriptOf } from './opened-form.ts';

/** How long nobody is called who has just given an answer on the web. */
const pauseMs = 30 * 60_000;

/** Begins the form of a link, once; does nothing when it is begun or there is none to begin. */
export async function beginForm(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await formBehind(tx, token);
    if (found?.state !== 'open' || found.interview) return;
    const { status, disposition } = await lockCase(tx, found.caseId);
    const isBegun = (await tx.db.interview.count({ where: { caseId: found.caseId, mode: 'web' } })) > 0;
    if (isBegun || (status === 'final' && !isNotReached(disposition))) return;
    const { id: surveyId, interviewVersionId: versionId } = found.survey;
    await startForm(tx, { surveyId, versionId, caseId: found.caseId, mode: 'web', keyedById: null });
    await letAnswer(tx, found.caseId);
  });
}

/** Whoever was written to is somebody else: the link opens nothing any more. */
export async function disown(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await formBehind(tx, token);
    if (found?.state !== 'open') return;
    await tx.db.webLink.update({ where: { id: found.linkId }, data: { revokedAt: tx.now() } });
    await audit(tx, 'web-link-disowned', 'case', found.caseId);
  });
}

export type AnswerOutcome =
  | { readonly kind: 'stored'; readonly next: string | null }
  | { readonly kind: 'fault'; readonly fault: AnswerFault }
  | { readonly kind: 'closed' };

/**
 * Stores an answer of a form that is open, after the same checks as in the console.
 * @param confirmed the citizen was told that it is unusual and lets it stand
 */
export async function answerForm(
  ctx: Context,
  token: string,
  questionName: string,
  given: AnswerValue,
  confirmed: boolean,
): Promise<AnswerOutcome> {
  return inTransaction(ctx, async (tx): Promise<AnswerOutcome> => {
    const found = await formBehind(tx, token);
    const interview = found?.interview;
    if (found?.state !== 'open' || interview?.status !== 'inProgress') return { kind: 'closed' };
    await tx.db.$queryRaw`select 1 from interviews where id = ${interview.id}::uuid for update`;
    const { definition, context } = await scriptOf(tx, interview);
    const question = questionByName(definition, questionName);
    if (!question || !isAsked(question)) return { kind: 'closed' };
    const answers = await latestAnswers(tx, interview.id);
    const standing = { definition, context, answers: evaluatePath(definition, answers, context).counted };
    const fault = checkInInterview(standing, question, given);
    if (fault && (fault.hard || !confirmed)) return { kind: 'fault', fault };
    const { value } = await acceptedAnswer(tx, { interviewId: interview.id, questionName, value: given });
    const { _max } = await tx.db.answer.aggregate({
      where: { interviewId: interview.id, epoch: interview.consoleEpoch },
      _max: { sequence: true },
    });
    await tx.db.answer.create({
      data: {
        interviewId: interview.id,
        epoch: interview.consoleEpoch,
        sequence: (_max.sequence ?? 0) + 1,
        questionName,
        value: jsonOf(value),
        answeredAt: tx.now(),
        storedAt: tx.now(),
      },
    });
    await letAnswer(tx, found.caseId);
    const path = evaluatePath(definition, new Map([...answers, [questionName, value]]), context);
    return { kind: 'stored', next: nextAfter(path, questionName) };
  });
}

/** Hands the form in, once; false while questions are open or answers contradict each other. */
export async function finishForm(ctx: Context, token: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const found = await formBehind(tx, token);
    if (!found?.interview || found.state !== 'open') return found?.state === 'answered';
    const surveyCase = await lockCase(tx, found.caseId);
    // Finished by telephone, or in another window, a moment ago.
    const isLate = surveyCase.status === 'final';
    if (isLate && !isNotReached(surveyCase.disposition)) return true;
    const evaluated = await evaluatedInterview(tx, found.interview, '');
    const ended = endOf(evaluated);
    if (ended === null) return false;
    const disposition = ended.kind === 'complete' ? 'complete' : dispositionOfOutcome(ended.outcome);
    // Without agreement nothing is settled, as by telephone: the form says nothing that could count.
    const status =
      ended.kind === 'complete' ? 'complete' : disposition === 'refusal-soft' ? 'inProgress' : 'screenedOut';
    await settleInterview(tx, evaluated, status);
    const { replaced } = dispositionOf(disposition);
    // Given up because nobody was met: the reserve that came in for it goes back where nobody has called it yet.
    if (isLate && !replaced) await withdrawReplacement(tx, found.caseId);
    await endWithoutCall(tx, found.caseId, disposition, { reason: 'answered-on-web', replaced });
    const { surveyId } = surveyCase;
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return true;
  });
}

function letAnswer(ctx: Context, caseId: string): Promise<void> {
  return waitBeforeCalling(ctx, caseId, new Date(ctx.now().getTime() + pauseMs));
}
