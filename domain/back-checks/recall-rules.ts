// The rules of re-calling that a survey sets, with defaults. Hours, caps of the day and waits are those of its
// interviews (domain/cases/call-rules.ts): for the citizen a re-call is one more call of the same office.

import { defaultConsequenceRules, type ConsequenceRules } from './consequences.ts';
import { defaultVerdictLimits, type VerdictLimits } from './verdict.ts';

export interface RecallRules {
  /** Days from being chosen to the day by which the re-call is due. */
  dueDays: number;
  /** Placed re-calls before it is given up as not reached; null: as many as for an interview. */
  maxAttempts: number | null;
  /** Days that the operator has to answer a verdict. */
  appealDays: number;
  limits: VerdictLimits;
  consequences: ConsequenceRules;
  /** What the plan asks to be re-called at least. */
  plan: CoveragePlan;
}

export interface CoveragePlan {
  /** Of all completed interviews, 0–1. */
  share: number;
  perOperator: number;
  perAgency: number;
}

/**
 * No official share, period or pass mark was found. Seven days because memory of a call fades; three days to answer;
 * at least 3 % over all, three interviews of every operator and one of every agency.
 */
export const defaultRecallRules: RecallRules = {
  dueDays: 7,
  maxAttempts: null,
  appealDays: 3,
  limits: defaultVerdictLimits,
  consequences: defaultConsequenceRules,
  plan: { share: 0.03, perOperator: 3, perAgency: 1 },
};
