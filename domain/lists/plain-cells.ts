// Texts where they lie in a file's bytes. In a list of a million rows a string for each cell costs more than what is
// done with it.

/** A piece of UTF-8 without damage; it says nothing when it ends where it begins. */
export interface ByteText {
  bytes: Uint8Array;
  /** The same bytes, for taking four at once. */
  words: DataView;
  start: number;
  end: number;
}

/**
 * A row of a text table as whoever took the text apart has it: quotation marks around cells are left out of them, and
 * no cell has a quotation mark, a line break, a control character or damage in it. Good until the next row is asked for.
 */
export interface PlainCells {
  readonly bytes: Uint8Array;
  readonly words: DataView;
  readonly count: number;
  /** Where each cell begins and ends: begin of the first, its end, begin of the second … */
  readonly places: Int32Array;
}

export function wordsOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Of such a text the decoder's call costs more than its characters. */
const shortBytes = 24;
const shortText: number[] = [];

export function textOf({ bytes, start, end }: Omit<ByteText, 'words'>): string {
  shortText.length = 0;
  if (end - start <= shortBytes) {
    let at = start;
    for (; at < end && (bytes[at] ?? 0) < 0x80; at += 1) shortText.push(bytes[at] ?? 0);
    if (at === end) return String.fromCharCode(...shortText);
  }
  return decoder.decode(bytes.subarray(start, end));
}
