import type { DesignStage } from './frame.ts';

/** What of a stratum of persons says how they were selected. */
export interface SelectedStratum {
  readonly part: string;
  /** Area drawn first, by name or number; null where persons were drawn at once. */
  readonly area: string | number | null;
  readonly persons: number;
}

/**
 * The stages of selection of a sample. Persons are drawn in strata without replacement, of as many as the frame has;
 * interviews are taken as a simple random sample of their stratum's persons. Where areas were drawn first, the part of
 * the plan is the stratum and the area the unit, without finite population correction, since the number of areas is not
 * kept with the strata: errors then come out a little too large (Särndal, Swensson & Wretman 1992, § 4.6). In such a plan
 * the strata of its other parts together are one unit of the first stage that was sure to be drawn (§ 4.3.2): all their
 * variance is that of the persons.
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
  const sure = JSON.stringify(null);
  const groups = numbered(strata.map(({ part, area }) => (area === null ? sure : JSON.stringify(part))));
  const units = numbered(
    strata.map(({ part, area }) => (area === null ? sure : JSON.stringify([part, area]))),
  );
  return [
    {
      stratum: Int32Array.from(stratumOf, (stratum) => groups.of[stratum] ?? 0),
      unit: Int32Array.from(stratumOf, (stratum) => units.of[stratum] ?? 0),
      drawn: groups.names.map(
        (_, group) => new Set(units.of.filter((_unit, stratum) => groups.of[stratum] === group)).size,
      ),
      population: groups.names.map((name) => (name === sure ? 1 : Infinity)),
    },
    persons,
  ];
}

function numbered(names: readonly string[]): { names: string[]; of: number[] } {
  const places = new Map<string, number>();
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
  return { names: [...places.keys()], of: names.map((name) => places.get(name) ?? 0) };
}
