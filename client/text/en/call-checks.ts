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
};
