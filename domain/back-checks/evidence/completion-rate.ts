import { expectedCompletes } from '#domain/back-checks/expectation/expected-rates.ts';
import { deviationFrom } from './deviation.ts';
import type { EvidenceRule } from './rule.ts';

/** Interviews of those reached, against what the room's others would have got: whoever invents meets no refusal. */
export const completionRate: EvidenceRule = {
  name: 'completion-rate',
  suspicious: 'high',
  ...deviationFrom(expectedCompletes, { tried: 'contacts', succeeded: 'completes' }),
};
