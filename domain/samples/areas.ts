import { canonicalText, compareCodePoints } from './canonical-text.ts';
import { type AreaKey, areaKeys, type AreaUnit, type PlanPart, type Stage } from './plan.ts';
import { SampleFault } from './sample-fault.ts';
import { sizeChances } from './size-chances.ts';

/*
 * The areas that a stage draws from: in which groups they compete and what chance each has. A chance depends on the
 * list of units and the plan only, so it is known for every area before anything is drawn.
 */

export interface Area {
  area: AreaKey;
  /** Names of the area and of those that it lies in; below the area's own kind empty. */
  names: Readonly<Record<AreaKey, string>>;
  class: string;
  /** The names down to the area's own kind, joined by tabs. */
  path: string;
  /** Sum of the sizes of its units. */
  size: number;
  /** Chance to be drawn, given that the area above is. */
  chance: number;
  units: readonly AreaUnit[];
}

/** Areas that are drawn against each other: those of one area above, and of one class when sizes go by class. */
export interface AreaGroup {
  stage: Stage;
  /** Path of the area above; empty in the first stage. */
  above: string;
  /** Empty when sizes do not go by class. */
  class: string;
  /** Sorted by path. */
  areas: readonly Area[];
  wanted: number;
  /** `wanted`, or all that there are. */
  taken: number;
}

/** The list of units in canonical text. */
export function canonicalUnits(units: readonly AreaUnit[]): AreaUnit[] {
  return units.map(({ district, class: districtClass, commune, village = '', size = 0 }) => ({
    district: canonicalText(district),
    class: canonicalText(districtClass),
    commune: canonicalText(commune),
    village: canonicalText(village),
    size,
  }));
}

/**
 * The groups of one stage among the units of the area above, sorted by class.
 *
 * @throws SampleFault `area-class-unknown` when sizes go by class and name none for the class of an area.
 */
export function groupsOf(stage: Stage, units: readonly AreaUnit[], above: string): AreaGroup[] {
  const byPath = groupedBy(units, (unit) => pathOf(unit, stage.area));
  const areas = [...byPath.values()].map((members) => areaOf(stage.area, members));
  const { take } = stage;
  if (typeof take !== 'object')
    return [groupOf(stage, above, '', areas, take === 'all' ? areas.length : take)];
  const sizes = new Map(Object.entries(take.byClass));
  return [...groupedBy(areas, (area) => area.class)]
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .map(([name, members]) => {
      const wanted = sizes.get(name);
      if (wanted === undefined)
        throw new SampleFault('area-class-unknown', { area: members[0]?.path ?? '', class: name });
      return groupOf(stage, above, name, members, wanted);
    });
}

function groupOf(
  stage: Stage,
  above: string,
  name: string,
  areas: readonly Area[],
  wanted: number,
): AreaGroup {
  const sorted = areas.toSorted((a, b) => compareCodePoints(a.path, b.path));
  const taken = Math.min(wanted, sorted.length);
  const chances =
    stage.chances === 'by-size'
      ? sizeChances(
          sorted.map((area) => area.size),
          taken,
        )
      : sorted.map(() => taken / sorted.length);
  return {
    stage,
    above,
    class: name,
    areas: sorted.map((area, index) => ({ ...area, chance: chances[index] ?? 0 })),
    wanted,
    taken,
  };
}

function areaOf(area: AreaKey, units: readonly AreaUnit[]): Area {
  const [unit] = units;
  if (!unit) throw new Error('an area has no units');
  const depth = areaKeys.indexOf(area);
  return {
    area,
    names: {
      district: unit.district,
      commune: depth >= 1 ? unit.commune : '',
      village: depth >= 2 ? (unit.village ?? '') : '',
    },
    class: unit.class,
    path: pathOf(unit, area),
    size: units.reduce((sum, { size = 0 }) => sum + size, 0),
    chance: 0,
    units,
  };
}

function pathOf(unit: AreaUnit, area: AreaKey): string {
  return areaKeys
    .slice(0, areaKeys.indexOf(area) + 1)
    .map((key) => unit[key] ?? '')
    .join('\t');
}

/**
 * The area labels that a stratum of a part with stages has in its `strata` keys; one drawn area has one such text
 * (read-plan.ts refuses a list in which two have the same).
 */
export function areaLabel(part: PlanPart, names: Readonly<Partial<Record<AreaKey, string>>>): string {
  const last = part.stages.at(-1)?.area;
  const depth = last === undefined ? -1 : areaKeys.indexOf(last);
  return areaKeys
    .filter((key, index) => index <= depth && part.strata.includes(key))
    .map((key) => names[key] ?? '')
    .join('\t');
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
