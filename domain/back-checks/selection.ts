// Which completed interviews are re-called (phúc tra): a systematic sample over the survey's completes in the order of
// their completion, with a start that the seed fixes. The probability is known, so that error rates can be weighted,
// and anybody with the seed can repeat the choice. It must stay hidden from operators: the seed is not shown to them.

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export interface BackCheckSelection {
  selected: boolean;
  /** Probability with which this interview was chosen, over all seeds. */
  probability: number;
}

// Rate and start are whole millionths: sums of a fraction such as 0,1 would drift and break the exact count.
const unit = 1_000_000;

/**
 * Whether the interview with this completion number is selected. Interview n (from 1) is chosen if and only if
 * floor(start + n·rate) > floor(start + (n − 1)·rate); start is uniform on [0, 1) and made of the seed. Hence any run
 * of m interviews contains floor(m·rate) or ceil(m·rate) of the chosen (Madow & Madow 1944, Annals of Mathematical
 * Statistics 15, systematic sampling).
 *
 * @param rate share to be checked, 0 to 1, taken to six decimals
 * @throws RangeError when the rate or the number is outside its range
 */
export function backCheckSelection(seed: string, rate: number, completionNumber: number): BackCheckSelection {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`Back-check rate ${rate} is not between 0 and 1`);
  if (!Number.isSafeInteger(completionNumber) || completionNumber < 1) {
    throw new RangeError(`Completion number ${completionNumber} is not a whole number from 1`);
  }
  const millionths = Math.round(rate * unit);
  const start = startOf(seed);
  const until = Math.floor((start + completionNumber * millionths) / unit);
  const before = Math.floor((start + (completionNumber - 1) * millionths) / unit);
  return { selected: until > before, probability: millionths / unit };
}

/** A flagged interview is always re-called: it was chosen with certainty and stands for itself alone. */
export const selectionOfFlagged: BackCheckSelection = { selected: true, probability: 1 };

/** Whole millionths, from the first 48 bits of SHA-256: the bias of the remainder is below 10⁻⁸. */
function startOf(seed: string): number {
  const bytes = sha256(utf8ToBytes(`back-check\n${seed}`)).slice(0, 6);
  return bytes.reduce((number, byte) => number * 256 + byte, 0) % unit;
}
