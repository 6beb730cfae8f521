import { asItIs, type EvidenceRule } from './rule.ts';

/**
 * Greatest share of equal answers with one of the operator's own earlier interviews (Kuriakose & Robbins 2016,
 * Statistical Journal of the IAOS 32, 283–291, "maximum percent match"; there above 0.85 was suspicious). Citizens who
 * are content with everything are alike too: what counts is how much more alike than in the room.
 */
export const nearDuplicate: EvidenceRule = {
  name: 'near-duplicate',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0.75, spread: 0.13 },
  ordinarilyNothing: false,
  measure: ({ likest }) =>
    likest === null || likest.shared < 10
      ? null
      : { value: likest.equal / likest.shared, counts: { ...likest }, proves: false },
};
