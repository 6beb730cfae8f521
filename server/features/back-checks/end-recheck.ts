// The end of a re-call: answers compared, verdict and consequences; or another try, by the call rules of the interviews.
import { problem } from '#contract/problems.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { endOf } from '#domain/attempts/interview-standing.ts';
import { compareAnswers, type AnswerComparison } from '#domain/back-checks/comparison.ts';
import { consequencesOf } from '#domain/back-checks/consequences.ts';
import { earliestRecall, nextRecall } from '#domain/back-checks/recall-calls.ts';
import { backCheckVerdict } from '#domain/back-checks/verdict.ts';
import type { AttemptRecord } from '#domain/cases/next-action.ts';
import type { Outcome } from '#domain/questionnaire/definition.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { barNumbersOf } from '#server/features/cases/commands.ts';
import { countedAnswers, interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { comparedNames } from './compared-names.ts';
import { settleConsequences } from './consequences.ts';
import { reviewOperator } from './operator-test.ts';
import { recallCallsOf, recallRulesOf } from './queries.ts';
import { noteStep } from './steps.ts';
import { formOf } from './submitted.ts';
import { interviewerOf } from './interviewer.ts';

/** Notes who has taken the phúc tra in hand, from which unit. Runs in the transaction of the call. */
export async function noteRecall(ctx: Context, backCheckId: string): Promise<void> {
  await noteStep(ctx, backCheckId, 'called', { unit: ctx.actor?.unit ?? '' });
}

export interface RecallEnd {
  readonly caseId: string;
  readonly disposition: DispositionCode;
  readonly appointmentAt: Date | null;
}

/**
 * Ends a re-call attempt: with a finished or refused check the answers are compared, the verdict stands and its
 * consequences hold; otherwise the phúc tra waits, by the call rules of the interviews, for its next try or the time
 * agreed, or is given up as not reached. Runs in the caller's transaction.
 */
export async function endRecheck(
  ctx: Context,
  { caseId, disposition, appointmentAt }: RecallEnd,
): Promise<void> {
  const backCheck = await openBackCheck(ctx, caseId);
  if (!backCheck) throw problem('not-found', { what: 'back-check' });
  const rules = recallRulesOf(backCheck.survey);
  const { contact, finality, next } = dispositionOf(disposition);
  if (next === 'close-and-do-not-call') await barNumbersOf(ctx, caseId);
  const evaluated = await interviewPath(ctx, caseId, 'backCheck');
  const ended = evaluated && endOf(evaluated);
  const settled = ended !== null || (contact && finality === 'final');
  if (!settled && (await postponed(ctx, backCheck, { caseId, disposition, appointmentAt }))) return;
  const comparisons = evaluated ? await compare(ctx, backCheck.interviewId, evaluated) : [];
  const { verdict, reasons } = backCheckVerdict(
    {
      reached: contact || ended !== null || (await wasReached(ctx, caseId)),
      ended:
        ended === null ? outcomeKeyed(disposition) : ended.kind === 'complete' ? 'complete' : ended.outcome,
      comparisons,
    },
    rules.limits,
  );
  await ctx.db.backCheck.update({
    where: { id: backCheck.id },
    data: {
      status: verdict === 'not-reached' ? 'notReached' : 'submitted',
      recheckId: evaluated?.interviewId ?? null,
      submittedAt: ctx.now(),
      verdict,
      comparison: jsonOf({ reasons, questions: comparisons }),
      nextCallAt: null,
      appointmentAt: null,
      waitReason: null,
    },
  });
  await noteStep(ctx, backCheck.id, 'submitted', { verdict, reasons });
  await settleConsequences(ctx, backCheck.id, consequencesOf(reasons, rules.consequences));
  const operatorId = interviewerOf(backCheck.interview.operatorId);
  await reviewOperator(ctx, backCheck.surveyId, operatorId);
  ctx.live.publish(room.person(operatorId), 'verdicts:changed', {
    surveyId: backCheck.surveyId,
  });
}

type OpenBackCheck = NonNullable<Awaited<ReturnType<typeof openBackCheck>>>;

function openBackCheck(ctx: Context, caseId: string) {
  return ctx.db.backCheck.findFirst({
    where: { status: 'inProgress', interview: { caseId } },
    include: { interview: true, survey: true },
  });
}

/** Puts the phúc tra back until it may be called again; false when it is not to be called any more. */
async function postponed(
  ctx: Context,
  { id, survey }: OpenBackCheck,
  { caseId, disposition, appointmentAt }: RecallEnd,
): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ placed: unknown }[]>`
    select placed from recall_queue where id = ${id}::uuid`;
  const calls = recallCallsOf(survey, { placed: row?.placed ?? [], nextCallAt: null, appointmentAt: null });
  const action = nextRecall(
    {
      disposition,
      attempts: await recallAttempts(ctx, caseId),
      appointmentAt,
      rules: calls.rules,
      now: ctx.now(),
      surveyEndsOn: calls.days.endsOn,
    },
    recallRulesOf(survey),
  );
  if (action.kind === 'final') return false;
  const at =
    action.kind === 'retry' ? earliestRecall({ ...calls, nextCallAt: action.at }, ctx.now()) : action.at;
  if (at === null) return false;
  await ctx.db.backCheck.update({
    where: { id },
    data: {
      status: 'waiting',
      verifierId: null,
      nextCallAt: at,
      appointmentAt: action.kind === 'appointment' ? at : null,
      waitReason: action.reason,
    },
  });
  await noteStep(ctx, id, 'postponed', { disposition, until: at.toISOString(), reason: action.reason });
  return true;
}

async function recallAttempts(ctx: Context, caseId: string): Promise<AttemptRecord[]> {
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { caseId, purpose: 'backCheck', disposition: { not: null } },
    orderBy: { number: 'asc' },
    include: { calls: { select: { placedAt: true } } },
  });
  return attempts.map(({ disposition, calls }) => ({
    disposition: disposition as DispositionCode,
    placedAt: calls.find(({ placedAt }) => placedAt !== null)?.placedAt ?? null,
  }));
}

async function wasReached(ctx: Context, caseId: string): Promise<boolean> {
  const attempts = await recallAttempts(ctx, caseId);
  return attempts.some(({ disposition }) => dispositionOf(disposition).contact);
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
  const interview = await ctx.db.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const form = await ctx.db.interview.findUniqueOrThrow({ where: { id: recheck.interviewId } });
  const originals = await countedAnswers(ctx, interviewId);
  const names = await comparedNames(ctx, formOf({ surveyId: form.surveyId, interview, recheck: form }));
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  const { counted } = recheck.path;
  return questionsOf(definition).flatMap(({ name, repeats }) => {
    if (!repeats) return [];
    const original = originals.get(names.own(repeats.question) ?? '') ?? null;
    return [compareAnswers(repeats, original, counted.get(name) ?? null)];
  });
}
