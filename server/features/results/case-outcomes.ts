// How the cases of each stratum stand, counted: what interviews are weighed by. Strata are counted again in which a case
// changed since the last time.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { Context } from '#server/context.ts';

export interface CaseOutcome {
  /** Null for a case that was never called. */
  readonly disposition: DispositionCode | null;
  readonly final: boolean;
  readonly count: number;
}

/** By id of the stratum. */
export type CaseOutcomes = Map<string, CaseOutcome[]>;

/**
 * Of the strata in which a case changed, all cases as they stand now.
 *
 * @param since transactions that had committed before this one have been seen; 0 reads everything
 */
export async function changedOutcomes(ctx: Context, surveyId: string, since: bigint): Promise<CaseOutcomes> {
  const touched =
    since === 0n
      ? ''
      : 'and stratum_id in (select stratum_id from cases where survey_id = $1 and changed_in >= $2::bigint)';
  const { rows } = await ctx.pool.query<CaseOutcome & { stratum: string }>(
    `select stratum_id as stratum, disposition, status = 'final' as final, count(*)::int as count
     from cases where survey_id = $1 ${touched} group by 1, 2, 3`,
    since === 0n ? [surveyId] : [surveyId, String(since)],
  );
  const outcomes: CaseOutcomes = new Map();
  for (const { stratum, ...outcome } of rows)
    outcomes.set(stratum, [...(outcomes.get(stratum) ?? []), outcome]);
  return outcomes;
}
