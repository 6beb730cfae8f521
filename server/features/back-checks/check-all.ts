// Puts every interview of an operator to phúc tra.
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/**
 * Chooses, with certainty, all completed interviews of the operator in the survey that were not chosen before. Runs in
 * the caller's transaction. Gives how many.
 */
export async function checkAllOf(ctx: Context, surveyId: string, operatorId: string): Promise<number> {
  const now = ctx.now();
  return ctx.db.$executeRaw(Prisma.sql`
    insert into back_checks (survey_id, interview_id, probability, drawn, selected_at)
    select i.survey_id, i.id, 1, false, ${now}::timestamptz from interviews i
    where i.survey_id = ${surveyId}::uuid and i.operator_id = ${operatorId} and i.purpose = 'interview'
      and i.completion_number is not null
    on conflict (interview_id) do nothing`);
}
