// Which position an id has, of an interview in the columns or of a stratum: at half a million, a Map of strings takes far
// more memory and time.
const keyBytes = 16;
const keyWords = 4;
const free = -1;

export class IdPlaces {
  size = 0;
  /** Four words an id. */
  private keys = new Uint32Array(0);
  /** Open addressing, linear probing, at most half full; the last word of a random UUID is as good as a hash. */
  private table = new Int32Array(0);
  /** How many of the ids are in the table: it is made when somebody looks for one. */
  private entered = 0;

  /** @param id 32 hexadecimal digits */
  get(id: string): number | undefined {
    const key = Buffer.from(id, 'hex');
    this.enter();
    if (key.length !== keyBytes || this.size === 0) return undefined;
    const [first, second] = [wordAt(key, 0), wordAt(key, 4)];
    const place = this.table[this.slotOf(first, second, wordAt(key, 8), wordAt(key, 12))];
    return place === free ? undefined : place;
  }

  /** The place of the id that stands at `at`; -1 for none of these. */
  find(bytes: Buffer, at: number): number {
    this.enter();
    if (this.size === 0) return free;
    const slot = this.slotOf(
      wordAt(bytes, at),
      wordAt(bytes, at + 4),
      wordAt(bytes, at + 8),
      wordAt(bytes, at + 12),
    );
    return this.table[slot] ?? free;
  }

  /** The place of the id that stands at `at`; the next one, when it is new. */
  placeOf(bytes: Buffer, at: number): number {
    this.enter(1);
    const [first, second] = [wordAt(bytes, at), wordAt(bytes, at + 4)];
    const [third, last] = [wordAt(bytes, at + 8), wordAt(bytes, at + 12)];
    const slot = this.slotOf(first, second, third, last);
    const known = this.table[slot] ?? free;
    if (known !== free) return known;
    this.table[slot] = this.size;
    this.append(bytes, at);
    this.entered = this.size;
    return this.size - 1;
  }

  /** An id that is not known: it gets the next place. */
  append(bytes: Buffer, at: number): void {
    if (this.keys.length < keyWords * (this.size + 1)) this.makeRoom(Math.max(this.size, 64));
    const key = keyWords * this.size;
    for (let word = 0; word < keyWords; word += 1) this.keys[key + word] = wordAt(bytes, at + 4 * word);
    this.size += 1;
  }

  /** Room for so many more than there are. */
  makeRoom(more: number): void {
    const larger = new Uint32Array(keyWords * (this.size + more));
    larger.set(this.keys);
    this.keys = larger;
  }

  /** @returns 32 hexadecimal digits */
  idOf(place: number): string {
    const key = Buffer.alloc(keyBytes);
    for (let word = 0; word < keyWords; word += 1)
      key.writeUInt32LE(this.keys[keyWords * place + word] ?? 0, 4 * word);
    return key.toString('hex');
  }

  /** Where the key is, or where it belongs. */
  private slotOf(first: number, second: number, third: number, last: number): number {
    const { keys, table } = this;
    const mask = table.length - 1;
    for (let slot = last & mask; ; slot = (slot + 1) & mask) {
      const place = table[slot] ?? free;
      const key = keyWords * place;
      if (place === free) return slot;
      if (
        keys[key + 3] === last &&
        keys[key] === first &&
        keys[key + 1] === second &&
        keys[key + 2] === third
      )
        return slot;
    }
  }

  /** Puts all ids into the table, which gets room for some more. */
  private enter(more = 0): void {
    if (2 * (this.size + more) > this.table.length) {
      const length = 2 ** Math.ceil(Math.log2(Math.max(2048, 4 * this.size)));
      this.table = new Int32Array(length).fill(free);
      this.entered = 0;
    }
    const mask = this.table.length - 1;
    for (; this.entered < this.size; this.entered += 1) {
      // All ids are different, so the first free slot is its.
      let slot = (this.keys[keyWords * this.entered + 3] ?? 0) & mask;
      while (this.table[slot] !== free) slot = (slot + 1) & mask;
      this.table[slot] = this.entered;
    }
  }
}

/** The four bytes at `at` as one number; what Buffer has for it looks at its arguments each time, twelve times a row. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24)) >>>
    0
  );
}
