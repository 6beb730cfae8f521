import { type Area, type AreaGroup, canonicalUnits, groupsOf } from './areas.ts';
import { canonicalText, compareCodePoints } from './canonical-text.ts';
import type { AreaKey, AreaUnit, PlanPart } from './plan.ts';
import { areaDrawKey, areaStartBelow } from './random.ts';
import { drawBySize } from './size-chances.ts';

/*
 * Goes through the stages of a plan's part, area by area: what is drawn with a seed, or what could be drawn. See
 * docs/draw-algorithm.md, section 4.
 */

/** An area reached by a stage, and its chances. */
export interface ReachedArea {
  part: string;
  area: AreaKey;
  district: string;
  commune: string;
  village: string;
  class: string;
  /** Chance at each stage down to this one, each given the one before. */
  chances: readonly number[];
  /** Product of `chances`. */
  probability: number;
}

/** One stage in numbers. */
export interface StageCount {
  part: string;
  area: AreaKey;
  /** Areas that this stage could draw. */
  count: number;
  wanted: number;
  taken: number;
  /** Areas above that have fewer areas than the plan wants of them. */
  short: { above: string; missing: number }[];
}

export interface Reached {
  /** Areas of every stage, each before those within it. */
  areas: readonly ReachedArea[];
  stages: readonly StageCount[];
}

/** The areas that seed and list of units give. @throws SampleFault `area-class-unknown` */
export function drawAreas(part: PlanPart, units: readonly AreaUnit[], seed: string): Reached {
  return reach(
    part,
    units,
    (group) => choose(canonicalText(part.name), group, seed),
    () => 1,
  );
}

/**
 * Every area that could be drawn; `wanted` and `taken` are expected numbers, exact where the stages above take all or
 * give each area the same.
 *
 * @throws SampleFault `area-class-unknown`
 */
export function possibleAreas(part: PlanPart, units: readonly AreaUnit[]): Reached {
  return reach(
    part,
    units,
    (group) => group.areas,
    (area) => area.chance,
  );
}

function choose(part: string, { stage, above, class: name, areas, taken }: AreaGroup, seed: string): Area[] {
  const inOrder = areas
    .map((area) => ({ area, key: areaDrawKey(seed, part, stage.area, area.path) }))
    .toSorted((a, b) => compareCodePoints(a.key, b.key))
    .map(({ area }) => area);
  const drawn =
    stage.chances === 'equal'
      ? inOrder.slice(0, taken)
      : drawBySize(
          inOrder.map((area) => area.size),
          taken,
          (limit) => areaStartBelow(limit, seed, part, stage.area, above, name),
        ).flatMap((index) => inOrder[index] ?? []);
  return drawn.toSorted((a, b) => compareCodePoints(a.path, b.path));
}

function reach(
  part: PlanPart,
  units: readonly AreaUnit[],
  chosen: (group: AreaGroup) => readonly Area[],
  /** How much an area chosen counts in the numbers of the stages below it. */
  shareOf: (area: Area) => number,
): Reached {
  const name = canonicalText(part.name);
  const areas: ReachedArea[] = [];
  const stages = part.stages.map(({ area }) => ({
    part: name,
    area,
    count: 0,
    wanted: 0,
    taken: 0,
    short: [] as { above: string; missing: number }[],
  }));
  const visit = (
    depth: number,
    members: readonly AreaUnit[],
    above: string,
    chances: readonly number[],
    share: number,
  ): void => {
    const stage = part.stages[depth];
    const numbers = stages[depth];
    if (!stage || !numbers) return;
    for (const group of groupsOf(stage, members, above)) {
      numbers.count += group.areas.length;
      numbers.wanted += group.wanted * share;
      numbers.taken += group.taken * share;
      if (group.taken < group.wanted)
        numbers.short.push({ above: above || group.class, missing: group.wanted - group.taken });
      for (const area of chosen(group)) {
        const path = [...chances, area.chance];
        areas.push({
          part: name,
          area: area.area,
          ...area.names,
          class: area.class,
          chances: path,
          probability: path.reduce((product, chance) => product * chance, 1),
        });
        visit(depth + 1, area.units, area.path, path, share * shareOf(area));
      }
    }
  };
  if (units.length > 0) visit(0, canonicalUnits(units), '', [], 1);
  return { areas, stages };
}
