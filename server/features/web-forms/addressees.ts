// Whom links are made for. Persons who may not be called are not written to either, and only numbers that may be called are
// given.
import type { LinkWhom } from '#contract/web-forms.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';
import { notReached } from '#domain/attempts/not-reached.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

export interface Addressee {
  readonly id: string;
  readonly verificationNumber: number;
  readonly name: string;
  readonly phones: string[];
  readonly address: string | null;
  readonly agency: string | null;
}

/** In the order of the draw. */
export function addresseesOf(ctx: Context, surveyId: string, whom: LinkWhom): Promise<Addressee[]> {
  return ctx.db.$queryRaw<Addressee[]>`
    select c.id, c.verification_number as "verificationNumber", p.name, allowed.phones, t.address,
           t.agency_name as agency
    ${meant(surveyId, whom, ctx.now())}
    order by c.draw_order`;
}

export async function countAddressees(
  ctx: Context,
  surveyId: string,
  whom: LinkWhom,
): Promise<{ people: number }> {
  const [count] = await ctx.db.$queryRaw<{ people: number }[]>`
    select count(*)::int as people ${meant(surveyId, whom, ctx.now())}`;
  return { people: count?.people ?? 0 };
}

const met = dispositions.filter(({ contact }) => contact).map(({ code }) => code);

/** Called at least once, and at no call was anybody met; what has ended otherwise is not asked again. */
const onlyNotReached = Prisma.sql`
  and (c.status = 'open' or c.disposition = any (${[...notReached]}))
  and exists (
    select 1 from contact_attempts a join calls k on k.attempt_id = a.id
    where a.case_id = c.id and k.placed_at is not null)
  and not exists (
    select 1 from contact_attempts a where a.case_id = c.id and a.disposition = any (${met}))`;

function meant(surveyId: string, whom: LinkWhom, now: Date): Prisma.Sql {
  const { reach, cases, stratum, agency, replicate } = whom;
  const given = (value: unknown, condition: Prisma.Sql) => (value === undefined ? Prisma.empty : condition);
  return Prisma.sql`
    from cases c join persons p on p.id = c.person_id
    join sample_units u on u.id = c.sample_unit_id join transactions t on t.id = u.transaction_id
    cross join lateral (
      select coalesce(array_agg(number order by place), '{}') as phones
      from unnest(p.phones) with ordinality as each (number, place)
      where not exists (select 1 from do_not_call d where d.phone_e164 = number)
    ) allowed
    where c.survey_id = ${surveyId}::uuid and cardinality(allowed.phones) > 0
      ${reach === 'open' ? Prisma.sql`and c.status = 'open'` : onlyNotReached}
      ${given(stratum, Prisma.sql`and c.stratum_id = ${stratum}::uuid`)}
      ${given(agency, Prisma.sql`and t.agency_name = ${agency}`)}
      ${given(replicate, Prisma.sql`and u.replicate = ${replicate}`)}
      and (${cases === 'all'} or not exists (
        select 1 from web_links l
        where l.case_id = c.id and l.revoked_at is null and l.valid_until > ${now}::timestamptz))`;
}
