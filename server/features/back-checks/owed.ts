// What an operator and an agency are still owed in the week: checks, and the interviews that are left to choose from.
import type { Owed } from '#domain/back-checks/selection-by-risk.ts';
import type { SelectionSettings } from '#domain/back-checks/selection-settings.ts';
import { startOfWeek } from '#domain/cases/call-hours.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';

const dayMs = 86_400_000;

interface Week {
  /** Completed and chosen this week, before this interview. */
  completed: number;
  chosen: number;
  /** Completed and chosen in the week before. */
  lastWeek: number;
  lastChosen: number;
}

export async function owedTo(
  ctx: Context,
  survey: Pick<Survey, 'id' | 'callRules' | 'startsOn' | 'endsOn'>,
  of: { operatorId: string; agencyName: string },
  { minimum, weekOfOperator }: SelectionSettings,
): Promise<{ operator: Owed; agency: Owed }> {
  const monday = startOfWeek(ctx.now(), callRulesOf(survey).timeZone);
  const before = startOfWeek(new Date(monday.getTime() - 1), callRulesOf(survey).timeZone);
  const [operator = none, agency = none] = await ctx.db.$queryRaw<Week[]>`
    select count(*) filter (where selected_at >= ${monday}::timestamptz)::int as completed,
           count(*) filter (where selected_at >= ${monday}::timestamptz and chosen)::int as chosen,
           count(*) filter (where selected_at < ${monday}::timestamptz)::int as "lastWeek",
           count(*) filter (where selected_at < ${monday}::timestamptz and chosen)::int as "lastChosen"
    from back_check_selections
    where survey_id = ${survey.id}::uuid and operator_id = ${of.operatorId} and selected_at >= ${before}::timestamptz
    union all
    select count(*) filter (where selected_at >= ${monday}::timestamptz)::int,
           count(*) filter (where selected_at >= ${monday}::timestamptz and chosen)::int,
           count(*) filter (where selected_at < ${monday}::timestamptz)::int,
           count(*) filter (where selected_at < ${monday}::timestamptz and chosen)::int
    from back_check_selections
    where survey_id = ${survey.id}::uuid and agency_name = ${of.agencyName} and selected_at >= ${before}::timestamptz`;
  return {
    operator: owed(minimum.perOperator, operator, operator.lastWeek || weekOfOperator),
    agency: owed(
      minimum.perAgency,
      agency,
      agency.lastWeek || (await plannedInWeek(ctx, survey, of.agencyName)),
    ),
  };
}

const none: Week = { completed: 0, chosen: 0, lastWeek: 0, lastChosen: 0 };

/**
 * The week's minimum and what the week before fell short of it: a chance given beforehand can leave a short week below
 * its minimum, and choosing its first interviews for certain would tell operators which ones.
 *
 * @param expected interviews in the whole week; where it was too few, each further one is taken for the last
 */
function owed(minimum: number, { completed, chosen, lastWeek, lastChosen }: Week, expected: number): Owed {
  const leftOver = Math.max(0, Math.min(minimum, lastWeek) - lastChosen);
  return {
    checks: Math.max(0, minimum + leftOver - chosen),
    interviews: Math.max(1, expected - completed),
  };
}

/** The agency's part of the sample, spread over the survey's weeks. */
async function plannedInWeek(
  ctx: Context,
  { id, startsOn, endsOn }: Pick<Survey, 'id' | 'startsOn' | 'endsOn'>,
  agencyName: string,
): Promise<number> {
  const { _sum } = await ctx.db.stratum.aggregate({
    where: { agencyName, sample: { surveyId: id, status: 'confirmed' } },
    _sum: { mainCount: true },
  });
  const weeks = Math.max(1, (endsOn.getTime() - startsOn.getTime()) / dayMs / 7);
  return Math.max(1, Math.ceil((_sum.mainCount ?? 0) / weeks));
}
