// What the carrier says of a recording, by a callback or asked by the sweep.
import { inTransaction, type Context } from '#server/context.ts';
import type { HeldRecording } from '#server/platform/carrier-recordings.ts';
import { afterReport } from './states.ts';

/** What is said of an unknown one is left alone. */
export async function takeRecordingReport(
  ctx: Context,
  recordingId: string,
  { sid, status, seconds }: HeldRecording,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [found] = await tx.db.$queryRaw<{ state: string; known: string | null }[]>`
      select state, carrier_recording_sid as known from recordings where id = ${recordingId}::uuid for update`;
    if (!found) return;
    const next = afterReport(found.state, status);
    await tx.db.recording.update({
      where: { id: recordingId },
      data: {
        carrierRecordingSid: sid,
        // There is one to be deleted, after all.
        ...(found.known === null ? { removedAt: null } : {}),
        ...(next === null ? {} : { state: next }),
        ...(seconds === null ? {} : { seconds }),
      },
    });
  });
}
