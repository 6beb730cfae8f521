// What a person does with an attempt: starts a phúc tra call, hangs up, says how it ended.
import { problem } from '#contract/problems.ts';
import { dispositionBlock } from '#domain/attempts/allowed-dispositions.ts';
import { standingOf } from '#domain/attempts/interview-standing.ts';
import type { CallState } from '#domain/attempts/call-states.ts';
import { dispositionCodes, type DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { hoursStatus } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyDays } from '#server/features/cases/commands.ts';
import { hasAnswersBeyondIntroduction, interviewPath } from '#server/features/interviews/queries.ts';
import { announce, setState, startSession } from '#server/features/sessions/commands.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { closeAttempt } from './close-attempt.ts';

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
    if (input.appointmentAt) assertAppointment(tx, attempt.surveyCase.survey, input.appointmentAt);
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
    ...standingOf(evaluated?.path ?? null),
  });
  if (reason) throw problem('disposition-not-allowed', { disposition, reason });
}

function assertAppointment(ctx: Context, survey: LockedAttempt['surveyCase']['survey'], at: Date): void {
  const calendar = callCalendar(callRulesOf(survey), surveyDays(survey), 'appointment');
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

/**
 * Takes a phúc tra in hand and calls its citizen into the verifier's conference.
 * @throws 'not-found', 'back-check-taken', 'back-check-not-separate' (the database refuses too), 'session-busy',
 *   'outside-hours', 'do-not-call', 'number-in-call'
 */
export async function beginBackCheck(ctx: Context, backCheckId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id: operatorId } = actorOf(tx);
    const now = tx.now();
    await tx.db.$queryRaw`select 1 from back_checks where id = ${backCheckId}::uuid for update`;
    const backCheck = await tx.db.backCheck.findUnique({
      where: { id: backCheckId },
      include: { interview: { include: { surveyCase: { include: { person: true, survey: true } } } } },
    });
    if (!backCheck) throw problem('not-found', { what: 'back-check' });
    const { surveyCase } = backCheck.interview;
    const open =
      backCheck.status === 'waiting' ||
      (backCheck.status === 'inProgress' && backCheck.verifierId === operatorId);
    if (!open || surveyCase.held) throw problem('back-check-taken');
    const status = hoursStatus(
      callCalendar(callRulesOf(surveyCase.survey), surveyDays(surveyCase.survey), 'ordinary'),
      now,
    );
    if (!status.open) throw problem('outside-hours', { nextAt: status.opensAt?.toISOString() ?? null });

    const session = await startSession(tx, backCheck.surveyId, 'backCheck');
    const lastLegs = await tx.db.call.count({
      where: { endedAt: null, attempt: { assignment: { sessionId: session.id } } },
    });
    if (lastLegs > 0 || !['paused', 'connecting', 'ready'].includes(session.state))
      throw problem('session-busy', { state: session.state });
    await tx.db.backCheck.update({
      where: { id: backCheckId },
      data: { status: 'inProgress', verifierId: operatorId },
    });
    await tx.db.case.update({ where: { id: surveyCase.id }, data: { held: true } });
    const assignment = await tx.db.assignment.create({
      data: { caseId: surveyCase.id, operatorId, sessionId: session.id, startedAt: now },
    });
    const earlier = await tx.db.contactAttempt.count({
      where: { caseId: surveyCase.id, purpose: 'backCheck' },
    });
    const phone = await callablePhone(tx, surveyCase.person.phones);
    const attempt = await tx.db.contactAttempt.create({
      data: {
        caseId: surveyCase.id,
        assignmentId: assignment.id,
        operatorId,
        purpose: 'backCheck',
        number: earlier + 1,
        startedAt: now,
        calls: { create: { phoneE164: phone, state: 'queued', queuedAt: now } },
      },
      include: { calls: true },
    });
    await setState(tx, session.id, 'reserved');
    await audit(tx, 'back-check-called', 'back-check', backCheckId);
    for (const call of attempt.calls) await tx.jobs.enqueue('place-call', { callId: call.id });
    announce(tx, session, 'back-check-called');
  });
}

/** The first number that may be called and is not being called now. @throws 'do-not-call', 'number-in-call' */
async function callablePhone(ctx: Context, phones: readonly string[]): Promise<string> {
  const barred = await ctx.db.doNotCall.findMany({ where: { phoneE164: { in: [...phones] } } });
  const allowed = phones.filter((phone) => !barred.some(({ phoneE164 }) => phoneE164 === phone));
  if (allowed.length === 0) throw problem('do-not-call');
  const live = await ctx.db.call.findMany({ where: { endedAt: null, phoneE164: { in: allowed } } });
  const phone = allowed.find((each) => !live.some(({ phoneE164 }) => phoneE164 === each));
  if (phone === undefined) throw problem('number-in-call');
  return phone;
}

type LockedAttempt = Awaited<ReturnType<typeof lockedAttempt>>;

async function lockedAttempt(ctx: Context, attemptId: string) {
  await ctx.db.$queryRaw`select 1 from contact_attempts where id = ${attemptId}::uuid for update`;
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: { id: attemptId, operatorId: actorOf(ctx).id },
    include: { calls: { orderBy: { queuedAt: 'asc' } }, surveyCase: { include: { survey: true } } },
  });
  if (!attempt) throw problem('not-found', { what: 'attempt' });
  return attempt;
}
