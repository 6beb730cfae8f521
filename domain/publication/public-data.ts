/*
 * What is published of interviews and cases: enough for a stranger to compute index, errors and rates again, nothing that
 * tells who answered. An interview is its group and its answers to the items of the index; neither day nor order of
 * interviewing, neither operator nor case. A case is its group and its outcome.
 */
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { AdjustedClass } from '#domain/results/response-classes.ts';
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
  /** Stratum that it counts in for errors: small ones are together (decision 39). In a publication the row itself. */
  readonly joined: number;
  /** Class that weights are adjusted in for non-response; null without such, where classes cut through strata or are several. */
  readonly responseClass: number | null;
}

/** A row of classes.csv. */
export interface PublishedClass extends AdjustedClass {
  readonly number: number;
}

export interface PublishedInterview {
  readonly stratum: number;
  /** Where classes cut through strata. */
  readonly responseClass: number | null;
  /** Answer codes in the order of the items; -1 for not asked. */
  readonly codes: readonly number[];
  /** Labels of what results are broken down by, for analysts only; none in a publication. */
  readonly domains: readonly string[];
}

export interface PublishedCase {
  readonly stratum: number;
  /** Where classes cut through strata. */
  readonly responseClass: number | null;
  /** Null for one that was never called. */
  readonly disposition: DispositionCode | null;
  readonly final: boolean;
}

export interface PublicData {
  readonly strata: readonly PublishedStratum[];
  /** The drawn areas with their stages; null where no areas were drawn, or they cannot be told apart. */
  readonly areas: readonly PublishedArea[] | null;
  /** None where weights are not adjusted for non-response. */
  readonly classes: readonly PublishedClass[];
  /** Interviews and cases tell their class: an interview weighs its stratum's weight times the factor of its class. */
  readonly cutsStrata: boolean;
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
  { strata, areas, items, interviews, classes }: PublicData,
  weights?: readonly number[],
): EstimationFrame {
  const joined = joinedStrata(strata);
  const joinedAt = new Map(joined.map(({ number }, at) => [number, at]));
  const joinedOf = new Map(strata.map((one) => [one.number, joinedAt.get(one.joined) ?? 0]));
  const weightOf = new Map(strata.map(({ number, weight }) => [number, weight]));
  const factorOf = new Map(classes.map(({ number, adjustment }) => [number, adjustment ?? 1]));
  const stratum = Int32Array.from(interviews, (one) => joinedOf.get(one.stratum) ?? 0);
  const drawn = new Int32Array(joined.length);
  for (const at of stratum) drawn[at] = (drawn[at] ?? 0) + 1;
  const told = interviews.map(
    (one) => (weightOf.get(one.stratum) ?? 1) * (factorOf.get(one.responseClass ?? -1) ?? 1),
  );
  return {
    size: interviews.length,
    stages: selectionStages(
      joined.map(({ part, unit, persons }) => ({
        part,
        area: unit,
        areaStages: areas && pathOfArea(areas, unit),
        persons,
      })),
      stratum,
      drawn,
    ),
    weights: Float64Array.from(weights ?? told),
    domains: new Map(),
    answers: new Map(
      items.map((item, at) => [item, Int16Array.from(interviews, ({ codes }) => codes[at] ?? -1)]),
    ),
  };
}

/** Strata as errors count them: those that are joined are one, with all their persons. */
function joinedStrata(strata: readonly PublishedStratum[]) {
  const found = new Map<number, { number: number; part: string; unit: number | null; persons: number }>();
  for (const { joined, part, unit, persons } of strata) {
    const one = found.get(joined) ?? { number: joined, part, unit, persons: 0 };
    found.set(joined, { ...one, persons: one.persons + persons });
  }
  return [...found.values()];
}
