/*
 * The design that errors are computed under: strata with too few interviews to be published are taken together, on every
 * screen and in every document as in the publication. So there is one error, and a stranger computes it again from what
 * is public. Strata collapsed by a rule that looks at no answer give a variance that is too large rather than too small
 * (Cochran 1977, Sampling Techniques, § 5A.12; Wolter 2007, Introduction to Variance Estimation, § 2.5), with more degrees
 * of freedom than strata of one or two interviews have.
 */
import { hasAreaStages, type SelectedStratum } from '#domain/results/estimation/selection-stages.ts';
import { type PublicGroup, publicGroups, type StratumToPublish } from './public-groups.ts';

type Stratum = Omit<StratumToPublish, 'interviews'> & Pick<SelectedStratum, 'areaStages'>;

export interface JoinedDesign {
  readonly groups: readonly PublicGroup[];
  /** Position of the group of each stratum. */
  readonly groupOf: Int32Array;
  /** How each group was selected. */
  readonly selected: readonly SelectedStratum[];
  /** Whether areas.csv can tell the stages of the areas: not where strata of several areas are joined. */
  readonly tellsAreas: boolean;
}

/**
 * @param interviews of each stratum
 * @param minimum interviews that a group must have; 0 keeps every stratum by itself
 * @returns null when all interviews together are fewer than the minimum
 */
export function joinedDesign(
  strata: readonly Stratum[],
  interviews: ArrayLike<number>,
  minimum: number,
): JoinedDesign | null {
  const groups = publicGroups(
    strata.map((stratum, at) => ({ ...stratum, interviews: interviews[at] ?? 0 })),
    minimum,
  );
  if (!groups) return null;
  const groupOf = new Int32Array(strata.length);
  groups.forEach(({ strata: own }, group) => {
    for (const at of own) groupOf[at] = group;
  });
  const smallest = (at: number) => strata[at]?.areaStages?.at(-1)?.unit;
  // A group that is joined over areas is no unit of any draw.
  const tellsAreas =
    hasAreaStages(strata) && groups.every(({ strata: own }) => new Set(own.map(smallest)).size <= 1);
  const selected = groups.map(({ part, unit, persons, strata: [first = 0] }) => ({
    part,
    area: unit,
    areaStages: tellsAreas ? (strata[first]?.areaStages ?? null) : null,
    persons,
  }));
  return { groups, groupOf, selected, tellsAreas };
}
