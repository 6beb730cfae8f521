import type { PublicationView } from '#contract/publications.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { editionNow } from './edition-now.ts';
import { editionsOf } from './editions.ts';

/** The page is opened while a room calls, and shows what there is: what is published is read until it agrees. */
const mostReadings = 2;

/** What would be published now, what to look at before, and what was published. @throws 'not-found' */
export async function publicationView(ctx: Context, surveyId: string): Promise<PublicationView> {
  const survey = await surveyOf(ctx, surveyId);
  const editions = await editionsOf(ctx, surveyId);
  const [former] = editions;
  const facts = { number: (former?.number ?? 0) + 1, supersedes: former?.number ?? null, reason: '' };
  const { minimumCell, readiness, made } = await editionNow(ctx, surveyId, facts, () => [], mostReadings);
  return {
    survey: { id: surveyId, code: survey.code, name: survey.name },
    minimumCell,
    readiness: [...readiness],
    preview: made && made.results,
    editions,
  };
}
