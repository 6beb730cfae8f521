// How the cases of each stratum stand, counted: what interviews are weighed by. Strata are counted again in which a case
// changed since the last time.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { PersonClass } from '#domain/results/response-classes.ts';
import type { Context } from '#server/context.ts';
import { runOverPg, type RunQuery } from '#server/platform/run-query.ts';
import { transactionSql, valueSql } from './class-values.ts';

export interface CaseOutcome {
  /** Null for a case that was never called. */
  readonly disposition: DispositionCode | null;
  readonly final: boolean;
  /** What the list says of the persons, where classes of non-response are made by it; else empty. */
  readonly value: string;
  readonly count: number;
}

/** By id of the stratum. */
export type CaseOutcomes = Map<string, CaseOutcome[]>;

/**
 * Of the strata in which a case changed, all cases as they stand now.
 *
 * @param by what classes of persons are of; null where classes are of whole strata
 * @param run over which connection; that of a snapshot where its moment is meant
 * @param since transactions that had committed before this one have been seen; 0 reads everything
 */
export async function changedOutcomes(
  { pool }: Pick<Context, 'pool'>,
  surveyId: string,
  since: bigint,
  by: PersonClass | null,
  run: RunQuery = runOverPg(pool),
): Promise<CaseOutcomes> {
  const touched = since === 0n ? null : await touchedStrata(run, surveyId, since);
  if (touched?.length === 0) return new Map();
  const persons = by === null ? '' : transactionSql;
  const rows = await run<CaseOutcome & { stratum: string }>(
    `select k.stratum_id as stratum, k.disposition, k.status = 'final' as final,
            ${by === null ? `''` : valueSql[by]} as value, count(*)::int as count
     from cases k ${persons}
     where k.survey_id = $1::uuid ${touched === null ? '' : 'and k.stratum_id = any($2::uuid[])'} group by 1, 2, 3, 4`,
    touched === null ? [surveyId] : [surveyId, touched],
  );
  const outcomes: CaseOutcomes = new Map();
  for (const { stratum, ...outcome } of rows)
    outcomes.set(stratum, [...(outcomes.get(stratum) ?? []), outcome]);
  return outcomes;
}

/**
 * In a statement of its own: within the other one PostgreSQL expects most strata to be among them, and reads every case and
 * transaction of the survey for the sake of one.
 */
async function touchedStrata(run: RunQuery, surveyId: string, since: bigint): Promise<string[]> {
  const rows = await run<{ stratum: string }>(
    'select distinct stratum_id as stratum from cases where survey_id = $1::uuid and changed_in >= $2::bigint',
    [surveyId, String(since)],
  );
  return rows.map(({ stratum }) => stratum);
}
