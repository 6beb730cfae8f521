// A verifier takes a phúc tra in hand and has its citizen called.
import { problem } from '#contract/problems.ts';
import { earliestRecall, recallCalendar } from '#domain/back-checks/recall-calls.ts';
import type { SeparationFault } from '#domain/back-checks/separation.ts';
import { hoursStatus } from '#domain/cases/call-hours.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { noteRecall } from '#server/features/back-checks/commands.ts';
import { recallCallsOfCase } from '#server/features/back-checks/queries.ts';
import { announce, setState, startSession } from '#server/features/sessions/commands.ts';
import { audit } from '#server/platform/audit.ts';

/**
 * Takes a phúc tra in hand and calls its citizen into the verifier's conference.
 * @throws 'not-found', 'back-check-taken', 'back-check-not-separate' (the database refuses too), 'session-busy',
 *   'outside-hours', 'back-check-not-due' with the moment, 'do-not-call', 'number-in-call'
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
    await assertSeparate(tx, operatorId, backCheck.interviewId);
    const { surveyCase } = backCheck.interview;
    const open =
      backCheck.status === 'waiting' ||
      (backCheck.status === 'inProgress' && backCheck.verifierId === operatorId);
    if (!open || surveyCase.held) throw problem('back-check-taken');
    await assertDue(tx, surveyCase.id);
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
    await noteRecall(tx, backCheckId);
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

/** @throws 'back-check-not-separate' with the reason */
async function assertSeparate(ctx: Context, verifierId: string, interviewId: string): Promise<void> {
  const [row] = await ctx.db.$queryRaw<{ reason: SeparationFault | null }[]>`
    select back_check_separation(${verifierId}, ${interviewId}::uuid) as reason`;
  if (row?.reason) throw problem('back-check-not-separate', { reason: row.reason });
}

/** @throws 'outside-hours', 'back-check-not-due' when its wait or a cap of the day is not over */
async function assertDue(ctx: Context, caseId: string): Promise<void> {
  const calls = await recallCallsOfCase(ctx, caseId);
  if (!calls) throw problem('back-check-taken');
  const now = ctx.now();
  const status = hoursStatus(recallCalendar(calls), now);
  if (!status.open) throw problem('outside-hours', { nextAt: status.opensAt?.toISOString() ?? null });
  const at = earliestRecall(calls, now);
  if (at === null || at > now) throw problem('back-check-not-due', { nextAt: at?.toISOString() ?? null });
}
