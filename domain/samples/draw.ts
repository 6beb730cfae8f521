import { allocate } from './allocate.ts';
import { canonicalText, compareCodePoints } from './canonical-text.ts';
import { type FramePerson, type FrameTransaction, frameOf, type Stratum } from './frame.ts';
import type { SamplePlan } from './plan.ts';
import { caseKeyOf, drawAlgorithm, drawKey, linesDigest } from './random.ts';
import { SampleFault } from './sample-fault.ts';

/*
 * Draws a sample: a function of the eligible transactions, the plan and the seed, and of nothing else. Rows in any
 * order give the same sample. docs/draw-algorithm.md tells another program how to repeat it.
 */

export type SampleRole = 'main' | 'reserve';

export interface DrawnUnit {
  /** Public name of the unit; see caseKeyOf. */
  caseKey: string;
  stratumKey: string;
  role: SampleRole;
  /** 1, 2, 3 … within stratum and role. A reserve is released in this order only. */
  order: number;
  /** n / persons of the stratum. */
  inclusionProbability: number;
  /** persons / n of the stratum: how many persons one main unit stands for. */
  designWeight: number;
  /** Not for publication. */
  transactionKey: string;
  /** Not for publication. */
  personKey: string;
}

export interface DrawnStratum extends Stratum {
  n: number;
  reserve: number;
  /** Persons that the plan wants here and the stratum does not have. */
  shortfall: number;
}

export interface SampleDraw {
  algorithm: string;
  planId: string;
  seed: string;
  frameDigest: string;
  sampleDigest: string;
  transactions: number;
  persons: number;
  outsidePlan: number;
  /** Persons in the main sample. */
  total: number;
  shortfall: number;
  strata: readonly DrawnStratum[];
  /** By stratum key, main units before reserve, each in drawn order. */
  units: readonly DrawnUnit[];
}

/**
 * The sample that seed and plan give from these transactions.
 *
 * @throws SampleFault for an empty seed or frame, a repeated mã hồ sơ, or a plan that does not fit the frame.
 */
export function drawSample(
  transactions: Iterable<FrameTransaction>,
  plan: SamplePlan,
  seedText: string,
): SampleDraw {
  const seed = canonicalText(seedText);
  if (seed === '') throw new SampleFault('seed-empty');
  const frame = frameOf(transactions, plan);
  if (frame.persons.length === 0) throw new SampleFault('frame-empty', { outsidePlan: frame.outsidePlan });

  const allocation = allocate(plan.allocation, frame.strata);
  const personsByStratum = groupByStratum(frame.persons);
  const strata: DrawnStratum[] = [];
  const units: DrawnUnit[] = [];
  for (const [index, stratum] of frame.strata.entries()) {
    const { n = 0, shortfall = 0 } = allocation.strata[index] ?? {};
    const drawn = drawStratum(stratum, personsByStratum.get(stratum.stratumKey) ?? [], n, plan, seed);
    strata.push({ ...stratum, n, reserve: drawn.length - n, shortfall });
    units.push(...drawn);
  }

  return {
    algorithm: drawAlgorithm,
    planId: plan.id,
    seed,
    frameDigest: linesDigest(frame.lines.toSorted(compareCodePoints)),
    sampleDigest: linesDigest(
      units.map((unit) => [unit.stratumKey, unit.role, unit.order, unit.caseKey].join('\t')),
    ),
    transactions: frame.transactions,
    persons: frame.persons.length,
    outsidePlan: frame.outsidePlan,
    total: allocation.total,
    shortfall: allocation.shortfall,
    strata,
    units,
  };
}

/**
 * The first n persons by draw key, then the reserve. Main and released reserve together are again a simple random
 * sample, of the size released so far, as long as the reserve is released in order.
 */
function drawStratum(
  { stratumKey, persons }: Stratum,
  candidates: readonly FramePerson[],
  n: number,
  plan: SamplePlan,
  seed: string,
): DrawnUnit[] {
  const reserve = Math.ceil(n * plan.reserveFactor - 1e-9);
  return candidates
    .map((person) => ({ person, key: drawKey(seed, person.transactionKey) }))
    .toSorted((a, b) => compareCodePoints(a.key, b.key))
    .slice(0, n + reserve)
    .map(({ person, key }, index) => ({
      caseKey: caseKeyOf(key),
      stratumKey,
      role: index < n ? 'main' : 'reserve',
      order: index < n ? index + 1 : index - n + 1,
      inclusionProbability: n / persons,
      designWeight: persons / n,
      transactionKey: person.transactionKey,
      personKey: person.personKey,
    }));
}

function groupByStratum(persons: readonly FramePerson[]): Map<string, FramePerson[]> {
  const groups = new Map<string, FramePerson[]>();
  for (const person of persons) {
    const group = groups.get(person.stratumKey);
    if (group) group.push(person);
    else groups.set(person.stratumKey, [person]);
  }
  return groups;
}
