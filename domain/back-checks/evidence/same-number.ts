import type { EvidenceRule } from './rule.ts';

/** Other cases of the survey that were interviewed at the number that answered: a family shares one, but not many. */
export const sameNumber: EvidenceRule = {
  name: 'same-number',
  suspicious: 'high',
  scaled: (others) => Math.sqrt(others),
  expected: { middle: 0, spread: 0.7 },
  ordinarilyNothing: true,
  measure: ({ othersAtNumber: others }) => ({ value: others, counts: { others }, proves: false }),
};
