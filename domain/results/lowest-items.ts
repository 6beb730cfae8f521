// Which items are named as the lowest: the same ones on the screen, in the report and in the list of what to improve. Pure.

/** Ratings that an item which only some are asked must have to be named. */
const fewestRatings = 10;

export interface RatedItem {
  /** The published score, percent; null without a valid answer. */
  readonly shown: number | null;
  /** Valid answers. */
  readonly valid: number;
}

/** Whether an item is rated by enough to be named: by ten, or by half of the interviews where there are few. */
export function isRatedEnough({ shown, valid }: RatedItem, interviews: number): boolean {
  return shown !== null && valid > 0 && valid >= Math.min(fewestRatings, interviews / 2);
}

/**
 * The lowest items, lowest first, equal ones in the order given. Those that share the last published score are all named:
 * none is lower than the other, and the order of the form is no reason to name one of them.
 * @param most how many are named where no scores are equal
 */
export function lowestItems<T extends RatedItem>(items: readonly T[], interviews: number, most: number): T[] {
  const rated = items
    .filter((item) => isRatedEnough(item, interviews))
    .toSorted((left, right) => (left.shown ?? 0) - (right.shown ?? 0));
  const last = rated[most - 1]?.shown ?? Infinity;
  return rated.filter(({ shown }) => (shown ?? 0) <= last);
}
