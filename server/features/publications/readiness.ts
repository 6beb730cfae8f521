// What is looked at before results are published: what is still open, and what the published data could tell.
import type { PublishedResults, ReadinessItem, ReadinessKey } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { openVerdicts } from '#server/features/back-checks/commands.ts';
import { sampleWithDraw } from '#server/features/samples/queries.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import { fewChangedSince } from './changed-interviews.ts';
import type { SurveyPublicData } from './public-data.ts';

/** @param taken null when there are fewer interviews than one figure must have */
export async function readinessOf(
  ctx: Context,
  surveyId: string,
  taken: SurveyPublicData | null,
): Promise<ReadinessItem[]> {
  const { rowsOfStratum } = await surveyResults(ctx, surveyId);
  const interviews = rowsOfStratum.reduce((sum, rows) => sum + rows.length, 0);
  const [openCases, openBackChecks, verdicts] = await Promise.all([
    ctx.db.case.count({ where: { surveyId, status: { not: 'final' } } }),
    ctx.db.backCheck.count({ where: { surveyId, status: { in: ['waiting', 'inProgress'] } } }),
    openVerdicts(ctx, surveyId),
  ]);
  const sample = await sampleWithDraw(ctx, surveyId);
  return [
    { key: 'sample', state: sample ? 'fine' : 'blocks', count: sample ? 1 : 0, until: null },
    { key: 'interviews', state: taken ? 'fine' : 'blocks', count: interviews, until: null },
    warns('openCases', openCases),
    warns('strataWithoutInterviews', rowsOfStratum.filter((rows) => rows.length === 0).length),
    warns('openBackChecks', openBackChecks),
    { ...warns('mayAppeal', verdicts.mayAppeal), until: verdicts.until?.toISOString() ?? null },
    warns('openAppeals', verdicts.appealed),
    warns('undecidedVerdicts', verdicts.undecided),
    warns('joinedStrata', taken?.joined ?? 0),
    warns('weightsTell', taken?.weightsTell ? 1 : 0),
  ];
}

/** What the edition tells together with the former one; nothing where there is none. */
export async function readinessAfterFormer(
  ctx: Context,
  surveyId: string,
  taken: SurveyPublicData,
  results: PublishedResults,
): Promise<ReadinessItem[]> {
  const former = await ctx.db.edition.findFirst({ where: { surveyId }, orderBy: { number: 'desc' } });
  return former ? [warns('fewChanged', await fewChangedSince(ctx, former, taken, results))] : [];
}

function warns(key: ReadinessKey, count: number): ReadinessItem {
  return { key, state: count > 0 ? 'warns' : 'fine', count, until: null };
}
