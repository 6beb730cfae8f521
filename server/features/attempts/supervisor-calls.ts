// A supervisor called into a conversation, withdrawn again, and what the carrier reports of their leg
// (docs/decisions/0012). Handing the conversation over is hand-over.ts.
import { problem } from '#contract/problems.ts';
import type { CarrierStatus } from '#domain/attempts/call-states.ts';
import {
  supervisorStep,
  type SupervisorCallOutcome,
  type SupervisorCallState,
} from '#domain/attempts/supervisor-call.ts';
import type { SupervisorCall } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { announce, helpIsDone, stationDown } from '#server/features/sessions/commands.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { room } from '#server/platform/rooms.ts';
import { noteHold } from './call-controls.ts';
import { askCarrier, liveAttempt } from './live-attempt.ts';

/** Long enough to put a headset on, short for somebody who waits on hold. */
const ringSeconds = 25;

/**
 * Rings a supervisor into the conversation. The citizen goes on hold, so that both can speak about them first.
 * @throws 'not-found', 'state-changed', 'supervisor-busy' (with another call, or one is called already),
 *   'carrier-unavailable'; then the citizen is back with the operator
 */
export async function askSupervisor(ctx: Context, attemptId: string, supervisorId: string): Promise<void> {
  const { call, callSid, session } = await liveAttempt(ctx, attemptId);
  const supervisor = await ctx.db.user.findFirst({
    where: { id: supervisorId, role: 'supervisor' },
    include: { operatorSessions: { where: { endedAt: null } } },
  });
  if (!supervisor) throw problem('not-found', { what: 'supervisor' });
  if (supervisor.operatorSessions.length > 0) throw problem('supervisor-busy');
  const holds = call.heldSince === null;
  const { id } = await opened(ctx, { attemptId, supervisorId, holdsCitizen: holds });
  try {
    if (holds) {
      await askCarrier(() => ctx.carrier.hold(session.conference, callSid, true));
      await noteHold(ctx, call.id, true);
    }
    const { conference } = session;
    const invitation = { conference, station: supervisor.station, supervisorCallId: id, ringSeconds };
    const { sid } = await askCarrier(() => ctx.carrier.inviteSupervisor(invitation));
    await ctx.db.supervisorCall.updateMany({
      where: { id, carrierCallSid: null },
      data: { carrierCallSid: sid },
    });
  } catch (error) {
    await endSupervisorCall(ctx, id, 'failed');
    throw error;
  }
  announceSupervisorCall(ctx, session, supervisorId, 'supervisor-asked');
}

async function opened(
  ctx: Context,
  call: Pick<SupervisorCall, 'attemptId' | 'supervisorId' | 'holdsCitizen'>,
): Promise<SupervisorCall> {
  try {
    return await ctx.db.supervisorCall.create({
      data: { ...call, askedById: actorOf(ctx).id, state: 'ringing', askedAt: ctx.now() },
    });
  } catch (error) {
    // Two operators ask the same supervisor at the same moment, or one asks twice: the database lets one through.
    if (isUniqueViolation(error)) throw problem('supervisor-busy');
    throw error;
  }
}

/** Stops ringing the supervisor, or lets one who has joined go. Nothing to withdraw is no fault. @throws 'not-found' */
export async function withdrawSupervisor(ctx: Context, attemptId: string): Promise<void> {
  const { supervisorCall } = await liveAttempt(ctx, attemptId);
  if (supervisorCall) await endSupervisorCall(ctx, supervisorCall.id, 'withdrawn');
}

/** Takes in a report about a supervisor's leg. Late, doubled and out-of-order reports are safe. */
export async function recordSupervisorEvent(
  ctx: Context,
  id: string,
  status: CarrierStatus,
  carrierCallSid: string,
): Promise<void> {
  const found = await ctx.db.supervisorCall.findUnique({ where: { id } });
  if (!found) return;
  const step = supervisorStep(found.state as SupervisorCallState, status);
  if (step?.kind === 'join') await join(ctx, id, carrierCallSid);
  else if (step?.kind === 'end') await endSupervisorCall(ctx, id, step.outcome);
  else if (step?.kind === 'headset-down') await headsetDown(ctx, found);
  // Answered after it was withdrawn: nobody is to sit in a conversation that went on without them.
  else if (found.state === 'ended' && status === 'in-progress')
    await ctx.jobs.enqueue('hang-up', { carrierCallSid });
}

