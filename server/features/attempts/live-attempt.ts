// The attempt in the actor's hands while its citizen is on the line, and what is asked of the carrier about it.
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';
import { isGone } from '#server/platform/carrier-conferences.ts';
import { CarrierError } from '#server/platform/carrier-error.ts';

/**
 * The open attempt of the actor with the leg of its citizen.
 * @throws 'not-found', 'state-changed' with the call's state when nobody is on the line
 */
export async function liveAttempt(ctx: Context, attemptId: string) {
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: { id: attemptId, operatorId: actorOf(ctx).id, endedAt: null },
    include: {
      calls: { orderBy: { queuedAt: 'desc' }, take: 1 },
      assignment: { include: { session: true } },
      supervisorCalls: { where: { endedAt: null } },
    },
  });
  if (!attempt) throw problem('not-found', { what: 'attempt' });
  const call = attempt.calls[0];
  const callSid = call?.carrierCallSid;
  if (!call || !callSid || call.state !== 'in-progress')
    throw problem('state-changed', { state: call?.state ?? 'queued' });
  const { session } = attempt.assignment;
  return { id: attempt.id, call, callSid, session, supervisorCall: attempt.supervisorCalls[0] ?? null };
}

/**
 * Runs a request to the carrier before our rows say that it is so: what the screen shows has happened.
 * @throws 'state-changed' when the leg is gone, 'carrier-unavailable' when the carrier did not do it
 */
export async function askCarrier<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (isGone(error)) throw problem('state-changed', { state: 'completed' });
    if (error instanceof CarrierError) throw problem('carrier-unavailable', { reason: error.message });
    throw error;
  }
}
