import type { WebFormsView } from '#contract/web-forms.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';

/** @throws 'not-found' */
export async function webForms(ctx: Context, surveyId: string): Promise<WebFormsView> {
  const survey = await surveyOf(ctx, surveyId);
  const [counts] = await ctx.db.$queryRaw<(WebFormsView['cases'] & WebFormsView['links'])[]>`
    with each as (
      select c.status,
             exists (select 1 from unnest(p.phones) as phone
                     where not exists (select 1 from do_not_call d where d.phone_e164 = phone)) as reachable,
             exists (select 1 from web_links l where l.case_id = c.id and l.revoked_at is null
                       and l.valid_until > ${ctx.now()}::timestamptz) as linked,
             i.status as form, c.reason
      from cases c join persons p on p.id = c.person_id
      left join interviews i on i.case_id = c.id and i.purpose = 'interview' and i.mode = 'web'
      where c.survey_id = ${surveyId}::uuid
    )
    select count(*) filter (where status = 'open')::int as open,
           count(*) filter (where status = 'open' and reachable)::int as reachable,
           count(*) filter (where status = 'open' and reachable and not linked)::int as without,
           count(*) filter (where status = 'open' and linked)::int as valid,
           count(*) filter (where status = 'open' and form is not null)::int as begun,
           count(*) filter (where form = 'complete')::int as complete,
           count(*) filter (where reason = 'answered-on-web' and form <> 'complete')::int as ended
    from each`;
  if (!counts) throw new Error('An aggregate without a row');
  const { open, reachable, without, ...links } = counts;
  return {
    survey: { name: survey.name, active: survey.status === 'active', endsOn: dayText(survey.endsOn) },
    cases: { open, reachable, without },
    links,
  };
}
