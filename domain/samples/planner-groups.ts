import { areaLabel } from './areas.ts';
import { compareCodePoints } from './canonical-text.ts';
import { areaKeys, type PlanPart, type StratumKey } from './plan.ts';
import { formsOf, type SizedStratum, spareOf } from './sizes.ts';
import { emptyStratum, partName } from './strata.ts';

/*
 * Strata as the planner shows them: those in areas that stages may or may not draw are added up, each as often as its
 * area's chance says, under the areas that are certain.
 */

export interface PlannedGroup {
  stratumKey: string;
  part: string;
  values: Record<string, string>;
  /** Of all areas. */
  transactions: number;
  persons: number;
  /** The others are expected numbers. */
  wanted: number;
  n: number;
  shortfall: number;
  reserve: number;
  forms: number;
  spare: number;
  /** Areas drawn in the last stage; 0 without stages. */
  areas: number;
}

/** The part's strata in groups, by stratum key. */
export function groupsOf(part: PlanPart, strata: readonly SizedStratum[]): PlannedGroup[] {
  const groups = new Map<string, PlannedGroup>();
  const seen = new Set<string>();
  const shown = certainKeys(part);
  const name = partName(part);
  for (const stratum of strata) {
    if (stratum.part !== name) continue;
    const values = Object.fromEntries(shown.map((key) => [key, stratum.values[key] ?? '']));
    const { stratumKey } = emptyStratum(part, values);
    const group = groups.get(stratumKey) ?? emptyGroup(stratumKey, name, values);
    const area = `${stratumKey}\n${areaLabel(part, stratum.values)}`;
    const isFirstOfArea = part.stages.length > 0 && !seen.has(area);
    seen.add(area);
    groups.set(stratumKey, added(group, stratum, isFirstOfArea));
  }
  return [...groups.values()].toSorted((a, b) => compareCodePoints(a.stratumKey, b.stratumKey));
}

/** Strata keys without the areas from the first on that a stage takes some of. */
function certainKeys({ stages, strata }: PlanPart): StratumKey[] {
  const first = stages.find(({ take }) => take !== 'all');
  const depth = first ? areaKeys.indexOf(first.area) : areaKeys.length;
  const uncertain: readonly string[] = areaKeys.slice(depth);
  return strata.filter((key) => !uncertain.includes(key));
}

function emptyGroup(stratumKey: string, name: string, values: Record<string, string>): PlannedGroup {
  const nothing = { transactions: 0, persons: 0, wanted: 0, n: 0, shortfall: 0, reserve: 0 };
  return { stratumKey, part: name, values, ...nothing, forms: 0, spare: 0, areas: 0 };
}

function added(group: PlannedGroup, stratum: SizedStratum, isFirstOfArea: boolean): PlannedGroup {
  const chance = stratum.stageProbabilities.reduce((product, each) => product * each, 1);
  return {
    ...group,
    transactions: group.transactions + stratum.transactions,
    persons: group.persons + stratum.persons,
    wanted: group.wanted + chance * stratum.wanted,
    n: group.n + chance * stratum.n,
    shortfall: group.shortfall + chance * stratum.shortfall,
    reserve: group.reserve + chance * stratum.reserve,
    forms: group.forms + chance * formsOf(stratum),
    spare: group.spare + chance * spareOf(stratum),
    areas: group.areas + (isFirstOfArea ? chance : 0),
  };
}
