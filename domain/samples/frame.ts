import type { CallerReason, ExclusionCounts } from './eligibility.ts';
import type { AgencyLevel, StratumKey } from './plan.ts';

/*
 * What a sample is drawn from. Types only: build-frame.ts makes a frame of transactions, frame-digest.ts takes
 * its digest. Which rows of a list are accepted (completed, in the period, with a phone) is decided in domain/lists.
 */

/** One accepted transaction. Names are compared by spelling.ts, keys and dates in canonical text. */
export interface FrameTransaction {
  /** Mã hồ sơ; unique in the frame. */
  transactionKey: string;
  /** Tells persons apart and does nothing else: it enters no hash, so it may hold a phone number. */
  personKey: string;
  agency: string;
  field: string;
  tthcName: string;
  /** ISO date, YYYY-MM-DD, on which the result was given; empty counts as earlier than any date. */
  resultOn: string;
  /** Read from the agency's name when absent. */
  level?: AgencyLevel;
  /** Without a commune, commune and district are read from the agency's name; a district that is stated stays. */
  district?: string;
  commune?: string;
  village?: string;
  channel?: string;
  timeliness?: string;
  organisation?: boolean;
  /** Set by who knows: keeps the transaction out of the frame. */
  excludedBecause?: CallerReason;
}

export interface Stratum {
  /** The part's name and the labels of its strata keys, in the plan's order, joined by tabs. */
  stratumKey: string;
  part: string;
  values: Readonly<Partial<Record<StratumKey, string>>>;
  /** N: transactions of the frame in the stratum; tiers and quotas go by it. */
  transactions: number;
  /** Persons who can be drawn here. A person with transactions in several strata counts in one only. */
  persons: number;
}

/** The frame by columns, one entry per transaction: a province's year is a million of them. */
export interface Frame {
  /** Sorted by stratum key. */
  strata: readonly Stratum[];
  transactionKeys: readonly string[];
  /** The rows in the order of their mã hồ sơ. */
  keyOrder: Int32Array;
  personKeys: readonly string[];
  /** Dates of results in canonical text, in order, and each row's place among them. */
  dates: readonly string[];
  dateOf: Int32Array;
  /** Index into `strata`. */
  stratumOf: Int32Array;
  /** Index of the person's most recent transaction, which the interview is about and through which they are drawn. */
  keptOf: Int32Array;
  excluded: ExclusionCounts;
}
