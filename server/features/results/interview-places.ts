// Which position an interview has in the columns: at half a million, a Map of strings takes far more memory and time.
const keyBytes = 16;
const keyWords = 4;
const free = -1;

export class InterviewPlaces {
  size = 0;
  /** Four words an id. */
  private keys = new Uint32Array(0);
  /** Open addressing, linear probing, at most half full; the last word of a random UUID is as good as a hash. */
  private table = new Int32Array(0);

  /** @param id 32 hexadecimal digits */
  get(id: string): number | undefined {
    const key = Buffer.from(id, 'hex');
    if (key.length !== keyBytes || this.size === 0) return undefined;
    const [first, second] = [key.readUInt32LE(0), key.readUInt32LE(4)];
    const place = this.table[this.slotOf(first, second, key.readUInt32LE(8), key.readUInt32LE(12))];
    return place === free ? undefined : place;
  }

  /** The place of the id that stands at `at`; the next one, when it is new. */
  placeOf(bytes: Buffer, at: number): number {
    if (2 * (this.size + 1) > this.table.length) this.grow();
    const [first, second] = [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)];
    const [third, last] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
    const slot = this.slotOf(first, second, third, last);
    const known = this.table[slot] ?? free;
    if (known !== free) return known;
    const place = this.size;
    this.keys[keyWords * place] = first;
    this.keys[keyWords * place + 1] = second;
    this.keys[keyWords * place + 2] = third;
    this.keys[keyWords * place + 3] = last;
    this.table[slot] = place;
    this.size += 1;
    return place;
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

  private grow(): void {
    const length = Math.max(2048, 2 * this.table.length);
    const keys = new Uint32Array((length / 2) * keyWords);
    keys.set(this.keys);
    this.keys = keys;
    this.table = new Int32Array(length).fill(free);
    for (let place = 0; place < this.size; place += 1) {
      // All ids are different, so the first free slot is its.
      let slot = (keys[keyWords * place + 3] ?? 0) & (length - 1);
      while (this.table[slot] !== free) slot = (slot + 1) & (length - 1);
      this.table[slot] = place;
    }
  }
}
