import type { PublicationView } from '#contract/publications.ts';
import { defaultMinimumCell } from '#domain/publication/public-groups.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { editionsOf } from './editions.ts';
import { surveyPublicData } from './public-data.ts';
import { publishedResultsOf } from './published-results.ts';
import { readinessOf } from './readiness.ts';

/**
 * What would be published now, what to look at before, and what was published.
 * @param asked fewest interviews behind a figure; that of the last edition unless given
 * @throws 'not-found'
 */
export async function publicationView(
  ctx: Context,
  surveyId: string,
  asked: number | undefined,
): Promise<PublicationView> {
  const survey = await surveyOf(ctx, surveyId);
  const editions = await editionsOf(ctx, surveyId);
  const [former] = editions;
  const minimum = asked ?? former?.minimumCell ?? defaultMinimumCell;
  const taken = await surveyPublicData(ctx, surveyId, { minimum, withDomains: false });
  const readiness = await readinessOf(ctx, surveyId, taken);
  const facts = { number: (former?.number ?? 0) + 1, supersedes: former?.number ?? null, reason: '' };
  const blocked = readiness.some(({ state }) => state === 'blocks');
  return {
    survey: { id: surveyId, code: survey.code, name: survey.name },
    minimumCell: minimum,
    readiness,
    preview: taken && !blocked ? await publishedResultsOf(ctx, taken, facts, minimum, []) : null,
    editions,
  };
}
