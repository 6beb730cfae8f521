// The index of a survey as of now: counted from what is in memory, which is first brought up to date.
import type { Estimated, IndexView } from '#contract/results.ts';
import {
  type Estimate,
  estimateIndex,
  type IndexEstimates,
  scoresOfIndex,
} from '#domain/results/estimation/estimate.ts';
import type { EstimationSource } from '#domain/results/estimation/linearised.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import { toldClass } from '#domain/results/response-classes.ts';
import type { IndexScores, SipasIndex } from '#domain/results/sipas-index.ts';
import { besideWeighting, type Weighting } from '#domain/results/weighting.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { errorOf, rounded, type Scored } from './shown-figures.ts';
import type { SurveyResults } from './results-shape.ts';
import { surveyResults } from './survey-results.ts';
import type { SurveyWeights } from './survey-weights.ts';

export { surveyBreakdown } from './breakdown.ts';
export { domainColumn, domainsOf } from './domains.ts';
export { surveyFieldwork } from './fieldwork.ts';
export { formReasonsOf } from './rejected-forms.ts';
export { surveyShares } from './shares.ts';
export type { SurveyResults } from './results-shape.ts';
export type { SurveyStratum } from './survey-design.ts';
export type { SurveyWeights } from './survey-weights.ts';
export { surveyResults } from './survey-results.ts';

/** Items, factors, groups and the whole with their errors, and the scores of each agency. @throws 'not-found' */
export async function surveyIndex(ctx: Context, surveyId: string): Promise<IndexView> {
  const results = await surveyResults(ctx, surveyId);
  const { survey, rule, strata } = results;
  const isWeighted = rule.weighting !== 'none';
  const beside = besideWeighting(rule.weighting);
  const weights = results.weights(isWeighted ? rule.weighting : beside);
  const exact = results.whole();
  const weighing = results.sums(weights);
  const weighted = scoresOf(weighing, results);
  const scores = isWeighted ? weighted : exactScores(exact);
  const estimates = estimateIndex(isWeighted ? weighing : results.sums(null), results.structure, rule);
  const interviews = results.interviewsOfStratum.reduce((sum, count) => sum + count, 0);
  return {
    survey: { id: survey.id, name: survey.name },
    takenAt: ctx.now().toISOString(),
    rule,
    interviews,
    target: strata.reduce((sum, { main }) => sum + main, 0),
    overall: estimated(scores, estimates.overall, 'overall'),
    groups: exact.groups.map(({ code }) => ({
      code,
      name: nameInForm(results.definition, code).vi,
      ...estimated(scores, estimates.groups.get(code), code),
    })),
    factors: factorsOf(results, exact, scores, estimates),
    beside: besideOf(isWeighted ? exactScores(exact) : weighted, beside),
    loneStrata: results.joinedInterviews().filter((count) => count === 1).length,
    invalid: results.rejected().size,
    classes:
      rule.weighting === 'response' ? weights.classes.map((one) => toldClass(one, rule.responseClass)) : [],
    agencies: agenciesOf(results, isWeighted ? weights : null),
  };
}

type Scores = ReadonlyMap<string, Scored>;

/** Without weights the scores are exact fractions, rounded from these. */
function exactScores(index: SipasIndex): Scores {
  return scoresByCode({
    ...index,
    factors: [...index.factors, ...index.factors.flatMap(({ items }) => items)],
  });
}

function scoresByCode({ groups, factors, overall }: IndexScores): Scores {
  const parts = [...groups, ...factors, { code: 'overall', ...overall }];
  return new Map(parts.map(({ code, score, shown }) => [code, { score, shown }]));
}

function scoresOf(source: EstimationSource, { structure, rule }: SurveyResults): Scores {
  const scores = scoresOfIndex(source, structure, rule);
  return new Map([...scores].map(([code, score]) => [code, rounded(score)]));
}

function estimated(scores: Scores, estimate: Estimate | undefined, code: string): Estimated {
  return { ...(scores.get(code) ?? { score: null, shown: null }), error: errorOf(estimate) };
}

function factorsOf(
  results: SurveyResults,
  exact: SipasIndex,
  scores: Scores,
  estimates: IndexEstimates,
): IndexView['factors'] {
  const { definition, items } = results;
  const texts = new Map(items.map(({ item, label }) => [item, label.vi]));
  return exact.factors.map((factor) => ({
    code: factor.code,
    group: factor.groupCode,
    ...estimated(scores, estimates.factors.get(factor.code), factor.code),
    name: nameInForm(definition, factor.code).vi,
    valid: factor.validN,
    items: factor.items.map((item) => ({
      code: item.code,
      text: texts.get(item.code) ?? item.code,
      ...estimated(scores, estimates.items.get(item.code), item.code),
      valid: item.validN,
      ...item.special,
      levels: results.levelsOf(item.code),
    })),
  }));
}

function besideOf(scores: Scores, weighting: Weighting): IndexView['beside'] {
  const { overall = { score: null, shown: null }, ...parts } = Object.fromEntries(scores);
  return { weighting, overall, parts };
}

function agenciesOf(results: SurveyResults, weights: SurveyWeights | null): IndexView['agencies'] {
  const { strataOfAgency, interviewsOfStratum, rule } = results;
  return [...strataOfAgency]
    .map(([name, own]) => {
      const interviews = own.reduce((sum, stratum) => sum + (interviewsOfStratum[stratum] ?? 0), 0);
      const exact = results.agency(name);
      const scores = weights ? scoresOf(results.sums(weights, own), results) : scoresByCode(exact);
      const none = { score: null, shown: null };
      return {
        name,
        interviews,
        ranked: interviews >= rule.minimumInterviews,
        overall: scores.get('overall') ?? none,
        factors: exact.factors.map(({ code }, at) => ({
          code,
          ...(scores.get(code) ?? none),
          valid: exact.validOfFactors[at] ?? 0,
        })),
      };
    })
    .sort((left, right) => compareVietnamese(left.name, right.name));
}
