// Texts where they lie in a file's bytes. In a list of a million rows a string for each cell costs more than what is
// done with it.

/** A piece of UTF-8 without damage; it says nothing when it ends where it begins. */
export interface ByteText {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/**
 * A row of a text table as whoever took the text apart has it: quotation marks around cells are left out of them, and
 * no cell has a quotation mark, a line break, a control character or damage in it. Good until the next row is asked for.
 */
export interface PlainCells {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Where each cell begins and ends: begin of the first, its end, begin of the second … */
  readonly places: Int32Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function textOf({ bytes, start, end }: ByteText): string {
  return decoder.decode(bytes.subarray(start, end));
}
