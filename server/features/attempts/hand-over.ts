// The operator leaves a conversation to the supervisor who is in it. Case, form and attempt go with the citizen: the
// supervisor gets a session of their own, in whose conference both meet, and says how it ended (docs/decisions/0012).
import { problem } from '#contract/problems.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { announce, closeSession, setState } from '#server/features/sessions/commands.ts';
import { isGone } from '#server/platform/carrier-conferences.ts';
import { endMute } from './call-controls.ts';
import { liveAttempt } from './live-attempt.ts';
import { mendEach } from '#server/platform/mend-each.ts';
import { lockAttempt } from './lock-attempt.ts';
import { announceSupervisorCall } from './supervisor-calls.ts';

/**
 * Hands the actor's attempt over to the supervisor who has joined it. Our rows first, then the carrier: whoever dies in
 * between, the sweep brings citizen and supervisor together (`finishHandOvers`).
 * @throws 'not-found', 'state-changed' when no supervisor is in the conversation, 'carrier-unavailable' when the carrier
 *   did not do it; then everything is as before, without the supervisor
 */
export async function handOver(ctx: Context, attemptId: string, then: 'ready' | 'pause'): Promise<void> {
  const { supervisorCall, session } = await liveAttempt(ctx, attemptId);
  if (supervisorCall?.state !== 'joined' || !supervisorCall.carrierCallSid)
    throw problem('state-changed', { state: supervisorCall?.state ?? 'ended' });
  await inTransaction(ctx, (tx) => passOn(tx, attemptId, supervisorCall.id));
  if (!(await bringTogether(ctx, supervisorCall.id))) {
    await takeBack(ctx, attemptId, supervisorCall.id);
    throw problem('carrier-unavailable', { reason: 'not moved' });
  }
  await inTransaction(ctx, async (tx) => {
    if (then === 'pause') return;
    // Only while nothing else has happened to the session, such as a lost headset.
    const { count } = await tx.db.operatorSession.updateMany({
      where: { id: session.id, endedAt: null, stationUp: true, pauseReason: 'handed-over' },
      data: { state: 'ready', stateSince: tx.now(), pauseReason: null },
    });
    if (count > 0) await tx.jobs.enqueue('assign-cases', { surveyId: session.surveyId });
    announce(tx, session, 'handed-over');
  });
}

/** Assignment and attempt become the supervisor's. Runs in a transaction. @throws 'state-changed' */
async function passOn(tx: Context, attemptId: string, id: string): Promise<void> {
  await lockAttempt(tx, attemptId);
  await tx.db.$queryRaw`select 1 from supervisor_calls where id = ${id}::uuid for update`;
  const { state, supervisorId, carrierCallSid, attempt } = await tx.db.supervisorCall.findUniqueOrThrow({
    where: { id },
    include: { attempt: { include: { assignment: { include: { session: true } } } } },
  });
  const { session, caseId } = attempt.assignment;
  if (state !== 'joined' || attempt.endedAt) throw problem('state-changed', { state });
  const now = tx.now();
  const own = await tx.db.operatorSession.create({
    data: {
      operatorId: supervisorId,
      surveyId: session.surveyId,
      purpose: session.purpose,
      state: 'talking',
      stateSince: now,
      seenAt: now,
      startedAt: now,
      conference: `lang-nghe-${crypto.randomUUID()}`,
      stationCallSid: carrierCallSid,
      stationUp: true,
    },
  });
  await tx.db.assignment.update({ where: { id: attempt.assignmentId }, data: { endedAt: now } });
  const assignment = await tx.db.assignment.create({
    data: { caseId, operatorId: supervisorId, sessionId: own.id, startedAt: now },
  });
  await tx.db.contactAttempt.update({
    where: { id: attempt.id },
    data: { assignmentId: assignment.id, operatorId: supervisorId },
  });
  await tx.db.supervisorCall.update({
    where: { id },
    data: { state: 'handed-over', handedOverAt: now, holdsCitizen: false },
  });
  await setState(tx, session.id, 'paused', 'handed-over');
  await endMute(tx, session.id);
  announceSupervisorCall(tx, session, supervisorId, 'handed-over');
}

