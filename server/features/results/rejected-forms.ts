// The collected forms of a survey that are not valid, each with its reason codes.
import { mostRejectedForms, type RejectedFormsView } from '#contract/fieldwork.ts';
import { acceptsAll, type FormReason } from '#domain/results/valid-forms.ts';
import type { Context } from '#server/context.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { surveyResults } from './survey-results.ts';

/**
 * Why each collected form that is not valid is not, by interview id: void and partial by their status, the complete ones
 * by the survey's rules. @throws 'not-found'
 */
export async function formReasonsOf(
  ctx: Context,
  surveyId: string,
): Promise<Map<string, readonly FormReason[]>> {
  const settled = await ctx.db.interview.findMany({
    where: { surveyId, purpose: 'interview', status: { in: ['void', 'partial'] } },
    select: { id: true, status: true },
  });
  const byRules = await rejectedByRules(ctx, surveyId);
  return new Map([...settled.map(({ id, status }) => [id, [status as FormReason]] as const), ...byRules]);
}

async function rejectedByRules(ctx: Context, surveyId: string): Promise<[string, readonly FormReason[]][]> {
  // An export of a large survey does not read all of it once more for rules that reject nothing.
  if (acceptsAll(indexRuleOf(await surveyOf(ctx, surveyId)))) return [];
  const results = await surveyResults(ctx, surveyId);
  return [...results.rejected()].map(([place, reasons]) => [
    uuidOf(results.columns.places.idOf(place)),
    reasons,
  ]);
}

/** The newest first. @throws 'not-found' */
export async function rejectedForms(ctx: Context, surveyId: string): Promise<RejectedFormsView> {
  const { survey } = await surveyResults(ctx, surveyId);
  const reasons = await formReasonsOf(ctx, surveyId);
  const forms = await ctx.db.$queryRaw<
    { id: string; agency: string; field: string; endedAt: Date | null; operator: string | null }[]
  >`
    select i.id, t.agency_name as agency, t.field, i.ended_at as "endedAt", u.username as operator
    from interviews i join cases c on c.id = i.case_id join strata t on t.id = c.stratum_id
    left join users u on u.id = i.operator_id
    where i.id = any (${[...reasons.keys()]}::uuid[])
    order by i.ended_at desc nulls last, i.id limit ${mostRejectedForms}`;
  return {
    survey: { id: surveyId, name: survey.name },
    takenAt: ctx.now().toISOString(),
    total: reasons.size,
    forms: forms.map(({ id, agency, field, endedAt, operator }) => ({
      interviewId: id,
      agency,
      field,
      endedAt: endedAt?.toISOString() ?? null,
      operator: operator ?? '',
      reasons: [...(reasons.get(id) ?? [])],
    })),
  };
}

/** Columns keep ids as 32 digits. */
function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
