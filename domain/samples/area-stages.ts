import { type AreaGroup, areaLabel, canonicalUnits, groupsOf } from './areas.ts';
import type { AreaKey, AreaUnit, PlanPart, SamplePlan } from './plan.ts';
import { partName } from './strata.ts';

/*
 * How the area of a stratum was drawn, stage by stage: against how many others, and how many of them were taken. It
 * follows from the plan and its list of units alone, so it is known of every sample whose plan is kept.
 */

/** One stage of the draw of an area. */
export interface AreaStage {
  /** Areas that were drawn against each other; unique over the plan. */
  readonly group: string;
  /** The area; unique over the plan. */
  readonly unit: string;
  readonly drawn: number;
  /**
   * Areas that there were. Infinity for a draw by size: its errors are those of a draw with replacement, as is usual for
   * systematic draws by size (Särndal, Swensson & Wretman 1992, § 4.6; Wolter 2007, § 8.6), which come out a little large.
   */
  readonly population: number;
}

type Names = Readonly<Partial<Record<AreaKey, string>>>;

/**
 * @returns the stages of the area that a stratum lies in, the largest area first; null where the plan's list does not
 *   have it, or the part has no stages
 */
export function areaStages({
  parts,
  areas = [],
}: Pick<SamplePlan, 'parts' | 'areas'>): (part: string, labels: Names) => readonly AreaStage[] | null {
  const known = new Map<string, readonly AreaStage[]>();
  const staged = new Map(
    parts.filter(({ stages }) => stages.length > 0).map((part) => [partName(part), part] as const),
  );
  const units = canonicalUnits(areas);
  for (const part of staged.values()) addPart(part, units, known);
  return (name, labels) => {
    const part = staged.get(name);
    return (part && known.get(keyOf(part, labels))) ?? null;
  };
}

function keyOf(part: PlanPart, labels: Names): string {
  return JSON.stringify([partName(part), areaLabel(part, labels)]);
}

function addPart(part: PlanPart, list: readonly AreaUnit[], known: Map<string, readonly AreaStage[]>): void {
  const visit = (
    depth: number,
    units: readonly AreaUnit[],
    above: string,
    before: readonly AreaStage[],
  ): void => {
    const stage = part.stages[depth];
    if (!stage) return;
    for (const group of groupsOf(stage, units, above))
      for (const area of group.areas) {
        const path = [...before, stageOf(partName(part), group, area)];
        if (depth === part.stages.length - 1) known.set(keyOf(part, area.names), path);
        else visit(depth + 1, area.units, area.path, path);
      }
  };
  visit(0, list, '', []);
}

function stageOf(
  part: string,
  { stage, above, class: name, areas, taken }: AreaGroup,
  { path, chance }: AreaGroup['areas'][number],
): AreaStage {
  const unit = JSON.stringify([part, stage.area, path]);
  const group = JSON.stringify([part, stage.area, above, name]);
  if (stage.chances === 'equal') return { group, unit, drawn: taken, population: areas.length };
  // An area that was certain to be drawn is a group of its own; the others share what is left.
  if (chance === 1) return { group: unit, unit, drawn: 1, population: 1 };
  const certain = areas.filter((area) => area.chance === 1).length;
  return { group, unit, drawn: taken - certain, population: Infinity };
}
