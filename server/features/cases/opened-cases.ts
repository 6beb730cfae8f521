// Which cases of a sample are open to be called: a replicate's when it is released, a reserve when a case before it has
// ended without an interview, none of a person who may not be called any more.
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { isRested } from './left-in-peace.ts';

/**
 * Opens a case for every main unit of a replicate that was just released, behind those that are open already. Runs in
 * the transaction that releases it, which holds the replicate's row: a replicate is opened once.
 */
export async function openCases(
  ctx: Context,
  surveyId: string,
  replicate: { sampleId: string; number: number },
): Promise<void> {
  const now = ctx.now();
  await ctx.db.$executeRaw`
    insert into cases (survey_id, sample_unit_id, stratum_id, person_id, next_call_at, draw_order, released_at, release_reason)
    select ${surveyId}::uuid, u.id, u.stratum_id, u.person_id, ${now}::timestamptz,
           (select coalesce(max(draw_order), 0) from cases where survey_id = ${surveyId}::uuid)
             + row_number() over (order by u.case_key),
           ${now}::timestamptz, 'main'
    from sample_units u
    where u.sample_id = ${replicate.sampleId}::uuid and u.role = 'main' and u.replicate = ${replicate.number}`;
  const rested = await closeRested(
    ctx,
    Prisma.sql`and c.survey_id = ${surveyId}::uuid and c.released_at = ${now}::timestamptz`,
  );
  await closeBarredCases(ctx, rested);
}

/**
 * Lets the reserves of cases in that have just ended without an interview. A reserve who may not be called is
 * let in and closed at once, and the next one follows: the order of the draw is kept. Gives the cases that are open now.
 */
export async function replaceEnded(ctx: Context, endedCaseIds: readonly string[]): Promise<string[]> {
  const stayOpen: string[] = [];
  let ended = endedCaseIds;
  while (ended.length > 0) {
    const opened = await releaseReserves(ctx, ended);
    ended = opened.length === 0 ? [] : await closeIfNotToBeCalled(ctx, opened);
    stayOpen.push(...opened.filter((id) => !ended.includes(id)));
  }
  return stayOpen;
}

/**
 * Puts the reserve that was let in for a case back, as if it had never been, when nobody has had it in hand or been written to: the next
 * that is needed in the stratum is the same one again. Gives null when the case was not replaced, and the case that
 * stays when it is too late. Runs in the caller's transaction.
 */
export async function withdrawReplacement(
  ctx: Context,
  replacedCaseId: string,
): Promise<{ caseId: string; withdrawn: boolean } | null> {
  const [last] = await ctx.db.$queryRaw<{ id: string; untouched: boolean }[]>`
    with recursive line as (
      select id, 1 as step from cases where replaces_id = ${replacedCaseId}::uuid
      union all
      select c.id, line.step + 1 from line join cases c on c.replaces_id = line.id
    )
    select c.id, c.status = 'open' and not c.held
                 and not exists (select 1 from assignments a where a.case_id = c.id)
                 and not exists (select 1 from web_links l where l.case_id = c.id) as untouched
    from cases c join (select id from line order by step desc limit 1) latest on latest.id = c.id
    for update of c`;
  if (!last) return null;
  if (last.untouched) await ctx.db.case.delete({ where: { id: last.id } });
  return { caseId: last.id, withdrawn: last.untouched };
}

/**
 * Closes the open cases, in all surveys, of persons of whom every number is on the do-not-call list, and lets in their
 * reserves and those of `ended`. Nobody may call them any more, so they would wait for ever. A case in somebody's hands
 * is left until it is given back (closeIfBarred). Cases are locked before strata, both in the order of their ids.
 */
export async function closeBarredCases(ctx: Context, ended: readonly string[] = []): Promise<void> {
  await replaceEnded(ctx, [...ended, ...(await closeBarred(ctx, Prisma.empty))]);
}

/** The same for one case that was just given back, also when another survey has called its person meanwhile. */
export async function closeIfBarred(ctx: Context, caseId: string): Promise<void> {
  await replaceEnded(ctx, await closeIfNotToBeCalled(ctx, [caseId]));
}

/** As many as are looked at together: more than operators who wait for a case. */
const mostLookedAt = 100;

/**
 * Closes those of the survey's next cases whose persons another survey has called since they were drawn, within the
 * months that the survey leaves people in peace, and lets in their reserves. Gives how many: the next ones are to be
 * looked at then, in a transaction of their own.
 */
