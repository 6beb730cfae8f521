// What was counted of the interviews of each stratum: answers by code, and the moments that errors are computed from. Kept up
// to date by what an interview that comes or goes has in it.
import { specialAnswers } from '#domain/results/answer-counts.ts';
import type { Rows } from '#domain/results/estimation/frame.ts';
import {
  addMoments,
  type CodedInterviews,
  type Moments,
  type MomentShape,
  momentsOf,
  noMoments,
} from '#domain/results/estimation/moments.ts';

/** Codes in the order of a tally: 1–5, then the special answers. */
export const tallied = [1, 2, 3, 4, 5, ...Object.values(specialAnswers)];
const placeOfCode = Int8Array.from({ length: Math.max(...tallied) + 1 }, (_, code) => tallied.indexOf(code));

export class CountedStrata {
  /** By stratum. */
  readonly moments: readonly Moments[];
  /** By stratum: for each item as many counts as `tallied` has. */
  readonly tallies: readonly Int32Array[];
  private readonly shape: MomentShape;

  constructor(strata: number, shape: MomentShape) {
    this.shape = shape;
    this.moments = Array.from({ length: strata }, () => noMoments(shape));
    this.tallies = Array.from({ length: strata }, () => new Int32Array(shape.items.length * tallied.length));
  }

  /** @param times 1 for interviews that come, -1 for those that go */
  count(stratum: number, interviews: CodedInterviews, rows: Rows, times: 1 | -1): void {
    const own = this.moments[stratum];
    const tally = this.tallies[stratum];
    if (!own || !tally) return;
    addMoments(own, momentsOf(this.shape, interviews, rows), times);
    const { codes, width, places } = interviews;
    for (let at = 0; at < rows.length; at += 1)
      for (let item = 0; item < places.length; item += 1) {
        const place = placeOfCode[codes[width * (rows[at] ?? 0) + (places[item] ?? -1)] ?? -1] ?? -1;
        const count = item * tallied.length + place;
        if (place >= 0) tally[count] = (tally[count] ?? 0) + times;
      }
  }
}