/**
 * Has the carrier put the supervisor, then the citizen, into the supervisor's conference; false when it would not.
 * A leg that has ended meanwhile is no failure: the webhook of its end says the rest.
 */
async function bringTogether(ctx: Context, id: string): Promise<boolean> {
  const { carrierCallSid, attempt } = await ctx.db.supervisorCall.findUniqueOrThrow({
    where: { id },
    include: {
      attempt: {
        include: {
          calls: { orderBy: { queuedAt: 'desc' }, take: 1 },
          assignment: { include: { session: true } },
        },
      },
    },
  });
  const { session } = attempt.assignment;
  const call = attempt.calls[0];
  const move = async (sid: string | null | undefined, path: string) => {
    if (!sid || (await ctx.carrier.isIn(session.conference, sid))) return;
    await ctx.carrier.sendTo(sid, path).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  };
  try {
    await move(carrierCallSid, `/twilio/sessions/${session.id}/voice`);
    if (call) await move(call.carrierCallSid, `/twilio/calls/${call.id}/voice`);
  } catch (error) {
    ctx.log.warn({ err: error, attemptId: attempt.id }, 'a conversation could not be handed over');
    return false;
  }
  await ctx.db.supervisorCall.update({ where: { id }, data: { movedAt: ctx.now() } });
  if (call)
    await ctx.db.call.updateMany({ where: { id: call.id, endedAt: null }, data: { heldSince: null } });
  return true;
}

/** The operator has everything again; the supervisor's leg is hung up. What the supervisor has ended stays ended. */
async function takeBack(ctx: Context, attemptId: string, id: string): Promise<void> {
  const sessionId = await inTransaction(ctx, async (tx) => {
    await lockAttempt(tx, attemptId);
    const { attempt, askedById, supervisorId } = await tx.db.supervisorCall.findUniqueOrThrow({
      where: { id },
      include: { attempt: { include: { assignment: true, calls: { where: { endedAt: null } } } } },
    });
    if (attempt.endedAt) return null;
    const session = await tx.db.operatorSession.findFirstOrThrow({
      where: { operatorId: askedById, endedAt: null },
    });
    const now = tx.now();
    await tx.db.assignment.update({ where: { id: attempt.assignmentId }, data: { endedAt: now } });
    const assignment = await tx.db.assignment.create({
      data: { caseId: attempt.caseId, operatorId: askedById, sessionId: session.id, startedAt: now },
    });
    await tx.db.contactAttempt.update({
      where: { id: attempt.id },
      data: { assignmentId: assignment.id, operatorId: askedById },
    });
    // The supervisor's console may have opened the form by then; phúc tra goes by whose interview it is.
    await tx.db.interview.updateMany({
      where: { caseId: attempt.caseId, purpose: attempt.purpose, operatorId: supervisorId },
      data: { operatorId: askedById },
    });
    await tx.db.supervisorCall.update({
      where: { id },
      data: { state: 'ended', outcome: 'failed', endedAt: now },
    });
    await setState(tx, session.id, attempt.calls.length > 0 ? 'talking' : 'wrapUp');
    announceSupervisorCall(tx, session, supervisorId, 'hand-over-failed');
    return attempt.assignment.sessionId;
  });
  if (sessionId !== null) await closeSession(ctx, sessionId);
}

const finishedAfterMs = 10_000;

/** Brings together whom a dead server left apart: handed over in our rows, not yet at the carrier. Part of the sweep. */
export async function finishHandOvers(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - finishedAfterMs);
  const left = await ctx.db.supervisorCall.findMany({
    where: { state: 'handed-over', movedAt: null, endedAt: null, handedOverAt: { lt: before } },
    select: { id: true },
  });
  await mendEach(ctx, left, ({ id }) => bringTogether(ctx, id));
}
