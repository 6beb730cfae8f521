// What a person does with an attempt: hangs up, says how it ended. A phúc tra's is begun by begin-back-check.ts.
import { problem } from '#contract/problems.ts';
import { dispositionBlock } from '#domain/attempts/allowed-dispositions.ts';
import { standingOf } from '#domain/attempts/interview-standing.ts';
import type { CallState } from '#domain/attempts/call-states.ts';
import { dispositionCodes, type DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { hoursStatus } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { recallCallsOfCase } from '#server/features/back-checks/queries.ts';
import { surveyDays } from '#server/features/cases/commands.ts';
import { hasAnswersBeyondIntroduction, interviewPath } from '#server/features/interviews/queries.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { closeAttempt } from './close-attempt.ts';
import { lockAttempt } from './lock-attempt.ts';

export { beginBackCheck } from './begin-back-check.ts';
export { placeCall, recordCarrierEvent } from './calls.ts';
export { setMute } from './call-controls.ts';
export { finishHandOvers } from './hand-over.ts';
export { closeUnattended } from './unattended.ts';
export { recoverCalls, releaseAbandoned } from './recover.ts';

export interface DispositionInput {
  readonly attemptId: string;
  readonly disposition: string;
  readonly note: string | null;
  readonly appointmentAt: Date | null;
  readonly then: 'ready' | 'pause';
}

/**
 * Records how the actor's attempt ended and closes it; a call still up is hung up.
 * Recording the same disposition for an attempt that has it already is accepted, so that a lost reply can be repeated.
 * @throws 'not-found', 'state-changed' when it was closed otherwise, 'disposition-not-allowed' with the reason,
 *   'appointment-outside-hours' with the next permitted moment
 */
export async function recordDisposition(ctx: Context, input: DispositionInput): Promise<void> {
  const disposition = dispositionCodes.find((code) => code === input.disposition);
  if (!disposition)
    throw problem('disposition-not-allowed', { disposition: input.disposition, reason: 'unknown' });
  await inTransaction(ctx, async (tx) => {
    const attempt = await lockedAttempt(tx, input.attemptId);
    if (attempt.endedAt) {
      if (attempt.disposition === disposition) return;
      throw problem('state-changed', { state: attempt.disposition ?? '' });
    }
    await assertAllowed(tx, attempt, disposition);
    if (input.appointmentAt) await assertAppointment(tx, attempt, input.appointmentAt);
    await closeAttempt(tx, { ...input, disposition });
  });
}

async function assertAllowed(
  ctx: Context,
  attempt: LockedAttempt,
  disposition: DispositionCode,
): Promise<void> {
  const { caseId, purpose, startedAt } = attempt;
  const evaluated = await interviewPath(ctx, caseId, purpose);
  const reason = dispositionBlock(disposition, {
    callState: (attempt.calls.at(-1)?.state ?? 'lost') as CallState,
    interviewStarted: await hasAnswersBeyondIntroduction(ctx, caseId, purpose, startedAt),
    ...standingOf(evaluated),
  });
  if (reason) throw problem('disposition-not-allowed', { disposition, reason });
}

async function assertAppointment(ctx: Context, { caseId, purpose, surveyCase }: LockedAttempt, at: Date) {
  const { survey } = surveyCase;
  const recall = purpose === 'backCheck' ? await recallCallsOfCase(ctx, caseId) : null;
  const calendar = callCalendar(callRulesOf(survey), recall?.days ?? surveyDays(survey), 'appointment');
  const wanted = at.getTime() > ctx.now().getTime() ? at : ctx.now();
  const status = hoursStatus(calendar, wanted);
  if (!status.open)
    throw problem('appointment-outside-hours', { nextAt: status.opensAt?.toISOString() ?? null });
}

/** Hangs up the call of the actor's attempt; the attempt stays open until it has a disposition. @throws 'not-found' */
export async function hangUp(ctx: Context, attemptId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const attempt = await lockedAttempt(tx, attemptId);
    const call = attempt.calls.at(-1);
    if (call?.carrierCallSid && !call.endedAt)
      await tx.jobs.enqueue('hang-up', { carrierCallSid: call.carrierCallSid });
  });
}

type LockedAttempt = Awaited<ReturnType<typeof lockedAttempt>>;

async function lockedAttempt(ctx: Context, attemptId: string) {
  await lockAttempt(ctx, attemptId);
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: { id: attemptId, operatorId: actorOf(ctx).id },
    include: { calls: { orderBy: { queuedAt: 'asc' } }, surveyCase: { include: { survey: true } } },
  });
  if (!attempt) throw problem('not-found', { what: 'attempt' });
  return attempt;
}
