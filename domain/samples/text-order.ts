import { codePointRank, compareCodePoints } from './canonical-text.ts';

/*
 * Puts a million texts in order. Comparing two at a time takes 3 s, of which most is waiting for memory; here each text
 * is read once, into columns of one or two letters, and the columns are sorted from the last to the first (radix sort).
 */

/** Of fewer texts comparing is quicker than counting all pairs of letters. */
const many = 4000;
/** Texts above this length are compared: every column costs two bytes a text. */
const longest = 80;

/** The places of the texts in their order by code point; equal texts keep the order given. */
export function orderOf(texts: readonly string[]): Int32Array {
  let order = new Int32Array(texts.length).map((_zero, place) => place);
  const columns = columnsOf(texts);
  if (!columns) return order.sort((a, b) => compareCodePoints(texts[a] ?? '', texts[b] ?? '') || a - b);
  let spare = new Int32Array(texts.length);
  for (const column of columns.toReversed()) {
    const starts = startsOf(column);
    if (!starts) continue;
    for (let index = 0; index < order.length; index += 1) {
      const place = order[index] ?? 0;
      const letters = column[place] ?? 0;
      const to = starts[letters] ?? 0;
      spare[to] = place;
      starts[letters] = to + 1;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/**
 * The letters of each text, 0 behind its end: two in a column, the first in the upper byte, or one when any needs more
 * than a byte. Null when the texts do not fit: too few, too long, or with a letter that is 0 itself.
 */
function columnsOf(texts: readonly string[]): Uint16Array[] | null {
  if (texts.length < many) return null;
  let length = 0;
  let all = 0;
  for (const text of texts) {
    length = Math.max(length, text.length);
    for (let at = 0; at < text.length && at < longest; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter === 0) return null;
      all |= letter;
    }
  }
  if (length > longest) return null;
  const width = all > 0xff ? 1 : 2;
  const columns = Array.from({ length: Math.ceil(length / width) }, () => new Uint16Array(texts.length));
  for (let place = 0; place < texts.length; place += 1) {
    const text = texts[place] ?? '';
    for (let at = 0; at < text.length; at += width) {
      const column = columns[at / width];
      if (column)
        column[place] =
          width === 1
            ? codePointRank(text.charCodeAt(at))
            : (text.charCodeAt(at) << 8) | (at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
    }
  }
  return columns;
}

/** Where in the order the texts with each value of the column start; null when all have the same. */
function startsOf(column: Uint16Array): Int32Array | null {
  const starts = new Int32Array(0x1_0000);
  for (const letters of column) starts[letters] = (starts[letters] ?? 0) + 1;
  if (starts[column[0] ?? 0] === column.length) return null;
  let start = 0;
  for (let letters = 0; letters < starts.length; letters += 1) {
    const count = starts[letters] ?? 0;
    starts[letters] = start;
    start += count;
  }
  return starts;
}
