import type { Text } from '../vi.ts';

export const callChecks: Text['callChecks'] = {
  title: 'Check a call',
  lead: 'A citizen asks whether a call was ours: type the code they read out. Each look is in the audit log.',
  code: 'Code (8 digits)',
  check: 'Check',
  notOurs:
    'No call has this code. Ask for it digit by digit; if it stays so, advise the citizen not to answer.',
  ours: 'The call was ours.',
  notCalled: 'There is such a case, but nobody has called it.',
  compare: 'Ask for their name and when the call came, and compare; do not read any of this to them first.',
  survey: 'Survey',
  respondent: 'Who was called',
  about: 'About',
  calls: 'The calls, latest first',
  answered: 'answered',
  unanswered: 'not answered',
  elsewhere:
    'The call they speak of is not here? Pass them on to the provincial office: it calls to check interviews.',
  recordings: 'Recordings',
  noRecordings: 'There is none.',
  kept: (count: string) => `There are ${count}. The citizen may have them deleted; that cannot be undone.`,
  reason: 'What the citizen asked for (kept in the audit log)',
  delete: 'Delete all recordings',
  deleted: (count: string) => `${count} deleted; the carrier does so within seconds.`,
};
