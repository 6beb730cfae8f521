/** A yes or no of each interview, many times over, packed so that thirty-two are compared at once. */
export class BitPlanes {
  readonly count: number;
  readonly words: number;
  private readonly bits: Int32Array;
  private readonly yes: Int32Array;
  private readonly interviews: number;

  constructor(count: number, interviews: number) {
    this.count = count;
    this.interviews = interviews;
    this.words = Math.ceil(interviews / 32);
    this.bits = new Int32Array(count * this.words);
    this.yes = new Int32Array(count);
  }

  /** Thirty-two interviews of a plane, from interview 32 × word on; to be put once. */
  put(plane: number, word: number, bits: number): void {
    this.bits[plane * this.words + word] = bits;
    this.yes[plane] = (this.yes[plane] ?? 0) + bitsIn(bits);
  }

  /** A yes where the source has one in any of these planes, which are counted from its plane `first` on. */
  putAny(plane: number, source: BitPlanes, first: number, planes: readonly number[]): void {
    for (let word = 0; word < this.words; word += 1) {
      let any = 0;
      for (const own of planes) any |= source.bits[(first + own) * source.words + word] ?? 0;
      this.put(plane, word, any);
    }
  }

  /** Interviews with a yes. */
  countOf(plane: number): number {
    return this.yes[plane] ?? 0;
  }

  /** Interviews with a yes in both. */
  countBoth(one: number, other: number): number {
    const { bits, words, yes, interviews } = this;
    // Most items are rated by everybody.
    if (yes[one] === interviews) return yes[other] ?? 0;
    if (yes[other] === interviews) return yes[one] ?? 0;
    const [first, second] = [one * words, other * words];
    let count = 0;
    for (let word = 0; word < words; word += 1)
      count += bitsIn((bits[first + word] ?? 0) & (bits[second + word] ?? 0));
    return count;
  }

  /** Interviews with a yes in at least one of these. */
  countAny(planes: readonly number[]): number {
    if (planes.some((plane) => this.yes[plane] === this.interviews)) return this.interviews;
    let count = 0;
    for (let word = 0; word < this.words; word += 1)
      count += bitsIn(planes.reduce((any, plane) => any | (this.bits[plane * this.words + word] ?? 0), 0));
    return count;
  }
}

/** Warren (2013), Hacker's Delight, 2nd ed., section 5-1. */
function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
