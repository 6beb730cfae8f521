import type { PublicationView } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { editionsOf } from './editions.ts';
import { surveyPublicData } from './public-data.ts';
import { publishedResultsOf } from './published-results.ts';
import { readinessOf } from './readiness.ts';

/**
 * What would be published now, what to look at before, and what was published.
 * @throws 'not-found'
 */
export async function publicationView(ctx: Context, surveyId: string): Promise<PublicationView> {
  const survey = await surveyOf(ctx, surveyId);
  const editions = await editionsOf(ctx, surveyId);
  const [former] = editions;
  const minimum = indexRuleOf(survey).minimumCell;
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
