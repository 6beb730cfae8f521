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
  readonly stratum: number;
  /** Number of what the list says of its persons; 0 where nothing is weighed by it. */
  readonly value: number;
  readonly moments: Moments;
}

export class CountedCells {
  readonly shape: MomentShape;
  private readonly cells: Cell[] = [];
  /** Numbers of the cells of each stratum, by the number of the value; some hold none. */
  private readonly numbers: (number | undefined)[][];

  constructor(shape: MomentShape, strata: number) {
    this.shape = shape;
    this.numbers = Array.from({ length: strata }, () => []);
  }

  /** Number of a cell, which is made where there was none. */
  cellOf(stratum: number, value: number): number {
    const known = this.numbers[stratum]?.[value];
    if (known !== undefined) return known;
    const made = this.cells.push({ stratum, value, moments: noMoments(this.shape) }) - 1;
    const own = this.numbers[stratum];
    if (own) own[value] = made;
    return made;
  }

  /** Changes a cell by interviews that come (1) or go (-1). @returns the cell's stratum */
  count(cell: number, interviews: CodedInterviews, rows: Rows, times: 1 | -1): number {
    const own = this.cells[cell];
    if (own) countInterviews(own.moments, this.shape, interviews, rows, times);
    return own?.stratum ?? -1;
  }

  /** Stratum of each cell, by its number. */
  strata(): Int32Array {
    return Int32Array.from(this.cells, ({ stratum }) => stratum);
  }

  interviewsOfStrata(): number[] {
    return this.numbers.map((_, stratum) =>
      this.of(stratum).reduce((sum, { moments }) => sum + moments.interviews, 0),
    );
  }

  /** How often each item was answered with each of `answerCodes`. */
  levelsIn(strata: readonly number[]): Int32Array {
    const sums = new Int32Array(this.shape.items.length * answerCodes.length);
    for (const stratum of strata)
      for (const { moments } of this.of(stratum))
        for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (moments.levels[at] ?? 0);
    return sums;
  }

  /** The cells of some strata. @param weightOf what an interview with this number of a value weighs */
  placesOf(strata: Rows, weightOf: (stratum: number, value: number) => number): SummedPlace[] {
    return Array.from(strata).flatMap((stratum) =>
      this.of(stratum).map(({ place, value, moments }) => ({
        place,
        moments,
        weight: weightOf(stratum, value),
      })),
    );
  }

  private of(stratum: number): (Cell & { place: number })[] {
    return (this.numbers[stratum] ?? []).flatMap((place) => {
      const cell = place === undefined ? undefined : this.cells[place];
      return cell && place !== undefined ? [{ ...cell, place }] : [];
    });
  }
}
