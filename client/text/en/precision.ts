import type { Text } from '../vi.ts';

export const precision: Text['precision'] = {
  none: 'Too few interviews yet for an error of the index.',
  margin: (points: string) => `Error so far ±${points} points`,
  target: (points: string) => `target ±${points}`,
  noTarget: 'no target was set',
  reached: 'reached.',
  calculation: 'How this error is computed',
  title: 'Calculation: error of the index',
  figure: 'Error so far (± points)',
  aim: 'Target (± points)',
  more: 'Still needed (interviews)',
  persons: 'Persons in the frame',
  rule: (low, high, margin) =>
    `The error is half the width of the 95 % interval of the index: (${high} − ${low}) ÷ 2 = ${margin} points.`,
  toTarget: (ratio, interviews, inverse, wanted, needed) =>
    `The variance falls as 1/n − 1/N (Cochran 1977, 2.5), the error with its root. Interviews that give the target: 1 ÷ (${ratio}² × (1/${interviews}${inverse === '' ? '' : ` − ${inverse}`})${inverse === '' ? '' : ` + ${inverse}`}) = ${wanted}; rounded up, less the ${interviews} there are: ${needed} more.`,
  noPersons: 'The number of persons is not known, or all were asked: 1/N is left out.',
  atTarget: 'The error is not above the target: no further interview is needed.',
  needed: (count: string) => `about ${count} more interviews, if answers vary as so far.`,
};
