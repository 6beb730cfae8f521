// How a survey's interviews were selected, from its confirmed sample: what their errors are computed from.
import { aaporOf } from '#domain/attempts/dispositions.ts';
import { responseClassOf } from '#domain/results/response-classes.ts';
import { areaStages, type AreaStage } from '#domain/samples/area-stages.ts';
import { areaKeys } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { respondentWeights } from '#domain/samples/weights.ts';
import type { IndexRule } from '#contract/index-rule.ts';
import type { Context } from '#server/context.ts';
import type { CaseOutcomes } from './case-outcomes.ts';

export interface SurveyStratum {
  readonly id: string;
  readonly key: string;
  readonly agency: string;
  readonly field: string;
  readonly part: string;
  /** Drawn area of the first stage; null where persons were drawn at once. */
  readonly area: string | null;
  /** How its area was drawn, stage by stage; null where persons were drawn at once, or where the plan does not tell. */
  readonly areaStages: readonly AreaStage[] | null;
  readonly persons: number;
  readonly main: number;
  /** Of a person to be in the main sample, the same for all of a stratum; null for one without units. */
  readonly probability: number | null;
}

export async function strataOfSurvey(ctx: Context, surveyId: string): Promise<SurveyStratum[]> {
  const strata = await ctx.db.stratum.findMany({
    where: { sample: { surveyId, status: 'confirmed' } },
    orderBy: { key: 'asc' },
  });
  const chances = await ctx.db.$queryRaw<{ id: string; probability: number }[]>`
    select t.id, u.inclusion_probability as probability
    from strata t join samples s on s.id = t.sample_id
    cross join lateral (select inclusion_probability from sample_units where stratum_id = t.id limit 1) u
    where s.survey_id = ${surveyId}::uuid and s.status = 'confirmed'`;
  const probabilities = new Map(chances.map(({ id, probability }) => [id, probability]));
  const plan = await ctx.db.sample.findFirst({
    where: { surveyId, status: 'confirmed' },
    select: { plan: true },
  });
  const staged = stagedParts(plan?.plan);
  const reading = readPlan(plan?.plan);
  const stagesOf = 'plan' in reading ? areaStages(reading.plan) : () => null;
  return strata.map((stratum) => {
    const values = (stratum.values ?? {}) as Record<string, string>;
    const area = areaKeys.map((key) => values[key]).find((value) => value !== undefined);
    return {
      id: stratum.id,
      key: stratum.key,
      agency: stratum.agencyName,
      field: stratum.field,
      part: stratum.part,
      area: staged.has(stratum.part) ? (area ?? stratum.agencyName) : null,
      areaStages: stagesOf(stratum.part, values),
      persons: stratum.personCount,
      main: stratum.mainCount,
      probability: probabilities.get(stratum.id) ?? null,
    };
  });
}

function stagedParts(plan: unknown): Set<string> {
  const parts = (plan as { parts?: { name: string; stages?: unknown[] }[] } | undefined)?.parts ?? [];
  return new Set(parts.filter(({ stages }) => (stages?.length ?? 0) > 0).map(({ name }) => name));
}

/** What an interview of each stratum weighs; 1 everywhere without weighting. */
export function weightsOf(
  strata: readonly SurveyStratum[],
  outcomes: CaseOutcomes,
  { weighting, responseClass }: Pick<IndexRule, 'weighting' | 'responseClass'>,
): number[] {
  if (weighting === 'none') return strata.map(() => 1);
  const units = strata.flatMap((stratum) => {
    const { id, probability } = stratum;
    if (probability === null) return [];
    return (outcomes.get(id) ?? []).map(({ disposition, final, count }) => ({
      caseKey: id,
      count,
      stratumKey: id,
      classKey: responseClassOf(stratum, responseClass),
      inclusionProbability: probability,
      outcome: final && disposition !== null ? aaporOf(disposition, 'named-list').aaporClass : 'UO',
    }));
  });
  const { respondents } = respondentWeights(units, new Map(strata.map(({ id, main }) => [id, main])), {
    adjust: weighting === 'response',
  });
  // Within a stratum all have the same probability, and so the same weight; here a case is known by its stratum.
  const weights = new Map(respondents.map(({ caseKey, weight }) => [caseKey, weight]));
  return strata.map(({ id }) => weights.get(id) ?? 1);
}
