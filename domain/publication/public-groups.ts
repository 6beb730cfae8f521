/*
 * Which strata may be told apart in public. Interviews of a stratum, or of an agency, with fewer than the minimum could be
 * given to persons by whoever knows who was called; so such strata are joined: first with others of their agency, then
 * with those of other small agencies of the drawn area, if there is one, then with those of all. What is joined always holds
 * the minimum, so that nothing small is left over when what is shown is taken from the whole (Hundepool et al. 2012,
 * Statistical Disclosure Control, ch. 4: threshold rule and secondary suppression).
 */
import { compareCodePoints } from '#domain/samples/canonical-text.ts';

/**
 * Fewest interviews behind a figure in public, unless the office says otherwise. Ten, as the GP Patient Survey (NHS England,
 * satisfaction with a public service) has it; CMS hides counts of 1 to 10, Eurostat's handbook asks for three at the least.
 */
export const defaultMinimumCell = 10;

export interface StratumToPublish {
  readonly key: string;
  readonly agency: string;
  readonly field: string;
  readonly part: string;
  /** Area of the first stage; null where persons were drawn at once. */
  readonly area: string | null;
  readonly persons: number;
  readonly main: number;
  readonly interviews: number;
}

export interface PublicGroup {
  /** 1, 2, 3 … in the order in which they are published. */
  readonly number: number;
  /** Empty where strata of several agencies, or of several fields, are joined. */
  readonly agency: string;
  readonly field: string;
  readonly part: string;
  /** Unit of the first stage as a number; null where persons were drawn at once. */
  readonly unit: number | null;
  readonly persons: number;
  readonly main: number;
  readonly interviews: number;
  /** Positions of the strata in it. */
  readonly strata: readonly number[];
}

type Members = readonly number[];

/**
 * @param minimum 0 keeps every stratum by itself
 * @returns the groups, or null when all interviews together are fewer than the minimum
 */
export function publicGroups(strata: readonly StratumToPublish[], minimum: number): PublicGroup[] | null {
  const countOf = (members: Members): number =>
    members.reduce((sum, at) => sum + (strata[at]?.interviews ?? 0), 0);
  const everything = strata.map((_, at) => at);
  if (countOf(everything) < minimum) return null;
  const bySize = (a: Members, b: Members): number =>
    countOf(a) - countOf(b) || compareCodePoints(keyOf(a), keyOf(b));
  const keyOf = ([first = 0]: Members): string => strata[first]?.key ?? '';

  const agencies = classes(strata, everything, agencyOf);
  const named = agencies.filter((members) => countOf(members) >= minimum);
  // Small agencies of one drawn area first with each other: joined over areas they would be no unit of the draw.
  const ofAreas = classes(strata, agencies.filter((members) => countOf(members) < minimum).flat(), areaOf);
  const together = new Set<Members>(
    ofAreas.filter(([first = 0, ...rest]) => isInArea(strata[first]) && countOf([first, ...rest]) >= minimum),
  );
  const small = ofAreas.filter((members) => !together.has(members));
  // What is not shown must be enough by itself: the smallest that could be shown are hidden with it.
  const shown: Members[] = [...named, ...together].toSorted(bySize);
  while (small.length > 0 && countOf(small.flat()) < minimum) {
    const smallest = shown.shift();
    if (!smallest) break;
    small.push([...smallest]);
  }
  const joined = shown.flatMap((members) =>
    together.has(members) ? [members] : withinAgency(members, countOf, bySize, minimum),
  );
  if (small.length > 0) joined.push(small.flat().toSorted((a, b) => a - b));
  const unitOf = unitsOf(strata, joined);
  return joined
    .toSorted((a, b) => compareCodePoints(keyOf(a), keyOf(b)))
    .map((members, at) => groupOf(strata, members, at + 1, unitOf(members)));
}

/**
 * The interviews that a publication tells apart: those of each group, or of each class in it.
 * @param rowsOfStratum places of the interviews of each stratum
 * @param classOf the class of an interview; null where interviews do not tell theirs
 */
export function rowsToldApart(
  groups: readonly Pick<PublicGroup, 'strata'>[],
  rowsOfStratum: readonly ArrayLike<number>[],
  classOf: ((row: number) => number) | null,
): number[][] {
  return groups.flatMap(({ strata }) => {
    const rows = strata.flatMap((at) => Array.from(rowsOfStratum[at] ?? []));
    const apart = new Map<number, number[]>();
    for (const row of rows) {
      const own = classOf?.(row) ?? 0;
      const told = apart.get(own);
      if (told) told.push(row);
      else apart.set(own, [row]);
    }
    return [...apart.values()];
  });
}

/** Strata of one agency in one area of one part of the plan. */
const agencyOf = ({ part, area, agency }: StratumToPublish): string => JSON.stringify([part, area, agency]);
/** Strata in one area of one part of the plan. */
const areaOf = ({ part, area }: StratumToPublish): string => JSON.stringify([part, area]);
const isInArea = (stratum: StratumToPublish | undefined): boolean => typeof stratum?.area === 'string';

function classes(
  strata: readonly StratumToPublish[],
  members: Members,
  keyOf: (stratum: StratumToPublish) => string,
): number[][] {
  const found = new Map<string, number[]>();
  for (const at of members) {
    const stratum = strata[at];
    if (!stratum) continue;
    const own = found.get(keyOf(stratum));
    if (own) own.push(at);
    else found.set(keyOf(stratum), [at]);
  }
  return [...found.values()];
}

function withinAgency(
  agency: Members,
  countOf: (members: Members) => number,
  bySize: (a: Members, b: Members) => number,
  minimum: number,
): Members[] {
  const single = agency.map((at) => [at]).toSorted(bySize);
  const small = single.filter((one) => countOf(one) < minimum).flat();
  const large = single.filter((one) => countOf(one) >= minimum);
  if (small.length === 0) return large;
  while (countOf(small) < minimum) small.push(...(large.shift() ?? []));
  return [small.toSorted((a, b) => a - b), ...large];
}

/**
 * A number for each unit of the first stage; agencies that are joined over areas are one unit. Null for persons who were
 * drawn at once.
 */
function unitsOf(
  strata: readonly StratumToPublish[],
  groups: readonly Members[],
): (members: Members) => number | null {
  const nameOf = (members: Members): string | null => {
    const areas = new Set(
      members.flatMap((at) => {
        const { part, area = null } = strata[at] ?? {};
        return area === null ? [] : [JSON.stringify([part, area])];
      }),
    );
    if (areas.size === 0) return null;
    return areas.size === 1 ? [...areas].join('') : JSON.stringify(members);
  };
  const names = [...new Set(groups.flatMap((members) => nameOf(members) ?? []))].toSorted(compareCodePoints);
  return (members) => {
    const name = nameOf(members);
    return name === null ? null : names.indexOf(name) + 1;
  };
}

function groupOf(
  strata: readonly StratumToPublish[],
  members: Members,
  number: number,
  unit: number | null,
): PublicGroup {
  const own = members.flatMap((at) => strata[at] ?? []);
  const common = (values: string[]): string => (new Set(values).size === 1 ? (values[0] ?? '') : '');
  const sum = (of: (stratum: StratumToPublish) => number): number =>
    own.reduce((total, stratum) => total + of(stratum), 0);
  return {
    number,
    agency: common(own.map(({ agency }) => agency)),
    field: common(own.map(({ field }) => field)),
    part: own[0]?.part ?? '',
    unit,
    persons: sum(({ persons }) => persons),
    main: sum(({ main }) => main),
    interviews: sum(({ interviews }) => interviews),
    strata: members,
  };
}
