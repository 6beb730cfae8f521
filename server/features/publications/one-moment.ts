// Whether anything that an edition tells of changed while its parts were read.
import type { Context } from '#server/context.ts';
import { openVerdicts } from '#server/features/back-checks/commands.ts';

/**
 * From now on; asked again, it says whether all is as it was: interviews with their answers, also those that are no item,
 * outcomes of cases, forms, the sample, what the survey itself says, and verdicts of phúc tra that may still change.
 */
export async function momentOf(ctx: Context, surveyId: string): Promise<() => Promise<boolean>> {
  // Whatever has not committed by now has this number or a later one, whenever it commits (docs/decisions/0016).
  const horizon = await ctx.pool.query<{ xmin: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
  );
  const since = horizon.rows[0]?.xmin ?? '0';
  const seen = await stateOf(ctx, surveyId, since);
  return async () => (await stateOf(ctx, surveyId, since)) === seen;
}

async function stateOf(ctx: Context, surveyId: string, since: string): Promise<string> {
  const { rows } = await ctx.pool.query<{ state: string }>(
    `select jsonb_build_array(
       (select to_jsonb(s) from surveys s where s.id = $1::uuid),
       (select count(*) from samples where survey_id = $1::uuid and status = 'confirmed'),
       (select jsonb_build_array(count(*), sum(changed_in)) from counted_interviews
        where survey_id = $1::uuid and changed_in >= $2::bigint),
       (select jsonb_build_array(count(*), sum(changed_in)) from cases
        where survey_id = $1::uuid and changed_in >= $2::bigint),
       (select jsonb_object_agg(status, forms) from (
          select status::text, count(*) as forms from interviews
          where survey_id = $1::uuid and purpose = 'interview' and status in ('complete', 'partial', 'void')
          group by 1) f),
       (select count(*) from paper_forms where survey_id = $1::uuid and taken_back_at is null)
     )::text as state`,
    [surveyId, since],
  );
  return JSON.stringify([rows, await openVerdicts(ctx, surveyId)]);
}
