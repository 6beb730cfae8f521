// The calculation of one figure, as far as it can be done again by hand.
import type { Text } from '../vi.ts';

export const calculation: Text['calculation'] = {
  part: 'Made of',
  score: 'Score',
  interval: '95 % interval',
  weight: 'Weight',
  points: { top2_share: 'Satisfied, very satisfied', scale_mean: 'Sum of points 1–5' },
  valid: 'Valid answers',
  division: (above, below, result) => `${above} ÷ ${below} = ${result}`,
  leftOut: (count) => `${count} parts without a valid answer are left out.`,
  backToTable: 'Back to the table',
  ofPart: (interviews, all) =>
    `${interviews} of the ${all} interviews that count in the survey. The error of a part: Taylor linearisation over the whole design, with interviews outside it giving 0 (domain estimation; Särndal, Swensson & Wretman 1992, section 10.3), so that the part's random size is in it.`,
  alike: 'If all interviews counted alike:',
  unweightedCounts:
    'The counts above are of answers, without the weights of interviews; the figure of this page is computed with weights, so it does not follow from these counts alone.',
};
