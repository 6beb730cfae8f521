import type { Text } from '../vi.ts';

export const webForms: Text['webForms'] = {
  title: 'Web forms',
  lead: 'Everybody in the sample has a personal link to answer the same questions by themselves; once they have, nobody calls.',
  sofar: 'So far',
  valid: 'Links that work',
  ofOpen: (open: string) => `of ${open} open cases`,
  begun: 'Answering now',
  complete: 'Forms sent',
  ended: 'Refused, not eligible',
  counts:
    'Whoever is answering is not called for 30 minutes after each answer. A form counts as soon as it is sent, as answered on the web.',
  issue: {
    title: 'Make links',
    what: 'The file has form number, name, telephone numbers, address and link of each person, for messages or letters. Links are not kept, so the file can be taken only once. Nobody on the do-not-call list is in it.',
    notYours: 'The file has names and numbers: only officials and administrators make links.',
    notActive: 'The survey is not active, so no links can be made yet.',
    cases: 'For',
    without: (count: string) => `People without a link: ${count}`,
    all: (count: string) => `All open cases: ${count}; their former links stop working`,
    validUntil: 'Works until the end of',
    validUntilHint: 'Day/month/year',
    format: 'Kind of file',
    formats: { xlsx: 'Excel (.xlsx)', csv: 'CSV, for programs that send messages' },
    reason: 'Reason',
    reasonHint:
      'From 10 characters, e.g. first invitation by message. Who, when and why is written to the log.',
    act: (count: string) => `Make ${count} links and take the file`,
    done: (links: string, name: string) => `${links} links made, ${name} downloaded.`,
    blocked: {
      nobody: 'There is nobody left to make a link for.',
      day: 'Enter a day like 31/12/2026.',
      reason: 'State a reason of at least 10 characters first.',
    },
  },
};
