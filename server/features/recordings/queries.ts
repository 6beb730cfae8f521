// What was recorded of a form, and its sound.
import { pipeline } from 'node:stream/promises';

import { problem } from '#contract/problems.ts';
import type { RecordedCall } from '#contract/back-check-review.ts';
import { recordingOf } from '#domain/questionnaire/recording.ts';
import type { Context } from '#server/context.ts';
import { countedAnswers } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { CarrierError } from '#server/platform/carrier-error.ts';
import type { RecordingSound } from '#server/platform/carrier-recordings.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { keptOf } from './states.ts';

const shown = ['ready', 'absent', 'withdrawn'] as const;

/** How many recordings there are of a case: of its interview, and of its re-call. */
export function recordingsKept(ctx: Context, caseId: string): Promise<number> {
  return ctx.db.recording.count({ where: keptOf(caseId) });
}

/** What a settled form says of recording, and what was recorded. */
export async function recordingsOf(
  ctx: Context,
  form: { id: string; questionnaireVersionId: string },
): Promise<{ recordingConsent: 'not-asked' | 'agreed' | 'refused'; recordings: RecordedCall[] }> {
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  const rows = await ctx.db.recording.findMany({
    where: { interviewId: form.id, state: { in: ['running', 'ready', 'absent', 'withdrawn'] } },
    orderBy: { askedAt: 'asc' },
  });
  return {
    recordingConsent: recordingOf(definition, await countedAnswers(ctx, form.id)),
    recordings: rows.map(({ id, askedAt, seconds, state }) => ({
      id,
      at: askedAt.toISOString(),
      seconds,
      state: shown.find((each) => each === state) ?? 'running',
    })),
  };
}

/**
 * The sound of one recording of these forms, from the carrier; who listens is in the audit log.
 * @throws 'not-found', also when the carrier has it no more; 'carrier-unavailable'
 */
export async function recordedSound(
  ctx: Context,
  recordingId: string,
  interviewIds: readonly string[],
): Promise<GivenFile> {
  const found = await ctx.db.recording.findFirst({
    where: { id: recordingId, interviewId: { in: [...interviewIds] }, state: 'ready' },
  });
  if (!found?.carrierRecordingSid) throw problem('not-found', { what: 'recording' });
  const { contentType, bytes, content } = await soundFrom(ctx, found.carrierRecordingSid);
  try {
    await audit(ctx, 'recording-heard', 'recording', recordingId);
  } catch (error) {
    content.destroy();
    throw error;
  }
  return {
    name: `ghi-am-${recordingId}.wav`,
    contentType,
    ...(bytes === null ? {} : { bytes }),
    writeTo: (out) => pipeline(content, out),
  };
}

async function soundFrom(ctx: Context, sid: string): Promise<RecordingSound> {
  try {
    return await ctx.carrier.soundOf(sid);
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    if (error.status === 404) throw problem('not-found', { what: 'recording' });
    throw problem('carrier-unavailable', { reason: error.message });
  }
}
