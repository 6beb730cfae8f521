import type { Text } from '../vi.ts';

export const charts: Text['charts'] = {
  title: 'Charts',
  factors: 'Score of each factor; the horizontal line is the 95 % confidence interval.',
  agencies:
    'Index of each agency with its 95 % confidence interval; a hollow point has too few interviews for a rank.',
  whole: 'All',
  levelsOfItems: 'Answers to each item, % of valid answers; parts below 6 % carry no figure.',
  levels: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
};
