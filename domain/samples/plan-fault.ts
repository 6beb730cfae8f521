/* What can be wrong with a plan that was written by hand; planFaultSentence (fault-sentences.ts) says it to people. */

export const planFaultCodes = [
  'not-an-object',
  'text-missing',
  'not-a-list',
  'list-empty',
  'list-too-long',
  'unknown-value',
  'repeated-value',
  'not-a-whole-number',
  'out-of-range',
  'level-not-in-strata',
  'tier-zero-missing',
  'stages-out-of-order',
  'area-not-in-strata',
  'total-with-stages',
  'area-class-differs',
  'area-class-without-size',
  'area-ambiguous',
] as const;
export type PlanFaultCode = (typeof planFaultCodes)[number];

export interface PlanFault {
  /** Path in the plan, as `parts[0].allocation.tiers[1].size`. */
  where: string;
  code: PlanFaultCode;
  /** Limits that were passed (`least`, `most`), or the name that is in question (`name`). */
  details?: Readonly<Record<string, string | number>>;
}
