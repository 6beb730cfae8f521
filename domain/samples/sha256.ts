import { utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * SHA-256 (FIPS 180-4) of texts in UTF-8, for millions of short ones: one hasher is used again and again and makes no
 * object for a text. A draw from a million persons took 12 s with @noble/hashes, most of it for the objects around each
 * hash, and takes a third with this. tests/unit/samples-sha256.test.ts holds it against Node's own.
 */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = rootFractions(64, Math.cbrt);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const initialState = rootFractions(8, Math.sqrt);
const byteDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const blockBytes = 64;
const blockWords = 16;
/** Where the length in bits stands in the last block, in two words. */
const lengthWord = 14;

export class Sha256 {
  readonly #state = new Int32Array(8);
  readonly #words = new Int32Array(64);
  /** Bytes in the block that is being filled, and of those the last ones that make no whole word yet. */
  #filled = 0;
  #pending = 0;
  #blocks = 0;

  constructor() {
    this.#begin();
  }

  /** Adds the text's bytes. A half of a surrogate pair counts as U+FFFD, as in any encoder to UTF-8. */
  text(text: string): this {
    const words = this.#words;
    let filled = this.#filled;
    let pending = this.#pending;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) {
        this.#filled = filled;
        this.#pending = pending;
        return this.bytes(utf8ToBytes(text.slice(at)));
      }
      pending = (pending << 8) | unit;
      filled += 1;
      if ((filled & 3) !== 0) continue;
      words[(filled >> 2) - 1] = pending;
      if (filled < blockBytes) continue;
      this.#compress();
      filled = 0;
    }
    this.#filled = filled;
    this.#pending = pending;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    const words = this.#words;
    let filled = this.#filled;
    let pending = this.#pending;
    for (let at = 0; at < bytes.length; at += 1) {
      pending = (pending << 8) | (bytes[at] ?? 0);
      filled += 1;
      if ((filled & 3) !== 0) continue;
      words[(filled >> 2) - 1] = pending;
      if (filled < blockBytes) continue;
      this.#compress();
      filled = 0;
    }
    this.#filled = filled;
    this.#pending = pending;
    return this;
  }

  /** 64 lower-case hexadecimal digits of all that was added; the hasher begins anew. */
  hex(): string {
    this.#finish();
    let digits = '';
    for (let at = 0; at < this.#state.length; at += 1) {
      const word = this.#state[at] ?? 0;
      for (let shift = 24; shift >= 0; shift -= 8) digits += byteDigits[(word >>> shift) & 0xff] ?? '';
    }
    this.#begin();
    return digits;
  }

  /** The first 13 of the hexadecimal digits as a number (52 bits, exact); the hasher begins anew. */
  leadingBits(): number {
    this.#finish();
    const state = this.#state;
    const bits = ((state[0] ?? 0) >>> 0) * 0x10_0000 + ((state[1] ?? 0) >>> 12);
    this.#begin();
    return bits;
  }

  /** Adds the end that the standard asks for: a bit, zeros, the length in bits. */
  #finish(): void {
    const bytes = this.#blocks * blockBytes + this.#filled;
    const words = this.#words;
    const word = this.#filled >> 2;
    const free = 32 - ((this.#filled & 3) << 3);
    words[word] = free === 32 ? 0x8000_0000 | 0 : (this.#pending << free) | (1 << (free - 1));
    let next = word + 1;
    if (next > lengthWord) {
      while (next < blockWords) words[next++] = 0;
      this.#compress();
      next = 0;
    }
    while (next < lengthWord) words[next++] = 0;
    words[lengthWord] = Math.floor(bytes / 0x2000_0000);
    words[lengthWord + 1] = bytes << 3;
    this.#compress();
  }

  #begin(): void {
    for (let at = 0; at < initialState.length; at += 1) this.#state[at] = initialState[at] ?? 0;
    this.#filled = 0;
    this.#blocks = 0;
  }

  #compress(): void {
    this.#blocks += 1;
    const words = this.#words;
    const state = this.#state;
    for (let at = 16; at < 64; at += 1) {
      const w15 = words[at - 15] ?? 0;
      const w2 = words[at - 2] ?? 0;
      const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
      const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
      words[at] = ((words[at - 16] ?? 0) + s0 + (words[at - 7] ?? 0) + s1) | 0;
    }
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    let e = state[4] ?? 0;
    let f = state[5] ?? 0;
    let g = state[6] ?? 0;
    let h = state[7] ?? 0;
    for (let at = 0; at < 64; at += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (roundConstants[at] ?? 0) + (words[at] ?? 0)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0] ?? 0) + a;
    state[1] = (state[1] ?? 0) + b;
    state[2] = (state[2] ?? 0) + c;
    state[3] = (state[3] ?? 0) + d;
    state[4] = (state[4] ?? 0) + e;
    state[5] = (state[5] ?? 0) + f;
    state[6] = (state[6] ?? 0) + g;
    state[7] = (state[7] ?? 0) + h;
  }
}

function rootFractions(count: number, root: (prime: number) => number): Int32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return Int32Array.from(primes, (prime) => Math.floor((root(prime) % 1) * 0x1_0000_0000) | 0);
}
