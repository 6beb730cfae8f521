// Mends what a dead worker or a lost webhook left half done. Every step is safe to repeat and never dials anybody.
import type { CarrierStatus } from '#domain/attempts/call-states.ts';
import type { Call } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { hasAnswersBeyondIntroduction } from '#server/features/interviews/queries.ts';
import { closeSession } from '#server/features/sessions/commands.ts';
import { createNowAndThen } from '#server/platform/now-and-then.ts';
import { giveUpCall, placeCall, recordCarrierEvent } from './calls.ts';
import { closeAttempt } from './close-attempt.ts';
import { mendEach } from '#server/platform/mend-each.ts';

const requeueAfterMs = 5_000;
const askCarrierAfterMs = 10_000;
const giveUpAfterMs = 60_000;
/** A call this old may have ended without our hearing of it: the carrier is asked, this often at most. */
const silentAfterMs = 90_000;
const askAgainAfterMs = 60_000;
/** A leg that was told to hang up is gone within this, or the order or the news of it was lost. */
const hungUpAfterMs = 5_000;

/** Goes once through all calls that have not ended and seem stuck. Returns how many it touched. */
export async function recoverCalls(ctx: Context): Promise<number> {
  const now = ctx.now().getTime();
  const open = await ctx.db.call.findMany({
    where: { endedAt: null },
    orderBy: { queuedAt: 'asc' },
    take: 500,
    include: { attempt: { select: { endedAt: true } } },
  });
  return mendEach(ctx, open, (call) => recoverCall(ctx, call, call.attempt.endedAt, now));
}

const asking = createNowAndThen(askAgainAfterMs);

async function recoverCall(
  ctx: Context,
  call: Call,
  attemptEndedAt: Date | null,
  now: number,
): Promise<boolean> {
  const { id, state, phoneE164, carrierCallSid: sid } = call;
  const since = call.placingAt ?? call.queuedAt;
  const age = now - since.getTime();
  if (state === 'queued') {
    if (age < requeueAfterMs) return false;
    await placeCall(ctx, id);
  } else if (!sid) {
    if (age < askCarrierAfterMs) return false;
    await findAtCarrier(ctx, id, phoneE164, since, age);
  } else if (attemptEndedAt && now - attemptEndedAt.getTime() > hungUpAfterMs)
    await hangUpAgain(ctx, id, sid);
  else if (age > silentAfterMs && asking.isTime(sid, ctx.now())) await readFromCarrier(ctx, id, sid);
  else return false;
  return true;
}

/** The worker died between asking the carrier and hearing its answer: was the call placed? */
async function findAtCarrier(
  ctx: Context,
  callId: string,
  phoneE164: string,
  placingAt: Date,
  age: number,
): Promise<void> {
  // One live call per number is an invariant, so a call to this number since then that no other row has is this one.
  const calls = await ctx.carrier.callsTo(phoneE164, new Date(placingAt.getTime() - 1000));
  const known = await ctx.db.call.findMany({
    where: { carrierCallSid: { in: calls.map(({ sid }) => sid) } },
    select: { carrierCallSid: true },
  });
  const found = calls.find(({ sid }) => !known.some(({ carrierCallSid }) => carrierCallSid === sid));
  if (found) await report(ctx, callId, found.sid, found.status);
  else if (age > giveUpAfterMs) await giveUpCall(ctx, callId);
}

async function hangUpAgain(ctx: Context, callId: string, sid: string): Promise<void> {
  await ctx.carrier.hangUp(sid);
  await readFromCarrier(ctx, callId, sid);
}

async function readFromCarrier(ctx: Context, callId: string, sid: string): Promise<void> {
  const status = await ctx.carrier.statusOf(sid);
  if (status === null) await giveUpCall(ctx, callId);
  else await report(ctx, callId, sid, status);
}

async function report(ctx: Context, callId: string, sid: string, status: string): Promise<void> {
  await recordCarrierEvent(
    ctx,
    callId,
    { status: status as CarrierStatus, sequenceNumber: null, at: ctx.now() },
    sid,
  );
}

/** A console that was left with an attempt in hand for so long is taken for abandoned. */
const abandonedAfterMs = 10 * 60_000;

/** Takes cases back from consoles that went away with them: the citizen gets another call instead of none. */
export async function releaseAbandoned(ctx: Context): Promise<number> {
  const since = new Date(ctx.now().getTime() - abandonedAfterMs);
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { endedAt: null, assignment: { endedAt: null, session: { seenAt: { lt: since } } } },
    include: { assignment: true },
  });
  return mendEach(ctx, attempts, async ({ id, caseId, purpose, startedAt, assignment }) => {
    const started = await hasAnswersBeyondIntroduction(ctx, caseId, purpose, startedAt);
    const disposition = started ? 'callback-mid-interview' : 'technical-failure';
    await closeAttempt(ctx, { attemptId: id, disposition, note: null, appointmentAt: null, then: 'pause' });
    await closeSession(ctx, assignment.sessionId);
    return true;
  });
}
