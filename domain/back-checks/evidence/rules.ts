// All rules of evidence, in the order in which they are shown.

import { afterHangUp } from './after-hang-up.ts';
import { burst } from './burst.ts';
import { completionRate } from './completion-rate.ts';
import { contactRate } from './contact-rate.ts';
import type { InterviewFacts } from './facts.ts';
import { fewUnanswered } from './few-unanswered.ts';
import { nearDuplicate } from './near-duplicate.ts';
import { noAnsweredCall } from './no-answered-call.ts';
import { offPath } from './off-path.ts';
import type { EvidenceName, EvidenceRule, Measured } from './rule.ts';
import { sameNumber } from './same-number.ts';
import { shortCuts } from './short-cuts.ts';
import { shortTalk } from './short-talk.ts';
import { straightLine } from './straight-line.ts';

export const evidenceRules: readonly EvidenceRule[] = [
  noAnsweredCall,
  afterHangUp,
  shortTalk,
  burst,
  straightLine,
  shortCuts,
  nearDuplicate,
  fewUnanswered,
  contactRate,
  completionRate,
  sameNumber,
  offPath,
];

export type Measures = ReadonlyMap<EvidenceName, Measured>;

/**
 * What can be measured of the interview. It has been completed: a rule that fails has no value, and takes neither the
 * others' nor the interview with it.
 *
 * @param onFault is told of such a rule, and why
 */
export function measuresOf(
  facts: InterviewFacts,
  onFault: (rule: EvidenceName, fault: unknown) => void,
): Measures {
  const measures = new Map<EvidenceName, Measured>();
  for (const { name, measure } of evidenceRules) {
    try {
      const measured = measure(facts);
      if (measured !== null) measures.set(name, measured);
    } catch (fault) {
      onFault(name, fault);
    }
  }
  return measures;
}
