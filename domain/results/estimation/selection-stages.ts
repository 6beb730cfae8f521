import type { DesignStage } from './frame.ts';

/** One stage of the draw of an area; see domain/samples/area-stages.ts. */
interface AreaStage {
  readonly group: string | number;
  readonly unit: string | number;
  readonly drawn: number;
  readonly population: number;
}

/** What of a stratum of persons says how they were selected. */
export interface SelectedStratum {
  readonly part: string;
  /** Area drawn first, by name or number; null where persons were drawn at once. */
  readonly area: string | number | null;
  /** How that area was drawn, the largest area first; null where that is not known. */
  readonly areaStages: readonly AreaStage[] | null;
  readonly persons: number;
}

/** Whether every drawn area is known with the number of those that it was drawn from. */
export function hasAreaStages(strata: readonly Pick<SelectedStratum, 'area' | 'areaStages'>[]): boolean {
  return strata.every(({ area, areaStages }) => area === null || areaStages !== null);
}

/**
 * The stages of selection of a sample. Persons are drawn in strata without replacement, of as many as the frame has;
 * interviews are taken as a simple random sample of their stratum's persons. Where areas were drawn first, each stage has
 * its groups and the number of areas in them. If that is not known of every area (older bundles; strata joined over
 * areas), the part of the plan is the stratum and the first area the unit, without finite population correction: errors
 * then come out too large rather than too small (Särndal, Swensson & Wretman 1992, § 4.6). In either case what has no area
 * at a stage is a unit that was sure to be drawn (§ 4.3.2): its variance is that of the stages after it.
 *
 * @param stratumOf number of the stratum by place
 * @param interviews by number of the stratum
 */
export function selectionStages(
  strata: readonly SelectedStratum[],
  stratumOf: Int32Array,
  interviews: ArrayLike<number>,
): DesignStage[] {
  const persons: DesignStage = {
    stratum: stratumOf,
    unit: null,
    drawn: interviews,
    population: strata.map((stratum) => Math.max(stratum.persons, 1)),
  };
  if (strata.every(({ area }) => area === null)) return [persons];
  const paths = hasAreaStages(strata) ? keptStages(strata) : firstAreas(strata);
  const depth = Math.max(...paths.map((path) => path.length));
  const stages = Array.from({ length: depth }, (_, at) =>
    stageOf(
      paths.map((path) => path[at] ?? sureUnit(path)),
      stratumOf,
    ),
  );
  return [...stages, persons];
}

type Path = readonly AreaStage[];

function keptStages(strata: readonly SelectedStratum[]): Path[] {
  return strata.map(({ areaStages }) => areaStages ?? []);
}

function firstAreas(strata: readonly SelectedStratum[]): Path[] {
  const areas = new Map<string, Set<string | number>>();
  for (const { part, area } of strata)
    if (area !== null) areas.set(part, (areas.get(part) ?? new Set()).add(area));
  return strata.map(({ part, area }) =>
    area === null
      ? []
      : [
          {
            group: part,
            unit: JSON.stringify([part, area]),
            drawn: areas.get(part)?.size ?? 0,
            population: Infinity,
          },
        ],
  );
}

/** In place of a stage that a path does not have. */
function sureUnit(path: Path): AreaStage {
  const unit = JSON.stringify(['', path.at(-1)?.unit ?? null]);
  return { group: unit, unit, drawn: 1, population: 1 };
}

function stageOf(ofStratum: readonly AreaStage[], stratumOf: Int32Array): DesignStage {
  const groups = numbered(ofStratum.map(({ group }) => group));
  const units = numbered(ofStratum.map(({ unit }) => unit));
  const first = new Map(ofStratum.map((stage, at) => [groups.of[at] ?? 0, stage] as const));
  const byGroup = Array.from({ length: groups.count }, (_, group) => first.get(group));
  return {
    stratum: Int32Array.from(stratumOf, (stratum) => groups.of[stratum] ?? 0),
    unit: Int32Array.from(stratumOf, (stratum) => units.of[stratum] ?? 0),
    drawn: byGroup.map((stage) => stage?.drawn ?? 0),
    population: byGroup.map((stage) => stage?.population ?? Infinity),
  };
}

function numbered(names: readonly (string | number)[]): { count: number; of: number[] } {
  const places = new Map<string | number, number>();
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
  return { count: places.size, of: names.map((name) => places.get(name) ?? 0) };
}
