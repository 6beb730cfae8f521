import type { Text } from '../vi.ts';

export const contradictions: Text['contradictions'] = {
  hard: 'Answers contradict each other',
  soft: 'An answer to ask about again',
  one: (question, sentence) => `“${question}”: ${sentence}`,
  more: (count) => `${count} more`,
  goTo: (question) => `to “${question}”`,
  act: 'Go to the contradicting answer',
  unsaid: 'does not fit the other answers',
  ended: {
    hard: 'All questions are asked, but answers contradict each other. Ask again and correct one of them; as long as they contradict, the interview cannot be recorded as complete.',
    soft: 'All questions are asked. An answer has become unusual since another was corrected: ask again, or press F12 to record the result as it stands.',
  },
};
