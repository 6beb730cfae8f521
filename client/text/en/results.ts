import type { Text } from '../vi.ts';
import { counted } from './counted.ts';

export const results: Text['results'] = {
  title: 'Satisfaction index',
  lead: (survey, time) => `${survey} · as of ${time}`,
  overall: 'Overall satisfaction index',
  basis: (interviews, target) => `${counted(interviews, 'complete')} of a sample of ${target}`,
  basisNoTarget: (interviews) => counted(interviews, 'complete'),
  partial: 'The sample is not complete: the figure still moves with each interview.',
  empty: {
    title: 'No completed interview yet',
    text: 'The index is computed again after each interview. The first one brings the figure here.',
    step: 'See which step the survey is at',
  },
  lowest: 'Lowest',
  lowestNone: 'Too few answers to name any.',
  factors: {
    title: 'Factors and items',
    name: 'Factor',
    score: 'Score',
    bar: 'Scale 0–100',
    valid: 'Valid answers',
    notApplicable: 'Not applicable',
    dontKnow: 'Don’t know',
    refused: 'Refused',
    blank: 'Blank (paper)',
    openAll: 'Open all',
    closeAll: 'Close all',
    exportRows: 'Download table (.csv)',
    exportName: 'index-factors',
  },
  agencies: {
    title: 'By agency',
    rank: 'Rank',
    name: 'Agency',
    interviews: 'Completes',
    overall: 'Index',
    notRankedTitle: (minimum) => `Not ranked: fewer than ${minimum} completes`,
    notRankedNote:
      'With few interviews a single answer moves the figure a lot; it is shown to follow, not to compare.',
    none: 'No agency has enough completes to be ranked',
    noneText: (minimum) => `An agency is ranked from ${minimum} completes on.`,
    exportName: 'index-by-agency',
  },
  rule: {
    title: 'How it is computed',
    minimum: (minimum) => `Agencies are ranked from ${minimum} completes on.`,
  },
};
