import { allocate } from './allocate.ts';
import { areaLabel } from './areas.ts';
import { compareCodePoints } from './canonical-text.ts';
import type { Frame, Stratum } from './frame.ts';
import type { PlanPart, SamplePlan } from './plan.ts';
import type { Reached, ReachedArea } from './stages.ts';
import { emptyStratum, partName } from './strata.ts';

/* Sizes of the strata that a draw takes persons from: of all strata, or in a part with stages those in reached areas. */

export interface SizedStratum extends Stratum {
  /** What the plan asks of this stratum before its persons run out. */
  wanted: number;
  /** Persons in the main sample. */
  n: number;
  reserve: number;
  /** Persons that the plan wants here and the stratum does not have. */
  shortfall: number;
  /** Chance of the stratum's area at each stage, each given the one before; empty without stages. */
  stageProbabilities: readonly number[];
}

export interface Sizes {
  /** By stratum key. */
  strata: readonly SizedStratum[];
  /** What the totals of parts ask for beyond what all their strata together can give. */
  beyondReach: number;
  /** Transactions of the frame that lie in areas not reached. */
  areaNotDrawn: number;
}

/** Forms that a stratum stands for: its n, or what is wanted of an area in which nobody is listed yet. */
export function formsOf({ persons, n, wanted }: SizedStratum): number {
  return persons === 0 ? wanted : n;
}

/** Forms that the stratum could give beyond those; of an area in which nobody is listed yet any number. */
export function spareOf({ persons, n }: SizedStratum): number {
  return persons === 0 ? Number.POSITIVE_INFINITY : persons - n;
}

/**
 * The size of each stratum. An area that was reached and in which the frame has nobody is a stratum too, so that the
 * plan says how many persons must be listed there.
 *
 * @throws SampleFault `floors-exceed-total`
 */
export function sizesOf(frame: Frame, plan: SamplePlan, reached: ReadonlyMap<PlanPart, Reached>): Sizes {
  const sizes = plan.parts.map((part) => {
    const own = frame.strata.filter((stratum) => stratum.part === partName(part));
    const areas = reached.get(part)?.areas;
    return sizesOfPart(part, plan.reserveFactor, areas ? withinAreas(part, own, areas) : own.map(unstaged));
  });
  const strata = sizes.flatMap((part) => part.strata);
  const taken = strata.reduce((sum, { transactions }) => sum + transactions, 0);
  return {
    strata: strata.toSorted((a, b) => compareCodePoints(a.stratumKey, b.stratumKey)),
    beyondReach: sizes.reduce((sum, part) => sum + part.beyondReach, 0),
    areaNotDrawn: frame.transactionKeys.length - taken,
  };
}

interface Candidate {
  stratum: Stratum;
  stageProbabilities: readonly number[];
}

function unstaged(stratum: Stratum): Candidate {
  return { stratum, stageProbabilities: [] };
}

function withinAreas(part: PlanPart, strata: readonly Stratum[], areas: readonly ReachedArea[]): Candidate[] {
  const last = part.stages.at(-1)?.area;
  const chances = new Map<string, ReachedArea>();
  for (const area of areas) if (area.area === last) chances.set(areaLabel(part, area), area);
  const found = strata.flatMap((stratum): Candidate[] => {
    const area = chances.get(areaLabel(part, stratum.values));
    return area ? [{ stratum, stageProbabilities: area.chances }] : [];
  });
  const listed = new Set(found.map(({ stratum }) => areaLabel(part, stratum.values)));
  const unlisted = [...chances]
    .filter(([label]) => !listed.has(label))
    .map(([, area]) => ({
      stratum: emptyStratum(part, valuesOf(part, area)),
      stageProbabilities: area.chances,
    }));
  return [...found, ...unlisted];
}

function valuesOf(part: PlanPart, { district, commune, village }: ReachedArea): Stratum['values'] {
  const names: Stratum['values'] = { district, commune, village };
  return Object.fromEntries(part.strata.map((key) => [key, names[key] ?? '']));
}

function sizesOfPart(
  part: PlanPart,
  reserveFactor: number,
  candidates: readonly Candidate[],
): { strata: SizedStratum[]; beyondReach: number } {
  const allocation = allocate(
    part.allocation,
    candidates.map(({ stratum }) => stratum),
  );
  const strata = candidates.map(({ stratum, stageProbabilities }, index) => {
    const { wanted = 0, n = 0, shortfall = 0 } = allocation.strata[index] ?? {};
    const reserve = Math.max(0, Math.min(stratum.persons - n, Math.ceil(n * reserveFactor - 1e-9)));
    return { ...stratum, wanted, n, reserve, shortfall, stageProbabilities };
  });
  const missing = strata.reduce((sum, { shortfall }) => sum + shortfall, 0);
  return { strata, beyondReach: allocation.shortfall - missing };
}
