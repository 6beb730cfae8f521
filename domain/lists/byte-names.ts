// What names.ts does with texts, for texts that lie in bytes and are tidy, as nearly all are.
import { foldedLetters, isPlain, organisationMarks } from './names.ts';
import type { ByteText } from './plain-cells.ts';

const space = 0x20;
/** What a tidy character folds to, as foldText has it: a letter or digit of ASCII, a space where it parts words, or 0. */
const folds = Uint8Array.from(foldedLetters, (letter, code) => {
  if (letter === undefined || !isPlain(code)) return 0;
  return letter === '' ? space : letter.charCodeAt(0);
});

/**
 * Writes the text as foldText folds it; gives where that ends, or -1 when the text is not surely tidy (tidyText) or has
 * a character that is not folded by itself.
 * @param folded has room for as many bytes as the text has
 */
export function foldTidy({ bytes, start, end }: ByteText, folded: Uint8Array, from: number): number {
  let place = from;
  let isApart = false;
  let before = space;
  for (let at = start; at < end; at += 1) {
    let code = bytes[at] ?? 0;
    if (code >= 0xf0) return -1;
    if (code >= 0xe0) {
      code = ((code & 0xf) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
      at += 2;
    } else if (code >= 0xc0) {
      code = ((code & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
      at += 1;
    }
    if (code === space && before === space) return -1;
    before = code;
    const letter = code === space ? space : (folds[code] ?? 0);
    if (letter === 0) return -1;
    if (letter === space) {
      isApart = place > from;
      continue;
    }
    if (isApart) folded[place++] = space;
    folded[place++] = letter;
    isApart = false;
  }
  return before === space ? -1 : place;
}

/** By a number that is made of a word or a pair; others share one now and then. */
const markNumbers = 4096;
const anywhere = markTable(organisationMarks.anywhere);
const atFirst = markTable([...organisationMarks.anywhere, ...organisationMarks.openings]);

function markTable(marks: readonly string[]): Uint8Array {
  const table = new Uint8Array(markNumbers);
  for (const mark of marks) {
    let number = 0;
    for (let at = 0; at < mark.length; at += 1) number = nextNumber(number, mark.charCodeAt(at));
    table[number] = 1;
  }
  return table;
}

function nextNumber(number: number, letter: number): number {
  return (Math.imul(number, 33) + letter) & (markNumbers - 1);
}

/** False when a folded name is surely a person's; else isOrganisation is to be asked. */
export function mayBeOrganisation({ bytes, start, end }: ByteText): boolean {
  let words = 1;
  let word = 0;
  /** The word before with this one. */
  let pair = 0;
  for (let at = start; at <= end; at += 1) {
    const letter = at < end ? (bytes[at] ?? 0) : space;
    if (letter === space) {
      const table = words <= 2 ? atFirst : anywhere;
      if (table[word] === 1 || table[pair] === 1) return true;
      words += 1;
      pair = word;
      word = 0;
    } else word = nextNumber(word, letter);
    pair = nextNumber(pair, letter);
  }
  return false;
}
