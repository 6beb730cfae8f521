// Sums over the strata of a sample being worked off, and how each stratum stands. Pure.
import type { StratumBoardRow } from '#contract/samples.ts';

export interface BoardSums {
  target: number;
  completes: number;
  released: number;
  /** Main units whose replicate is not released yet. */
  unreleased: number;
  open: number;
  reserveSpent: number;
  reserveLeft: number;
}

export function boardSums(strata: readonly StratumBoardRow[]): BoardSums {
  const sum = (value: (row: StratumBoardRow) => number) =>
    strata.reduce((total, row) => total + value(row), 0);
  return {
    target: sum(({ main }) => main),
    completes: sum(({ completes }) => completes),
    released: sum(({ released }) => released),
    unreleased: sum(({ main, released }) => main - released),
    open: sum(({ open }) => open),
    reserveSpent: sum(({ reserveReleased }) => reserveReleased),
    reserveLeft: sum(({ reserveLeft }) => reserveLeft),
  };
}

/** `exhausted`: below target, and nobody is left to be called, neither in reserve nor in a replicate to come. */
export type StratumStanding = 'done' | 'under-way' | 'exhausted';

export function standingOf(row: StratumBoardRow): StratumStanding {
  if (row.completes >= row.main) return 'done';
  const isOver = row.open === 0 && row.reserveLeft === 0 && row.released >= row.main;
  return isOver ? 'exhausted' : 'under-way';
}

/** Why reserves were released, most frequent first. */
export function reasonsOf(reserveReasons: Readonly<Record<string, number>>): [code: string, count: number][] {
  return Object.entries(reserveReasons).toSorted(
    ([leftCode, left], [rightCode, right]) => right - left || (leftCode < rightCode ? -1 : 1),
  );
}