export async function closeRestedNext(ctx: Context, surveyId: string): Promise<number> {
  const rested = await closeRested(
    ctx,
    Prisma.sql`and c.id in (
      select next.id from cases next
      where next.survey_id = ${surveyId}::uuid and next.status = 'open' and not next.held
        and next.attempt_count = 0 and next.next_call_at <= ${ctx.now()}::timestamptz
      order by next.appointment_at asc nulls last, next.priority desc, next.attempt_count, next.draw_order
      limit ${mostLookedAt})`,
  );
  await replaceEnded(ctx, rested);
  return rested.length;
}

async function closeIfNotToBeCalled(ctx: Context, caseIds: readonly string[]): Promise<string[]> {
  const only = Prisma.sql`and c.id = any (${[...caseIds]}::uuid[])`;
  return [...(await closeBarred(ctx, only)), ...(await closeRested(ctx, only))];
}

/**
 * Opens the next reserves of the strata in the place of ended cases: one for each, once, whatever replicate the case is
 * of; gives the cases opened. The strata's rows are locked so that two cases ending at once never take the same reserve.
 */
async function releaseReserves(ctx: Context, replacedCaseIds: readonly string[]): Promise<string[]> {
  const now = ctx.now();
  const ids = [...replacedCaseIds];
  await ctx.db.$queryRaw`
    select 1 from strata where id in (select stratum_id from cases where id = any (${ids}::uuid[])) order by id for update`;
  const opened = await ctx.db.$queryRaw<{ id: string }[]>`
    with ended as (
      select c.id, c.survey_id, c.stratum_id, c.disposition,
             row_number() over (partition by c.stratum_id order by c.draw_order, c.id) as turn
      from cases c join surveys s on s.id = c.survey_id and s.status <> 'closed'
      where c.id = any (${ids}::uuid[]) and not exists (select 1 from cases done where done.replaces_id = c.id)
    ), free as (
      select u.id, u.stratum_id, u.person_id, row_number() over (partition by u.stratum_id order by u.position) as turn
      from sample_units u
      where u.role = 'reserve' and u.stratum_id in (select stratum_id from ended)
        and not exists (select 1 from cases taken where taken.sample_unit_id = u.id)
    )
    insert into cases (survey_id, sample_unit_id, stratum_id, person_id, next_call_at, draw_order, released_at,
                       release_reason, replaces_id)
    select ended.survey_id, free.id, free.stratum_id, free.person_id, ${now}::timestamptz,
           (select max(draw_order) from cases where survey_id = ended.survey_id)
             + row_number() over (partition by ended.survey_id order by free.stratum_id, free.turn),
           ${now}::timestamptz, ended.disposition, ended.id
    from ended join free using (stratum_id, turn)
    returning id`;
  return opened.map(({ id }) => id);
}

async function closeBarred(ctx: Context, only: Prisma.Sql): Promise<string[]> {
  const closed = await ctx.db.$queryRaw<{ id: string }[]>`
    with barred as (
      select c.id from cases c join persons p on p.id = c.person_id
      where c.status = 'open' and not c.held ${only}
        and not exists (
          select 1 from unnest(p.phones) as phone
          where not exists (select 1 from do_not_call d where d.phone_e164 = phone)
        )
      order by c.id
      for update of c
    )
    update cases c
    set status = 'final', reason = 'do-not-call',
        disposition = coalesce(
          nullif(c.disposition, case when c.attempt_count = 0 then 'technical-failure' end), 'refusal-hard'),
        next_call_at = null, appointment_at = null, final_at = ${ctx.now()}::timestamptz
    from barred
    where c.id = barred.id and c.status = 'open' and not c.held
    returning c.id`;
  return closed.map(({ id }) => id);
}

/**
 * Closes open cases that nobody has called yet, of persons whom another survey called within the months of rest. Whoever
 * was called here before is gone on with: then it is the other survey that leaves them in peace.
 */
async function closeRested(ctx: Context, only: Prisma.Sql): Promise<string[]> {
  const closed = await ctx.db.$queryRaw<{ id: string }[]>`
    with rested as (
      select c.id from cases c join persons p on p.id = c.person_id join surveys s on s.id = c.survey_id
      where c.status = 'open' and not c.held ${only} and ${isRested(ctx.now())}
      order by c.id
      for update of c
    )
    update cases c
    set status = 'final', disposition = 'recently-called', reason = 'recently-called',
        next_call_at = null, appointment_at = null, final_at = ${ctx.now()}::timestamptz
    from rested
    where c.id = rested.id and c.status = 'open' and not c.held
    returning c.id`;
  return closed.map(({ id }) => id);
}
