// What is looked at before results are published: what is still open, and what the published data could tell.
import type { ReadinessItem, ReadinessKey } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { sampleWithDraw } from '#server/features/samples/queries.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import type { SurveyPublicData } from './public-data.ts';

/** @param taken null when there are fewer interviews than one figure must have */
export async function readinessOf(
  ctx: Context,
  surveyId: string,
  taken: SurveyPublicData | null,
): Promise<ReadinessItem[]> {
  const { rowsOfStratum } = await surveyResults(ctx, surveyId);
  const interviews = rowsOfStratum.reduce((sum, rows) => sum + rows.length, 0);
  const [openCases, openBackChecks, [appeals]] = await Promise.all([
    ctx.db.case.count({ where: { surveyId, status: { not: 'final' } } }),
    ctx.db.backCheck.count({ where: { surveyId, status: { in: ['waiting', 'inProgress'] } } }),
    ctx.db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count
      from back_check_appeals a join back_checks b on b.id = a.back_check_id
      where b.survey_id = ${surveyId}::uuid
        and not exists (select from back_check_decisions d where d.back_check_id = b.id)`,
  ]);
  const sample = await sampleWithDraw(ctx, surveyId);
  const warns = (key: ReadinessKey, count: number): ReadinessItem => ({
    key,
    state: count > 0 ? 'warns' : 'fine',
    count,
  });
  return [
    { key: 'sample', state: sample ? 'fine' : 'blocks', count: sample ? 1 : 0 },
    { key: 'interviews', state: taken ? 'fine' : 'blocks', count: interviews },
    warns('openCases', openCases),
    warns('strataWithoutInterviews', rowsOfStratum.filter((rows) => rows.length === 0).length),
    warns('openBackChecks', openBackChecks),
    warns('openAppeals', appeals?.count ?? 0),
    warns('joinedStrata', taken?.joined ?? 0),
    warns('weightsTell', taken?.weightsTell ? 1 : 0),
  ];
}
