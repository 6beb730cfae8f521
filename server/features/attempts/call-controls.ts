// Hold and mute. The carrier is asked first and our row follows, so both may be pressed again after a failure.
import { inTransaction, type Context } from '#server/context.ts';
import { announce } from '#server/features/sessions/commands.ts';
import { askCarrier, liveAttempt } from './live-attempt.ts';

/**
 * Puts the citizen on hold, where they hear the announcement, or brings them back.
 * @throws 'not-found', 'state-changed', 'carrier-unavailable'
 */
export async function holdCall(ctx: Context, attemptId: string, on: boolean): Promise<void> {
  const { call, callSid, session, supervisorCall } = await liveAttempt(ctx, attemptId);
  if ((call.heldSince !== null) === on) return;
  await askCarrier(() => ctx.carrier.hold(session.conference, callSid, on));
  await inTransaction(ctx, async (tx) => {
    await noteHold(tx, call.id, on);
    // Brought back by hand: whoever comes or does not come changes nothing about that any more.
    if (!on && supervisorCall)
      await tx.db.supervisorCall.update({ where: { id: supervisorCall.id }, data: { holdsCitizen: false } });
    announce(tx, session, on ? 'citizen-held' : 'citizen-back');
  });
}

/** Writes down what the carrier has done with the citizen's leg; a call that has ended keeps what it ended with. */
export async function noteHold(ctx: Context, callId: string, on: boolean): Promise<void> {
  await ctx.db.call.updateMany({
    where: { id: callId, endedAt: null },
    data: { heldSince: on ? ctx.now() : null },
  });
}

/** The citizen does not hear the operator any more, or again. @throws 'not-found', 'state-changed', 'carrier-unavailable' */
export async function muteOperator(ctx: Context, attemptId: string, on: boolean): Promise<void> {
  const { session } = await liveAttempt(ctx, attemptId);
  const { stationCallSid } = session;
  if ((session.mutedSince !== null) === on || !stationCallSid) return;
  await askCarrier(() => ctx.carrier.mute(session.conference, stationCallSid, on));
  await inTransaction(ctx, async (tx) => {
    await tx.db.operatorSession.update({
      where: { id: session.id },
      data: { mutedSince: on ? tx.now() : null },
    });
    announce(tx, session, on ? 'operator-muted' : 'operator-heard');
  });
}

/** Whoever was muted is heard again with the next citizen: nobody greets anybody in silence. Part of a call's end. */
export async function endMute(ctx: Context, sessionId: string): Promise<void> {
  const { count } = await ctx.db.operatorSession.updateMany({
    where: { id: sessionId, mutedSince: { not: null } },
    data: { mutedSince: null },
  });
  if (count > 0) await ctx.jobs.enqueue('set-mute', { sessionId });
}

/** Makes the headset as muted as its row says. Called by a job; safe to run twice. @throws CarrierError */
export async function setMute(ctx: Context, sessionId: string): Promise<void> {
  const session = await ctx.db.operatorSession.findUnique({ where: { id: sessionId } });
  if (!session?.stationUp || !session.stationCallSid) return;
  await ctx.carrier.mute(session.conference, session.stationCallSid, session.mutedSince !== null);
}
