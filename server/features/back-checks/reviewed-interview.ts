// One interview with everything side by side: both conversations, all answers, verdict, appeal, decision, every step.
import type { PartyAttempt, ReviewedInterview } from '#contract/back-check-review.ts';
import { problem } from '#contract/problems.ts';
import { lateAnswers } from '#domain/back-checks/evidence/after-hang-up.ts';
import { talkSeconds } from '#domain/attempts/talk-time.ts';
import { stepKinds } from '#domain/back-checks/steps.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { countedAnswers } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { recordedSound, recordingsOf } from '#server/features/recordings/queries.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { lineAndEntries } from './evidence-facts.ts';
import { reviewItemOf, type SubmittedCheck } from './board.ts';
import { settingsOfChoice } from './selection-settings.ts';
import { remarksOf } from './steps.ts';
import { decisionOf, formOf, submittedCheck } from './submitted.ts';
import { verdictView } from './verdict-view.ts';
import { interviewerOf } from './interviewer.ts';

/** @throws 'not-found' before the re-call is submitted: until then nobody sets the two beside each other */
export async function reviewedInterview(ctx: Context, backCheckId: string): Promise<ReviewedInterview> {
  const row = await ctx.db.backCheck.findFirst({
    where: { id: backCheckId, submittedAt: { not: null } },
    include: submittedCheck,
  });
  if (!row) throw problem('not-found', { what: 'back-check' });
  const { interview, appeal, decision } = row;
  const attempts = await attemptsOf(ctx, interview.caseId, 'interview');
  const { reasons, versionId, questions } = await verdictView(ctx, { ...row, ...formOf(row) });
  const decider = decision && (await ctx.db.user.findUniqueOrThrow({ where: { id: decision.decidedById } }));
  const decided = decisionOf(decision);
  return {
    ...reviewItemOf(ctx, row),
    surveyId: row.surveyId,
    interviewId: interview.id,
    tthcName: interview.surveyCase.sampleUnit.transaction.tthcName ?? '',
    interviewStatus: interview.status,
    chosenAt: row.selectedAt.toISOString(),
    probability: row.probability,
    drawn: row.drawn,
    reasons,
    versionId,
    questions,
    original: {
      by: interviewerOf(interview.operator).name,
      unit: interviewerOf(interview.operator).unit,
      startedAt: interview.startedAt.toISOString(),
      endedAt: interview.endedAt?.toISOString() ?? null,
      attempts,
      ...(await recordingsOf(ctx, interview)),
    },
    recheck: await recheckOf(ctx, row),
    answers: await answersOf(ctx, row),
    remarks: await remarksOf(ctx, row.id),
    appeal: appeal && { statement: appeal.statement, appealedAt: appeal.appealedAt.toISOString() },
    decision: decided && { ...decided, decidedBy: decider?.name ?? '' },
    steps: await stepsOf(ctx, row.id),
  };
}

/** The sound of one call of the interview or of its re-call. @throws 'not-found', 'carrier-unavailable' */
export async function reviewedRecording(
  ctx: Context,
  backCheckId: string,
  recordingId: string,
): Promise<GivenFile> {
  const row = await ctx.db.backCheck.findFirst({
    where: { id: backCheckId, submittedAt: { not: null } },
    select: { interviewId: true, recheckId: true },
  });
  if (!row) throw problem('not-found', { what: 'back-check' });
  const forms = [row.interviewId, row.recheckId].filter((id) => id !== null);
  return recordedSound(ctx, recordingId, forms);
}

async function recheckOf(ctx: Context, row: SubmittedCheck): Promise<ReviewedInterview['recheck']> {
  const [form, verifier, attempts] = await Promise.all([
    row.recheckId === null ? null : ctx.db.interview.findUnique({ where: { id: row.recheckId } }),
    row.verifierId === null ? null : ctx.db.user.findUnique({ where: { id: row.verifierId } }),
    attemptsOf(ctx, row.interview.caseId, 'backCheck'),
  ]);
  return {
    by: verifier?.name ?? '',
    unit: verifier?.unit ?? '',
    startedAt: form?.startedAt.toISOString() ?? null,
    endedAt: form?.endedAt?.toISOString() ?? null,
    attempts,
    ...(form ? await recordingsOf(ctx, form) : { recordingConsent: 'not-asked', recordings: [] }),
  };
}

async function attemptsOf(
  ctx: Context,
  caseId: string,
  purpose: 'interview' | 'backCheck',
): Promise<PartyAttempt[]> {
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { caseId, purpose },
    orderBy: { number: 'asc' },
    include: { calls: { orderBy: { queuedAt: 'asc' } } },
  });
  return attempts.map(({ startedAt, disposition, note, calls }) => ({
    at: startedAt.toISOString(),
    disposition,
    note,
    calls: calls.map((call) => ({
      at: (call.placedAt ?? call.queuedAt).toISOString(),
      phoneMasked: maskPhone(call.phoneE164),
      state: call.state,
      answeredAt: call.answeredAt?.toISOString() ?? null,
      endedAt: call.endedAt?.toISOString() ?? null,
      talkSeconds: call.answeredAt && call.endedAt ? Math.round(talkSeconds(call)) : null,
    })),
  }));
}

interface Timed {
  readonly name: string;
  readonly answeredAt: Date;
  readonly count: number;
}

/**
 * In the order of the form. What was keyed with no citizen on the line is marked as the evidence counts it, with the
 * same grace: nobody can have said it.
 */
async function answersOf(
  ctx: Context,
  { interview, survey }: SubmittedCheck,
): Promise<ReviewedInterview['answers']> {
  const definition = await definitionOf(ctx, interview.questionnaireVersionId);
  const [counted, timed] = await Promise.all([
    countedAnswers(ctx, interview.id),
    ctx.db.$queryRaw<Timed[]>`
      select question_name as name, max(answered_at) as "answeredAt", count(*)::int as count
      from answers where interview_id = ${interview.id}::uuid group by question_name`,
  ]);
  const times = new Map(timed.map((each) => [each.name, each]));
  const { hangUpGrace } = await settingsOfChoice(ctx, interview.id, survey);
  const { legs, entries } = await lineAndEntries(ctx, interview);
  const settledAt = (interview.endedAt ?? ctx.now()).getTime();
  const late = lateAnswers({ legs, entries, settledAt, hangUpGrace });
  return questionsOf(definition).flatMap((question) => {
    const value = counted.get(question.name);
    if (value === undefined || !isAsked(question)) return [];
    const time = times.get(question.name);
    const answeredAt = time?.answeredAt.toISOString() ?? null;
    return {
      name: question.name,
      label: question.label.vi,
      value,
      answeredAt,
      changes: (time?.count ?? 1) - 1,
      afterHangUp: answeredAt !== null && (late === null || late.get(question.name) === true),
    };
  });
}

async function stepsOf(ctx: Context, backCheckId: string): Promise<ReviewedInterview['steps']> {
  const steps = await ctx.db.backCheckStep.findMany({
    where: { backCheckId },
    orderBy: { id: 'asc' },
    include: { actor: { select: { name: true } } },
  });
  return steps.flatMap(({ at, kind, details, actor }) => {
    const known = stepKinds.find((one) => one === kind);
    return known ? [{ at: at.toISOString(), by: actor?.name ?? null, kind: known, details }] : [];
  });
}
