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

type StratumRow = Omit<SurveyStratum, 'area' | 'areaStages'> & {
  readonly values: Readonly<Record<string, string>> | null;
};

export async function strataOfSurvey(ctx: Context, surveyId: string): Promise<SurveyStratum[]> {
  const [strata, sample] = await Promise.all([
    ctx.db.$queryRaw<StratumRow[]>`
      select t.id, t.key, t.agency_name as agency, t.field, t.part, t.values, t.person_count as persons,
             t.main_count as main, u.probability
      from strata t join samples s on s.id = t.sample_id
      left join lateral (
        select inclusion_probability as probability from sample_units where stratum_id = t.id limit 1) u on true
      where s.survey_id = ${surveyId}::uuid and s.status = 'confirmed' order by t.key`,
    ctx.db.sample.findFirst({ where: { surveyId, status: 'confirmed' }, select: { plan: true } }),
  ]);
  const staged = stagedParts(sample?.plan);
  const reading = readPlan(sample?.plan);
  const stagesOf = 'plan' in reading ? areaStages(reading.plan) : () => null;
  return strata.map(({ values, ...stratum }) => {
    const own = values ?? {};
    const area = areaKeys.map((key) => own[key]).find((value) => value !== undefined);
    return {
      ...stratum,
      area: staged.has(stratum.part) ? (area ?? stratum.agency) : null,
      areaStages: stagesOf(stratum.part, own),
    };
  });
}

function stagedParts(plan: unknown): Set<string> {
  const parts = (plan as { parts?: { name: string; stages?: unknown[] }[] } | undefined)?.parts ?? [];
  return new Set(parts.filter(({ stages }) => (stages?.length ?? 0) > 0).map(({ name }) => name));
}
