// A call is recorded from the moment in which its citizen agrees in the form, and never otherwise; who takes the consent
// back has the recording deleted.
import { recordingOf } from '#domain/questionnaire/recording.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { countedAnswers, interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { isGone } from '#server/platform/carrier-conferences.ts';
import { CarrierError } from '#server/platform/carrier-error.ts';
import { createNowAndThen } from '#server/platform/now-and-then.ts';
import { room } from '#server/platform/rooms.ts';
import { keptOf } from './states.ts';

export { recoverRecordings } from './recover.ts';
export { takeRecordingReport } from './take-report.ts';

/**
 * Does what the form now says about recording. Asked for after each answer to a question about it; safe to repeat. Of a
 * settled form only the answers that count say something: nobody takes a citizen's consent back when the call is over.
 * @throws CarrierError when a recording could not be deleted: to be tried again
 */
export async function followConsent(ctx: Context, interviewId: string): Promise<void> {
  const form = await ctx.db.interview.findUnique({ where: { id: interviewId } });
  if (!form) return;
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  const counted =
    form.status === 'inProgress'
      ? (await interviewPath(ctx, form.caseId, form.purpose))?.path.counted
      : await countedAnswers(ctx, interviewId);
  if (!counted) return;
  if (recordingOf(definition, counted) !== 'agreed') {
    await withdrawRecordings(ctx, interviewId);
    await removeWithdrawn(ctx, interviewId);
  } else if (await begin(ctx, form))
    // The citizen may have taken it back before there was anything to stop.
    await followConsent(ctx, interviewId);
}

/** Whether the carrier was asked for a recording, and has begun it. */
async function begin(ctx: Context, form: Interview): Promise<boolean> {
  const call = await ctx.db.call.findFirst({
    where: {
      attempt: { caseId: form.caseId, purpose: form.purpose, endedAt: null },
      answeredAt: { not: null },
      endedAt: null,
      carrierCallSid: { not: null },
    },
    include: { attempt: { select: { operatorId: true } } },
  });
  if (!call?.carrierCallSid) return false;
  const id = crypto.randomUUID();
  // The row first: its id is in the callback's address, and a second one of the same call is not made.
  const { count } = await ctx.db.recording.createMany({
    data: { id, callId: call.id, interviewId: form.id, state: 'asked', askedAt: ctx.now() },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  let begun = false;
  try {
    const { sid } = await ctx.carrier.startRecording(call.carrierCallSid, id);
    await ctx.db.recording.update({ where: { id }, data: { carrierRecordingSid: sid } });
    await ctx.db.recording.updateMany({ where: { id, state: 'asked' }, data: { state: 'running' } });
    begun = true;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    // Asked again it might be recorded twice. Not recorded is what the citizen allows, too.
    ctx.log.warn({ err: error }, 'a call is not recorded');
    await ctx.db.recording.updateMany({
      where: { id, carrierRecordingSid: null, state: 'asked' },
      data: { state: 'failed' },
    });
  }
  ctx.live.publish(room.person(call.attempt.operatorId), 'console:changed', { reason: 'recording' });
  return begun;
}

/** The form does not allow its recordings any more; they are deleted at the carrier by removeWithdrawn. */
export async function withdrawRecordings(ctx: Context, interviewId: string): Promise<void> {
  await ctx.db.recording.updateMany({
    where: { interviewId, state: { in: ['asked', 'running', 'ready'] } },
    data: { state: 'withdrawn' },
  });
}

/**
 * A citizen asks afterwards that what was recorded of them, in interview and re-call, be deleted: nobody hears it from now
 * on, and the sweep deletes it at the carrier within seconds. Who did it and why is in the audit log. Gives how many.
 */
export async function deleteOnRequest(ctx: Context, caseId: string, reason: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const withdrawn = await tx.db.recording.updateManyAndReturn({
      where: keptOf(caseId),
      data: { state: 'withdrawn' },
    });
    for (const { id } of withdrawn) await audit(tx, 'recording-deletion-asked', 'recording', id, { reason });
    return withdrawn.length;
  });
}

const deleting = createNowAndThen(60_000);
const mostAtOnce = 20;

/**
 * Deletes at the carrier what consent was taken back for: of one form, or of all (the sweep).
 * @throws what the carrier said of the first one that could not be deleted, after the others were
 */
export async function removeWithdrawn(ctx: Context, interviewId?: string): Promise<void> {
  const found = await ctx.db.recording.findMany({
    where: {
      state: 'withdrawn',
      removedAt: null,
      carrierRecordingSid: { not: null },
      ...(interviewId === undefined ? {} : { interviewId }),
    },
    include: { call: true },
    orderBy: { askedAt: 'desc' },
    take: 500,
  });
  const due = interviewId === undefined ? deleting.turnOf(found, ctx.now(), mostAtOnce) : found;
  const faults: unknown[] = [];
  for (const { id, carrierRecordingSid: sid, call } of due) {
    if (sid === null) continue;
    try {
      await overIfGone(() => ctx.carrier.stopRecording(call.carrierCallSid ?? '', sid));
      await overIfGone(() => ctx.carrier.removeRecording(sid));
    } catch (error) {
      faults.push(error);
      continue;
    }
    await inTransaction(ctx, async (tx) => {
      await tx.db.recording.update({ where: { id }, data: { removedAt: tx.now() } });
      await audit(tx, 'recording-withdrawn', 'recording', id);
    });
  }
  if (faults.length > 0) throw faults[0];
}

async function overIfGone(request: () => Promise<void>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
