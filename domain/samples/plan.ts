/*
 * A sampling plan as data: what the strata are, how many persons each gives, how many stand in reserve.
 * Holds types only; sizes are worked out in allocate.ts, plan files are checked in read-plan.ts, the plans that the
 * product knows are in built-in-plans.ts.
 */

/** Whom an agency belongs to. `central`: a central body's local branch (tax, treasury, social insurance, police). */
export const agencyLevels = ['province', 'central', 'district', 'commune', 'unknown'] as const;
export type AgencyLevel = (typeof agencyLevels)[number];

/**
 * What may divide the frame into strata: agency (cơ quan), field (lĩnh vực), tthc (name of the procedure),
 * level (cấp), channel (hình thức nộp), timeliness (đúng hạn, trễ hạn).
 */
export const stratumKeys = ['level', 'agency', 'field', 'tthc', 'channel', 'timeliness'] as const;
export type StratumKey = (typeof stratumKeys)[number];

/** The same number from every stratum, unless its level names another (the strata must then include `level`). */
export interface FixedAllocation {
  kind: 'fixed';
  perStratum: number;
  perStratumByLevel?: Readonly<Partial<Record<AgencyLevel, number>>>;
}

/**
 * `total` persons shared out in proportion to transactions or persons, by largest remainder, no stratum below
 * `floor` or above `cap`. `total` may be a size rule, applied to the whole frame.
 */
export interface ProportionalAllocation {
  kind: 'proportional';
  total: number | SizeRule;
  basis: 'transactions' | 'persons';
  floor: number;
  cap?: number;
}

/** One step of a size table, for strata with N ≥ `from` transactions. */
export interface SizeTier {
  from: number;
  size: number | 'all';
}

/** Steps by the number of transactions N: the tier with the greatest `from` that N reaches gives the size. */
export interface SizeTableAllocation {
  kind: 'size-table';
  tiers: readonly SizeTier[];
}

/** Every person of every stratum. */
export interface TakeAllAllocation {
  kind: 'take-all';
}

/** Yamane's simplified size with margin of error `e` (0.05 is five points), per stratum by its transactions N. */
export interface YamaneRule {
  kind: 'yamane';
  e: number;
}

/**
 * Cochran's size for a share with finite correction: `z` standard errors (1.96 for 95 %), margin `e`, expected
 * share `p` (0.5 is the cautious choice).
 */
export interface CochranRule {
  kind: 'cochran';
  e: number;
  z: number;
  p: number;
}

export type SizeRule = YamaneRule | CochranRule;

export type Allocation =
  | FixedAllocation
  | ProportionalAllocation
  | SizeTableAllocation
  | TakeAllAllocation
  | YamaneRule
  | CochranRule;

export interface SamplePlan {
  id: string;
  title: string;
  /** The decision or document the numbers come from. */
  source: string;
  /** Parts of the source that this plan leaves out, in words for the reader of a report. */
  notCovered: readonly string[];
  strata: readonly StratumKey[];
  /** When given, only transactions of agencies of these levels are in the frame; the others are counted as outside. */
  levels?: readonly AgencyLevel[];
  allocation: Allocation;
  /** Reserve persons per drawn person, rounded up in each stratum and limited to the persons left. */
  reserveFactor: number;
}
