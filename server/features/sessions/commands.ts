// An operator (or verifier) at work: sits down, headset connected, ready, paused, gone.
// One open session a person and one conference a session: the headset's leg stays in it for the whole shift.
import { problem } from '#contract/problems.ts';
import type { Purpose } from '#contract/common.ts';
import type { OperatorSession } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { createNowAndThen } from '#server/platform/now-and-then.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { room } from '#server/platform/rooms.ts';
import { openSessionOf } from './queries.ts';

/**
 * Sits down at a survey; a session of the same kind that is open already goes on.
 * @throws 'forbidden' for a purpose that is not the person's, 'not-found', 'session-busy' while an attempt of another
 *   survey is in hand
 */
export async function startSession(
  ctx: Context,
  surveyId: string,
  purpose: Purpose,
): Promise<OperatorSession> {
  return inTransaction(ctx, async (tx) => {
    const { id: operatorId, role } = actorOf(tx);
    // Who verifies never interviews, and the other way round.
    if ((role === 'verifier') !== (purpose === 'backCheck')) throw problem('forbidden');
    await tx.db
      .$queryRaw`select 1 from operator_sessions where operator_id = ${operatorId} and ended_at is null for update`;
    const open = await openSessionOf(tx, operatorId);
    if (open && open.surveyId === surveyId && open.purpose === purpose) {
      if (!open.stationUp) await tx.jobs.enqueue('connect-station', { sessionId: open.id });
      return open;
    }
    if (open) await leave(tx, open);
    const survey = await tx.db.survey.findUnique({ where: { id: surveyId } });
    if (!survey) throw problem('not-found', { what: 'survey' });
    const now = tx.now();
    const session = await tx.db.operatorSession.create({
      data: {
        operatorId,
        surveyId,
        purpose,
        state: 'connecting',
        stateSince: now,
        seenAt: now,
        startedAt: now,
        conference: `lang-nghe-${crypto.randomUUID()}`,
      },
    });
    await tx.jobs.enqueue('connect-station', { sessionId: session.id });
    announce(tx, session, 'session-started');
    return session;
  });
}

/**
 * Asks for calls. With the headset still being connected the wish is kept and granted when it is up.
 * @throws 'no-session', 'session-busy' while an attempt is in hand
 */
export async function readySession(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedSession(tx);
    if (session.state === 'ready') return;
    if (session.state === 'reserved' || session.state === 'talking' || session.state === 'wrapUp')
      throw problem('session-busy', { state: session.state });
    if (!session.stationUp) {
      await tx.db.operatorSession.update({
        where: { id: session.id },
        data: { readyWanted: true, state: 'connecting', stateSince: tx.now(), pauseReason: null },
      });
      await tx.jobs.enqueue('connect-station', { sessionId: session.id });
    } else await setState(tx, session.id, 'ready');
    announce(tx, session, 'session-ready');
    await tx.jobs.enqueue('assign-cases', { surveyId: session.surveyId });
  });
}

/** No more calls after the one in hand. @throws 'no-session', 'session-busy' while an attempt is in hand */
export async function pauseSession(ctx: Context, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedSession(tx);
    if (session.state === 'reserved' || session.state === 'talking' || session.state === 'wrapUp')
      throw problem('session-busy', { state: session.state });
    await setState(tx, session.id, 'paused', reason);
    announce(tx, session, 'session-paused');
  });
}

/** Ends the shift; the headset is hung up. @throws 'no-session', 'session-busy' while an attempt is in hand */
export async function endSession(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => leave(tx, await lockedSession(tx)));
}

/**
 * Whoever signs out leaves the room: nobody is called to an empty chair, no citizen is left alone on the line.
 * Somebody without an open session leaves nothing.
 * @throws 'session-busy' while an attempt is in hand
 */
export async function leaveRoom(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedIfAny(tx);
    if (session) await leave(tx, session);
  });
}

async function leave(ctx: Context, session: OperatorSession): Promise<void> {
  const held = await ctx.db.assignment.count({ where: { sessionId: session.id, endedAt: null } });
  if (held > 0) throw problem('session-busy', { state: session.state });
  await ctx.db.operatorSession.update({
    where: { id: session.id },
    data: { endedAt: ctx.now(), stationUp: false },
  });
  // Whoever leaves the room does not leave a hand behind.
  await helpIsDone(ctx, session.id, { by: ctx.actor?.id ?? null });
  if (session.stationCallSid && session.stationCallSid !== 'placing')
    await ctx.jobs.enqueue('hang-up', { carrierCallSid: session.stationCallSid });
  announce(ctx, session, 'session-ended');
}

