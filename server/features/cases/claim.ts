// Hands due cases to ready operators, in one statement.
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { consoleGoneAfterMs } from '#server/features/sessions/queries.ts';

export interface Claimed {
  readonly sessionId: string;
  readonly operatorId: string;
  readonly caseId: string;
  readonly attemptId: string;
  readonly callId: string;
}

/**
 * Pairs the ready operators of a survey (longest ready first) with its due cases (in the order of
 * domain/cases/due-order.ts) and opens assignment, attempt and call for each pair.
 *
 * Locks: the sessions and cases it takes, `for update … skip locked`, sessions before cases; two runs at once never
 * wait for each other and never take the same row, because `state` and `held` are checked again on the locked row.
 * Nobody gets the next citizen while the last one's leg is still being hung up: they would meet in the conference.
 * A number that is being called now, in any survey, or is on the do-not-call list, is passed over.
 */
export async function claimDueCases(
  ctx: Context,
  surveyId: string,
  appointmentsOnly: boolean,
): Promise<Claimed[]> {
  const now = ctx.now();
  const seenSince = new Date(now.getTime() - consoleGoneAfterMs);
  return ctx.db.$queryRaw<Claimed[]>(Prisma.sql`
    with free as (
      select locked.id as session_id, locked.operator_id,
             row_number() over (order by locked.state_since, locked.id) as turn
      from (
        select s.id, s.operator_id, s.state_since from operator_sessions s
        where s.survey_id = ${surveyId}::uuid and s.purpose = 'interview' and s.state = 'ready'
          and s.station_up and s.ended_at is null and s.seen_at > ${seenSince}::timestamptz
          and not exists (select 1 from assignments a where a.operator_id = s.operator_id and a.ended_at is null)
          and not exists (
            select 1 from calls c join contact_attempts t on t.id = c.attempt_id join assignments a on a.id = t.assignment_id
            where c.ended_at is null and a.session_id = s.id
          )
        order by s.state_since, s.id
        for update skip locked
      ) locked
    ), due as (
      select locked.id as case_id, locked.phone,
             row_number() over (order by locked.rank) as turn
      from (
        select candidate.*, row_number() over (partition by candidate.phone order by candidate.rank) as of_phone
        from (
          select open.*, row_number() over () as rank from (
            select c.id, allowed.phones[1 + c.attempt_count % cardinality(allowed.phones)] as phone
            from cases c join persons p on p.id = c.person_id
            cross join lateral (
              select array_agg(number order by place) as phones from unnest(p.phones) with ordinality as each (number, place)
              where not exists (select 1 from do_not_call d where d.phone_e164 = number)
            ) allowed
            where c.survey_id = ${surveyId}::uuid and c.status = 'open' and not c.held and c.next_call_at <= ${now}::timestamptz
              and (not ${appointmentsOnly} or c.appointment_at is not null)
              and not exists (select 1 from calls live where live.ended_at is null and live.phone_e164 = any (p.phones))
              and cardinality(allowed.phones) > 0
            order by c.appointment_at asc nulls last, c.priority desc, c.attempt_count, c.draw_order
            limit (select count(*) from free)
            for update of c skip locked
          ) open
        ) candidate
      ) locked
      where locked.of_phone = 1
    ), pairs as (
      select free.session_id, free.operator_id, due.case_id, due.phone,
             gen_random_uuid() as assignment_id, gen_random_uuid() as attempt_id, gen_random_uuid() as call_id
      from free join due using (turn)
    ), held as (
      update cases set held = true from pairs where cases.id = pairs.case_id returning cases.id
    ), reserved as (
      update operator_sessions set state = 'reserved', state_since = ${now}::timestamptz
      from pairs where operator_sessions.id = pairs.session_id returning operator_sessions.id
    ), assigned as (
      insert into assignments (id, case_id, operator_id, session_id, started_at)
      select assignment_id, case_id, operator_id, session_id, ${now}::timestamptz from pairs returning id
    ), attempted as (
      insert into contact_attempts (id, case_id, assignment_id, operator_id, purpose, number, started_at)
      select attempt_id, case_id, assignment_id, operator_id, 'interview'::purpose,
             1 + coalesce((select max(number) from contact_attempts earlier
                           where earlier.case_id = pairs.case_id and earlier.purpose = 'interview'), 0),
             ${now}::timestamptz
      from pairs returning id
    ), called as (
      insert into calls (id, attempt_id, phone_e164, state, queued_at)
      select call_id, attempt_id, phone, 'queued', ${now}::timestamptz from pairs returning id
    )
    select session_id as "sessionId", operator_id as "operatorId", case_id as "caseId",
           attempt_id as "attemptId", call_id as "callId"
    from pairs`);
}
