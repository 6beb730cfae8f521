import type { Text } from '../vi.ts';
import { counted } from './counted.ts';

export const publications: Text['publications'] = {
  title: 'Publication',
  lead: (survey) =>
    `${survey}. A published edition is neither changed nor removed; a correction is a new one that names the former and says why.`,
  readiness: 'To look at before publishing',
  states: { fine: 'fine', warns: 'to be confirmed', blocks: 'cannot be published yet' },
  readinessOf: {
    sample: (count) =>
      count === '0'
        ? 'The sample is not confirmed, or its frame is no longer kept'
        : 'The sample is confirmed and its frame kept',
    interviews: (count) => `${count} valid interviews`,
    openCases: (count) =>
      count === '0'
        ? 'Every case is closed'
        : `${counted(count, 'case')} still open: response rates may change`,
    strataWithoutInterviews: (count) =>
      count === '0'
        ? 'Every stratum has an interview'
        : `${counted(count, 'stratum', 'strata')} without an interview`,
    openBackChecks: (count) =>
      count === '0' ? 'Every chosen interview was re-called' : `${counted(count, 're-call')} not finished`,
    mayAppeal: (count, until) =>
      count === '0'
        ? 'No interview was voided or corrected after a re-call whose operator may still answer'
        : `${count} interviews were voided or corrected after a re-call and their operators may answer until ${until}: if a verdict is overturned, the interview counts again. Wait until then, or confirm to publish now; the edition says so`,
    openAppeals: (count) =>
      count === '0'
        ? 'No appeal waits for a decision'
        : `${count} appeals not decided: decisions may change results`,
    undecidedVerdicts: (count) =>
      count === '0'
        ? 'No voided or corrected interview is left undecided after the time to answer'
        : `${count} interviews were voided or corrected, the time to answer is over, and nobody has decided`,
    joinedStrata: (count) =>
      count === '0'
        ? 'No stratum has so few interviews that it has to be joined'
        : `${count} strata with few interviews are joined; every screen and report computes its errors from the joined strata, so they are the same`,
    weightsTell: (count) =>
      count === '0'
        ? 'Weights tell no small stratum'
        : 'Weights would tell small strata: interviews are withheld and the index cannot be checked',
    fewChanged: (count) =>
      count === '0'
        ? 'Beside the former edition the answers of few cannot be told'
        : `Only ${count} interviews differ from the former edition (added, gone or corrected): whoever compares the two learns what they answered. Wait for other changes, or confirm to publish now`,
  },
  accept: 'I have seen these points and publish all the same',
  settings: 'What is made public',
  minimumCell: (minimum) =>
    `Figures from fewer than ${minimum} interviews are hidden, with cells that would tell them; the rule of the index has this number, since errors follow it, too.`,
  withFrame: 'With the frame (record codes, days of results)',
  withFrameHint:
    'With the frame anybody can repeat the draw; but a record code may lead to a name at the service portal. Without it its digest is still public.',
  reason: (former) => `What is corrected against edition ${former}, and why`,
  reasonShort: 'At least 10 characters.',
  preview: 'Preview',
  previewNone: 'There is no preview while something stands in the way.',
  overall: 'Satisfaction index',
  interval: (low, high) => `95 %: ${low} – ${high}`,
  interviews: 'Valid interviews',
  agencies: 'Agencies named',
  notShown: (count) => `${counted(count, 'interview')} of agencies that are not named`,
  hidden: 'Cells hidden in tables by group',
  act: (number) => `Publish edition ${number}`,
  confirm: {
    title: 'Publish the results?',
    consequence: (number, score) =>
      `Edition ${number}, index ${score} %, is open to everybody at /cong-bo and can be neither changed nor removed.`,
    submit: 'Publish',
  },
  blocked: {
    warnings: 'Mark that you have seen the points to be confirmed.',
    blocks: 'Something above still stands in the way.',
    reason: 'Say what is corrected and why.',
  },
  editions: 'Published editions',
  none: 'Nothing is published yet. The public pages have nothing of this survey.',
  columns: {
    edition: 'Edition',
    at: 'When',
    by: 'Published by',
    score: 'Index',
    reason: 'Correction',
    digest: 'SHA-256',
  },
  open: (number) => `Open edition ${number}`,
};
