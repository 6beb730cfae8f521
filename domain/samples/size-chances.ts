/*
 * Chances in proportion to size without replacement, and the systematic draw that has them: Madow (1949), Annals of
 * Mathematical Statistics 20, 333–354; in random order Hartley & Rao (1962), 33, 350–374; Cochran (1977), chapter 9A.
 * All on whole numbers.
 */

/**
 * The chance of each unit when `take` of them are drawn in proportion to their sizes. A unit whose share would reach 1
 * is certain; the rest of the draw is shared among the others, again until no share reaches 1.
 *
 * @param sizes Whole numbers above 0.
 * @param take At most as many as there are.
 */
export function sizeChances(sizes: readonly number[], take: number): number[] {
  const { isCertain, left, total } = certainUnits(sizes, take);
  return sizes.map((size, index) => (isCertain[index] ? 1 : total === 0 ? 0 : (left * size) / total));
}

/**
 * Indexes of the units drawn: the certain ones, and of the others, laid end to end in the order given, each as long as
 * its size times what is left to draw, those that the points start, start + total, start + 2 × total … fall on.
 *
 * @param startBelow Gives a uniform whole number from 0 to below its argument, the sum of the sizes not certain.
 */
export function drawBySize(
  sizes: readonly number[],
  take: number,
  startBelow: (limit: number) => number,
): number[] {
  const { isCertain, left, total } = certainUnits(sizes, take);
  const drawn: number[] = [];
  let point = total === 0 ? 0 : startBelow(total);
  let end = 0;
  for (const [index, size] of sizes.entries()) {
    if (isCertain[index]) {
      drawn.push(index);
      continue;
    }
    end += size * left;
    if (point < end && left > 0) {
      drawn.push(index);
      point += total;
    }
  }
  return drawn;
}

function certainUnits(
  sizes: readonly number[],
  take: number,
): { isCertain: readonly boolean[]; left: number; total: number } {
  const isCertain = sizes.map(() => false);
  let left = take;
  let total = sizes.reduce((sum, size) => sum + size, 0);
  for (;;) {
    const sure = [...sizes.keys()].filter(
      (index) => !isCertain[index] && left * (sizes[index] ?? 0) >= total && left > 0,
    );
    if (sure.length === 0) return { isCertain, left, total };
    for (const index of sure) {
      isCertain[index] = true;
      left -= 1;
      total -= sizes[index] ?? 0;
    }
  }
}
