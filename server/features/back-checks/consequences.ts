// What a verdict brings and what an appeal takes back. Each consequence is done and undone once, and every step noted.
// The index is computed from counted answers of complete interviews, the strata from their cases, so both follow with
// the commit.
import { sensible, type Consequence } from '#domain/back-checks/consequences.ts';
import { nextPermittedMoment } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import type { Context } from '#server/context.ts';
import { replaceEnded, surveyDays, withdrawReplacement } from '#server/features/cases/commands.ts';
import { correctAnswers } from '#server/features/interviews/commands.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { room } from '#server/platform/rooms.ts';
import { checkAllOf, withdrawBatch } from './check-all.ts';
import { comparedNames } from './compared-names.ts';
import { hintBackChecks } from './hints.ts';
import { noteStep } from './steps.ts';
import { formOf } from './submitted.ts';
import { tellTraining } from './training.ts';
import { storedComparison } from './verdict-view.ts';
import { interviewerOf } from './interviewer.ts';

type Settled = Awaited<ReturnType<typeof lockedBackCheck>>;

/**
 * Makes exactly these consequences hold for a submitted phúc tra: what is new is done, what no longer stands undone.
 * Runs in the caller's transaction.
 */
export async function settleConsequences(
  ctx: Context,
  backCheckId: string,
  wanted: readonly Consequence[],
): Promise<void> {
  const backCheck = await lockedBackCheck(ctx, backCheckId);
  const after = sensible(wanted);
  const before = backCheck.consequences as Consequence[];
  const ended = before.filter((one) => !after.includes(one));
  const begun = after.filter((one) => !before.includes(one));
  const { surveyId } = backCheck;
  hintBackChecks(ctx, surveyId);
  if (ended.length + begun.length === 0) return;
  for (const one of ended) await acts[one].undo(ctx, backCheck);
  for (const one of begun) await acts[one].do(ctx, backCheck);
  await ctx.db.backCheck.update({ where: { id: backCheckId }, data: { consequences: after } });
  // The room is told only of what it sees change: a hint at every re-call would say when the verifier is at work.
  if ([...ended, ...begun].some((one) => one === 'void' || one === 'correct'))
    for (const event of ['index:changed', 'floor:changed'] as const)
      ctx.live.publish(room.survey(surveyId), event, { surveyId });
}

async function lockedBackCheck(ctx: Context, id: string) {
  await ctx.db.$queryRaw`select 1 from back_checks where id = ${id}::uuid for update`;
  return ctx.db.backCheck.findUniqueOrThrow({
    where: { id },
    include: { survey: true, interview: true, recheck: true },
  });
}

type Act = (ctx: Context, backCheck: Settled) => Promise<void>;

const acts: Record<Consequence, { do: Act; undo: Act }> = {
  void: { do: voidInterview, undo: restoreInterview },
  correct: {
    do: (ctx, backCheck) => setAnswers(ctx, backCheck, 'recheck'),
    undo: (ctx, backCheck) => setAnswers(ctx, backCheck, 'original'),
  },
  retrain: {
    do: async (ctx, { id, surveyId }) => {
      await noteStep(ctx, id, 'retrain', {}, 'rule');
      tellTraining(ctx, surveyId);
    },
    undo: async (ctx, { id, surveyId }) => {
      await noteStep(ctx, id, 'retrain-lifted');
      tellTraining(ctx, surveyId);
    },
  },
  'check-batch': {
    do: async (ctx, { id, surveyId, interview }) => {
      const chosen = await checkAllOf(ctx, surveyId, interviewerOf(interview.operatorId), id);
      await noteStep(ctx, id, 'batch-check', { chosen }, 'rule');
    },
    undo: async (ctx, { id, surveyId, interview }) => {
      const operatorId = interviewerOf(interview.operatorId);
      const { withdrawn, stay } = await withdrawBatch(ctx, { id, surveyId, operatorId });
      if (withdrawn.length > 0) await noteStep(ctx, id, 'batch-withdrawn', { interviewIds: withdrawn });
      if (stay > 0 || withdrawn.length === 0) await noteStep(ctx, id, 'batch-check-stays', { stay });
    },
  },
};

/** Kept with all its answers, counted nowhere; the next of the reserve is called instead while there is time to call. */
async function voidInterview(ctx: Context, { id, interview, survey }: Settled): Promise<void> {
  await setInterview(ctx, interview, 'void');
  await noteStep(ctx, id, 'void', { interviewId: interview.id }, 'rule');
  const calendar = callCalendar(callRulesOf(survey), surveyDays(survey), 'ordinary');
  const isTimeLeft = survey.status !== 'closed' && nextPermittedMoment(calendar, ctx.now()) !== null;
  const [opened] = isTimeLeft ? await replaceEnded(ctx, [interview.caseId]) : [];
  if (opened === undefined) await noteStep(ctx, id, 'no-replacement', {}, 'rule');
  else {
    await noteStep(ctx, id, 'replacement-opened', { caseId: opened }, 'rule');
    await ctx.jobs.enqueue('assign-cases', { surveyId: survey.id });
  }
}

/**
 * Counts again. Its replacement goes back into the reserve if nobody has been called for it; one that was called goes on
 * as an interview more than planned, for a citizen who was asked is not sent away.
 */
async function restoreInterview(ctx: Context, { id, interview }: Settled): Promise<void> {
  await setInterview(ctx, interview, 'complete');
  await noteStep(ctx, id, 'restored', { interviewId: interview.id });
  const replacement = await withdrawReplacement(ctx, interview.caseId);
  if (replacement === null) return;
  const { caseId, withdrawn } = replacement;
  await noteStep(ctx, id, withdrawn ? 'replacement-withdrawn' : 'replacement-kept', { caseId });
}

async function setInterview(
  ctx: Context,
  { id, caseId }: { id: string; caseId: string },
  status: 'complete' | 'void',
): Promise<void> {
  await ctx.db.interview.update({ where: { id }, data: { status } });
  await ctx.db.case.update({
    where: { id: caseId },
    data: { disposition: status === 'complete' ? 'complete' : 'voided' },
  });
}

/** Type 3 answers may truly have changed since the interview: they stay as they were given. */
async function setAnswers(
  ctx: Context,
  { id, surveyId, interview, recheck, comparison }: Settled,
  side: 'original' | 'recheck',
): Promise<void> {
  const differing = storedComparison
    .parse(comparison)
    .questions.filter(
      ({ type, notCompared, withinTolerance }) => type !== 3 && notCompared === null && !withinTolerance,
    );
  const names = await comparedNames(ctx, formOf({ surveyId, interview, recheck }));
  const corrections = differing.flatMap((question) => {
    const questionName = names.own(question.name);
    const answer = question[side];
    return answer === null || questionName === null ? [] : [{ questionName, answer }];
  });
  await correctAnswers(ctx, interview.id, corrections);
  await noteStep(
    ctx,
    id,
    side === 'recheck' ? 'corrected' : 'correction-undone',
    { answers: differing.map(({ name, original, recheck }) => ({ name, original, recheck })) },
    side === 'recheck' ? 'rule' : 'actor',
  );
}
