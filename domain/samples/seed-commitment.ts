import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { canonicalText } from './canonical-text.ts';

/*
 * A seed whose digest was published before the frame was closed (commit and reveal). The protocol for officials is in
 * docs/giao-thuc-hat-giong.md.
 *
 * What is committed is the whole seed, or, when it names a source of public chance behind " | ", everything before the
 * last " = " of the seed: of "k7q2… | XSKT Đắk Lắk 01/12/2026, giải đặc biệt = 904117" the committed text ends before
 * " = ". So whoever commits fixes beforehand whether public chance is added and from where, and can choose neither.
 */

export interface CommittedSeed {
  /** The text whose digest was published. */
  committed: string;
  /** The result of the public source that the committed text names; null when it names none. */
  publicPart: string | null;
}

const namesSource = / \| ./u;

/** Takes a seed apart; null when it names a public source and states no result of it. */
export function committedSeed(seedText: string): CommittedSeed | null {
  const seed = canonicalText(seedText);
  const at = seed.lastIndexOf(' = ');
  const [before, after] = at < 0 ? [seed, ''] : [seed.slice(0, at), seed.slice(at + 3)];
  if (namesSource.test(before)) return after === '' ? null : { committed: before, publicPart: after };
  return { committed: seed, publicPart: null };
}

/** Lower-case hexadecimal SHA-256 of the committed text in UTF-8: what `printf '%s' 'text' | sha256sum` prints. */
export function commitmentDigest(committed: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(committed))));
}
