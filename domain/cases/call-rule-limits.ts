// Between which figures the counts of a survey's calling rules may lie: wide enough for any survey, narrow enough that a
// slip of the hand does not call a citizen fifty times.

import type { CallRules } from './call-rules.ts';

export const countRules = [
  'maxAttempts',
  'maxAttemptsPerDay',
  'maxContactsPerDay',
  'minDaysSpread',
  'refusalConversions',
  'refusalConversionDays',
  'numberNotInUseProofs',
  'maxUnplacedTries',
  'wrapUpSeconds',
] as const satisfies readonly (keyof CallRules)[];
export type CountRule = (typeof countRules)[number];

export const countLimits: Readonly<Record<CountRule, { from: number; to: number }>> = {
  maxAttempts: { from: 1, to: 30 },
  maxAttemptsPerDay: { from: 1, to: 10 },
  maxContactsPerDay: { from: 1, to: 10 },
  minDaysSpread: { from: 0, to: 30 },
  refusalConversions: { from: 0, to: 5 },
  refusalConversionDays: { from: 0, to: 60 },
  numberNotInUseProofs: { from: 1, to: 5 },
  maxUnplacedTries: { from: 1, to: 100 },
  // 0: no limit.
  wrapUpSeconds: { from: 0, to: 1800 },
};

/** A month. */
export const longestRetryMinutes = 43_200;
