/*
 * What the index and its errors need to know of the interviews of one stratum that weigh the same: sums, and sums of
 * products, of points and of valid answers. A linearised value (linearised.ts) is linear in these, so its sum and its sum
 * of squares follow from them without an interview being looked at again: one more costs its stratum, not the survey.
 *
 * All entries are whole numbers: the order in which interviews came decides nothing.
 */
import { answerCodes } from '#domain/results/answer-counts.ts';
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
  /** How often each item was answered with each of `answerCodes`, item by item. */
  levels: Int32Array;
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
  /** Units of each of `answerCodes`, -1 for one in no denominator. */
  readonly units: Int8Array;
}

export function momentShape({ groups }: IndexStructure, item: ItemRule): MomentShape {
  const factors = groups.flatMap((group) => group.factors);
  const items = [...new Set(factors.flatMap(({ itemCodes }) => itemCodes))];
  const places = new Map(items.map((code, place) => [code, place]));
  const placesOf = (codes: readonly string[]): number[] => codes.map((code) => places.get(code) ?? 0);
  const unit = pointUnit(item);
  const points = itemPoints(item);
  const units = Int8Array.from(answerCodes, (code) => {
    const own = points[code + 1] ?? NaN;
    return Number.isNaN(own) ? -1 : own / unit;
  });
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
  const dimension = 2 * items.length;
  const [sums, products] = [dimension, (dimension * (dimension + 1)) / 2];
  const levels = items.length * answerCodes.length;
  // One piece of memory: there are thousands of strata.
  const memory = new Int32Array(sums + products + levels + sets.size);
  return {
    interviews: 0,
    sums: memory.subarray(0, sums),
    products: memory.subarray(sums, sums + products),
    levels: memory.subarray(sums + products, sums + products + levels),
    answered: memory.subarray(sums + products + levels),
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

/**
 * Changes the sums of a stratum by interviews that come or go.
 *
 * @param rows positions of the interviews
 * @param times 1 for those that come, -1 for those that go
 */
export function countInterviews(
  moments: Moments,
  shape: MomentShape,
  interviews: CodedInterviews,
  rows: ArrayLike<number>,
  times: 1 | -1,
): void {
  const { items, bits } = shape;
  moments.interviews += times * rows.length;
  const answers = new BitPlanes(moments.levels.length, rows.length);
  const yes = new Int32Array(slots * items.length);
  for (let word = 0; word < answers.words; word += 1) putAnswers(answers, word, interviews, rows, yes);
  for (let plane = 0; plane < answers.count; plane += 1)
    addTo(moments.levels, plane, times * answers.countOf(plane));
  const planes = planesOfMoments(answers, shape, rows.length);
  addProducts(moments, planes, shape, times);
  [...shape.sets.values()].forEach((members, set) => {
    const valid = members.map((item) => items.length * bits + item);
    addTo(moments.answered, set, times * planes.countAny(valid));
  });
}

function addTo(sums: Int32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

/** Room for each answer code, and for what is none: nobody looks there, and nothing has to be asked on the way to it. */
const slots = answerCodes.length + 1;
/** By code + 1: which of the answer codes it is, the last slot for none of them. */
const slotOfCode = Uint8Array.from({ length: Math.max(...answerCodes) + 2 }, (_, at) => {
  const level = answerCodes.indexOf(at - 1);
  return level < 0 ? answerCodes.length : level;
});

/** Of thirty-two interviews: which answer was given to each item. @param yes room for a word of each slot of each item */
function putAnswers(
  levels: BitPlanes,
  word: number,
  { codes, width, places }: CodedInterviews,
  rows: ArrayLike<number>,
  yes: Int32Array,
): void {
  yes.fill(0);
  const first = 32 * word;
  const count = Math.min(32, rows.length - first);
  const items = places.length;
  for (let at = 0; at < count; at += 1) {
    const start = width * (rows[first + at] ?? 0);
    const mark = 1 << at;
    for (let item = 0, slot = 0; item < items; item += 1, slot += slots) {
      const place = places[item] ?? -1;
      const code = place < 0 ? unanswered : (codes[start + place] ?? unanswered);
      const own = slot + (slotOfCode[code + 1] ?? answerCodes.length);
      yes[own] = (yes[own] ?? 0) | mark;
    }
  }
  for (let item = 0, plane = 0; item < items; item += 1)
    for (let level = 0; level < answerCodes.length; level += 1, plane += 1)
      levels.put(plane, word, yes[slots * item + level] ?? 0);
}

/** The bits of each item's units, and whether its answer is valid: each is some answers taken together. */
function planesOfMoments(
  levels: BitPlanes,
  { items, bits, units }: MomentShape,
  interviews: number,
): BitPlanes {
  const planes = new BitPlanes(items.length * (bits + 1), interviews);
  const having = (has: (own: number) => boolean): number[] =>
    Array.from(units.keys()).filter((level) => has(units[level] ?? -1));
  const valid = having((own) => own >= 0);
  const withBit = Array.from({ length: bits }, (_, bit) =>
    having((own) => own > 0 && ((own >> bit) & 1) === 1),
  );
  for (let item = 0; item < items.length; item += 1) {
    const first = item * answerCodes.length;
    withBit.forEach((own, bit) => planes.putAny(item * bits + bit, levels, first, own));
    planes.putAny(items.length * bits + item, levels, first, valid);
  }
  return planes;
}

/** The product of two points is the sum, over the bits of both, of what these bits are worth together. */
function addProducts(
  { sums, products }: Moments,
  planes: BitPlanes,
  { items, bits }: MomentShape,
  times: 1 | -1,
): void {
  const pointPlanes = items.length * bits;
  const variable = Int32Array.from({ length: planes.count }, (_, plane) =>
    plane < pointPlanes ? Math.floor(plane / bits) : plane - pointPlanes + items.length,
  );
  const worth = Int32Array.from({ length: planes.count }, (_, plane) =>
    plane < pointPlanes ? 1 << (plane % bits) : 1,
  );
  for (let one = 0; one < planes.count; one += 1) {
    const [row, own] = [variable[one] ?? 0, times * (worth[one] ?? 0)];
    const alone = planes.countOf(one);
    if (alone === 0) continue;
    const start = triangleRow(sums.length, row);
    addTo(sums, row, own * alone);
    addTo(products, start + row, own * (worth[one] ?? 0) * alone);
    for (let other = one + 1; other < planes.count; other += 1) {
      const column = variable[other] ?? 0;
      // Two bits of one variable meet twice in its square.
      const both = planes.countBoth(one, other) * (column === row ? 2 : 1);
      addTo(products, start + column, both * own * (worth[other] ?? 0));
    }
  }
}
