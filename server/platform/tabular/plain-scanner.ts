// Records of delimited text taken apart in its bytes, as far as they are plain: a line each, with quotation marks around
// whole cells or nowhere. Anything else is for csv-scanner.ts, which takes any text.
import type { PlainCells } from '#domain/lists/plain-cells.ts';

export interface PlainScanner {
  /**
   * Takes the record that begins at `from` apart, into `cells`. Gives where the next one begins, -1 when it is not plain.
   * @param bytes with whole lines from there on
   */
  scan(bytes: Uint8Array, from: number): number;
  readonly cells: PlainCells;
}

const mostCells = 512;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quotationMark = 0x22;
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
  const cells: { bytes: Uint8Array; count: number; places: Int32Array } = {
    bytes: new Uint8Array(),
    count: 0,
    places,
  };

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
    scan(bytes, from) {
      cells.bytes = bytes;
      let count = 0;
      let start = from;
      let at = from;
      for (;;) {
        let kind = kindOf[bytes[at] ?? 0] ?? 0;
        while (kind === 0) kind = kindOf[bytes[(at += 1)] ?? 0] ?? 0;
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
