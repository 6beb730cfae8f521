// A set of keys for lists of millions of rows: digests in a typed array instead of strings in a Set, about 17 bytes a key
// and no work for the garbage collector.

import type { ByteText } from './plain-cells.ts';

/** A set that only grows. A key of ASCII may as well be given as its bytes. */
export interface KeySet {
  /** Puts the key in; true when it was not there before. */
  add(key: string | ByteText): boolean;
  has(key: string | ByteText): boolean;
  /** Puts in the key that `has` has just denied, without looking for its place again. */
  addDenied(): void;
  /** Makes room for so many keys: whoever knows how many come spares the set growing step by step. */
  reserve(keys: number): void;
  readonly size: number;
}

/** A slot is a digest of three words; one that begins with 0 is empty. */
const slotWords = 3;
const smallestCapacity = 1 << 10;
const growth = 1.5;
/** Fuller tables are enlarged: probes grow long beyond. */
const mostFilled = 0.75;

/**
 * A set with these keys in it. Keys are told apart by digests of 95 bits: among ten million keys two different ones share
 * one with a probability below 10^-14.
 */
export function createKeySet(keys: Iterable<string> = []): KeySet {
  let capacity = smallestCapacity;
  let slots = new Uint32Array(capacity * slotWords);
  let size = 0;
  const digest = new Uint32Array(4);
  /** Where the key that was asked for last stands or belongs. */
  let place = 0;

  function digestOf(key: string | ByteText): void {
    if (typeof key === 'string') digestInto(digest, unitWords, 0, unitsOf(key));
    else digestInto(digest, key.words, key.start, key.end);
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

  /** Where the digest stands in the table, or the empty slot where it belongs, as an offset. */
  function slotOf(table: Uint32Array, words: Uint32Array, at: number): number {
    const end = table.length;
    let offset = Math.floor(((words[at + 1] ?? 0) / 2 ** 32) * (end / slotWords)) * slotWords;
    for (;;) {
      const first = table[offset];
      if (first === 0) return offset;
      if (first === words[at] && table[offset + 1] === words[at + 1] && table[offset + 2] === words[at + 2])
        return offset;
      offset += slotWords;
      if (offset === end) offset = 0;
    }
  }

  function copyWords(from: Uint32Array, at: number, to: Uint32Array, offset: number): void {
    for (let word = 0; word < slotWords; word += 1) to[offset + word] = from[at + word] ?? 0;
  }

  function enlargeTo(wanted: number): void {
    capacity = wanted;
    const larger = new Uint32Array(capacity * slotWords);
    for (let offset = 0; offset < slots.length; offset += slotWords)
      if (slots[offset] !== 0) copyWords(slots, offset, larger, slotOf(larger, slots, offset));
    slots = larger;
  }

  function has(key: string | ByteText): boolean {
    digestOf(key);
    place = slotOf(slots, digest, 0);
    return slots[place] !== 0;
  }

  function addDenied(): void {
    copyWords(digest, 0, slots, place);
    size += 1;
    if (size > capacity * mostFilled) enlargeTo(Math.ceil(capacity * growth));
  }

  function add(key: string | ByteText): boolean {
    if (has(key)) return false;
    addDenied();
    return true;
  }

  for (const key of keys) add(key);
  return {
    add,
    has,
    addDenied,
    reserve(wanted) {
      const roomy = Math.ceil(wanted / mostFilled) + 1;
      if (roomy > capacity) enlargeTo(roomy);
    },
    get size() {
      return size;
    },
  };
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
