// What of each stratum is released, left and spent.
import type { StrataBoard, StratumBoardRow } from '#contract/samples.ts';
import { compareStrata } from '#domain/samples/stratum-order.ts';
import type { Context } from '#server/context.ts';
import { currentSample } from '#server/features/surveys/queries.ts';

/** The board of the survey's sample; null when there is none. */
export async function strataBoard(ctx: Context, surveyId: string): Promise<StrataBoard | null> {
  const current = await currentSample(ctx, surveyId);
  return current && boardOfSample(ctx, current.id);
}

export async function boardOfSample(ctx: Context, sampleId: string): Promise<StrataBoard> {
  const [sample, replicates, strata] = await Promise.all([
    ctx.db.sample.findUniqueOrThrow({ where: { id: sampleId }, select: { status: true } }),
    replicateRows(ctx, sampleId),
    stratumRows(ctx, sampleId),
  ]);
  return {
    sampleId,
    status: sample.status,
    replicates: replicates.map((row) => ({ ...row, releasedAt: row.releasedAt?.toISOString() ?? null })),
    strata: strata.toSorted(compareStrata),
  };
}

type ReplicateRow = Omit<StrataBoard['replicates'][number], 'releasedAt'> & { releasedAt: Date | null };

/** A reserve counts to the replicate of the case that it replaces, over any number of replacements. */
function replicateRows(ctx: Context, sampleId: string): Promise<ReplicateRow[]> {
  return ctx.db.$queryRaw<ReplicateRow[]>`
    with recursive worked as (
      select c.id, u.replicate, c.disposition, c.status
      from cases c join sample_units u on u.id = c.sample_unit_id
      where u.sample_id = ${sampleId}::uuid and u.role = 'main'
      union all
      select c.id, worked.replicate, c.disposition, c.status from worked join cases c on c.replaces_id = worked.id
    ), done as (
      select replicate, count(*) as completes from worked
      where status = 'final' and disposition = 'complete' group by replicate
    )
    select r.number, r.units, r.released_at as "releasedAt", u.name as "releasedBy", r.reason,
           coalesce(done.completes, 0)::int as completes
    from replicates r left join users u on u.id = r.released_by_id left join done on done.replicate = r.number
    where r.sample_id = ${sampleId}::uuid order by r.number`;
}

/** One statement over units and cases of the sample. */
function stratumRows(ctx: Context, sampleId: string): Promise<StratumBoardRow[]> {
  return ctx.db.$queryRaw<StratumBoardRow[]>`
    with unit as (
      select u.stratum_id, u.role, c.id as case_id, c.status, c.disposition, c.release_reason,
             c.reason in ('do-not-call', 'recently-called') and c.attempt_count = 0 as left_in_peace,
             u.role = 'main' and r.released_at is not null as released
      from sample_units u
      left join replicates r on r.sample_id = u.sample_id and r.number = u.replicate
      left join cases c on c.sample_unit_id = u.id
      where u.sample_id = ${sampleId}::uuid
    ), counted as (
      select stratum_id,
             count(*) filter (where released)::int as released,
             count(*) filter (where status = 'final' and disposition = 'complete')::int as completes,
             count(*) filter (where status = 'open')::int as open,
             count(*) filter (where status = 'final' and disposition <> 'complete')::int as ended,
             count(*) filter (where status = 'final' and left_in_peace)::int as left_in_peace,
             count(case_id) filter (where role = 'reserve')::int as reserve_released
      from unit group by stratum_id
    ), reasons as (
      select stratum_id, jsonb_object_agg(release_reason, cases) as reasons
      from (
        select stratum_id, release_reason, count(*)::int as cases from unit
        where role = 'reserve' and case_id is not null group by stratum_id, release_reason
      ) by_reason group by stratum_id
    )
    select s.id as "stratumId", s.part, s.values, s.person_count as persons, s.main_count as main, s.shortfall,
           coalesce(c.released, 0) as released, coalesce(c.completes, 0) as completes, coalesce(c.open, 0) as open,
           coalesce(c.ended, 0) as ended, coalesce(c.left_in_peace, 0) as "leftInPeace", s.reserve_count as reserve,
           coalesce(c.reserve_released, 0) as "reserveReleased",
           s.reserve_count - coalesce(c.reserve_released, 0) as "reserveLeft",
           coalesce(r.reasons, '{}'::jsonb) as "reserveReasons"
    from strata s left join counted c on c.stratum_id = s.id left join reasons r on r.stratum_id = s.id
    where s.sample_id = ${sampleId}::uuid`;
}
