import type { Stratum } from './frame.ts';
import { shareByLargestRemainder } from './largest-remainder.ts';
import type {
  Allocation,
  FixedAllocation,
  NeymanAllocation,
  ProportionalAllocation,
  SizeTableAllocation,
} from './plan.ts';
import { SampleFault } from './sample-fault.ts';
import { sizeByRule } from './size-rules.ts';

/*
 * How many persons each stratum of a part gives. No stratum gives more than its persons: an allocation of one total
 * moves the rest to other strata, every other kind reports it as a shortfall.
 */

type TotalAllocation = ProportionalAllocation | NeymanAllocation;

export interface StratumAllocation {
  stratumKey: string;
  /** What the rule asks of this stratum before its persons run out. */
  wanted: number;
  /** Persons to draw, never above the stratum's persons. */
  n: number;
  /** wanted − n. */
  shortfall: number;
}

export interface SampleAllocation {
  strata: readonly StratumAllocation[];
  /** What the plan asks for altogether. */
  wanted: number;
  total: number;
  shortfall: number;
}

/**
 * Sizes for every stratum of a part, in the order given.
 *
 * @throws SampleFault `floors-exceed-total` when the floors alone ask for more than the total.
 */
export function allocate(allocation: Allocation, strata: readonly Stratum[]): SampleAllocation {
  if (allocation.kind === 'proportional' || allocation.kind === 'neyman')
    return shareTotal(allocation, strata);
  const sizes = strata.map((stratum) => {
    const wanted = wantedBy(allocation, stratum);
    const n = Math.min(wanted, stratum.persons);
    return { stratumKey: stratum.stratumKey, wanted, n, shortfall: wanted - n };
  });
  return summed(sizes, total(sizes.map((size) => size.wanted)));
}

function wantedBy(allocation: Exclude<Allocation, TotalAllocation>, stratum: Stratum): number {
  switch (allocation.kind) {
    case 'fixed':
      return fixedSize(allocation, stratum);
    case 'size-table':
      return sizeFromTable(allocation, stratum);
    case 'take-all':
      return stratum.persons;
    case 'yamane':
    case 'cochran':
      return sizeByRule(allocation, stratum.transactions);
  }
}

function fixedSize({ perStratum, perStratumByLevel = {} }: FixedAllocation, stratum: Stratum): number {
  const byLevel = new Map(Object.entries(perStratumByLevel));
  return byLevel.get(stratum.values.level ?? '') ?? perStratum;
}

function sizeFromTable(allocation: SizeTableAllocation, stratum: Stratum): number {
  const tier = allocation.tiers
    .toSorted((a, b) => b.from - a.from)
    .find(({ from }) => stratum.transactions >= from);
  if (!tier) return 0;
  return tier.size === 'all' ? stratum.persons : tier.size;
}

/**
 * One total shared out with floor and cap. A floor counts only up to the stratum's persons: a stratum of one
 * person gives that person. If the whole frame cannot give the total, everything allowed is taken and the rest is the
 * shortfall.
 */
function shareTotal(allocation: TotalAllocation, strata: readonly Stratum[]): SampleAllocation {
  const parts = strata
    .filter((stratum) => stratum.persons > 0)
    .map((stratum) => {
      const highest = Math.min(stratum.persons, allocation.cap ?? stratum.persons);
      return {
        key: stratum.stratumKey,
        weight: weightOf(allocation, stratum),
        lowest: Math.min(allocation.floor, highest),
        highest,
      };
    });
  const wanted = wantedInAll(allocation, strata);
  const floors = total(parts.map((part) => part.lowest));
  if (floors > wanted) throw new SampleFault('floors-exceed-total', { floors, total: wanted });
  const reachable = Math.min(wanted, total(parts.map((part) => part.highest)));
  const shares = shareByLargestRemainder(reachable, parts);
  return summed(
    strata.map(({ stratumKey }) => {
      const n = shares.get(stratumKey) ?? 0;
      return { stratumKey, wanted: n, n, shortfall: 0 };
    }),
    wanted,
  );
}

/** Whole: a deviation counts in ten-thousandths, rounded half up. */
function weightOf(allocation: TotalAllocation, stratum: Stratum): number {
  if (allocation.kind === 'proportional') return stratum[allocation.basis];
  const deviations = new Map(Object.entries(allocation.deviations ?? {}));
  const deviation = deviations.get(stratum.stratumKey) ?? allocation.deviation;
  return stratum.persons * Math.floor(deviation * 10_000 + 0.5);
}

/** The total that a part asks for, by its number or by a rule about its frame. */
export function wantedInAll(
  allocation: TotalAllocation,
  strata: readonly Pick<Stratum, 'transactions' | 'persons'>[],
): number {
  if (typeof allocation.total === 'number') return allocation.total;
  const basis = allocation.kind === 'proportional' ? allocation.basis : 'persons';
  return sizeByRule(allocation.total, total(strata.map((stratum) => stratum[basis])));
}

function summed(strata: readonly StratumAllocation[], wanted: number): SampleAllocation {
  const drawn = total(strata.map((stratum) => stratum.n));
  return { strata, wanted, total: drawn, shortfall: wanted - drawn };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
