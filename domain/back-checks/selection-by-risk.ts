// The probability with which a completed interview is chosen for phúc tra, by risk: a floor for everyone, more where an
// operator or an agency is still owed checks in the period, more as the risk that the interview would fail exceeds what
// is tolerable, 1 where a rule of evidence fired or the operator is flagged. Fixed when the interview is completed, from nothing but what was known by then, and stored; the choice
// itself is a number drawn for this interview alone. So each interview counts with 1/probability, however much earlier
// results have moved the later probabilities (statistics/bad-share.ts).

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export interface RiskSelectionSettings {
  /** Least probability of any interview. */
  floor: number;
  /** Risk up to which the floor is enough. */
  tolerableRisk: number;
  /** What each unit of risk above it adds: with 20, an interview 2 points above it is chosen with 40 % more. */
  perRisk: number;
  /** Share of bad interviews expected of an operator of whom nothing is known. */
  expectedBad: number;
  /** How many checks that expectation is worth: few, and an operator's own results soon outweigh it. */
  expectationWeight: number;
}

/** Proposals, tuned with `cati simulate back-check` (docs/back-check-selection.md); no official share was found. */
export const defaultRiskSelection: RiskSelectionSettings = {
  floor: 0.03,
  tolerableRisk: 0.2,
  perRisk: 20,
  expectedBad: 0.04,
  expectationWeight: 4,
};

/** Checks still to be chosen in the period to reach its minimum, and interviews still expected in it, this one included. */
export interface Owed {
  checks: number;
  interviews: number;
}

/** What is known when an interview is completed. */
export interface InterviewStanding {
  /** A rule of evidence fired that allows no doubt, such as no answered call. */
  ruleFired: boolean;
  /** The sequential test has flagged the operator. */
  flagged: boolean;
  /** Sum of the weights of the evidence, each the logarithm of how much likelier it is in a bad interview; 0 says nothing. */
  evidence: number;
  /** The operator's checks with a result so far, and how many of them failed. */
  operator: { checked: number; failed: number };
  owed: { operator: Owed; agency: Owed };
}

export const selectionReasons = [
  'floor',
  'operator-owed',
  'agency-owed',
  'risk',
  'rule-fired',
  'operator-flagged',
] as const;
export type SelectionReason = (typeof selectionReasons)[number];

export interface RiskSelection {
  probability: number;
  /** What made the probability as great as it is. */
  reason: SelectionReason;
  /** Chance that the interview would fail a check. */
  risk: number;
  /** What each part of the rule alone would have given; the greatest holds, unless it is certain for another reason. */
  chances: { floor: number; operatorOwed: number; agencyOwed: number; risk: number };
}

/** The probability of one interview, with the reason. @throws RangeError when the settings make no sense */
export function riskSelection(settings: RiskSelectionSettings, standing: InterviewStanding): RiskSelection {
  assertSettings(settings);
  const risk = riskOf(settings, standing);
  const chances = {
    floor: settings.floor,
    operatorOwed: owedShare(standing.owed.operator),
    agencyOwed: owedShare(standing.owed.agency),
    risk: Math.max(0, Math.min(1, settings.floor + settings.perRisk * (risk - settings.tolerableRisk))),
  };
  if (standing.flagged) return { probability: 1, reason: 'operator-flagged', risk, chances };
  if (standing.ruleFired) return { probability: 1, reason: 'rule-fired', risk, chances };
  const candidates: [number, SelectionReason][] = [
    [chances.operatorOwed, 'operator-owed'],
    [chances.agencyOwed, 'agency-owed'],
    [chances.risk, 'risk'],
  ];
  let [probability, reason]: [number, SelectionReason] = [settings.floor, 'floor'];
  for (const [candidate, why] of candidates) {
    if (candidate > probability) [probability, reason] = [candidate, why];
  }
  return { probability, reason, risk, chances };
}

/**
 * Chance that the interview would fail: the share expected of its operator, that is the mean of a beta distribution
 * with the settings' expectation as prior and the operator's checks as data, moved by the evidence on the scale of odds.
 */
function riskOf(
  { expectedBad, expectationWeight }: RiskSelectionSettings,
  { operator: { checked, failed }, evidence }: InterviewStanding,
): number {
  const expected = (expectedBad * expectationWeight + failed) / (expectationWeight + checked);
  return 1 / (1 + Math.exp(-(Math.log(expected / (1 - expected)) + evidence)));
}

/** Spreads what is owed evenly over the interviews still expected; certain when there are no more of these than owed. */
function owedShare({ checks, interviews }: Owed): number {
  return checks <= 0 ? 0 : Math.min(1, checks / Math.max(1, interviews));
}

/**
 * The number drawn for an interview, which is chosen if and only if it is below its probability. Uniform on [0, 1), from
 * the first 48 bits of SHA-256; different interviews' draws are independent.
 *
 * @param key names the interview for ever
 */
export function drawOf(seed: string, key: string): number {
  const bytes = sha256(utf8ToBytes(`back-check by risk\n${seed}\n${key}`)).slice(0, 6);
  return bytes.reduce((number, byte) => number * 256 + byte, 0) / 2 ** 48;
}

function assertSettings(settings: RiskSelectionSettings): void {
  const { floor, tolerableRisk, perRisk, expectedBad, expectationWeight } = settings;
  if (!(floor > 0 && floor <= 1)) throw new RangeError(`Floor ${floor} is not above 0 and at most 1`);
  if (!(tolerableRisk >= 0 && tolerableRisk <= 1))
    throw new RangeError(`Tolerable risk ${tolerableRisk} is not between 0 and 1`);
  if (!(perRisk >= 0)) throw new RangeError(`Probability per risk ${perRisk} is not 0 or more`);
  if (!(expectedBad > 0 && expectedBad < 1))
    throw new RangeError(`Expected share ${expectedBad} is not between 0 and 1`);
  if (!(expectationWeight > 0))
    throw new RangeError(`Weight of the expectation ${expectationWeight} is not above 0`);
}