/** Rings the headset of a session unless it is up or being rung. Called by a job; safe to run twice. */
export async function connectStation(ctx: Context, sessionId: string): Promise<void> {
  const [session] = await ctx.db.$queryRaw<{ station: string }[]>`
    update operator_sessions s set station_call_sid = 'placing'
    from users u
    where u.id = s.operator_id and s.id = ${sessionId}::uuid and s.ended_at is null
      and not s.station_up and s.station_call_sid is null
    returning u.station`;
  if (!session) return;
  try {
    const { sid } = await ctx.carrier.callStation({ sessionId, station: session.station });
    // The webhook that says "up" may have come first and brought the sid with it.
    await ctx.db.operatorSession.updateMany({
      where: { id: sessionId, stationCallSid: 'placing' },
      data: { stationCallSid: sid },
    });
  } catch (error) {
    await stationDown(ctx, sessionId, 'station-not-connected');
    throw error;
  }
}

/** The carrier says that the headset has been answered. Gives the session's calls that waited for it a push. */
export async function stationUp(ctx: Context, sessionId: string, carrierCallSid: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedById(tx, sessionId);
    const isForeign = session?.stationUp && session.stationCallSid !== carrierCallSid;
    if (!session || session.endedAt || isForeign) return tx.jobs.enqueue('hang-up', { carrierCallSid });
    if (session.stationUp) return;
    const next = session.state !== 'connecting' ? session.state : session.readyWanted ? 'ready' : 'paused';
    await tx.db.operatorSession.update({
      where: { id: sessionId },
      data: {
        stationUp: true,
        stationCallSid: carrierCallSid,
        readyWanted: false,
        state: next,
        stateSince: tx.now(),
      },
    });
    const waiting = await tx.db.call.findMany({
      where: { state: 'queued', attempt: { assignment: { sessionId, endedAt: null } } },
      select: { id: true },
    });
    for (const { id } of waiting) await tx.jobs.enqueue('place-call', { callId: id });
    announce(tx, session, 'station-up');
    if (next === 'ready') await tx.jobs.enqueue('assign-cases', { surveyId: session.surveyId });
  });
}

/**
 * The headset's leg is gone or could not be made: no new calls until the operator asks again.
 * With `carrierCallSid`, only if that is the leg the session has: an older one's end means nothing.
 */
export async function stationDown(
  ctx: Context,
  sessionId: string,
  reason: string,
  carrierCallSid?: string,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedById(tx, sessionId);
    if (!session || session.endedAt) return;
    const other = session.stationCallSid !== 'placing' && session.stationCallSid !== carrierCallSid;
    if (carrierCallSid !== undefined && other) return;
    const idle = session.state === 'ready' || session.state === 'connecting' || session.state === 'paused';
    await tx.db.operatorSession.update({
      where: { id: sessionId },
      data: {
        stationUp: false,
        stationCallSid: null,
        mutedSince: null,
        readyWanted: false,
        ...(idle ? { state: 'paused', stateSince: tx.now(), pauseReason: reason } : {}),
      },
    });
    announce(tx, session, reason);
  });
}

