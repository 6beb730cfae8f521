import { agencyLevel } from './agency-level.ts';
import { canonicalText, compareCodePoints } from './canonical-text.ts';
import type { AgencyLevel, SamplePlan, StratumKey } from './plan.ts';
import { SampleFault } from './sample-fault.ts';
import { labelsOf } from './spelling.ts';

/*
 * The frame: eligible transactions divided into strata, and each person once. Which rows of a list are eligible
 * (completed, in the period, with a phone) is decided before, in domain/lists.
 */

/** One eligible transaction. Names are compared by spelling.ts, keys and dates in canonical text. */
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
  channel?: string;
  timeliness?: string;
}

export interface Stratum {
  /** The labels of the plan's strata keys, in the plan's order, joined by tabs. */
  stratumKey: string;
  values: Readonly<Partial<Record<StratumKey, string>>>;
  /** N: eligible transactions in the stratum; tiers and quotas go by it. */
  transactions: number;
  /** Persons who can be drawn here. A person with transactions in several strata counts in one only. */
  persons: number;
}

export interface FramePerson {
  personKey: string;
  /** The person's most recent transaction, which the interview will be about. */
  transactionKey: string;
  stratumKey: string;
}

export interface Frame {
  /** Sorted by stratum key. */
  strata: readonly Stratum[];
  persons: readonly FramePerson[];
  transactions: number;
  /** Transactions left out because the plan does not cover their agency's level. */
  outsidePlan: number;
  /** One line per transaction for the frame digest; see docs/draw-algorithm.md, section 3. */
  lines: readonly string[];
}

interface FrameRow {
  transactionKey: string;
  personKey: string;
  resultOn: string;
  stratumKey: string;
  values: Partial<Record<StratumKey, string>>;
}

/**
 * Divides the eligible transactions into the plan's strata and keeps each person once, at their most recent
 * transaction; on the same date the greater mã hồ sơ counts as the later one (its serial grows with time).
 *
 * @throws SampleFault when a mã hồ sơ is empty or comes twice.
 */
export function frameOf(transactions: Iterable<FrameTransaction>, plan: SamplePlan): Frame {
  const all = [...transactions];
  checkKeys(all);
  const covered = all.filter((transaction) => plan.levels?.includes(levelOf(transaction)) ?? true);
  const rows = frameRows(covered, plan.strata);
  const latest = latestByPerson(rows);

  const strata = new Map<string, Stratum>();
  for (const row of rows) {
    const { transactions: before, persons } = strata.get(row.stratumKey) ?? { transactions: 0, persons: 0 };
    const isKept = latest.get(row.personKey) === row;
    strata.set(row.stratumKey, {
      stratumKey: row.stratumKey,
      values: row.values,
      transactions: before + 1,
      persons: persons + (isKept ? 1 : 0),
    });
  }
  return {
    strata: [...strata.values()].toSorted((a, b) => compareCodePoints(a.stratumKey, b.stratumKey)),
    persons: [...latest.values()].map(({ personKey, transactionKey, stratumKey }) => ({
      personKey,
      transactionKey,
      stratumKey,
    })),
    transactions: rows.length,
    outsidePlan: all.length - covered.length,
    lines: rows.map((row) =>
      [row.transactionKey, latest.get(row.personKey)?.transactionKey, row.resultOn, row.stratumKey].join(
        '\t',
      ),
    ),
  };
}

function checkKeys(transactions: readonly FrameTransaction[]): void {
  const seen = new Set<string>();
  for (const transaction of transactions) {
    const transactionKey = canonicalText(transaction.transactionKey);
    if (transactionKey === '') throw new SampleFault('transaction-key-empty');
    if (seen.has(transactionKey)) throw new SampleFault('transaction-key-repeated', { transactionKey });
    seen.add(transactionKey);
  }
}

function frameRows(transactions: readonly FrameTransaction[], keys: readonly StratumKey[]): FrameRow[] {
  const labels = keys.map(
    (key) => [key, labelsOf(transactions.map((transaction) => valueOf(transaction, key)))] as const,
  );
  return transactions.map((transaction) => {
    const values: Partial<Record<StratumKey, string>> = {};
    for (const [key, labelOf] of labels) values[key] = labelOf(valueOf(transaction, key));
    return {
      transactionKey: canonicalText(transaction.transactionKey),
      personKey: transaction.personKey,
      resultOn: canonicalText(transaction.resultOn),
      stratumKey: keys.map((key) => values[key]).join('\t'),
      values,
    };
  });
}

function latestByPerson(rows: readonly FrameRow[]): Map<string, FrameRow> {
  const latest = new Map<string, FrameRow>();
  for (const row of rows) {
    const kept = latest.get(row.personKey);
    if (!kept || isLater(row, kept)) latest.set(row.personKey, row);
  }
  return latest;
}

function isLater(row: FrameRow, than: FrameRow): boolean {
  const byDate = compareCodePoints(row.resultOn, than.resultOn);
  return byDate === 0 ? compareCodePoints(row.transactionKey, than.transactionKey) > 0 : byDate > 0;
}

function valueOf(transaction: FrameTransaction, key: StratumKey): string {
  switch (key) {
    case 'level':
      return levelOf(transaction);
    case 'agency':
      return transaction.agency;
    case 'field':
      return transaction.field;
    case 'tthc':
      return transaction.tthcName;
    case 'channel':
      return transaction.channel ?? '';
    case 'timeliness':
      return transaction.timeliness ?? '';
  }
}

function levelOf(transaction: FrameTransaction): AgencyLevel {
  return transaction.level ?? agencyLevel(transaction.agency);
}
