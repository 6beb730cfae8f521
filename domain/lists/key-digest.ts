// Digests by which keys are told apart: of 95 bits, in three words.
import type { ByteText } from './plain-cells.ts';

export function newDigest(): Uint32Array {
  return new Uint32Array(3);
}

/** Writes the key's digest down, the first word of which is odd. A key of ASCII has the same one as a text and as bytes. */
export function digestOf(key: string | ByteText, into: Uint32Array): void {
  if (typeof key !== 'string') {
    digestInto(into, key.words, key.start, key.end);
    return;
  }
  // Before its room is taken: a long key gets a larger one.
  const end = unitsOf(key);
  digestInto(into, unitWords, 0, end);
}

let unitWords = new DataView(new ArrayBuffer(384));
/** Writes the key's code units down, those of ASCII as a byte, others as the three bytes that UTF-8 has for most of them. */
function unitsOf(key: string): number {
  if (3 * key.length > unitWords.byteLength) unitWords = new DataView(new ArrayBuffer(3 * key.length));
  let end = 0;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    if (unit >= 0x80) {
      unitWords.setUint8(end++, 0xe0 | (unit >> 12));
      unitWords.setUint8(end++, 0x80 | ((unit >> 6) & 0x3f));
      unitWords.setUint8(end++, 0x80 | (unit & 0x3f));
    } else unitWords.setUint8(end++, unit);
  }
  return end;
}

/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain). Not for secrets: whoever writes a list could make keys collide,
 * and would only refuse their own rows as duplicates.
 */
function digestInto(digest: Uint32Array, words: DataView, start: number, end: number): void {
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  const length = end - start;
  for (let at = start; at < end; at += 16) {
    const k1 = wordAt(words, at, end);
    const k2 = wordAt(words, at + 4, end);
    const k3 = wordAt(words, at + 8, end);
    const k4 = wordAt(words, at + 12, end);
    h1 ^= Math.imul(rotated(Math.imul(k1, 0x239b961b), 15), 0xab0e9789);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotated(Math.imul(k2, 0xab0e9789), 16), 0x38b34ae5);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotated(Math.imul(k3, 0x38b34ae5), 17), 0xa1e38b93);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotated(Math.imul(k4, 0xa1e38b93), 18), 0x239b961b);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = mixed(h1);
  h2 = mixed(h2);
  h3 = mixed(h3);
  h4 = mixed(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  // Odd, so that no digest looks like an empty slot.
  digest[0] = h1 | 1;
  digest[1] = h2 + h1;
  digest[2] = h3 + h1;
}

/** Four bytes, those beyond the end as zeros. */
function wordAt(words: DataView, at: number, end: number): number {
  if (at + 4 <= end) return words.getInt32(at, true);
  let word = 0;
  for (let last = end - 1; last >= at; last -= 1) word = (word << 8) | words.getUint8(last);
  return word;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mixed(word: number): number {
  let result = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2ae35);
  return result ^ (result >>> 16);
}
