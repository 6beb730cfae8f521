// Reading the table of dispositions: one row, its AAPOR code under a profile, and the one outcome that stands for a
// case's whole history.

import { dispositionCodes, informativeness } from './disposition-codes.ts';
import type { AaporClass, AaporProfile, Disposition, DispositionCode } from './disposition-codes.ts';
import { dispositionTable } from './disposition-table.ts';

/** The whole table in the order in which screens list it. */
export const dispositions: readonly Disposition[] = dispositionCodes.map((code) => ({
  code,
  ...dispositionTable[code],
}));

/** One row of the table. */
export function dispositionOf(code: DispositionCode): Disposition {
  return { code, ...dispositionTable[code] };
}

/** AAPOR code and class under a profile; the product's surveys are `named-list`. */
export function aaporOf(
  code: DispositionCode,
  profile: AaporProfile,
): { aapor: string; aaporClass: AaporClass } {
  const { aapor, aaporClass, rdd } = dispositionTable[code];
  return profile === 'rdd' && rdd !== undefined ? rdd : { aapor, aaporClass };
}

/**
 * The one outcome that stands for a case: completion > partial > settled facts about the person > refusal > break-off
 * > other contact > machine > no answer > nothing learned; among equals the latest. Running out of attempts or of
 * time is not an outcome and never hides one (queXS 1.15.9 repaired exactly that: "max attempts" overwrote refusals).
 *
 * @param history dispositions of the case, oldest first
 * @returns null when there was no attempt
 */
export function mostInformative(history: readonly DispositionCode[]): DispositionCode | null {
  let best: DispositionCode | null = null;
  for (const code of history) {
    if (best === null || rank(code) <= rank(best)) best = code;
  }
  return best;
}

function rank(code: DispositionCode): number {
  return informativeness.indexOf(dispositionTable[code].tells);
}
