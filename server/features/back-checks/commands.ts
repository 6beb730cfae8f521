// Phúc tra: which completed interviews are re-called, and what the re-call says of them.
import { backCheckSelection } from '#domain/back-checks/selection.ts';
import type { Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';

export { endRecheck, noteRecall } from './end-recheck.ts';

/** Chooses by the survey's seed whether this completed interview is re-called. Runs in the caller's transaction. */
export async function selectForBackCheck(ctx: Context, interviewId: string): Promise<void> {
  const interview = await ctx.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
    include: { survey: true },
  });
  const { survey, completionNumber, surveyId } = interview;
  if (completionNumber === null) throw new Error('Only a completed interview can be chosen for phúc tra');
  const { selected, probability } = backCheckSelection(
    survey.backCheckSeed,
    survey.backCheckRate,
    completionNumber,
  );
  if (!selected) return;
  await ctx.db.backCheck.createMany({
    data: { surveyId, interviewId, probability, selectedAt: ctx.now() },
    skipDuplicates: true,
  });
  ctx.live.publish(room.survey(surveyId), 'back-checks:changed', { surveyId });
}
