// Closing the frame of a survey: from then on no list is added and no rule changed, and what is in it has a digest that
// can be published before anybody knows the seed.
import { problem } from '#contract/problems.ts';
import { inTransaction, type Context } from '#server/context.ts';
import type { Survey } from '#prisma/generated/client.ts';
import { surveyNumber } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { room } from '#server/platform/rooms.ts';

/** The survey's row, locked until the end of the transaction: closing, drawing and confirming go one after another. */
export async function lockedSurvey(tx: Context, surveyId: string): Promise<Survey> {
  await tx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for no key update`;
  const survey = await tx.db.survey.findUnique({ where: { id: surveyId } });
  if (!survey) throw problem('not-found', { what: 'survey' });
  return survey;
}

/** @throws 'frame-closed' */
export function refuseClosedFrame({ frameClosedAt }: Pick<Survey, 'frameClosedAt'>): void {
  if (frameClosedAt) throw problem('frame-closed', { closedAt: frameClosedAt.toISOString() });
}

/** @throws 'not-found', 'frame-closed', 'list-busy' while a list is on its way in */
export async function closeFrame(ctx: Context, surveyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const survey = await lockedSurvey(tx, surveyId);
    refuseClosedFrame(survey);
    await closeLockedFrame(tx, surveyId);
  });
}

/** The same for a survey whose row the transaction holds. */
export async function closeLockedFrame(tx: Context, surveyId: string): Promise<void> {
  const busy = await tx.db.transactionList.findFirst({
    where: { surveyId, status: { in: ['waiting', 'needsMapping', 'reading'] } },
  });
  if (busy) throw problem('list-busy', { status: busy.status });
  const { digest, transactions } = await transactionsDigest(tx, await surveyNumber(tx, surveyId));
  await tx.db.survey.update({
    where: { id: surveyId },
    data: { frameClosedAt: tx.now(), closedFrameDigest: digest },
  });
  await audit(tx, 'frame-closed', 'survey', surveyId, { digest, transactions });
  tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
}

/** SHA-256 of the accepted transactions' keys, sorted by code point, each with a line feed. */
async function transactionsDigest(
  tx: Context,
  ofSurvey: number,
): Promise<{ digest: string; transactions: number }> {
  const [row] = await tx.db.$queryRaw<{ digest: string; transactions: number }[]>`
    select encode(sha256(convert_to(
             coalesce(string_agg(transaction_key || E'\\n', '' order by transaction_key collate "C"), ''), 'UTF8')), 'hex') as digest,
           count(*)::int as transactions
    from transactions where survey_number = ${ofSurvey} and fate = 'accepted'`;
  if (!row) throw new Error('An aggregate without a row');
  return row;
}
