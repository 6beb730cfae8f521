import type { DesignStage } from './frame.ts';
import type { EstimationSource, ItemTerm, ItemTotal, Linearised, LinearPart } from './linearised.ts';
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
  const known: { totals: ItemTotal[] | null; freedom: number | null } = { totals: null, freedom: null };

  function itemTotal(code: string): ItemTotal {
    known.totals ??= totalsOf(shape, used);
    return known.totals[items.get(code) ?? -1] ?? { points: 0, weight: 0, valid: 0 };
  }

  function linearise(parts: readonly LinearPart[]): Linearised[] {
    const summed = summedForms(
      parts.map(({ terms }) => formOf(shape, terms)),
      used,
    );
    return parts.map(({ code }, at) => {
      const { sums = [], squares = [], spread = 0 } = summed[at] ?? {};
      const influence = { places, sums, squares };
      return { influence, ...answeredOf(items.get(code) ?? -1, sets.get(code) ?? -1), spread };
    });
  }

  /** Interviews that an estimate rests on. */
  function answeredOf(item: number, set: number): Pick<Linearised, 'basis' | 'basisWeight' | 'basisSquares'> {
    let [basis, basisWeight, basisSquares] = [0, 0, 0];
    for (const { moments: own, weight } of used) {
      if (weight === 0) continue;
      const answered = item < 0 ? own.answered[set] : own.sums[shape.items.length + item];
      basis += answered ?? 0;
      basisWeight += weight * (answered ?? 0);
      basisSquares += weight * weight * (answered ?? 0);
    }
    return { basis, basisWeight, basisSquares };
  }

  const interviewsAt = (at: number): number => used[at]?.moments.interviews ?? 0;
  return {
    stages,
    get degreesOfFreedom() {
      return (known.freedom ??= degreesOfFreedom(places, stages, interviewsAt));
    },
    itemTotal,
    linearise,
  };
}

/** Of each item of the shape. */
function totalsOf({ items, unit }: MomentShape, summed: readonly SummedPlace[]): ItemTotal[] {
  const totals = items.map(() => ({ points: 0, weight: 0, valid: 0 }));
  for (const { moments, weight } of summed) {
    if (weight === 0) continue;
    const { sums } = moments;
    totals.forEach((total, item) => {
      const valid = sums[items.length + item] ?? 0;
      total.points += weight * unit * (sums[item] ?? 0);
      total.weight += weight * valid;
      total.valid += valid;
    });
  }
  return totals;
}

/** A form of each place's interviews, weighted: its sums and sums of squares. */
interface Summed {
  readonly form: Form;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  spread: number;
}

function summedForms(forms: readonly Form[], summed: readonly SummedPlace[]): Summed[] {
  const different: Summed[] = [];
  const all = forms.map((form) => {
    // The only group of an index is the whole of it.
    const same = different.find((one) => isSame(one.form, form));
    if (same) return same;
    const [sums, squares] = [new Float64Array(summed.length), new Float64Array(summed.length)];
    const made = { form, sums, squares, spread: 0 };
    different.push(made);
    return made;
  });
  summed.forEach(({ moments, weight }, at) => {
    if (weight === 0) return;
    for (const own of different) {
      const square = sumOfSquares(moments, own.form);
      own.sums[at] = weight * sumOf(moments, own.form);
      own.squares[at] = weight * weight * square;
      own.spread += weight * square;
    }
  });
  return all;
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

function isSame(one: Form, other: Form): boolean {
  return (
    one.values.length === other.values.length &&
    one.values.every((value, at) => value === other.values[at] && one.entries[at] === other.entries[at])
  );
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
