// What an edition of now would say, and what to look at before.
import type { PublishedResults, ReadinessItem } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { momentOf } from './one-moment.ts';
import { type SurveyPublicData, surveyPublicData } from './public-data.ts';
import { type EditionFacts, publishedResultsOf } from './published-results.ts';
import { readinessAfterFormer, readinessOf } from './readiness.ts';

interface EditionNow {
  readonly minimumCell: number;
  readonly readiness: readonly ReadinessItem[];
  /** Null when something blocks publication. */
  readonly made: { readonly taken: SurveyPublicData; readonly results: PublishedResults } | null;
  /** Nothing changed while the parts were read; else they may be of different moments. */
  readonly isOfOneMoment: boolean;
}

/**
 * @param withheldOf what is kept back of data like these
 * @param mostReadings interviews may come in or be voided while the parts are read; then all are read again, so often
 * @throws 'not-found'
 */
export async function editionNow(
  ctx: Context,
  surveyId: string,
  facts: EditionFacts,
  withheldOf: (taken: SurveyPublicData) => PublishedResults['withheld'],
  mostReadings: number,
): Promise<EditionNow> {
  for (let reading = 1; ; reading += 1) {
    const isStill = await momentOf(ctx, surveyId);
    const { minimumCell, taken, readiness, results } = await partsNow(ctx, surveyId, facts, withheldOf);
    const isOfOneMoment = await isStill();
    if (!isOfOneMoment && reading < mostReadings) continue;
    if (!taken || !results) return { minimumCell, readiness, made: null, isOfOneMoment };
    const after = await readinessAfterFormer(ctx, surveyId, taken, results);
    return { minimumCell, readiness: [...readiness, ...after], made: { taken, results }, isOfOneMoment };
  }
}

async function partsNow(
  ctx: Context,
  surveyId: string,
  facts: EditionFacts,
  withheldOf: (taken: SurveyPublicData) => PublishedResults['withheld'],
) {
  const { minimumCell } = indexRuleOf(await surveyOf(ctx, surveyId));
  const taken = await surveyPublicData(ctx, surveyId, { minimum: minimumCell, withDomains: false });
  const readiness = await readinessOf(ctx, surveyId, taken);
  const isBlocked = readiness.some(({ state }) => state === 'blocks');
  const results =
    taken && !isBlocked ? await publishedResultsOf(ctx, taken, facts, minimumCell, withheldOf(taken)) : null;
  return { minimumCell, taken, readiness, results };
}
