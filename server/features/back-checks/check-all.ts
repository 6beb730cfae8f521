// Puts every interview of an operator to phúc tra, and takes back what was put there for a verdict that does not stand.
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/**
 * Chooses, with certainty, all completed interviews of the operator in the survey that were not chosen before. Runs in
 * the caller's transaction. Gives how many.
 *
 * @param becauseOf the verdict that brings it; null for the test of the operator, of which nothing is taken back
 */
export async function checkAllOf(
  ctx: Context,
  surveyId: string,
  operatorId: string,
  becauseOf: string | null,
): Promise<number> {
  const now = ctx.now();
  return ctx.db.$executeRaw(Prisma.sql`
    insert into back_checks (survey_id, interview_id, probability, drawn, selected_at, because_of_id)
    select i.survey_id, i.id, 1, false, ${now}::timestamptz, ${becauseOf}::uuid from interviews i
    where i.survey_id = ${surveyId}::uuid and i.operator_id = ${operatorId} and i.purpose = 'interview'
      and i.completion_number is not null
    on conflict (interview_id) do nothing`);
}

export interface Withdrawn {
  /** Interviews that wait for phúc tra no more. */
  readonly withdrawn: readonly string[];
  /** How many stay: somebody has called, or another verdict on the operator asks for the same. */
  readonly stay: number;
}

/**
 * Takes back what was put to phúc tra for one verdict alone: what nobody has had in hand is deleted, as if it had never been
 * chosen; who has been called is called on. Another verdict on the same operator that still asks for all takes over what
 * waits. Runs in the caller's transaction, under the lock of the verdict's row.
 */
export async function withdrawBatch(
  ctx: Context,
  { id, surveyId, operatorId }: { id: string; surveyId: string; operatorId: string },
): Promise<Withdrawn> {
  const other = await ctx.db.backCheck.findFirst({
    where: { id: { not: id }, surveyId, consequences: { has: 'check-batch' }, interview: { operatorId } },
    orderBy: { submittedAt: 'asc' },
  });
  const withdrawn = other
    ? []
    : await ctx.db.$queryRaw<{ interviewId: string }[]>`
        delete from back_checks b
        where b.because_of_id = ${id}::uuid and b.status = 'waiting' and b.verifier_id is null
          and not exists (select 1 from back_check_steps s where s.back_check_id = b.id)
        returning b.interview_id as "interviewId"`;
  // What stays is no longer there for the verdict that fell.
  const { count: stay } = await ctx.db.backCheck.updateMany({
    where: { becauseOfId: id },
    data: { becauseOfId: other?.id ?? null },
  });
  return { withdrawn: withdrawn.map(({ interviewId }) => interviewId), stay };
}
