import type { AaporClass } from '#domain/attempts/disposition-codes.ts';

/**
 * AAPOR response rate 1 (Standard Definitions, 9th ed.): I / ((I + P) + (R + NC + O) + (UH + UO)); not-eligible cases
 * are left out. Null when nothing is in the denominator.
 */
export function responseRate1(cases: readonly { aaporClass: AaporClass; count: number }[]): number | null {
  const counted = cases.filter(({ aaporClass }) => aaporClass !== 'NE');
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  const interviews = counted
    .filter(({ aaporClass }) => aaporClass === 'I')
    .reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? null : interviews / all;
}
