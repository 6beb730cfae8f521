import { Sha256 } from './sha256.ts';

/*
 * The random numbers of a draw and the digests that let others check it. No generator with a state: each person's
 * number is a hash, so it depends on nothing but the seed and the person's transaction.
 * The format is fixed by docs/draw-algorithm.md; changing a byte here changes every published sample. The texts that
 * are hashed differ in their number of line feeds, which no part of them holds, so no two uses share a number.
 */

/** Names the algorithm beside every published draw; a change of any rule in docs/draw-algorithm.md needs a new name. */
export const drawAlgorithm = 'sha256-order-2';

/** Used for every text; it begins anew after each. */
const hash = new Sha256();

/** Lower-case hexadecimal SHA-256 (FIPS 180-4) of the text in UTF-8. */
function sha256Hex(text: string): string {
  return hash.text(text).hex();
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
 * For each row that is asked for the first 13 digits of its draw key as a number (52 bits), for putting a million of them
 * in order; 0 for the others. One after the other, as the keys lie in memory: in any other order it takes half as long again.
 */
export function drawNumbers(
  seed: string,
  transactionKeys: readonly string[],
  isAsked: Uint8Array,
): Float64Array {
  const start = `${seed}\n`;
  const numbers = new Float64Array(transactionKeys.length);
  for (let row = 0; row < numbers.length; row += 1) {
    if (isAsked[row] !== 1) continue;
    numbers[row] = hash
      .text(start)
      .text(transactionKeys[row] ?? '')
      .leadingBits();
  }
  return numbers;
}

/** Where a systematic draw in the stratum starts: a whole number from 0 to below `limit`. */
export function stratumStartBelow(limit: number, seed: string, stratumKey: string): number {
  return numberBelow(limit, sha256Hex(`${seed}\nstart\n${stratumKey}`));
}

/** The number by which an area is ordered among those that it is drawn against. */
export function areaDrawKey(seed: string, part: string, area: string, path: string): string {
  return sha256Hex(`${seed}\n${part}\n${area}\n${path}`);
}

/** Where a draw of areas by size starts, in the group of one area above and class: from 0 to below `limit`. */
export function areaStartBelow(
  limit: number,
  seed: string,
  part: string,
  area: string,
  above: string,
  areaClass: string,
): number {
  return numberBelow(limit, sha256Hex(`${seed}\n${part}\n${area}\n${above}\n${areaClass}`));
}

/**
 * The first 13 hexadecimal digits (52 bits, exact in a double) modulo `limit`: uniform but for a part in 2⁵² / limit,
 * which for a billion households is one in four million.
 */
function numberBelow(limit: number, key: string): number {
  return Number.parseInt(key.slice(0, 13), 16) % limit;
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
  for (const line of lines) hash.text(line).text('\n');
  return hash.hex();
}
