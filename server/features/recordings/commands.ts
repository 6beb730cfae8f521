// A call is recorded from the moment in which its citizen agrees in the form, and never otherwise; who takes the consent
// back has the recording deleted.
import { recordingOf } from '#domain/questionnaire/recording.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { isGone } from '#server/platform/carrier-conferences.ts';
import { CarrierError } from '#server/platform/carrier-error.ts';
import { room } from '#server/platform/rooms.ts';
import { afterReport } from './states.ts';

/**
 * Does what the form now says about recording. Asked for after each answer to a question about it; safe to repeat.
 * @throws CarrierError when a recording could not be deleted: to be tried again
 */
export async function followConsent(ctx: Context, interviewId: string): Promise<void> {
  const form = await ctx.db.interview.findUnique({ where: { id: interviewId } });
  const evaluated = form && (await interviewPath(ctx, form.caseId, form.purpose));
  if (!form || !evaluated) return;
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  if (recordingOf(definition, evaluated.path.counted) === 'agreed') await begin(ctx, form);
  else await withdraw(ctx, interviewId);
}

async function begin(ctx: Context, form: Interview): Promise<void> {
  const call = await ctx.db.call.findFirst({
    where: {
      attempt: { caseId: form.caseId, purpose: form.purpose, endedAt: null },
      answeredAt: { not: null },
      endedAt: null,
      carrierCallSid: { not: null },
    },
    include: { attempt: { select: { operatorId: true } } },
  });
  if (!call?.carrierCallSid) return;
  const id = crypto.randomUUID();
  // The row first: its id is in the callback's address, and a second one of the same call is not made.
  const { count } = await ctx.db.recording.createMany({
    data: { id, callId: call.id, interviewId: form.id, state: 'asked', askedAt: ctx.now() },
    skipDuplicates: true,
  });
  if (count === 0) return;
  try {
    const { sid } = await ctx.carrier.startRecording(call.carrierCallSid, id);
    await ctx.db.recording.update({ where: { id }, data: { carrierRecordingSid: sid } });
    await ctx.db.recording.updateMany({ where: { id, state: 'asked' }, data: { state: 'running' } });
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
}

async function withdraw(ctx: Context, interviewId: string): Promise<void> {
  await ctx.db.recording.updateMany({
    where: { interviewId, state: { in: ['asked', 'running', 'ready'] } },
    data: { state: 'withdrawn' },
  });
  await removeWithdrawn(ctx, interviewId);
}

/** Deletes at the carrier what consent was taken back for: of one form, or of all (the sweep). */
export async function removeWithdrawn(ctx: Context, interviewId?: string): Promise<void> {
  const found = await ctx.db.recording.findMany({
    where: {
      state: 'withdrawn',
      removedAt: null,
      carrierRecordingSid: { not: null },
      ...(interviewId === undefined ? {} : { interviewId }),
    },
    include: { call: true },
    take: 20,
  });
  for (const { id, carrierRecordingSid: sid, call } of found) {
    if (sid === null) continue;
    await overIfGone(() => ctx.carrier.stopRecording(call.carrierCallSid ?? '', sid));
    await overIfGone(() => ctx.carrier.removeRecording(sid));
    await inTransaction(ctx, async (tx) => {
      await tx.db.recording.update({ where: { id }, data: { removedAt: tx.now() } });
      await audit(tx, 'recording-withdrawn', 'recording', id);
    });
  }
}

async function overIfGone(request: () => Promise<void>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

export interface RecordingReport {
  sid: string;
  status: 'in-progress' | 'completed' | 'absent';
  seconds: number | null;
}

/** Takes what the carrier says of a recording. What it says of an unknown one is left alone. */
export async function takeRecordingReport(
  ctx: Context,
  recordingId: string,
  { sid, status, seconds }: RecordingReport,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db.$queryRaw<{ state: string }[]>`
      select state from recordings where id = ${recordingId}::uuid for update`;
    if (!found) return;
    const next = afterReport(found.state, status);
    await tx.db.recording.update({
      where: { id: recordingId },
      data: {
        carrierRecordingSid: sid,
        ...(next === null ? {} : { state: next }),
        ...(seconds === null ? {} : { seconds }),
      },
    });
  });
}
