import { type AreaNames, statedAreas } from './area-matcher.ts';
import { canonicalText } from './canonical-text.ts';
import { type Coded, coded, recoded } from './coded.ts';
import type { FrameTransaction, Stratum } from './frame.ts';
import { levelOf } from './part-finder.ts';
import { type AreaKey, areaKeys, type PlanPart, type StratumKey } from './plan.ts';
import { labelsOf } from './spelling.ts';

/* Divides the transactions of one part of a plan by the labels of its strata keys. */

export interface Stratification {
  /** Labels of each stratum found. */
  labels: readonly Stratum['values'][];
  /** Index into `labels`, for each transaction. */
  stratumOf: Int32Array;
}

/**
 * The strata that the transactions make, in the order in which they are met.
 *
 * @param areas In a part with stages the names in the list of units, for each transaction; else empty.
 */
export function stratify(
  part: PlanPart,
  transactions: readonly FrameTransaction[],
  areas: readonly AreaNames[],
): Stratification {
  let stratumOf = new Int32Array(transactions.length);
  let labels: Stratum['values'][] = transactions.length === 0 ? [] : [{}];
  for (const key of part.strata) {
    const column = columnOf(key, part, transactions, areas);
    const pairs = new Map<number, number>();
    const next: Stratum['values'][] = [];
    stratumOf = stratumOf.map((before, row) => {
      const code = column.codeOf[row] ?? 0;
      const pair = before * column.texts.length + code;
      const known = pairs.get(pair);
      if (known !== undefined) return known;
      pairs.set(pair, next.length);
      next.push({ ...labels[before], [key]: column.texts[code] });
      return next.length - 1;
    });
    labels = next;
  }
  return { labels, stratumOf };
}

/** What a part is called in stratum keys. */
export function partName({ name }: PlanPart): string {
  return canonicalText(name);
}

/** A stratum of the part by its labels, with nobody in it yet. */
export function emptyStratum(part: PlanPart, values: Stratum['values']): Stratum {
  const name = partName(part);
  const stratumKey = [name, ...part.strata.map((key) => values[key] ?? '')].join('\t');
  return { stratumKey, part: name, values, transactions: 0, persons: 0 };
}

function columnOf(
  key: StratumKey,
  part: PlanPart,
  transactions: readonly FrameTransaction[],
  areas: readonly AreaNames[],
): Coded {
  if (isListed(key, part)) return coded(areas.map((names) => names[key]));
  const names = coded(transactions.map((transaction) => valueOf(transaction, key)));
  const occurrences = names.texts.map(() => 0);
  for (const code of names.codeOf) occurrences[code] = (occurrences[code] ?? 0) + 1;
  const labels = labelsOf(new Map(names.texts.map((name, code) => [name, occurrences[code] ?? 0] as const)));
  return recoded(names, (name) => labels.get(name) ?? name);
}

/** Areas that stages draw from bear the names of the list of units, whatever the transactions call them. */
function isListed(key: StratumKey, { stages }: PlanPart): key is AreaKey {
  const depth = areaKeys.findIndex((area) => area === key);
  return depth >= 0 && stages.some(({ area }) => areaKeys.indexOf(area) >= depth);
}

function valueOf(transaction: FrameTransaction, key: StratumKey): string {
  switch (key) {
    case 'level':
      return levelOf(transaction);
    case 'district':
    case 'commune':
    case 'village':
      return statedAreas(transaction)[key];
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
