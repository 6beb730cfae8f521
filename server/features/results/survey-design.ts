// How a survey's interviews were selected, from its confirmed sample: what their errors are computed from.
import { areaStages, type AreaStage } from '#domain/samples/area-stages.ts';
import { areaKeys } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import type { Context } from '#server/context.ts';

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
