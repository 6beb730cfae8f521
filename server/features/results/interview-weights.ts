// What each interview of a survey weighs, for files that hold the interviews one by one: read without all their answers.
import type { IndexRule } from '#contract/index-rule.ts';
import { personClassOf } from '#domain/results/response-classes.ts';
import type { Weighting } from '#domain/results/weighting.ts';
import type { Context } from '#server/context.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { runOverPrisma } from '#server/platform/run-query.ts';
import { changedOutcomes } from './case-outcomes.ts';
import { strataOfSurvey } from './survey-design.ts';
import { weightsOf } from './survey-weights.ts';

/** What a weight goes by. */
interface Weighed {
  readonly stratumId: string;
  readonly channel: string | null;
  readonly timeliness: string | null;
}

export interface InterviewWeights {
  readonly rule: IndexRule;
  /** Of the first stage, each once; none where persons were drawn at once. */
  readonly areas: readonly string[];
  readonly areaOf: (interview: Weighed) => string | null;
  /** Of an interview that counts; null in a stratum that is not of the confirmed sample. */
  readonly weightOf: (weighting: Exclude<Weighting, 'none'>, interview: Weighed) => number | null;
}

/** Over the caller's connection, so that a snapshot has weights and interviews of one moment. @throws 'not-found' */
export async function interviewWeights(ctx: Context, surveyId: string): Promise<InterviewWeights> {
  const rule = indexRuleOf(await surveyOf(ctx, surveyId));
  const by = personClassOf(rule.responseClass);
  const strata = await strataOfSurvey(ctx, surveyId);
  const outcomes = await changedOutcomes(ctx, surveyId, 0n, by, runOverPrisma(ctx.db));
  const places = new Map(strata.map(({ id }, at) => [id, at]));
  const weights = {
    design: weightsOf(strata, outcomes, { ...rule, weighting: 'design' }),
    response: weightsOf(strata, outcomes, { ...rule, weighting: 'response' }),
  };
  const areaOf = ({ stratumId }: Weighed) => strata[places.get(stratumId) ?? -1]?.area ?? null;
  return {
    rule,
    areas: [...new Set(strata.flatMap(({ area }) => area ?? []))],
    areaOf,
    weightOf(weighting, interview) {
      const { ofStratum, ofValue } = weights[weighting];
      const weight = ofStratum[places.get(interview.stratumId) ?? -1];
      if (weight === undefined) return null;
      return weight * (by === null ? 1 : (ofValue?.get(interview[by] ?? '') ?? 1));
    },
  };
}
