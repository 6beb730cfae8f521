// A set of keys for lists of millions of rows: digests in a typed array instead of strings in a Set, about 17 bytes a key
// and no work for the garbage collector.

import { digestOf, newDigest } from './key-digest.ts';
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
  const digest = newDigest();
  /** Where the key that was asked for last stands or belongs. */
  let place = 0;

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
    digestOf(key, digest);
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
