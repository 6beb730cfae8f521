// The running interval of the index against the width that the survey is to reach.
import type { PrecisionView } from '#contract/results.ts';
import { estimateCode } from '#domain/results/estimation/estimate.ts';
import { precisionOf } from '#domain/results/precision.ts';
import type { Context } from '#server/context.ts';
import { errorsInWords } from './errors-in-words.ts';
import { classesTold, errorOf } from './shown-figures.ts';
import { surveyResults } from './survey-results.ts';

/** @throws 'not-found' */
export async function surveyPrecision(ctx: Context, surveyId: string): Promise<PrecisionView> {
  const results = await surveyResults(ctx, surveyId);
  const { rule, strata, structure, survey } = results;
  const weights = results.weights(rule.weighting);
  const { estimate } = estimateCode(results.sums(weights), structure, rule);
  const persons = strata.reduce((sum, stratum) => sum + stratum.persons, 0);
  return {
    survey: { id: survey.id, name: survey.name },
    takenAt: ctx.now().toISOString(),
    interviews: results.interviewsOfStratum.reduce((sum, count) => sum + count, 0),
    target: rule.targetMargin,
    ...precisionOf(estimate, persons, rule.targetMargin),
    score: estimate.score,
    error: errorOf(estimate),
    persons,
    rule,
    classes: classesTold(weights, rule),
    errorWords: errorsInWords(results),
  };
}
