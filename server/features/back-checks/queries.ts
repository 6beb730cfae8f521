// When a phúc tra may be called, by the survey's rules: what the call itself asks before it is placed.
import { z } from 'zod';

import { recallRules as recallRulesSchema } from '#contract/recall-rules.ts';
import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { recallDays, type RecallCalls } from '#domain/back-checks/recall-calls.ts';
import type { RecallRules } from '#domain/back-checks/recall-rules.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';

/** The survey's rules of re-calling; what it has not set goes by the defaults. */
export function recallRulesOf(survey: Pick<Survey, 'recallRules'>): RecallRules {
  return recallRulesSchema.parse(survey.recallRules);
}

const placedCalls = z.array(
  z.object({ disposition: z.enum(dispositionCodes), placedAt: z.iso.datetime({ offset: true }) }),
);

/** `placed` of the view recall_queue, as the rules take it. */
function placedOf(placed: unknown): RecallCalls['placed'] {
  return placedCalls
    .parse(placed)
    .map(({ disposition, placedAt }) => ({ disposition, placedAt: new Date(placedAt) }));
}

/** What decides when a phúc tra may be called. */
export function recallCallsOf(
  survey: Pick<Survey, 'callRules' | 'recallRules' | 'startsOn' | 'endsOn'>,
  row: { placed: unknown; nextCallAt: Date | null; appointmentAt: Date | null },
): RecallCalls {
  const days = { startsOn: dayText(survey.startsOn), endsOn: dayText(survey.endsOn) };
  return {
    rules: callRulesOf(survey),
    days: recallDays(days, recallRulesOf(survey)),
    placed: placedOf(row.placed),
    nextCallAt: row.nextCallAt,
    appointmentAt: row.appointmentAt,
  };
}

/** The same for the phúc tra of a case; null when none is open. */
export async function recallCallsOfCase(ctx: Context, caseId: string): Promise<RecallCalls | null> {
  const backCheck = await ctx.db.backCheck.findFirst({
    where: { interview: { caseId }, submittedAt: null },
    include: { survey: true },
  });
  if (!backCheck) return null;
  const [row] = await ctx.db.$queryRaw<{ placed: unknown }[]>`
    select placed from recall_queue where id = ${backCheck.id}::uuid`;
  return recallCallsOf(backCheck.survey, { ...backCheck, placed: row?.placed ?? [] });
}
