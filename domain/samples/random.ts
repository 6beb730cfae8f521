import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * The random numbers of a draw and the digests that let others check it. No generator with a state: each person's
 * number is a hash, so it depends on nothing but the seed and the person's transaction.
 * The format is fixed by docs/draw-algorithm.md; changing a byte here changes every published sample.
 */

/** Names the algorithm beside every published draw; a change of any rule in docs/draw-algorithm.md needs a new name. */
export const drawAlgorithm = 'sha256-order-1';

/** Lower-case hexadecimal SHA-256 (FIPS 180-4) of the text in UTF-8. */
function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The number by which a person is ordered in their stratum: SHA-256 of the seed, a line feed and the person's mã hồ sơ.
 * Independent uniform numbers per unit, sorted, of which the first n are taken, give a simple
 * random sample without replacement: Sunter (1977), Applied Statistics 26(3), 261–268; Ohlsson (1995), "Coordination of
 * samples using permanent random numbers", in Business Survey Methods, Wiley, 153–169. Hashes as such numbers:
 * Rivest (2018), "Consistent sampling with replacement", arXiv:1808.10016.
 */
export function drawKey(seed: string, transactionKey: string): string {
  return sha256Hex(`${seed}\n${transactionKey}`);
}

/**
 * The name under which a drawn person is published: the first 20 hexadecimal digits of their draw key. It is made
 * from the mã hồ sơ, not from name or phone, so no phone can be recovered from it by trying numbers.
 */
export function caseKeyOf(key: string): string {
  return key.slice(0, 20);
}

/** SHA-256 over the lines in the order given, each ended by a line feed. */
export function linesDigest(lines: readonly string[]): string {
  return sha256Hex(lines.map((line) => `${line}\n`).join(''));
}
