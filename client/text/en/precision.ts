import type { Text } from '../vi.ts';

export const precision: Text['precision'] = {
  none: 'Too few interviews yet for an error of the index.',
  margin: (points: string) => `Error so far ±${points} points`,
  target: (points: string) => `target ±${points}`,
  noTarget: 'no target was set',
  reached: 'reached.',
  needed: (count: string) => `about ${count} more interviews, if answers vary as so far.`,
};
