// Whether a person may be called now, asked again at the dial: several surveys are drawn before any of them calls.
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/** First of the two numbers of the advisory locks on telephone numbers; lists of a survey have 1. */
const phoneLocks = 4;

/**
 * A condition over case `c`, person `p` and survey `s`: nobody was called in this case yet, and another survey called one
 * of the person's numbers within the months in which this one leaves people in peace.
 */
export function isRested(now: Date): Prisma.Sql {
  return Prisma.sql`(s.rest_months > 0 and c.attempt_count = 0 and exists (
    select 1 from calls l join contact_attempts t on t.id = l.attempt_id join cases o on o.id = t.case_id
    where l.phone_e164 = any (p.phones) and o.survey_id <> c.survey_id
      and l.placed_at >= ${now}::timestamptz - make_interval(months => s.rest_months)))`;
}

/**
 * Whether a queued call may be placed as far as other calls go: none of the person's numbers is in a call, in any survey,
 * and no other survey has called them meanwhile. Holds the person's numbers until the transaction ends, so that of two
 * surveys at one person's numbers the second sees what the first did.
 */
export async function isFreeOfOthers(tx: Context, callId: string): Promise<boolean> {
  await tx.db.$queryRaw`
    select count(pg_advisory_xact_lock(${phoneLocks}::int, number)) from (
      select distinct hashtext(phone) as number
      from calls me join contact_attempts t on t.id = me.attempt_id join cases c on c.id = t.case_id
      join persons p on p.id = c.person_id cross join unnest(p.phones || me.phone_e164) as phone
      where me.id = ${callId}::uuid
      order by 1
    ) numbers`;
  const [found] = await tx.db.$queryRaw<{ free: boolean }[]>`
    select not exists (
        select 1 from calls l
        where l.phone_e164 = any (p.phones) and l.id <> me.id and l.ended_at is null and l.state <> 'queued'
      ) and (t.purpose <> 'interview' or not ${isRested(tx.now())}) as free
    from calls me join contact_attempts t on t.id = me.attempt_id join cases c on c.id = t.case_id
    join persons p on p.id = c.person_id join surveys s on s.id = c.survey_id
    where me.id = ${callId}::uuid`;
  return found?.free ?? false;
}
