import type { WebFormsView } from '#contract/web-forms.ts';
import { notReached } from '#domain/attempts/not-reached.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';

/** @throws 'not-found' */
export async function webForms(ctx: Context, surveyId: string): Promise<WebFormsView> {
  const survey = await surveyOf(ctx, surveyId);
  const [counts] = await ctx.db.$queryRaw<(WebFormsView['cases'] & WebFormsView['links'])[]>`
    with each as (
      select c.status, c.status = 'open' or c.disposition = any (${[...notReached]}) as takes,
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
           count(*) filter (where takes and linked)::int as valid,
           count(*) filter (where takes and form is not null)::int as begun,
           count(*) filter (where form = 'complete')::int as complete,
           count(*) filter (where reason = 'answered-on-web' and form <> 'complete')::int as ended
    from each`;
  if (!counts) throw new Error('An aggregate without a row');
  const { open, reachable, without, ...links } = counts;
  return {
    survey: { name: survey.name, active: survey.status === 'active', endsOn: dayText(survey.endsOn) },
    cases: { open, reachable, without },
    links,
    parts: await partsOf(ctx, surveyId),
  };
}

async function partsOf(ctx: Context, surveyId: string): Promise<WebFormsView['parts']> {
  const rows = await ctx.db.$queryRaw<
    { id: string; values: Record<string, string>; agencies: (string | null)[]; replicates: number[] }[]
  >`
    select s.id, s.values, array_agg(distinct t.agency_name) as agencies,
           array_agg(distinct u.replicate) as replicates
    from cases c join strata s on s.id = c.stratum_id
    join sample_units u on u.id = c.sample_unit_id join transactions t on t.id = u.transaction_id
    where c.survey_id = ${surveyId}::uuid
    group by s.id, s.values`;
  const agencies = new Set(rows.flatMap((row) => row.agencies.filter((name) => name !== null)));
  return {
    strata: rows
      .map(({ id, values }) => ({ id, name: Object.values(values).join(' · ') }))
      .toSorted((left, right) => compareVietnamese(left.name, right.name)),
    agencies: [...agencies].toSorted(compareVietnamese),
    replicates: [...new Set(rows.flatMap(({ replicates }) => replicates))].toSorted(
      (one, next) => one - next,
    ),
  };
}
