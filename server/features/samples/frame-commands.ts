// What is decided about a frame before a sample is drawn from it: who is left in peace, what becomes of numbers under
// many names, which seed will be used.
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { room } from '#server/platform/rooms.ts';
import { sharedPhones } from './barred-phones.ts';
import { lockedSurvey, refuseClosedFrame } from './closed-frame.ts';

/** @throws 'not-found', 'frame-closed' */
export async function changeFrameRules(
  ctx: Context,
  surveyId: string,
  rules: { restMonths: number; sharedPhoneNames: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    refuseClosedFrame(await lockedSurvey(tx, surveyId));
    await tx.db.survey.update({ where: { id: surveyId }, data: rules });
    await audit(tx, 'frame-rules-changed', 'survey', surveyId, rules);
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
  });
}

/**
 * Says what becomes of a number that stands under many names; it may be said again until the frame is closed.
 * @throws 'not-found' when no number of that key is under so many names, 'frame-closed'
 */
export async function decideSharedPhone(
  ctx: Context,
  surveyId: string,
  { key, decision }: { key: string; decision: 'keep' | 'exclude' },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, surveyId);
    refuseClosedFrame(survey);
    const phone = (await sharedPhones(tx, survey)).find((shared) => shared.key === key);
    if (!phone) throw problem('not-found', { what: 'shared-phone' });
    const said = { decision, decidedById: actorOf(tx).id, decidedAt: tx.now() };
    const { phoneE164, phoneMasked } = phone;
    await tx.db.sharedPhoneDecision.upsert({
      where: { surveyId_phoneE164: { surveyId, phoneE164 } },
      create: { surveyId, phoneE164, ...said },
      update: said,
    });
    await audit(tx, 'shared-phone-decided', 'survey', surveyId, { phone: phoneMasked, decision });
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
  });
}

/**
 * Notes the digest of a seed that was made public. It is never changed or taken back, and a draw of the survey takes no
 * other seed (docs/giao-thuc-hat-giong.md).
 * @throws 'not-found', 'frame-closed', 'seed-committed'
 */
export async function commitSeed(
  ctx: Context,
  surveyId: string,
  { digest, publishedIn }: { digest: string; publishedIn: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    refuseClosedFrame(await lockedSurvey(tx, surveyId));
    if ((await tx.db.seedCommitment.count({ where: { surveyId } })) > 0) throw problem('seed-committed');
    await tx.db.seedCommitment.create({
      data: { surveyId, digest, publishedIn, committedById: actorOf(tx).id, committedAt: tx.now() },
    });
    await audit(tx, 'seed-committed', 'survey', surveyId, { digest, publishedIn });
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
  });
}
