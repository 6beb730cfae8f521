/*
 * What comes from a file that somebody else made is printed so that it can be seen: control characters would move the
 * cursor and wipe out lines of the terminal, line ends and marks of direction would make a line that says what we did not.
 */

// Controls (C0, C1), line and paragraph separators, marks and embeddings of direction: Unicode 16, ch. 23.1 and UAX #9.
const unseen = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line; what cannot be seen as its number, \u{1b}. */
export function visible(text: string): string {
  return text.replace(unseen, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}
