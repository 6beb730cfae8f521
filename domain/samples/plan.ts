/*
 * A sampling plan as data: what is left out of the frame, which areas are drawn before persons, what the strata are, how
 * many persons each gives, how many stand in reserve. Holds types only; sizes are worked out in allocate.ts, plan files
 * are checked in read-plan.ts, the plans that the product knows are in built-in-plans.ts.
 */

import type { Channel } from '#domain/lists/services.ts';
import type { Timeliness } from '#domain/lists/statuses.ts';

/** Whom an agency belongs to. `central`: a central body's local branch (tax, treasury, social insurance, police). */
export const agencyLevels = ['province', 'central', 'district', 'commune', 'unknown'] as const;
export type AgencyLevel = (typeof agencyLevels)[number];

/**
 * What may divide the frame into strata: agency (cơ quan), field (lĩnh vực), tthc (name of the procedure),
 * level (cấp), channel (hình thức nộp), timeliness (đúng hạn, trễ hạn), and the areas that an agency lies in.
 */
export const stratumKeys = [
  'level',
  'district',
  'commune',
  'village',
  'agency',
  'field',
  'tthc',
  'channel',
  'timeliness',
] as const;
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

/**
 * Neyman's optimum: `total` persons shared out in proportion to persons × standard deviation of the stratum
 * (Cochran 1977, 5.26), by largest remainder with floor and cap. Deviations come from an earlier survey, by
 * stratum key; strata without one get `deviation`. For a share p the deviation is √(p(1−p)).
 */
export interface NeymanAllocation {
  kind: 'neyman';
  total: number | SizeRule;
  deviation: number;
  deviations?: Readonly<Record<string, number>>;
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

/** Kinds that share one total over strata: not after stages, where sizes would hang on which areas were drawn. */
export const totalKinds = ['proportional', 'neyman'] as const;

export type Allocation =
  | FixedAllocation
  | ProportionalAllocation
  | NeymanAllocation
  | SizeTableAllocation
  | TakeAllAllocation
  | YamaneRule
  | CochranRule;

/** Whom a part of the plan is about. What is absent leaves nobody out. */
export interface Eligibility {
  levels?: readonly AgencyLevel[];
  /** Names as lists write them, compared by spelling.ts. */
  agencies?: readonly string[];
  fields?: readonly string[];
  tthcNames?: readonly string[];
  /** As lists are read into, not in their words. */
  channels?: readonly Channel[];
  timeliness?: readonly Timeliness[];
  persons?: 'individuals' | 'organisations';
}

/** Areas that a stage can draw, from large to small. */
export const areaKeys = ['district', 'commune', 'village'] as const;
export type AreaKey = (typeof areaKeys)[number];

/**
 * One stage before persons: areas drawn apart within each area of the stage above (within the whole for the first).
 * Bình Định: every district, 9, 7 or 4 communes of it by the district's class, then three villages of each commune.
 */
export interface Stage {
  area: AreaKey;
  /** How many of each area of the stage above; `byClass`: so many of each class apart; `all`: every one. */
  take: number | 'all' | { readonly byClass: Readonly<Record<string, number>> };
  /** Equal chances, or chances in proportion to size (systematic, Madow 1949; Cochran 1977, chapter 9A). */
  chances: 'equal' | 'by-size';
}

/** One smallest area of the list of units that stages draw from; a district or commune is stated by its areas. */
export interface AreaUnit {
  /** Empty where there is none (since 1 July 2025). */
  district: string;
  /** Loại I, II, III of the district, or of the commune where there is no district; empty when it has none. */
  class: string;
  commune: string;
  village?: string;
  /** Households or transactions, a whole number: the size that `by-size` chances go by. */
  size?: number;
}

/** A part of the plan has its own frame, stages, strata and sizes. A transaction belongs to the first part that takes it. */
export interface PlanPart {
  /** Unique in the plan; the first value of the part's stratum keys. */
  name: string;
  eligibility: Eligibility;
  /** Empty: persons are drawn straight from the frame. */
  stages: readonly Stage[];
  /** With stages these include the area of every stage, so that a stratum lies in one drawn area. */
  strata: readonly StratumKey[];
  /** With stages of a kind whose sizes go by the stratum alone: see totalKinds. */
  allocation: Allocation;
}

export interface SamplePlan {
  id: string;
  title: string;
  /** The decision or document the numbers come from. */
  source: string;
  /** Parts of the source that this plan leaves out, in words for the reader of a report. */
  notCovered: readonly string[];
  parts: readonly PlanPart[];
  /** How persons are drawn in a stratum: by the order of their draw keys, or every k-th of the ordered frame. */
  selection: 'simple-random' | 'systematic';
  /** Reserve persons per drawn person, rounded up in each stratum and limited to the persons left. */
  reserveFactor: number;
  /** Into how many random parts (lô mẫu) the main sample is divided for release. */
  replicates: number;
  /** Forms that the whole survey must reach; a draw below it says which sizes to raise. */
  leastTotal?: number;
  /**
   * The list of units that stages draw from. Which areas are drawn depends on this list and the seed, never on the
   * frame: an office can draw the villages first, list who lives in them, and draw again with the same seed.
   */
  areas?: readonly AreaUnit[];
}
