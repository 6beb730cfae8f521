// Recordings whose news was lost, or whose worker died before it had the carrier's answer: the carrier is asked.
import type { Call, Recording } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { mendEach } from '#server/platform/mend-each.ts';
import { createNowAndThen } from '#server/platform/now-and-then.ts';
import { takeRecordingReport } from './take-report.ts';

/** News comes within seconds. */
const quietAfterMs = 2 * 60_000;
/** Sound that has not been made by then never will be. */
const givenUpAfterMs = 24 * 60 * 60_000;
const asking = createNowAndThen(60_000);
const mostAtOnce = 20;

/**
 * Ends or makes ready what has stood too long: asked for without an answer; running although the call is over; or
 * without consent and perhaps begun at the carrier all the same. Gives how many changed.
 */
export async function recoverRecordings(ctx: Context): Promise<number> {
  const quiet = { lt: new Date(ctx.now().getTime() - quietAfterMs) };
  const over = { call: { endedAt: quiet } };
  const found = await ctx.db.recording.findMany({
    where: {
      askedAt: quiet,
      OR: [
        { state: 'asked' },
        { state: 'running', ...over },
        { state: { in: ['failed', 'withdrawn'] }, carrierRecordingSid: null, removedAt: null, ...over },
      ],
    },
    orderBy: { askedAt: 'asc' },
    take: 500,
    include: { call: true },
  });
  const due = asking.turnOf(found, ctx.now(), mostAtOnce);
  return mendEach(ctx, due, (recording) => recoverRecording(ctx, recording));
}

async function recoverRecording(ctx: Context, recording: Recording & { call: Call }): Promise<boolean> {
  const { id, state, call } = recording;
  const held = await heldOf(ctx, recording);
  if (held !== null) {
    const tooLate = call.endedAt !== null && ctx.now().getTime() - call.endedAt.getTime() > givenUpAfterMs;
    const status = held.status === 'in-progress' && tooLate ? 'absent' : held.status;
    await takeRecordingReport(ctx, id, { ...held, status });
    return true;
  }
  const wanted = state === 'asked' || state === 'running';
  const { count } = await ctx.db.recording.updateMany({
    where: { id, state, carrierRecordingSid: recording.carrierRecordingSid },
    data: {
      ...(wanted ? { state: recording.carrierRecordingSid === null ? 'failed' : 'absent' } : {}),
      // Nothing is there that would have to be deleted, nor will be once the call is over.
      ...(call.endedAt === null ? {} : { removedAt: ctx.now() }),
    },
  });
  return count > 0;
}

/** Its recording at the carrier: the one it is known by, else the one of the call that no other row has. */
async function heldOf(ctx: Context, { carrierRecordingSid, call }: Recording & { call: Call }) {
  if (call.carrierCallSid === null) return null;
  const held = await ctx.carrier.recordingsOf(call.carrierCallSid);
  if (carrierRecordingSid !== null) return held.find(({ sid }) => sid === carrierRecordingSid) ?? null;
  const others = await ctx.db.recording.findMany({
    where: { carrierRecordingSid: { in: held.map(({ sid }) => sid) } },
    select: { carrierRecordingSid: true },
  });
  const known = new Set(others.map((other) => other.carrierRecordingSid));
  return held.find(({ sid }) => !known.has(sid)) ?? null;
}
