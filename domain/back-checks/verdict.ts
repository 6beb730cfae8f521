// The verdict of one phúc tra call, with the reasons that led to it. What it brings for the interview and its operator
// is consequences.ts.

import type { Outcome } from '#domain/questionnaire/definition.ts';
import type { AnswerComparison } from './comparison.ts';

export const verdicts = ['confirmed', 'differs', 'denied', 'not-reached'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictReasons = [
  'never-reached',
  /** Reached, but the call broke off before the check was done. */
  'check-not-finished',
  'check-refused',
  'interview-denied',
  'transaction-denied',
  'wrong-person',
  'not-eligible',
  'fixed-fact-differs',
  'answers-differ',
  'answers-agree',
  /** The interview was confirmed, but no answer could be compared. */
  'nothing-compared',
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

export interface BackCheckFinding {
  /** The citizen was spoken with. */
  reached: boolean;
  /** How the re-check's questionnaire ended; null when it did not end. */
  ended: 'complete' | Outcome | null;
  comparisons: readonly AnswerComparison[];
}

/**
 * Limits of the verdict. Official pass marks were not found; the default takes one wrong fact, or two answers beyond
 * their tolerance, as a difference.
 */
export interface VerdictLimits {
  /** Differing type 1 answers (must not change) from which the verdict is `differs`. */
  fixedFacts: number;
  /** Differing type 2 answers from which the verdict is `differs`. */
  hardQuestions: number;
}

export const defaultVerdictLimits: VerdictLimits = { fixedFacts: 1, hardQuestions: 2 };

/**
 * The verdict and its reasons. Type 3 answers may truly change between two calls (IPA), so they never count against
 * the interview; answers that could not be compared count neither way.
 */
export function backCheckVerdict(
  finding: BackCheckFinding,
  limits: VerdictLimits = defaultVerdictLimits,
): { verdict: Verdict; reasons: VerdictReason[] } {
  if (!finding.reached) return { verdict: 'not-reached', reasons: ['never-reached'] };
  switch (finding.ended) {
    case null:
      return { verdict: 'not-reached', reasons: ['check-not-finished'] };
    case 'refusal':
      return { verdict: 'not-reached', reasons: ['check-refused'] };
    case 'interview-denied':
      return { verdict: 'denied', reasons: ['interview-denied'] };
    case 'transaction-denied':
    case 'wrong-person':
      return { verdict: 'differs', reasons: [finding.ended] };
    case 'ineligible':
      return { verdict: 'differs', reasons: ['not-eligible'] };
    case 'complete':
      return verdictOfComparisons(finding.comparisons, limits);
  }
}

function verdictOfComparisons(
  comparisons: readonly AnswerComparison[],
  limits: VerdictLimits,
): { verdict: Verdict; reasons: VerdictReason[] } {
  const compared = comparisons.filter((comparison) => comparison.notCompared === null);
  const differing = compared.filter((comparison) => !comparison.withinTolerance);
  const reasons: VerdictReason[] = [];
  if (atLeast(differing.filter(({ type }) => type === 1).length, limits.fixedFacts))
    reasons.push('fixed-fact-differs');
  if (atLeast(differing.filter(({ type }) => type === 2).length, limits.hardQuestions))
    reasons.push('answers-differ');
  if (reasons.length > 0) return { verdict: 'differs', reasons };
  return { verdict: 'confirmed', reasons: [compared.length > 0 ? 'answers-agree' : 'nothing-compared'] };
}

// A limit of 0 must not condemn an interview without any difference.
function atLeast(count: number, limit: number): boolean {
  return count > 0 && count >= limit;
}

/**
 * Whether a verdict says that the interview is bad: it counts as one in the share of bad interviews and as a failed
 * check of its operator. Null when nobody could be reached, which says nothing.
 *
 * @param overturned an official has decided otherwise
 */
export function isBad(verdict: Verdict, overturned: boolean): boolean | null {
  if (verdict === 'not-reached') return null;
  return verdict !== 'confirmed' && !overturned;
}
