import type { EvidenceRule } from './rule.ts';

/**
 * Share of "không biết" and refusals among the operator's last answers: who invents gives few of them (Schwanhäuser,
 * Sakshaug & Kosyakova 2022, PLOS ONE / PMC8944307). Of one interview alone it would say nothing.
 */
export const fewUnanswered: EvidenceRule = {
  name: 'few-unanswered',
  suspicious: 'low',
  scaled: (share) => Math.sqrt(share),
  expected: { middle: 0.2, spread: 0.08 },
  ordinarilyNothing: false,
  measure: ({ operator: { answers, unanswered } }) =>
    answers < 200 ? null : { value: unanswered / answers, counts: { unanswered, answers }, proves: false },
};
