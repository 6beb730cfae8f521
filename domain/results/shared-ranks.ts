/** Ranks of published scores that stand best first: equal ones share a rank and the next is left out (1, 2, 2, 4). */
export function sharedRanks(shown: readonly number[]): number[] {
  let rank = 1;
  return shown.map((score, at) => {
    if (score !== shown[at - 1]) rank = at + 1;
    return rank;
  });
}
