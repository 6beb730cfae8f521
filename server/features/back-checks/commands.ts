// Phúc tra: which completed interviews are re-called, and what the re-call says of them.
import { problem } from '#contract/problems.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { compareAnswers, type AnswerComparison } from '#domain/back-checks/comparison.ts';
import { backCheckSelection } from '#domain/back-checks/selection.ts';
import { backCheckVerdict } from '#domain/back-checks/verdict.ts';
import type { Outcome } from '#domain/questionnaire/definition.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { countedAnswers, interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';

/** Attempts to re-call somebody before the phúc tra is given up as not reached: no official rule was found, this is a proposal. */
const maxBackCheckAttempts = 3;

/** Chooses by the survey's seed whether this completed interview is re-called. Runs in the caller's transaction. */
export async function selectForBackCheck(ctx: Context, interviewId: string): Promise<void> {
  const interview = await ctx.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
    include: { survey: true },
  });
  const { survey, completionNumber, surveyId } = interview;
  if (completionNumber === null) throw new Error('Only a completed interview can be chosen for phúc tra');
  const { selected, probability } = backCheckSelection(
    survey.backCheckSeed,
    survey.backCheckRate,
    completionNumber,
  );
  if (!selected) return;
  await ctx.db.backCheck.createMany({
    data: { surveyId, interviewId, probability, selectedAt: ctx.now() },
    skipDuplicates: true,
  });
  ctx.live.publish(room.survey(surveyId), 'back-checks:changed', { surveyId });
}

/**
 * Ends a re-call attempt: with a finished or refused check the answers are compared and the verdict stands; otherwise
 * the phúc tra waits for another try, up to the limit. Runs in the caller's transaction.
 */
export async function endRecheck(ctx: Context, caseId: string, disposition: DispositionCode): Promise<void> {
  const backCheck = await ctx.db.backCheck.findFirst({
    where: { status: 'inProgress', interview: { caseId } },
    include: { interview: true },
  });
  if (!backCheck) throw problem('not-found', { what: 'back-check' });
  const { contact, finality } = dispositionOf(disposition);
  const attempts = await ctx.db.contactAttempt.count({
    where: { caseId, purpose: 'backCheck', calls: { some: { placedAt: { not: null } } } },
  });
  const evaluated = await interviewPath(ctx, caseId, 'backCheck');
  const ended = evaluated?.path.ended ?? null;
  const settled = ended !== null || (contact && finality === 'final');
  if (!settled && attempts < maxBackCheckAttempts) {
    await ctx.db.backCheck.update({
      where: { id: backCheck.id },
      data: { status: 'waiting', verifierId: null },
    });
    return;
  }
  const comparisons = evaluated ? await compare(ctx, backCheck.interviewId, evaluated) : [];
  const { verdict, reasons } = backCheckVerdict({
    reached: contact || ended !== null,
    ended:
      ended === null ? outcomeKeyed(disposition) : ended.kind === 'complete' ? 'complete' : ended.outcome,
    comparisons,
  });
  await ctx.db.backCheck.update({
    where: { id: backCheck.id },
    data: {
      status: verdict === 'not-reached' ? 'notReached' : 'submitted',
      recheckId: evaluated?.interviewId ?? null,
      submittedAt: ctx.now(),
      verdict,
      comparison: jsonOf({ reasons, questions: comparisons }),
    },
  });
}

/** What the verifier keyed when the questionnaire did not get to its end. */
function outcomeKeyed(disposition: DispositionCode): Outcome | null {
  switch (disposition) {
    case 'wrong-person':
    case 'transaction-denied':
    case 'ineligible':
      return disposition;
    case 'refusal-hard':
    case 'refusal-soft':
    case 'refusal-household':
      return 'refusal';
    default:
      return null;
  }
}

/**
 * Sets the answers that count beside each other: of the interview those settled with it, so that nothing sent later can
 * bring it into line; of the re-call those on its path, also when it broke off and its form stays open.
 */
async function compare(
  ctx: Context,
  interviewId: string,
  recheck: { interviewId: string; path: InterviewPath },
): Promise<AnswerComparison[]> {
  const originals = await answersByPresentName(ctx, interviewId);
  const { questionnaireVersionId } = await ctx.db.interview.findUniqueOrThrow({
    where: { id: recheck.interviewId },
  });
  const definition = await definitionOf(ctx, questionnaireVersionId);
  const { counted } = recheck.path;
  return questionsOf(definition).flatMap(({ name, repeats }) =>
    repeats
      ? [compareAnswers(repeats, originals.get(repeats.question) ?? null, counted.get(name) ?? null)]
      : [],
  );
}

/** What counts of an interview, under the names that the survey's present version has for the questions. */
async function answersByPresentName(ctx: Context, interviewId: string): Promise<Map<string, AnswerValue>> {
  const { surveyId, questionnaireVersionId } = await ctx.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
  });
  const answers = await countedAnswers(ctx, interviewId);
  const names = await questionNamesOf(ctx, surveyId);
  return new Map(
    names.flatMap(({ versionId, question, now }) => {
      const answer = versionId === questionnaireVersionId ? answers.get(question) : undefined;
      return answer === undefined ? [] : [[now, answer] as const];
    }),
  );
}
