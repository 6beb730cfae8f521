// A draw whose frame has lost transactions cannot be confirmed any more: it is given up, with the persons it named.
import { problem } from '#contract/problems.ts';
import type { Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';
import { lockedSurvey, refuseClosedFrame } from './closed-frame.ts';

/**
 * Gives up the draws of a survey that nobody confirmed, and keeps others from being made or confirmed until the caller's
 * transaction ends. The audit log keeps their plans and seeds.
 * @throws 'not-found', 'frame-closed', 'sample-already-confirmed', 'sample-busy' while one is being drawn
 */
export async function discardDraws(tx: Context, surveyId: string): Promise<void> {
  refuseClosedFrame(await lockedSurvey(tx, surveyId));
  await refuseConfirmedOrBusy(tx, surveyId);
  const { count } = await tx.db.sample.deleteMany({ where: { surveyId } });
  if (count === 0) return;
  await tx.db.person.deleteMany({ where: { surveyId, sampleUnits: { none: {} } } });
  tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
}

/** @throws 'sample-already-confirmed', 'sample-busy' */
export async function refuseConfirmedOrBusy(tx: Context, surveyId: string): Promise<void> {
  const samples = await tx.db.sample.findMany({ where: { surveyId }, select: { status: true } });
  if (samples.some(({ status }) => status === 'confirmed')) throw problem('sample-already-confirmed');
  if (samples.some(({ status }) => status === 'drawing')) throw problem('sample-busy');
}
