import { specialAnswers } from './answer-counts.ts';
import { fraction, toNumber } from './fraction.ts';

/*
 * Which forms are valid, and how many were issued, collected and valid, as the state's reports give it (phát ra, thu về,
 * hợp lệ). BHXH Việt Nam 2025, for one: 91.296 issued, 84.508 collected (92,56 %), 84.448 valid, 99,93 % of those collected
 * and 92,50 % of those issued.
 */

/**
 * Are enough of the items that apply to an interview rated?
 *
 * @param codes of its items: 1–5 are ratings; what was not asked (-1) or does not apply (97) is no item of it
 * @param minimum percent of the applicable items; 0 asks for none
 */
export function isRated(codes: readonly number[], minimum: number): boolean {
  if (minimum === 0) return true;
  const applicable = codes.filter((code) => code >= 0 && code !== specialAnswers.notApplicable);
  const rated = applicable.filter((code) => code >= 1 && code <= 5);
  return applicable.length > 0 && 100 * rated.length >= minimum * applicable.length;
}

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