/** Raises the actor's hand; one that is up stays up. @throws 'no-session' */
export async function raiseHand(ctx: Context): Promise<void> {
  const session = await openSessionOf(ctx, actorOf(ctx).id);
  if (!session) throw problem('no-session');
  try {
    await ctx.db.raisedHand.create({ data: { sessionId: session.id, raisedAt: ctx.now() } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  announce(ctx, session, 'hand-raised');
}

/**
 * Lowers a hand that asked for help with what is over now; its session is announced by the caller.
 * @param raisedSince one that has been up for longer asked for something else and stays
 */
export async function helpIsDone(
  ctx: Context,
  sessionId: string,
  { raisedSince, by }: { raisedSince?: Date; by: string | null },
): Promise<void> {
  await ctx.db.raisedHand.updateMany({
    where: { sessionId, loweredAt: null, ...(raisedSince && { raisedAt: { gte: raisedSince } }) },
    data: { loweredAt: ctx.now(), loweredById: by },
  });
}

/** Longer than a headset rings: a session that still waits for its headset then was forgotten by a dead worker. */
const connectingGivenUpAfterMs = 45_000;

/** A console that has been away for so long, without an attempt in hand, is not coming back to this shift. */
const shiftForgottenAfterMs = 30 * 60_000;

/** Lets operators whose headset was never connected ask again, and ends the shifts of those who left. Part of the sweep. */
export async function recoverStations(ctx: Context): Promise<void> {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms);
  const waiting = await ctx.db.operatorSession.findMany({
    where: {
      endedAt: null,
      stationUp: false,
      state: 'connecting',
      stateSince: { lt: before(connectingGivenUpAfterMs) },
    },
    select: { id: true },
  });
  for (const { id } of waiting) await stationDown(ctx, id, 'station-not-connected');
  const forgotten = await ctx.db.operatorSession.findMany({
    where: {
      endedAt: null,
      seenAt: { lt: before(shiftForgottenAfterMs) },
      assignments: { none: { endedAt: null } },
    },
    select: { id: true },
  });
  for (const { id } of forgotten) await closeSession(ctx, id);
}

const checking = createNowAndThen(30_000);

/** Asks the carrier whether the headsets that should be up are; the news of a lost one may itself be lost. */
export async function checkStations(ctx: Context): Promise<void> {
  const up = await ctx.db.operatorSession.findMany({
    where: { endedAt: null, stationUp: true, stationCallSid: { not: null } },
    select: { id: true, stationCallSid: true },
  });
  for (const { id, stationCallSid } of up)
    if (
      stationCallSid &&
      checking.isTime(stationCallSid, ctx.now()) &&
      (await ctx.carrier.statusOf(stationCallSid)) !== 'in-progress'
    )
      await stationDown(ctx, id, 'station-lost', stationCallSid);
}

/** Ends a shift for somebody who isn't there: nothing may be in hand. The headset is hung up. */
export async function closeSession(ctx: Context, sessionId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const session = await lockedById(tx, sessionId);
    if (session && !session.endedAt) await leave(tx, session);
  });
}

/** Notes that these people are there, and with them their consoles. */
export async function markSeen(ctx: Context, operatorIds: readonly string[]): Promise<void> {
  if (operatorIds.length === 0) return;
  await ctx.db.user.updateMany({ where: { id: { in: [...operatorIds] } }, data: { seenAt: ctx.now() } });
  await ctx.db.operatorSession.updateMany({
    where: { operatorId: { in: [...operatorIds] }, endedAt: null },
    data: { seenAt: ctx.now() },
  });
}

/** Puts a session into a state; the caller knows that the change is right. */
export async function setState(
  ctx: Context,
  sessionId: string,
  state: OperatorSession['state'],
  pauseReason: string | null = null,
): Promise<void> {
  await ctx.db.operatorSession.update({
    where: { id: sessionId },
    data: { state, stateSince: ctx.now(), pauseReason, readyWanted: false },
  });
}

/** Tells the person's console and the floor. */
export function announce(
  ctx: Context,
  session: { operatorId: string; surveyId: string },
  reason: string,
): void {
  ctx.live.publish(room.person(session.operatorId), 'console:changed', { reason });
  ctx.live.publish(room.survey(session.surveyId), 'floor:changed', { surveyId: session.surveyId });
}

async function lockedById(ctx: Context, sessionId: string): Promise<OperatorSession | null> {
  await ctx.db.$queryRaw`select 1 from operator_sessions where id = ${sessionId}::uuid for update`;
  return ctx.db.operatorSession.findUnique({ where: { id: sessionId } });
}

async function lockedSession(ctx: Context): Promise<OperatorSession> {
  const session = await lockedIfAny(ctx);
  if (!session) throw problem('no-session');
  return session;
}

async function lockedIfAny(ctx: Context): Promise<OperatorSession | null> {
  const { id } = actorOf(ctx);
  await ctx.db
    .$queryRaw`select 1 from operator_sessions where operator_id = ${id} and ended_at is null for update`;
  return openSessionOf(ctx, id);
}
