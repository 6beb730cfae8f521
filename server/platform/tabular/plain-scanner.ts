// Records of delimited text taken apart in its bytes, as far as they are plain: a line each, with quotation marks around
// whole cells or nowhere. Anything else is for csv-scanner.ts, which takes any text.
import { wordsOf } from '#domain/lists/plain-cells.ts';
import type { PlainCells } from '#domain/lists/plain-cells.ts';

export interface PlainScanner {
  /**
   * Takes the record that begins at `from` apart, into `cells`. Gives where the next one begins, -1 when it is not plain.
   * @param bytes with whole lines from there on
   * @param words the same bytes
   */
  scan(bytes: Uint8Array, words: DataView, from: number): number;
  readonly cells: PlainCells;
}

const mostCells = 512;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quotationMark = 0x22;
const wordBytes = 4;
const ones = 0x01010101;
const upperBits = 0x80808080;
const spaces = Math.imul(0x20, ones);
const quotationMarks = Math.imul(quotationMark, ones);
/** What a byte is, beside text. */
const kinds = { delimiter: 1, lineEnd: 2, quotationMark: 3, control: 4 } as const;

/** @param delimiter one character of ASCII */
export function createPlainScanner(delimiter: string): PlainScanner {
  const delimiterByte = delimiter.charCodeAt(0);
  const kindOf = new Uint8Array(256);
  kindOf.fill(kinds.control, 0, 0x20);
  kindOf[lineFeed] = kindOf[carriageReturn] = kinds.lineEnd;
  kindOf[quotationMark] = kinds.quotationMark;
  kindOf[delimiterByte] = kinds.delimiter;
  const places = new Int32Array(2 * mostCells);
  const nothing = new Uint8Array();
  const cells: { -readonly [Part in keyof PlainCells]: PlainCells[Part] } = {
    bytes: nothing,
    words: wordsOf(nothing),
    count: 0,
    places,
  };
  /** The delimiter in each of four bytes. */
  const delimiters = Math.imul(delimiterByte, ones);

  /** Where the next byte is that is no text, from `from` on; beyond the last byte when there is none. */
  function textEnd(bytes: Uint8Array, words: DataView, from: number): number {
    let at = from;
    for (const last = bytes.length - wordBytes; at <= last; at += wordBytes) {
      const word = words.getInt32(at, true);
      const apart = word ^ delimiters;
      const marked = word ^ quotationMarks;
      // In each the lowest byte with its upper bit set is the first one below a space, the first delimiter, the first
      // quotation mark (Sean Anderson, Bit Twiddling Hacks, "Determine if a word has a zero byte").
      const found =
        (((word - spaces) & ~word) | ((apart - ones) & ~apart) | ((marked - ones) & ~marked)) & upperBits;
      if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    }
    while (at < bytes.length && kindOf[bytes[at] ?? 0] === 0) at += 1;
    return at;
  }

  /** Where the quotation mark stands that closes the cell, -1 when it is not plain. */
  function closing(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const kind = kindOf[bytes[at] ?? 0];
      if (kind === kinds.quotationMark) {
        const follows = kindOf[bytes[at + 1] ?? 0];
        return follows === kinds.delimiter || follows === kinds.lineEnd ? at : -1;
      }
      if (kind === kinds.lineEnd || kind === kinds.control) return -1;
    }
    return -1;
  }

  return {
    cells,
    scan(bytes, words, from) {
      cells.bytes = bytes;
      cells.words = words;
      let count = 0;
      let start = from;
      let at = from;
      for (;;) {
        at = textEnd(bytes, words, at);
        let kind = kindOf[bytes[at] ?? 0] ?? 0;
        let end = at;
        if (kind === kinds.quotationMark) {
          if (at !== start) return -1;
          end = closing(bytes, at + 1);
          if (end < 0) return -1;
          start += 1;
          at = end + 1;
          kind = kindOf[bytes[at] ?? 0] ?? 0;
        }
        if (kind === kinds.control || count === mostCells) return -1;
        places[2 * count] = start;
        places[2 * count + 1] = end;
        count += 1;
        if (kind === kinds.lineEnd) break;
        at += 1;
        start = at;
      }
      cells.count = count;
      if (bytes[at] === lineFeed) return at + 1;
      return bytes[at + 1] === lineFeed ? at + 2 : -1;
    },
  };
}
