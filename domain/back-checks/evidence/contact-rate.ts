import { asItIs, type EvidenceRule } from './rule.ts';

/** Share of the operator's last attempts in which somebody was spoken with: cases are handed out alike to all. */
export const contactRate: EvidenceRule = {
  name: 'contact-rate',
  suspicious: 'either',
  scaled: asItIs,
  expected: { middle: 0.5, spread: 0.12 },
  measure: ({ operator: { attempts, contacts } }) =>
    attempts < 20 ? null : { value: contacts / attempts, counts: { contacts, attempts }, proves: false },
};
