/** Ranks of published scores that stand best first: equal ones share a rank and the next is left out (1, 2, 2, 4). */
export function sharedRanks(shown: readonly number[]): number[] {
  return shown.map((score) => shown.indexOf(score) + 1);
}
