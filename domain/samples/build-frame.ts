import { areaMatcher, type AreaNames } from './area-matcher.ts';
import { canonicalText } from './canonical-text.ts';
import { coded, recoded } from './coded.ts';
import { type ExclusionCounts, noExclusions } from './eligibility.ts';
import type { Frame, FrameTransaction, Stratum } from './frame.ts';
import { partFinder } from './part-finder.ts';
import type { SamplePlan } from './plan.ts';
import { SampleFault } from './sample-fault.ts';
import { emptyStratum, stratify } from './strata.ts';
import { firstEqual } from './text-groups.ts';
import { orderOf } from './text-order.ts';

/*
 * Makes the frame of accepted transactions: leaves out what may not be called and what no part of the plan takes, divides
 * the rest into the strata of the parts and keeps each person once, over all parts.
 */

/**
 * The frame that the plan makes of the transactions. A person is kept at their most recent transaction; of two on the
 * same date the greater mã hồ sơ counts as the later one (its serial grows with time).
 *
 * @throws SampleFault when a mã hồ sơ is empty or comes twice.
 */
export function frameOf(transactions: Iterable<FrameTransaction>, plan: SamplePlan): Frame {
  const excluded = noExclusions();
  const members = membersOfParts(transactions, plan, excluded);
  const all = members.flatMap((part) => part.transactions);
  const transactionKeys = all.map(({ transactionKey }) => canonicalText(transactionKey));
  const keyOrder = orderOf(transactionKeys);
  checkKeys(transactionKeys, keyOrder);
  const personKeys = all.map(({ personKey }) => personKey);
  const { dates, dateOf } = datesOf(all);
  const keptOf = latestOfPerson(personKeys, dateOf, keyOrder);
  const { strata, stratumOf } = divide(plan, members, all.length);
  for (let row = 0; row < stratumOf.length; row += 1) {
    const counted = strata[stratumOf[row] ?? 0];
    if (!counted) continue;
    counted.transactions += 1;
    if (keptOf[row] === row) counted.persons += 1;
  }
  return { strata, transactionKeys, keyOrder, personKeys, dates, dateOf, stratumOf, keptOf, excluded };
}

/** The strata of all parts by their keys, and each row's place among them; rows stand part after part. */
function divide(
  plan: SamplePlan,
  members: readonly PartMembers[],
  rows: number,
): { strata: Stratum[]; stratumOf: Int32Array } {
  const found: Stratum[] = [];
  const stratumOf = new Int32Array(rows);
  let row = 0;
  for (const [index, part] of plan.parts.entries()) {
    const own = members[index];
    if (!own) continue;
    const { labels, stratumOf: codes } = stratify(part, own.transactions, own.areas);
    for (let at = 0; at < codes.length; at += 1) stratumOf[row + at] = found.length + (codes[at] ?? 0);
    row += codes.length;
    for (const values of labels) found.push(emptyStratum(part, values));
  }
  const { order, placeOf } = inOrder(found.map(({ stratumKey }) => stratumKey));
  return {
    strata: Array.from(order, (before) => found[before]).filter((stratum) => stratum !== undefined),
    stratumOf: stratumOf.map((before) => placeOf[before] ?? 0),
  };
}

interface PartMembers {
  transactions: FrameTransaction[];
  /** Names in the list of units, in a part with stages. */
  areas: AreaNames[];
}

function membersOfParts(
  transactions: Iterable<FrameTransaction>,
  plan: SamplePlan,
  excluded: ExclusionCounts,
): PartMembers[] {
  const partOf = partFinder(plan);
  const members = plan.parts.map((): PartMembers => ({ transactions: [], areas: [] }));
  const matchers = plan.parts.map(({ stages }) => {
    const last = stages.at(-1)?.area;
    return last && areaMatcher(plan.areas ?? [], last);
  });
  for (const transaction of transactions) {
    if (transaction.excludedBecause) {
      excluded[transaction.excludedBecause] += 1;
      continue;
    }
    const index = partOf(transaction);
    const part = members[index];
    const matcher = matchers[index];
    const areas = matcher?.(transaction);
    if (!part) excluded.outsidePlan += 1;
    else if (matcher && !areas) excluded.areaUnknown += 1;
    else {
      part.transactions.push(transaction);
      if (areas) part.areas.push(areas);
    }
  }
  return members;
}

function checkKeys(transactionKeys: readonly string[], keyOrder: Int32Array): void {
  let before: string | undefined;
  for (const row of keyOrder) {
    const transactionKey = transactionKeys[row] ?? '';
    if (transactionKey === '') throw new SampleFault('transaction-key-empty');
    if (transactionKey === before) throw new SampleFault('transaction-key-repeated', { transactionKey });
    before = transactionKey;
  }
}

function datesOf(transactions: readonly FrameTransaction[]): { dates: string[]; dateOf: Int32Array } {
  const found = recoded(coded(transactions.map(({ resultOn }) => resultOn)), canonicalText);
  const { order, placeOf } = inOrder(found.texts);
  return {
    dates: Array.from(order, (code) => found.texts[code] ?? ''),
    dateOf: found.codeOf.map((code) => placeOf[code] ?? 0),
  };
}

/** The places of the texts in their order, and the place in the order of each. */
function inOrder(texts: readonly string[]): { order: Int32Array; placeOf: Int32Array } {
  const order = orderOf(texts);
  const placeOf = new Int32Array(texts.length);
  for (const [place, before] of order.entries()) placeOf[before] = place;
  return { order, placeOf };
}

function latestOfPerson(personKeys: readonly string[], dateOf: Int32Array, keyOrder: Int32Array): Int32Array {
  const personOf = firstEqual(personKeys);
  const latest = new Int32Array(personKeys.length).fill(-1);
  // In the order of the mã hồ sơ: of two on one date the later one here counts.
  for (const row of keyOrder) {
    const person = personOf[row] ?? 0;
    const kept = latest[person] ?? -1;
    if (kept < 0 || (dateOf[row] ?? 0) >= (dateOf[kept] ?? 0)) latest[person] = row;
  }
  return personOf.map((person) => latest[person] ?? 0);
}
