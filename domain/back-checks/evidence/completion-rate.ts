import { asItIs, type EvidenceRule } from './rule.ts';

/** Share of those spoken with that gave an interview: whoever invents meets no refusal. */
export const completionRate: EvidenceRule = {
  name: 'completion-rate',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0.55, spread: 0.15 },
  measure: ({ operator: { contacts, completes } }) =>
    contacts < 10 ? null : { value: completes / contacts, counts: { completes, contacts }, proves: false },
};
