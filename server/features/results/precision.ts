// The running interval of the index against the width that the survey is to reach.
import type { z } from 'zod';

import type { precisionView } from '#contract/results.ts';
import { estimateCode } from '#domain/results/estimation/estimate.ts';
import { precisionOf } from '#domain/results/precision.ts';
import type { Context } from '#server/context.ts';
import { surveyResults } from './survey-results.ts';

/** @throws 'not-found' */
export async function surveyPrecision(
  ctx: Context,
  surveyId: string,
): Promise<z.infer<typeof precisionView>> {
  const results = await surveyResults(ctx, surveyId);
  const { rule, strata, structure } = results;
  const { estimate } = estimateCode(results.sums(results.weights(rule.weighting)), structure, rule);
  const persons = strata.reduce((sum, stratum) => sum + stratum.persons, 0);
  return {
    takenAt: ctx.now().toISOString(),
    interviews: results.interviewsOfStratum.reduce((sum, count) => sum + count, 0),
    target: rule.targetMargin,
    ...precisionOf(estimate, persons, rule.targetMargin),
  };
}
