/*
 * What is published of interviews and cases: enough for a stranger to compute index, errors and rates again, nothing that
 * tells who answered. An interview is its group and its answers to the items of the index; neither day nor order of
 * interviewing, neither operator nor case. A case is its group and its outcome.
 */
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { EstimationFrame } from '#domain/results/estimation/frame.ts';
import { selectionStages } from '#domain/results/estimation/selection-stages.ts';
import { pathOfArea, type PublishedArea } from './public-areas.ts';

/** A row of strata.csv. */
export interface PublishedStratum {
  readonly number: number;
  readonly agency: string;
  readonly field: string;
  readonly part: string;
  /** Area as a number: the smallest drawn one where areas.csv tells its stages, else the first; null without areas. */
  readonly unit: number | null;
  /** N. */
  readonly persons: number;
  readonly main: number;
  readonly interviews: number;
  /** What an interview of it weighs in the index. */
  readonly weight: number;
  /** Of a person to be in the main sample; null where strata with different ones are joined. */
  readonly probability: number | null;
}

export interface PublishedInterview {
  readonly stratum: number;
  /** Answer codes in the order of the items; -1 for not asked. */
  readonly codes: readonly number[];
  /** Labels of what results are broken down by, for analysts only; none in a publication. */
  readonly domains: readonly string[];
}

export interface PublishedCase {
  readonly stratum: number;
  /** Null for one that was never called. */
  readonly disposition: DispositionCode | null;
  readonly final: boolean;
}

export interface PublicData {
  readonly strata: readonly PublishedStratum[];
  /** The drawn areas with their stages; null where no areas were drawn, or they cannot be told apart. */
  readonly areas: readonly PublishedArea[] | null;
  readonly items: readonly string[];
  readonly domains: readonly string[];
  readonly interviews: readonly PublishedInterview[];
  readonly cases: readonly PublishedCase[];
}

/**
 * The published interviews as every estimate takes them.
 * @param weights of the interviews, where their strata do not tell them
 */
export function frameOfPublicData(
  { strata, areas, items, interviews }: PublicData,
  weights?: readonly number[],
): EstimationFrame {
  const places = new Map(strata.map(({ number }, at) => [number, at]));
  const stratum = Int32Array.from(interviews, (one) => places.get(one.stratum) ?? 0);
  const drawn = new Int32Array(strata.length);
  for (const at of stratum) drawn[at] = (drawn[at] ?? 0) + 1;
  return {
    size: interviews.length,
    stages: selectionStages(
      strata.map(({ part, unit, persons }) => ({
        part,
        area: unit,
        areaStages: areas && pathOfArea(areas, unit),
        persons,
      })),
      stratum,
      drawn,
    ),
    weights: Float64Array.from(weights ?? Array.from(stratum, (at) => strata[at]?.weight ?? 1)),
    domains: new Map(),
    answers: new Map(
      items.map((item, at) => [item, Int16Array.from(interviews, ({ codes }) => codes[at] ?? -1)]),
    ),
  };
}
