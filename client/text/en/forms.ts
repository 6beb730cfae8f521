import type { Text } from '../vi.ts';

export const forms: Text['forms'] = {
  title: 'Forms issued, collected, valid',
  issued: 'Issued',
  collected: 'Collected',
  valid: 'Valid',
  ofIssued: (share: string) => `${share} of issued`,
  ofCollected: (share: string) => `${share} of collected`,
  rejected: 'Not valid',
  once: 'Each form counts once, under the first reason.',
  which: (count: string) => `The ${count} forms that are not valid, each with its reason codes`,
  newest: (count: string) => `The newest ${count} are shown.`,
  form: 'Form',
  stratum: 'Stratum',
  ended: 'Ended',
  operator: 'Operator',
  reasons: 'Reasons (codes)',
  rules: {
    minimumRated: 'A form is valid from (% of applicable items rated; 0: any)',
    maximumSpecial: 'At most so many % of items answered 97, 98, 99 (100: any)',
    straightLine: 'Rejected when rated alike from (items; 0: never)',
    minimumSeconds: 'Shortest duration, seconds (0: any)',
    rejectContradictory: 'Reject forms with contradictory answers or unconfirmed warnings',
    rejectWithoutConsent: 'Reject forms without consent on record',
  },
};
