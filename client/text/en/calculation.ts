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
  differences: 'Rank and differences',
  ranked: (rank) => `Rank ${rank}: by the score rounded as shown; equal scores share a rank.`,
  tested: (what, points, se, probability, verdict) =>
    `${what}: ${points} points, standard error ${se}, probability adjusted by Holm’s method ${probability}: ${verdict}.`,
  backToShares: 'Back to the shares',
  backToRates: 'Back to the rates',
  shareRule: (option, onPaper) =>
    `Share = 100 × answers “${option}” ÷ valid answers. Not applicable, don’t know${onPaper ? ', refused and what was left blank on paper' : ' and refused'} are not in the denominator.`,
  shareSource:
    'Source: counted answers of complete, valid interviews (counted_answers), which the data files of the survey have.',
  aaporClass: 'Class',
  outcomes: 'Outcomes of this class (AAPOR code)',
  aaporClasses: {
    I: 'complete',
    P: 'partial',
    R: 'refusal, break-off',
    NC: 'non-contact',
    O: 'other',
    UH: 'unknown: nobody met',
    UO: 'unknown: other',
    NE: 'not eligible',
  },
  undefinedRate: {
    'denominator-zero': 'Undefined: the denominator is 0.',
    'e-unknown': 'Undefined: no case of known eligibility, hence no e.',
  },
  ofPart: (interviews, all) =>
    `${interviews} of the ${all} interviews that count in the survey. The error of a part: Taylor linearisation over the whole design, with interviews outside it giving 0 (domain estimation; Särndal, Swensson & Wretman 1992, section 10.3), so that the part's random size is in it.`,
  alike: 'If all interviews counted alike:',
  unweightedCounts:
    'The counts above are of answers, without the weights of interviews; the figure of this page is computed with weights, so it does not follow from these counts alone.',
};
