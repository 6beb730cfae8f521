// The figures of a survey with their errors, of the whole and of each agency.
import { type Estimate, estimateIndex } from '#domain/results/estimation/estimate.ts';
import type { EstimationFrame } from '#domain/results/estimation/frame.ts';
import type { Context } from '#server/context.ts';
import { surveyResults, type SurveyResults } from '#server/features/results/queries.ts';

export interface AgencyFigures {
  /** Empty for the whole. */
  readonly agency: string;
  readonly rows: Int32Array;
  /** By code, `overall` for the index. */
  readonly estimates: ReadonlyMap<string, Estimate>;
}

export interface SurveyFigures {
  readonly results: SurveyResults;
  readonly frame: EstimationFrame;
  readonly whole: AgencyFigures;
  readonly agencies: readonly AgencyFigures[];
}

/** @throws 'not-found' */
export async function surveyFigures(ctx: Context, surveyId: string): Promise<SurveyFigures> {
  const results = await surveyResults(ctx, surveyId);
  const { rule, strata, strataOfAgency, structure, rowsOfStratum } = results;
  const weights = results.weights(rule.weighting);
  const figures = (agency: string, own: readonly number[]): AgencyFigures => {
    const { items, factors, groups, overall } = estimateIndex(results.sums(weights, own), structure, rule);
    return {
      agency,
      rows: Int32Array.from(own.flatMap((stratum) => Array.from(rowsOfStratum[stratum] ?? []))),
      estimates: new Map([['overall', overall] as const, ...groups, ...factors, ...items]),
    };
  };
  return {
    results,
    frame: results.frame(weights),
    whole: figures('', [...strata.keys()]),
    agencies: [...strataOfAgency].flatMap(([agency, own]) => (agency === '' ? [] : [figures(agency, own)])),
  };
}
