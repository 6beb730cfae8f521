// The seed of the choice for phúc tra is made of the survey's secret, one way: once calling is over it may be published,
// so that a stranger can repeat the choice, while the secret, which hides telephone numbers elsewhere, stays one.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the draws are made from (selection-by-risk.ts), in hexadecimal. */
export function drawSeedOf(secret: string): string {
  return digestOf(`seed of the back-check draws\n${secret}`);
}

/** What may be told of a seed beforehand: it fixes the seed and does not give it away. */
export function digestOf(seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(seed)));
}
