import { expectedContacts } from '#domain/back-checks/expectation/expected-rates.ts';
import { deviationFrom } from './deviation.ts';
import type { EvidenceRule } from './rule.ts';

/** Attempts that reached somebody, against what the room's others would have reached with the same ones. */
export const contactRate: EvidenceRule = {
  name: 'contact-rate',
  suspicious: 'either',
  ...deviationFrom(expectedContacts, { tried: 'attempts', succeeded: 'contacts' }),
};
