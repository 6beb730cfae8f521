import { asItIs, type EvidenceRule } from './rule.ts';

/** A completed interview although the carrier reports no leg of its case as answered. */
export const noAnsweredCall: EvidenceRule = {
  name: 'no-answered-call',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0, spread: 0.3 },
  ordinarilyNothing: true,
  measure: ({ legs }) => {
    const answered = legs.filter(({ answeredAt }) => answeredAt !== null).length;
    return {
      value: answered === 0 ? 1 : 0,
      counts: { legs: legs.length, answered },
      proves: answered === 0,
    };
  },
};
