import type { EvidenceRule } from './rule.ts';

/** Questions with an answer that no longer lie on the path: answers were changed so that others fell away. */
export const offPath: EvidenceRule = {
  name: 'off-path',
  suspicious: 'high',
  scaled: (entries) => Math.sqrt(entries),
  expected: { middle: 0, spread: 0.8 },
  ordinarilyNothing: true,
  measure: ({ offPath: names }) => ({
    value: names.length,
    counts: { entries: names.length },
    proves: false,
  }),
};
