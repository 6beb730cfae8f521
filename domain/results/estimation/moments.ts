/*
 * What the index and its errors need to know of the interviews of one stratum that weigh the same: sums, and sums of
 * products, of points and of valid answers. A linearised value (linearised.ts) is linear in these, so its sum and its sum
 * of squares follow from them without an interview being looked at again: one more costs its stratum, not the survey.
 *
 * All entries are whole numbers: the order in which interviews came decides nothing.
 */
import type { IndexStructure } from '#domain/results/index-structure.ts';
import type { ItemRule } from '#domain/results/sipas-index.ts';
import { BitPlanes } from './bit-planes.ts';
import { unanswered } from './frame.ts';
import { itemPoints, pointUnit } from './measure.ts';

/** For K items a vector of 2K: points of each item in units, then for each item 1 where the answer is valid. */
export interface Moments {
  interviews: number;
  sums: Int32Array;
  /** Sums of products, upper triangle row by row. */
  products: Int32Array;
  /** Interviews with a valid answer to at least one item of each set. */
  answered: Int32Array;
}

/** Which items, and which parts of an index, moments are of. */
export interface MomentShape {
  readonly items: readonly string[];
  /** Positions of the items of each factor, group and `overall`. */
  readonly sets: ReadonlyMap<string, readonly number[]>;
  /** Points of one unit: their greatest common divisor. */
  readonly unit: number;
  /** Bits that hold the units of any answer. */
  readonly bits: number;
  /** Units at position code + 1, -1 for an answer in no denominator. */
  readonly units: Int8Array;
}

export function momentShape({ groups }: IndexStructure, item: ItemRule): MomentShape {
  const factors = groups.flatMap((group) => group.factors);
  const items = [...new Set(factors.flatMap(({ itemCodes }) => itemCodes))];
  const places = new Map(items.map((code, place) => [code, place]));
  const placesOf = (codes: readonly string[]): number[] => codes.map((code) => places.get(code) ?? 0);
  const unit = pointUnit(item);
  const units = Int8Array.from(itemPoints(item), (points) => (Number.isNaN(points) ? -1 : points / unit));
  return {
    items,
    sets: new Map([
      ...factors.map(({ code, itemCodes }) => [code, placesOf(itemCodes)] as const),
      ...groups.map(
        ({ code, factors: own }) => [code, placesOf(own.flatMap(({ itemCodes }) => itemCodes))] as const,
      ),
      ['overall', placesOf(items)] as const,
    ]),
    unit,
    bits: 32 - Math.clz32(Math.max(...units)),
    units,
  };
}

export function noMoments({ items, sets }: MomentShape): Moments {
  return {
    interviews: 0,
    sums: new Int32Array(2 * items.length),
    products: new Int32Array(items.length * (2 * items.length + 1)),
    answered: new Int32Array(sets.size),
  };
}

/** Where a row of the upper triangle begins, less its own number: add the column. */
export function triangleRow(dimension: number, row: number): number {
  return row * dimension - (row * (row + 1)) / 2;
}

/** Answer codes, those of one interview beside each other: a stratum's lie far apart, and memory is read by lines. */
export interface CodedInterviews {
  codes: ArrayLike<number>;
  /** Codes of one interview. */
  width: number;
  /** Where among these each item of a shape is; -1 for one that was never asked. */
  places: ArrayLike<number>;
}

/** @param rows positions of the interviews */
export function momentsOf(shape: MomentShape, interviews: CodedInterviews, rows: ArrayLike<number>): Moments {
  const { items, bits } = shape;
  const moments = noMoments(shape);
  moments.interviews = rows.length;
  const planes = new BitPlanes(items.length * (bits + 1), rows.length);
  for (let word = 0; word < planes.words; word += 1) putInterviews(planes, word, shape, interviews, rows);
  addProducts(moments, planes, shape);
  [...shape.sets.values()].forEach((members, set) => {
    moments.answered[set] = planes.countAny(members.map((item) => items.length * bits + item));
  });
  return moments;
}

/** Of thirty-two interviews: the bits of each item's units, and whether the answer is valid. */
function putInterviews(
  planes: BitPlanes,
  word: number,
  { items, bits, units }: MomentShape,
  { codes, width, places }: CodedInterviews,
  rows: ArrayLike<number>,
): void {
  const yes = new Int32Array(planes.count);
  const valid = items.length * bits;
  const first = 32 * word;
  const count = Math.min(32, rows.length - first);
  for (let at = 0; at < count; at += 1) {
    const start = width * (rows[first + at] ?? 0);
    const mark = 1 << at;
    for (let item = 0; item < items.length; item += 1) {
      const place = places[item] ?? -1;
      if (place < 0) continue;
      const own = units[(codes[start + place] ?? unanswered) + 1] ?? -1;
      if (own < 0) continue;
      yes[valid + item] = (yes[valid + item] ?? 0) | mark;
      for (let bit = 0; own >> bit > 0; bit += 1)
        if ((own >> bit) & 1) yes[item * bits + bit] = (yes[item * bits + bit] ?? 0) | mark;
    }
  }
  for (let plane = 0; plane < planes.count; plane += 1) planes.put(plane, word, yes[plane] ?? 0);
}

/** The product of two points is the sum, over the bits of both, of what these bits are worth together. */
function addProducts({ sums, products }: Moments, planes: BitPlanes, { items, bits }: MomentShape): void {
  const pointPlanes = items.length * bits;
  const variable = Int32Array.from({ length: planes.count }, (_, plane) =>
    plane < pointPlanes ? Math.floor(plane / bits) : plane - pointPlanes + items.length,
  );
  const worth = Int32Array.from({ length: planes.count }, (_, plane) =>
    plane < pointPlanes ? 1 << (plane % bits) : 1,
  );
  for (let one = 0; one < planes.count; one += 1) {
    const [row, own] = [variable[one] ?? 0, worth[one] ?? 0];
    const alone = planes.countOf(one);
    if (alone === 0) continue;
    const start = triangleRow(sums.length, row);
    sums[row] = (sums[row] ?? 0) + own * alone;
    products[start + row] = (products[start + row] ?? 0) + own * own * alone;
    for (let other = one + 1; other < planes.count; other += 1) {
      const column = variable[other] ?? 0;
      // Two bits of one variable meet twice in its square.
      const common = planes.countBoth(one, other) * own * (worth[other] ?? 0) * (column === row ? 2 : 1);
      products[start + column] = (products[start + column] ?? 0) + common;
    }
  }
}

/** @param times 1 for interviews that came, -1 for those that went */
export function addMoments(target: Moments, source: Moments, times: 1 | -1): void {
  target.interviews += times * source.interviews;
  for (const part of ['sums', 'products', 'answered'] as const)
    for (let at = 0; at < target[part].length; at += 1)
      target[part][at] = (target[part][at] ?? 0) + times * (source[part][at] ?? 0);
}
