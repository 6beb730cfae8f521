import type { DesignStage } from './frame.ts';
import type { EstimationSource, ItemTerm, ItemTotal, Linearised } from './linearised.ts';
import { type Moments, type MomentShape, triangleRow } from './moments.ts';
import { degreesOfFreedom } from './variance.ts';

/** What the interviews said of a stratum of the last stage, or of a part of one: they weigh the same. */
export interface SummedPlace {
  readonly place: number;
  readonly moments: Moments;
  readonly weight: number;
}

/**
 * Sums that leave less than this of themselves are 0: whole numbers that cancel give at least one part in four times the
 * number of interviews, binary arithmetic with their coefficients about one in 1e16.
 */
const rounding = 1e-13;

/**
 * Some strata as what estimates are computed from: the same figures as their interviews give.
 *
 * @param stages as a frame has them, with a place where that has an interview; several places may lie in one stratum
 */
export function strataOf(
  shape: MomentShape,
  stages: readonly DesignStage[],
  summed: readonly SummedPlace[],
): EstimationSource {
  const items = new Map(shape.items.map((code, place) => [code, place]));
  const sets = new Map([...shape.sets.keys()].map((code, place) => [code, place]));
  const used = summed.filter(({ moments }) => moments.interviews > 0);
  const places = Int32Array.from(used, ({ place }) => place);
  const weighing = used.filter(({ weight }) => weight !== 0);

  function itemTotal(code: string): ItemTotal {
    const total = { points: 0, weight: 0, valid: 0 };
    const item = items.get(code);
    if (item === undefined) return total;
    for (const { moments: own, weight } of weighing) {
      const valid = own.sums[shape.items.length + item] ?? 0;
      total.points += weight * shape.unit * (own.sums[item] ?? 0);
      total.weight += weight * valid;
      total.valid += valid;
    }
    return total;
  }

  function linearise(part: string, terms: readonly ItemTerm[]): Linearised {
    const form = formOf(shape, terms);
    const item = items.get(part);
    const set = sets.get(part) ?? -1;
    const sums = new Float64Array(used.length);
    const squares = new Float64Array(used.length);
    const result = { influence: { places, sums, squares }, basis: 0, basisWeight: 0, spread: 0 };
    used.forEach(({ moments: own, weight }, at) => {
      if (weight === 0) return;
      const square = sumOfSquares(own, form);
      sums[at] = weight * sumOf(own, form);
      squares[at] = weight * weight * square;
      const answered = item === undefined ? own.answered[set] : own.sums[shape.items.length + item];
      result.basis += answered ?? 0;
      result.basisWeight += weight * (answered ?? 0);
      result.spread += weight * square;
    });
    return result;
  }

  const interviewsAt = (at: number): number => used[at]?.moments.interviews ?? 0;
  return {
    stages,
    degreesOfFreedom: degreesOfFreedom(places, stages, interviewsAt),
    itemTotal,
    linearise,
  };
}

/** A linear form in the vector that moments are of: its entries that are not 0, in their order. */
interface Form {
  entries: Int32Array;
  values: Float64Array;
  dimension: number;
}

function formOf({ items, unit }: MomentShape, terms: readonly ItemTerm[]): Form {
  const ofItem = terms
    .map(({ code, share, centre }) => ({ item: items.indexOf(code), share, centre }))
    .toSorted((a, b) => a.item - b.item);
  return {
    dimension: 2 * items.length,
    entries: Int32Array.from([
      ...ofItem.map(({ item }) => item),
      ...ofItem.map(({ item }) => items.length + item),
    ]),
    values: Float64Array.from([
      ...ofItem.map(({ share }) => share * unit),
      ...ofItem.map(({ share, centre }) => -share * centre),
    ]),
  };
}

function sumOf({ sums }: Moments, { entries, values }: Form): number {
  let sum = 0;
  for (let at = 0; at < entries.length; at += 1) sum += (values[at] ?? 0) * (sums[entries[at] ?? 0] ?? 0);
  return sum;
}

function sumOfSquares({ products }: Moments, { entries, values, dimension }: Form): number {
  let sum = 0;
  let size = 0;
  for (let at = 0; at < entries.length; at += 1) {
    const start = triangleRow(dimension, entries[at] ?? 0);
    const own = values[at] ?? 0;
    const square = own * own * (products[start + (entries[at] ?? 0)] ?? 0);
    let crossed = 0;
    for (let next = at + 1; next < entries.length; next += 1)
      crossed += (values[next] ?? 0) * (products[start + (entries[next] ?? 0)] ?? 0);
    sum += square + 2 * own * crossed;
    size += square;
  }
  return sum < rounding * size ? 0 : sum;
}
