// A sample's life: asked for, drawn by a worker, confirmed and from then on immutable, released replicate by replicate.
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { openCases } from '#server/features/cases/commands.ts';
import { planOfKey } from '#server/features/plans/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { closeLockedFrame, lockedSurvey } from './closed-frame.ts';
import { refuseOtherSeed, revealSeed } from './committed-seeds.ts';
import { refuseConfirmedOrBusy } from './discard-draws.ts';
import { refuseChangedFrame } from './frame-change.ts';

export { discardDraws } from './discard-draws.ts';
export { recoverDraws, runDraw } from './run-draw.ts';

/**
 * Has a sample drawn by a plan and a seed; a worker does it (`runDraw`), and the draw of the survey that is not
 * confirmed is replaced. Gives the sample's id. With a committed seed this is where it is revealed.
 * @throws 'not-found', 'sample-already-confirmed', 'sample-busy', 'sample-frame-empty', 'frame-open' and
 *   'seed-does-not-match' when a seed is committed
 */
export async function drawSample(
  ctx: Context,
  surveyId: string,
  input: { planKey: string; seed: string },
): Promise<string> {
  const plan = await planOfKey(ctx, input.planKey);
  return inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, surveyId);
    await refuseConfirmedOrBusy(tx, surveyId);
    await refuseOtherSeed(tx, survey, input.seed);
    const ofSurvey = { surveyNumber: survey.number, fate: 'accepted' };
    if (!(await tx.db.transaction.findFirst({ where: ofSurvey, select: { id: true } })))
      throw problem('sample-frame-empty');
    await revealSeed(tx, surveyId);
    const { restMonths, sharedPhoneNames } = survey;
    const { id: sampleId } = await tx.db.sample.create({
      data: {
        surveyId,
        plan: jsonOf(plan),
        seed: input.seed,
        rules: { restMonths, sharedPhoneNames },
        status: 'drawing',
        drawnById: actorOf(tx).id,
        drawnAt: tx.now(),
      },
    });
    await audit(tx, 'sample-drawn', 'survey', surveyId, { sampleId, plan: plan.id, seed: input.seed });
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
    await tx.jobs.enqueue('draw-sample', { sampleId });
    return sampleId;
  });
}

/**
 * Makes a drawn sample final, closes the frame if it is still open, and releases the first replicate: its cases are open.
 * @throws 'not-found', 'sample-already-confirmed', 'sample-busy' while another is drawn, 'sample-missing' when the draw
 *   failed, 'state-changed' when lists or rules of the frame are not those it was drawn from, 'list-busy',
 *   'frame-open' or 'seed-does-not-match' when a seed was committed since
 */
export async function confirmSample(ctx: Context, sampleId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { surveyId } = await sampleRow(tx, sampleId);
    const survey = await lockedSurvey(tx, surveyId);
    await refuseConfirmedOrBusy(tx, surveyId);
    const sample = await sampleRow(tx, sampleId);
    if (sample.status !== 'drawn') throw problem('sample-missing');
    await refuseOtherSeed(tx, survey, sample.seed);
    if (!survey.frameClosedAt) await closeLockedFrame(tx, surveyId);
    await refuseChangedFrame(tx, survey, sample);
    await tx.db.sample.update({
      where: { id: sampleId },
      data: { status: 'confirmed', confirmedAt: tx.now() },
    });
    await audit(tx, 'sample-confirmed', 'sample', sampleId, { sampleDigest: sample.sampleDigest });
    await openReplicate(tx, sample, 1, null);
  });
}

/**
 * Lets a replicate of a confirmed sample be called, behind what is open already.
 * @throws 'not-found', 'sample-missing' when the sample is not confirmed, 'replicate-released', 'survey-not-active' when
 *   the survey is closed
 */
export async function releaseReplicate(
  ctx: Context,
  sampleId: string,
  { number, reason }: { number: number; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // A confirmation under way is waited for.
    await tx.db.$queryRaw`select 1 from samples where id = ${sampleId}::uuid for share`;
    const sample = await sampleRow(tx, sampleId);
    if (sample.status !== 'confirmed') throw problem('sample-missing');
    if ((await surveyOf(tx, sample.surveyId)).status === 'closed') throw problem('survey-not-active');
    if ((await tx.db.replicate.count({ where: { sampleId, number } })) === 0)
      throw problem('not-found', { what: 'replicate' });
    await openReplicate(tx, sample, number, reason);
    await audit(tx, 'replicate-released', 'sample', sampleId, { number, reason });
  });
}

async function openReplicate(
  tx: Context,
  sample: { id: string; surveyId: string },
  number: number,
  reason: string | null,
): Promise<void> {
  // Of two who release the same replicate at once the second waits here and finds it released.
  const { count } = await tx.db.replicate.updateMany({
    where: { sampleId: sample.id, number, releasedAt: null },
    data: { releasedAt: tx.now(), releasedById: actorOf(tx).id, reason },
  });
  if (count === 0) throw problem('replicate-released', { number });
  await openCases(tx, sample.surveyId, { sampleId: sample.id, number });
  tx.live.publish(room.survey(sample.surveyId), 'survey:changed', { surveyId: sample.surveyId });
  await tx.jobs.enqueue('assign-cases', { surveyId: sample.surveyId });
}

async function sampleRow(tx: Context, sampleId: string) {
  const sample = await tx.db.sample.findUnique({ where: { id: sampleId } });
  if (!sample) throw problem('not-found', { what: 'sample' });
  return sample;
}
