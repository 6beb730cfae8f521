/** What can happen to a phúc tra, in the words of its record (table back_check_steps). */
export const stepKinds = [
  'called',
  'postponed',
  'submitted',
  'remarked',
  'appealed',
  'decided',
  'void',
  'restored',
  'replacement-opened',
  'replacement-withdrawn',
  'replacement-kept',
  'no-replacement',
  'corrected',
  'correction-undone',
  'retrain',
  'retrain-lifted',
  'trained',
  'batch-check',
  'batch-withdrawn',
  'batch-check-stays',
] as const;
export type StepKind = (typeof stepKinds)[number];
