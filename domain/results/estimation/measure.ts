import { specialAnswers } from '#domain/results/answer-counts.ts';
import type { ItemRule } from '#domain/results/sipas-index.ts';
import { unanswered } from './frame.ts';

/*
 * What one answer is worth, 0–100: by its code, as a table to look up, since every estimate is a walk over millions of
 * codes. `NaN` is an answer in no denominator.
 */

/** Points at position code + 1; position 0 is `unanswered`. Codes beyond the table are no valid answers. */
export type PointTable = Float64Array;

const special = new Set<number>(Object.values(specialAnswers));

/** The greatest option code that is counted; codes are 1–99 in every form seen, 97–99 being the special ones. */
const greatestOption = 999;

function tableOf(points: (code: number) => number): PointTable {
  return Float64Array.from({ length: greatestOption + 2 }, (_, at) =>
    at - 1 === unanswered || special.has(at - 1) ? NaN : points(at - 1),
  );
}

const satisfaction: Readonly<Record<ItemRule, PointTable>> = {
  top2_share: tableOf((code) => (code < 1 || code > 5 ? NaN : code >= 4 ? 100 : 0)),
  scale_mean: tableOf((code) => (code < 1 || code > 5 ? NaN : 20 * code)),
};

/** Points of a satisfaction item on the scale 1–5. */
export function itemPoints(rule: ItemRule): PointTable {
  return satisfaction[rule];
}

/** Points of one unit: the greatest that every answer's points are a multiple of. */
export function pointUnit(rule: ItemRule): number {
  return rule === 'scale_mean' ? 20 : 100;
}

/** 100 for one option, 0 for every other that the question has: the mean is the option's share in percent. */
export function optionPoints(option: number, options: readonly number[]): PointTable {
  const known = new Set(options);
  return tableOf((code) => (code === option ? 100 : known.has(code) ? 0 : NaN));
}

/** Bounds of the points: a mean of scale points cannot be below 20. */
export function pointBounds(rule: ItemRule): { least: number; most: number } {
  return { least: rule === 'scale_mean' ? 20 : 0, most: 100 };
}
