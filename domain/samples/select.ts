import { compareCodePoints } from './canonical-text.ts';
import type { Frame } from './frame.ts';
import type { SamplePlan } from './plan.ts';
import { drawKey, stratumStartBelow } from './random.ts';
import { orderOf } from './text-order.ts';

/* Chooses the persons of one stratum: the main sample and, after it, the reserve, both in the order of their draw keys. */

/** A row of the frame and its draw key. */
export interface SelectedRow {
  row: number;
  key: string;
}

/** What is drawn from: the frame, the seed, and of each candidate's draw key the leading bits (drawNumbers). */
export interface DrawSource {
  frame: Frame;
  seed: string;
  numbers: Float64Array;
}

export interface Selection {
  main: readonly SelectedRow[];
  reserve: readonly SelectedRow[];
}

/**
 * `simple-random`: the first n persons by draw key, then the reserve. `systematic`: every k-th of the persons by date of
 * the result and mã hồ sơ, k = persons / n, from a start that the seed gives; the reserve is a simple random sample of
 * the others. Either way a person is in the main sample with probability n / persons, and main and
 * released reserve together stand for the stratum alike, as long as the reserve is released in order.
 */
export function selectPersons(
  source: DrawSource,
  rows: Int32Array,
  { stratumKey, n, reserve }: { stratumKey: string; n: number; reserve: number },
  selection: SamplePlan['selection'],
): Selection {
  const { frame, seed } = source;
  if (selection === 'simple-random') {
    const first = firstInDrawOrder(source, rows, n + reserve);
    return { main: first.slice(0, n), reserve: first.slice(n) };
  }
  const main = everyKth(inFrameOrder(frame, rows), n, stratumStartBelow(rows.length, seed, stratumKey));
  const isMain = new Set(main);
  const others = rows.filter((row) => !isMain.has(row));
  return {
    main: firstInDrawOrder(source, main, n),
    reserve: firstInDrawOrder(source, others, reserve),
  };
}

/** Rows start / n, (start + N) / n, (start + 2N) / n … rounded down, of N rows: exactly n, each with chance n / N. */
function everyKth(rows: Int32Array, n: number, start: number): Int32Array {
  const main = new Int32Array(n);
  for (let index = 0; index < n; index += 1)
    main[index] = rows[Math.floor((start + index * rows.length) / n)] ?? 0;
  return main;
}

/** By date of the result, on one date by mã hồ sơ. */
function inFrameOrder({ transactionKeys, dateOf }: Frame, rows: Int32Array): Int32Array {
  const byKey = orderOf(Array.from(rows, (row) => transactionKeys[row] ?? ''));
  return byKey.map((place) => rows[place] ?? 0).sort((a, b) => (dateOf[a] ?? 0) - (dateOf[b] ?? 0));
}

/** The first `count` of the rows by draw key: by its leading bits, and the whole key only where those are equal. */
function firstInDrawOrder(
  { frame: { transactionKeys }, seed, numbers }: DrawSource,
  rows: Int32Array,
  count: number,
): SelectedRow[] {
  if (count === 0) return [];
  const inOrder = new Float64Array(rows.length).map((_zero, place) => numbers[rows[place] ?? 0] ?? 0).sort();
  const last = inOrder[Math.min(count, rows.length) - 1] ?? 0;
  return Array.from(
    rows.filter((row) => (numbers[row] ?? 0) <= last),
    (row) => ({ row, number: numbers[row] ?? 0, key: drawKey(seed, transactionKeys[row] ?? '') }),
  )
    .toSorted((a, b) => a.number - b.number || compareCodePoints(a.key, b.key))
    .slice(0, count);
}