async function join(ctx: Context, id: string, carrierCallSid: string): Promise<void> {
  const { count } = await ctx.db.supervisorCall.updateMany({
    where: { id, state: 'ringing' },
    data: { state: 'joined', joinedAt: ctx.now(), carrierCallSid },
  });
  if (count === 0) return;
  const { supervisorId, attempt } = await ctx.db.supervisorCall.findUniqueOrThrow({
    where: { id },
    include: { attempt: { include: { assignment: true } } },
  });
  // Who raised a hand has the help that they asked for.
  await helpIsDone(ctx, attempt.assignment.sessionId, { by: supervisorId });
  await announceById(ctx, id, 'supervisor-joined');
}

async function headsetDown(ctx: Context, { supervisorId, carrierCallSid }: SupervisorCall): Promise<void> {
  const session = await ctx.db.operatorSession.findFirst({
    where: { operatorId: supervisorId, endedAt: null, stationCallSid: carrierCallSid },
  });
  if (session && carrierCallSid) await stationDown(ctx, session.id, 'station-lost', carrierCallSid);
}

/**
 * Ends a supervisor's call that was not handed over: the leg is hung up, and a citizen who was put on hold for it comes
 * back to the operator by themselves, whatever the reason. Ending it again changes nothing.
 */
export async function endSupervisorCall(
  ctx: Context,
  id: string,
  outcome: SupervisorCallOutcome,
): Promise<void> {
  const found = await inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`select 1 from supervisor_calls where id = ${id}::uuid for update`;
    const row = await tx.db.supervisorCall.findUnique({ where: { id } });
    if (!row || row.endedAt || row.state === 'handed-over') return null;
    await tx.db.supervisorCall.update({
      where: { id },
      data: { state: 'ended', outcome, endedAt: tx.now() },
    });
    if (row.carrierCallSid) await tx.jobs.enqueue('hang-up', { carrierCallSid: row.carrierCallSid });
    return row;
  });
  if (!found) return;
  // At the end of the call nobody waits any more, and the carrier is not to be waited for.
  if (found.holdsCitizen && outcome !== 'call-ended') await bringBack(ctx, found.attemptId);
  await announceById(ctx, id, 'supervisor-call-ended');
}

async function bringBack(ctx: Context, attemptId: string): Promise<void> {
  const call = await ctx.db.call.findFirst({
    where: { attemptId, endedAt: null, heldSince: { not: null } },
    include: { attempt: { include: { assignment: { include: { session: true } } } } },
  });
  if (!call?.carrierCallSid) return;
  const { conference } = call.attempt.assignment.session;
  const { carrierCallSid } = call;
  try {
    await ctx.carrier.hold(conference, carrierCallSid, false);
    await noteHold(ctx, call.id, false);
  } catch (error) {
    // The screen goes on saying "on hold", with the key that brings them back.
    ctx.log.warn({ err: error, callId: call.id }, 'a citizen on hold was not brought back');
  }
}

async function announceById(ctx: Context, id: string, reason: string): Promise<void> {
  const { supervisorId, attempt } = await ctx.db.supervisorCall.findUniqueOrThrow({
    where: { id },
    include: { attempt: { include: { assignment: { include: { session: true } } } } },
  });
  announceSupervisorCall(ctx, attempt.assignment.session, supervisorId, reason);
}

/** Tells the operator's console, the floor and the supervisor. */
export function announceSupervisorCall(
  ctx: Context,
  session: { operatorId: string; surveyId: string },
  supervisorId: string,
  reason: string,
): void {
  announce(ctx, session, reason);
  ctx.live.publish(room.person(supervisorId), 'console:changed', { reason });
}
