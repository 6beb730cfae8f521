// Whether a drawn sample still fits its frame: lists come in and rules change until the frame is closed.
import { z } from 'zod';

import { problem } from '#contract/problems.ts';
import type { Sample } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import type { FrameSurvey } from './barred-phones.ts';

export const frameRules = z.object({ restMonths: z.number(), sharedPhoneNames: z.number() });
export const excludedCounts = z.record(z.string(), z.number());

/**
 * The do-not-call list does not count: it is asked again before each call.
 * @throws 'state-changed' when transactions came in, a rule was changed or a number was decided on since the draw
 */
export async function refuseChangedFrame(
  tx: Context,
  { id: surveyId, number, restMonths, sharedPhoneNames }: FrameSurvey,
  { transactions, excluded, rules, drawnAt }: Pick<Sample, 'transactions' | 'excluded' | 'rules' | 'drawnAt'>,
): Promise<void> {
  const drawnBy = frameRules.parse(rules);
  const accepted = await tx.db.transaction.count({ where: { surveyNumber: number, fate: 'accepted' } });
  const decidedSince = await tx.db.sharedPhoneDecision.count({
    where: { surveyId, decidedAt: { gt: drawnAt } },
  });
  const leftOut = Object.values(excludedCounts.parse(excluded)).reduce((sum, count) => sum + count, 0);
  const isSame =
    accepted === transactions + leftOut &&
    decidedSince === 0 &&
    drawnBy.restMonths === restMonths &&
    drawnBy.sharedPhoneNames === sharedPhoneNames;
  if (!isSame) throw problem('state-changed', { state: 'frame' });
}
