// What an edition of now would say, and what to look at before: all of it as of one moment.
import { problem } from '#contract/problems.ts';
import type { PublishedResults, ReadinessItem } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { type SurveyPublicData, surveyPublicData } from './public-data.ts';
import { type EditionFacts, publishedResultsOf } from './published-results.ts';
import { readinessAfterFormer, readinessOf } from './readiness.ts';

/** Interviews may come in or be voided while the parts are read; then all are read again, so that they agree. */
const mostReadings = 5;

interface EditionNow {
  readonly minimumCell: number;
  readonly readiness: readonly ReadinessItem[];
  /** Null when something blocks publication. */
  readonly made: { readonly taken: SurveyPublicData; readonly results: PublishedResults } | null;
}

/**
 * @param withheldOf what is kept back of data like these
 * @throws 'not-found'; 'state-changed' when interviews come in faster than the figures can be read
 */
export async function editionNow(
  ctx: Context,
  surveyId: string,
  facts: EditionFacts,
  withheldOf: (taken: SurveyPublicData) => PublishedResults['withheld'],
): Promise<EditionNow> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const { minimumCell, taken, seen } = await takenNow(ctx, surveyId);
    const readiness = await readinessOf(ctx, surveyId, taken);
    const isBlocked = readiness.some(({ state }) => state === 'blocks');
    const results =
      taken && !isBlocked
        ? await publishedResultsOf(ctx, taken, facts, minimumCell, withheldOf(taken))
        : null;
    if ((await takenNow(ctx, surveyId)).seen !== seen) continue;
    if (!taken || !results) return { minimumCell, readiness, made: null };
    const after = await readinessAfterFormer(ctx, surveyId, taken, results);
    return { minimumCell, readiness: [...readiness, ...after], made: { taken, results } };
  }
  throw problem('state-changed', { state: 'counting' });
}

async function takenNow(ctx: Context, surveyId: string) {
  const { minimumCell } = indexRuleOf(await surveyOf(ctx, surveyId));
  const taken = await surveyPublicData(ctx, surveyId, { minimum: minimumCell, withDomains: false });
  const seen = JSON.stringify([minimumCell, taken && [taken.data, taken.weights, taken.results.rule]]);
  return { minimumCell, taken, seen };
}
