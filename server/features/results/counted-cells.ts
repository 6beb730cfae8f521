// What the interviews that count say, summed up by stratum and, where classes of non-response cut through strata, by class
// of persons in it: the interviews of a cell weigh the same, so that index and errors follow from its sums (decision 30).
import { answerCodes } from '#domain/results/answer-counts.ts';
import type { Rows } from '#domain/results/estimation/frame.ts';
import {
  type CodedInterviews,
  countInterviews,
  type Moments,
  type MomentShape,
  noMoments,
} from '#domain/results/estimation/moments.ts';
import type { SummedPlace } from '#domain/results/estimation/strata-of-moments.ts';

interface Cell {
  readonly place: number;
  readonly stratum: number;
  /** Number of what the list says of its persons; 0 where nothing is weighed by it. */
  readonly value: number;
  readonly moments: Moments;
}

export class CountedCells {
  readonly shape: MomentShape;
  /** Interviews in each stratum. */
  readonly interviews: Int32Array;
  private readonly cells: Cell[] = [];
  /** Cells of each stratum, by the number of the value; some hold none. */
  private readonly byValue: (Cell | undefined)[][];
  /** The same without holes. */
  private readonly ofStratum: Cell[][];

  constructor(shape: MomentShape, strata: number) {
    this.shape = shape;
    this.interviews = new Int32Array(strata);
    this.byValue = Array.from({ length: strata }, () => []);
    this.ofStratum = Array.from({ length: strata }, () => []);
  }

  /** How many cells there are. */
  get size(): number {
    return this.cells.length;
  }

  /** Number of a cell, which is made where there was none. */
  cellOf(stratum: number, value: number): number {
    const own = this.byValue[stratum];
    const known = own?.[value];
    if (known !== undefined) return known.place;
    const made = { place: this.cells.length, stratum, value, moments: noMoments(this.shape) };
    this.cells.push(made);
    if (own) {
      own[value] = made;
      this.ofStratum[stratum] = own.filter((cell) => cell !== undefined);
    }
    return made.place;
  }

  /** Changes a cell by interviews that come (1) or go (-1). @returns the cell's stratum */
  count(cell: number, interviews: CodedInterviews, rows: Rows, times: 1 | -1): number {
    const own = this.cells[cell];
    if (!own) return -1;
    countInterviews(own.moments, this.shape, interviews, rows, times);
    this.interviews[own.stratum] = (this.interviews[own.stratum] ?? 0) + times * rows.length;
    return own.stratum;
  }

  /** Stratum of each cell, by its number. */
  strata(): Int32Array {
    return Int32Array.from(this.cells, ({ stratum }) => stratum);
  }

  /** How often each item was answered with each of `answerCodes`. */
  levelsIn(strata: readonly number[]): Int32Array {
    const sums = new Int32Array(this.shape.items.length * answerCodes.length);
    for (const stratum of strata)
      for (const { moments } of this.ofStratum[stratum] ?? []) {
        const { levels } = moments;
        for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (levels[at] ?? 0);
      }
    return sums;
  }

  /** The cells of some strata. @param weightOf what an interview with this number of a value weighs */
  placesOf(strata: Rows, weightOf: (stratum: number, value: number) => number): SummedPlace[] {
    const summed: SummedPlace[] = [];
    for (let at = 0; at < strata.length; at += 1)
      for (const { place, stratum, value, moments } of this.ofStratum[strata[at] ?? -1] ?? [])
        summed.push({ place, moments, weight: weightOf(stratum, value) });
    return summed;
  }
}
