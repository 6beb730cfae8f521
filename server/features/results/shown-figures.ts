// A figure as every view of results has it: the score, what is shown of it, its error.
import type { IndexRule } from '#contract/index-rule.ts';
import type { Estimated, IndexView } from '#contract/results.ts';
import type { Estimate } from '#domain/results/estimation/estimate.ts';
import { toldClass } from '#domain/results/response-classes.ts';
import { errorsInWords } from './errors-in-words.ts';
import type { SurveyResults } from './results-shape.ts';
import type { SurveyWeights } from './survey-weights.ts';

export function errorOf(estimate: Estimate | undefined): Estimated['error'] {
  const { se = null, low = null, high = null, designEffect = null, simpleSe = null } = estimate ?? {};
  const { interviews = 0, kishSize = 0, degreesOfFreedom = 0 } = estimate ?? {};
  return { se, low, high, designEffect, simpleSe, degreesOfFreedom, interviews, kishSize };
}

/** The classes of the adjustment for non-response, as every view tells them; none where the rule weighs otherwise. */
export function classesTold(
  { classes }: SurveyWeights,
  { weighting, responseClass }: IndexRule,
): IndexView['classes'] {
  return weighting === 'response' ? classes.map((one) => toldClass(one, responseClass)) : [];
}

/** How many interviews count, of how many persons, and how errors follow the design. */
export function interviewsTold(
  results: SurveyResults,
): Pick<IndexView, 'interviews' | 'target' | 'errorWords'> {
  return {
    interviews: results.interviewsOfStratum.reduce((sum, count) => sum + count, 0),
    target: results.strata.reduce((sum, { main }) => sum + main, 0),
    errorWords: errorsInWords(results),
  };
}
