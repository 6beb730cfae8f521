// What a verdict brings for the interview and its operator, by a rule that the survey may set. No official rule was
// found; the defaults follow the proposal that a denied or wrong interview does not count and that answers which merely
// differ call for training.

import { verdictReasons, type VerdictReason } from './verdict.ts';

export const consequences = [
  /** The interview is kept but counts nowhere, and the next of the reserve is called in its place. */
  'void',
  /** Facts and answers that differ beyond their tolerance count as the citizen gave them at the re-call. */
  'correct',
  /** The operator is trained again before the next shift. */
  'retrain',
  /** Every other interview of the operator in this survey is re-called. */
  'check-batch',
] as const;
export type Consequence = (typeof consequences)[number];

export type ConsequenceRules = Readonly<Partial<Record<VerdictReason, readonly Consequence[]>>>;

export const defaultConsequenceRules: ConsequenceRules = {
  'interview-denied': ['void', 'check-batch'],
  'transaction-denied': ['void'],
  'wrong-person': ['void'],
  'not-eligible': ['void'],
  'fixed-fact-differs': ['void'],
  'answers-differ': ['retrain'],
};

/**
 * What follows a verdict with these reasons, each once, in the order of the list above. A void interview has nothing to
 * correct.
 */
export function consequencesOf(
  reasons: readonly VerdictReason[],
  rules: ConsequenceRules = defaultConsequenceRules,
): Consequence[] {
  return sensible(reasons.flatMap((reason) => rules[reason] ?? []));
}

/** The same list in its order, each once, without what another makes senseless. */
export function sensible(wanted: readonly Consequence[]): Consequence[] {
  return consequences.filter(
    (one) => wanted.includes(one) && !(one === 'correct' && wanted.includes('void')),
  );
}

/** Reasons that may bring something; all others only explain a verdict without a finding. */
export const reasonsWithConsequences: readonly VerdictReason[] = verdictReasons.filter(
  (reason) => defaultConsequenceRules[reason] !== undefined,
);
