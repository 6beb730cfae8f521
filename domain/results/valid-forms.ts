import { specialAnswers } from './answer-counts.ts';
import { fraction, toNumber } from './fraction.ts';

/*
 * Which forms are valid, and how many were issued, collected and valid, as the state's reports give it (phát ra, thu về,
 * hợp lệ). BHXH Việt Nam 2025, for one: 91.296 issued, 84.508 collected (92,56 %), 84.448 valid, 99,93 % of those collected
 * and 92,50 % of those issued.
 */

/** Why a collected form is not valid. A form is counted under the first that holds, in this order. */
export const formReasons = [
  'void',
  'partial',
  'duplicate',
  'noConsent',
  'contradictory',
  'tooFast',
  'tooManySpecial',
  'tooFewRated',
  'straightLine',
] as const;
export type FormReason = (typeof formReasons)[number];

export const duplicateRules = ['all', 'first', 'last'] as const;
export type DuplicateRule = (typeof duplicateRules)[number];

/** Settings of a survey; no national rule is published (60 of 84.508 forms of BHXH Việt Nam 2025 were rejected by one). */
export interface ValidFormRule {
  /** Percent of the applicable items that are to be rated; 0 asks for none. */
  minimumRated: number;
  /** Percent of the items asked that may be answered with 97, 98 or 99, or be blank on paper (96); 100 sets no bound. */
  maximumSpecial: number;
  /** From so many rated items on, all rated alike makes the form invalid; 0 sets no bound. */
  straightLine: number;
  /** Seconds from opening the form to its end; 0 sets no bound. */
  minimumSeconds: number;
  /** A hard contradiction, or a warning that nobody confirmed. */
  rejectContradictory: boolean;
  /** A question that ends the interview when the citizen declines to take part, without an answer. */
  rejectWithoutConsent: boolean;
  /** Of several forms of one person only the first that was complete counts, or the last; `all` tells none apart. */
  duplicates: DuplicateRule;
}

/** What of a complete form the rules look at besides its items. */
export interface FormFacts {
  consented: boolean;
  contradictory: boolean;
  /** Null where it is not known: nothing is held against it. */
  seconds: number | null;
}

/** Does a rule look at more than the items? Where it does not, nobody has to read the facts. */
export function looksAtFacts(rule: ValidFormRule): boolean {
  return rule.minimumSeconds > 0 || rule.rejectContradictory || rule.rejectWithoutConsent;
}

/** Is every complete form valid, whatever was answered? */
export function acceptsAll(rule: ValidFormRule): boolean {
  const looksAtItems = rule.minimumRated > 0 || rule.maximumSpecial < 100 || rule.straightLine > 0;
  return !looksAtItems && !looksAtFacts(rule) && rule.duplicates === 'all';
}

/**
 * All that speaks against a complete form, in the order of formReasons; empty for a valid one.
 *
 * @param codes of its items: 1–5 are ratings, 96–99 no rating; -1 was not asked and is no item of it
 * @param facts null where the rules look at none (looksAtFacts)
 */
export function reasonsAgainst(
  codes: readonly number[],
  facts: FormFacts | null,
  rule: ValidFormRule,
): FormReason[] {
  const asked = codes.filter((code) => code >= 0);
  const applicable = asked.filter((code) => code !== specialAnswers.notApplicable);
  const rated = applicable.filter((code) => code >= 1 && code <= 5);
  const special = asked.filter((code) => specialCodes.has(code));
  const isStraight =
    rule.straightLine > 0 && rated.length >= rule.straightLine && rated.every((code) => code === rated[0]);
  const tooFewRated =
    rule.minimumRated > 0 &&
    (applicable.length === 0 || 100 * rated.length < rule.minimumRated * applicable.length);
  const holds: Partial<Record<FormReason, boolean>> = {
    noConsent: rule.rejectWithoutConsent && facts?.consented === false,
    contradictory: rule.rejectContradictory && facts?.contradictory === true,
    tooFast: facts?.seconds != null && facts.seconds < rule.minimumSeconds,
    tooManySpecial: 100 * special.length > rule.maximumSpecial * asked.length,
    tooFewRated,
    straightLine: isStraight,
  };
  return formReasons.filter((reason) => holds[reason]);
}

const specialCodes = new Set<number>(Object.values(specialAnswers));

export interface FormCounts {
  issued: number;
  collected: number;
  valid: number;
  /** Collected in percent of issued, valid in percent of collected and of issued; null where there are none. */
  collectedOfIssued: number | null;
  validOfCollected: number | null;
  validOfIssued: number | null;
}

export function formCounts(issued: number, collected: number, valid: number): FormCounts {
  const percent = (part: number, whole: number): number | null =>
    whole === 0 ? null : toNumber(fraction(100 * part, whole));
  return {
    issued,
    collected,
    valid,
    collectedOfIssued: percent(collected, issued),
    validOfCollected: percent(valid, collected),
    validOfIssued: percent(valid, issued),
  };
}
