// The last attempts of a survey's operators, counted by what the model of contact and completion looks at.
import { dispositions } from '#domain/attempts/dispositions.ts';
import { laterAttempts, type Work, type WorkCell } from '#domain/back-checks/expectation/expected-rates.ts';
import type { Context } from '#server/context.ts';

/**
 * Of the operator in question; of each other one, as many as keep the model from being one diligent person's; and of all
 * others about as many as make the model's own uncertainty small beside the differences between honest people, however
 * large the room is: an interview is completed only when this has been counted.
 */
const lately = { own: 200, other: 100, others: 3_000 };

const spokenWith = dispositions.flatMap(({ code, contact }) => (contact ? [code] : []));

export async function workDone(
  ctx: Context,
  { surveyId, operatorId }: { surveyId: string; operatorId: string },
): Promise<Work> {
  // As one value: a row of its own for each of some thousand cells takes longer to read than to count.
  const [{ cells } = { cells: [] }] = await ctx.db.$queryRaw<{ cells: (WorkCell & { own: boolean })[] }[]>`
    with people as (
      select distinct operator_id, operator_id = ${operatorId} as own
      from operator_sessions where survey_id = ${surveyId}::uuid and purpose = 'interview'
    ), cells as (
      select p.own, extract(hour from w.at)::int as hour, extract(isodow from w.at)::int as weekday, w.number,
             t.agency_name as agency, count(*)::int as attempts,
             count(*) filter (where w.disposition = any(${spokenWith}))::int as contacts,
             count(*) filter (where w.disposition = 'complete')::int as completes
      from people p
      cross join lateral (
        select a.started_at at time zone 'Asia/Ho_Chi_Minh' as at, least(a.number, ${laterAttempts}::int) as number,
               a.disposition, c.stratum_id
        from contact_attempts a join cases c on c.id = a.case_id
        where a.operator_id = p.operator_id and a.purpose = 'interview' and a.disposition is not null
          and c.survey_id = ${surveyId}::uuid
        order by a.started_at desc
        limit case when p.own then ${lately.own}::int
                   else least(${lately.other}::int, greatest(1, ${lately.others}::int / (select count(*) from people))) end
      ) w
      join strata t on t.id = w.stratum_id
      group by 1, 2, 3, 4, 5
    )
    select coalesce(json_agg(cells order by own, hour, weekday, number, agency), '[]') as cells from cells`;
  const of = (mine: boolean) => cells.flatMap(({ own, ...cell }) => (own === mine ? [cell] : []));
  return { own: of(true), others: of(false) };
}
