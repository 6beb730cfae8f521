// The index of a survey as of now: counted from what is in memory, which is first brought up to date.
import { problem } from '#contract/problems.ts';
import type { Estimated, IndexPartView, IndexView } from '#contract/results.ts';
import {
  type Estimate,
  estimateIndex,
  type IndexEstimates,
  ratedInterviews,
  scoresOfIndex,
} from '#domain/results/estimation/estimate.ts';
import type { Rows } from '#domain/results/estimation/frame.ts';
import type { EstimationSource } from '#domain/results/estimation/linearised.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import type { IndexScores, SipasIndex } from '#domain/results/sipas-index.ts';
import { besideWeighting, type Weighting } from '#domain/results/weighting.ts';
import type { Context } from '#server/context.ts';
import { errorsInWords } from './errors-in-words.ts';
import { classesTold, errorOf, interviewsTold } from './shown-figures.ts';
import { rounded, type Scored } from './scored.ts';
import { domainColumn, domainsOf } from './domains.ts';
import type { CountedIndex, SurveyResults } from './results-shape.ts';
import { surveyResults } from './survey-results.ts';
import type { SurveyWeights } from './survey-weights.ts';

export { surveyBreakdown } from './breakdown.ts';
export { errorsInWords } from './errors-in-words.ts';
export { domainColumn, domainsOf } from './domains.ts';
export { surveyFieldwork } from './fieldwork.ts';
export { formReasonsOf } from './rejected-forms.ts';
export { type InterviewWeights, interviewWeights } from './interview-weights.ts';
export { surveyShares } from './shares.ts';
export { classesTold, errorOf, interviewsTold } from './shown-figures.ts';
export type { SurveyResults } from './results-shape.ts';
export type { SurveyStratum } from './survey-design.ts';
export type { SurveyWeights } from './survey-weights.ts';
export { surveyResults } from './survey-results.ts';

/** Items, factors, groups and the whole with their errors, and the scores of each agency. @throws 'not-found' */
export async function surveyIndex(ctx: Context, surveyId: string): Promise<IndexView> {
  const results = await surveyResults(ctx, surveyId);
  const { rule } = results;
  const figures = figuresOf(ctx, results, results.whole(), (weights) => results.sums(weights));
  return {
    ...figures,
    ...interviewsTold(results),
    invalid: results.rejected().size,
    agencies: agenciesOf(results, rule.weighting === 'none' ? null : results.weights(rule.weighting)),
  };
}

/**
 * The same of the interviews with a value of one domain, or with two of two: an agency, a cell of a breakdown.
 *
 * @throws 'not-found' for an unknown survey or domain, or a value that no interview has
 */
export async function surveyIndexPart(
  ctx: Context,
  surveyId: string,
  { by, is, and, andIs }: { by: string; is: string; and?: string | undefined; andIs?: string | undefined },
): Promise<IndexPartView> {
  const results = await surveyResults(ctx, surveyId);
  const wanted = [{ key: by, label: is }, ...(and === undefined ? [] : [{ key: and, label: andIs ?? '' }])];
  const all = results.rows();
  let rows: Rows = all;
  for (const { key, label } of wanted) {
    const { labels, codes } = await domainColumn(ctx, surveyId, results, key);
    const code = labels.indexOf(label);
    rows = Array.from(rows).filter((row) => code >= 0 && codes[row] === code);
  }
  if (rows.length === 0) throw problem('not-found', { what: 'domain' });
  const own = rows;
  const domains = new Map(domainsOf(results).map(({ key, label }) => [key, label]));
  return {
    ...figuresOf(ctx, results, results.part(own), (weights) =>
      ratedInterviews(results.frame(weights ?? results.weights('none')), own, results.rule),
    ),
    interviews: own.length,
    errorWords: errorsInWords(results),
    of: wanted.map(({ key, label }) => ({ key, question: domains.get(key) ?? null, label })),
    allInterviews: all.length,
  };
}

/** @param sourceOf the interviews that are meant, as they weigh; null where all weigh alike */
function figuresOf(
  ctx: Context,
  results: SurveyResults,
  exact: CountedIndex,
  sourceOf: (weights: SurveyWeights | null) => EstimationSource,
): Omit<IndexPartView, 'interviews' | 'errorWords' | 'of' | 'allInterviews'> {
  const { survey, rule } = results;
  const isWeighted = rule.weighting !== 'none';
  const beside = besideWeighting(rule.weighting);
  const weights = results.weights(isWeighted ? rule.weighting : beside);
  const weighing = sourceOf(weights);
  const weighted = scoresOf(weighing, results);
  const scores = isWeighted ? weighted : exactScores(exact);
  const estimates = estimateIndex(isWeighted ? weighing : sourceOf(null), results.structure, rule);
  return {
    survey: { id: survey.id, name: survey.name },
    takenAt: ctx.now().toISOString(),
    rule,
    onPaper: results.onPaper,
    overall: estimated(scores, estimates.overall, 'overall'),
    groups: exact.groups.map(({ code }) => ({
      code,
      name: nameInForm(results.definition, code).vi,
      ...estimated(scores, estimates.groups.get(code), code),
    })),
    factors: factorsOf(results, exact, scores, estimates),
    beside: besideOf(isWeighted ? exactScores(exact) : weighted, beside),
    classes: classesTold(weights, rule),
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
  exact: CountedIndex,
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
      levels: exact.levelsOf(item.code),
    })),
  }));
}

function besideOf(scores: Scores, weighting: Weighting): IndexView['beside'] {
  const { overall = { score: null, shown: null }, ...parts } = Object.fromEntries(scores);
  return { weighting, overall, parts };
}

function agenciesOf(results: SurveyResults, weights: SurveyWeights | null): IndexView['agencies'] {
  const { strataOfAgency, interviewsOfStratum, rule, structure } = results;
  const codes = structure.groups.flatMap(({ factors }) => factors.map(({ code }) => code));
  return results.agencyScores(weights).map(({ name, overall, factors, validOfFactors }) => {
    const own = strataOfAgency.get(name) ?? [];
    const interviews = own.reduce((sum, stratum) => sum + (interviewsOfStratum[stratum] ?? 0), 0);
    return {
      name,
      interviews,
      ranked: interviews >= rule.minimumInterviews,
      overall,
      factors: codes.map((code, at) => ({
        code,
        ...(factors[at] ?? { score: null, shown: null }),
        valid: validOfFactors[at] ?? 0,
      })),
    };
  });
}
