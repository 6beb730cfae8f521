import { type BadShare, badShare } from '#domain/back-checks/statistics/bad-share.ts';

import type { OperatorMonth } from './back-check-month.ts';

/* What a simulated month of phúc tra came to. */

/** A fabricator found by then is found early (the first week of an operator with 15 interviews a day). */
export const earlyCompletes = 60;

export interface MonthSummary {
  /** Fabricators flagged. */
  detected: number;
  /** Of these, flagged after at most 60 of their interviews. */
  detectedEarly: number;
  /** Honest operators flagged. */
  falseFlags: number;
  completes: number;
  recalls: number;
  /** Re-calls over completed interviews. */
  checkedShare: number;
  /** Mean number of interviews that a detected fabricator had completed when flagged; null when none was. */
  completesToDetection: number | null;
  /** Bad interviews over completed ones, which only the simulation knows, and what the drawn re-calls say of it. */
  badShare: number;
  estimate: BadShare | null;
}

/** Adds up the operators' months. @throws RangeError when they hold no interview */
export function summaryOf(months: readonly OperatorMonth[]): MonthSummary {
  const interviews = months.flatMap((month) => month.interviews);
  if (interviews.length === 0) throw new RangeError('No interviews');
  const found = months
    .filter(({ fabricator }) => fabricator)
    .flatMap(({ flaggedAfter }) => (flaggedAfter === null ? [] : [flaggedAfter]));
  const recalls = sum(months.map((month) => month.recalls));
  return {
    detected: found.length,
    detectedEarly: found.filter((completes) => completes <= earlyCompletes).length,
    falseFlags: months.filter(({ fabricator, flaggedAfter }) => !fabricator && flaggedAfter !== null).length,
    completes: interviews.length,
    recalls,
    checkedShare: recalls / interviews.length,
    completesToDetection: found.length === 0 ? null : sum(found) / found.length,
    badShare: interviews.filter(({ bad }) => bad).length / interviews.length,
    estimate: badShare(
      interviews
        .filter(({ chosen }) => chosen)
        .map(({ probability, bad, reached }) => ({ probability, bad: reached ? bad : null })),
      { completed: interviews.length, bad: 0, good: 0 },
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
