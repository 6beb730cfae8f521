// Text of old codings brought to Unicode.
import {
  tcvn3Letters,
  tcvn3ToneCapitals,
  vniLetters,
  vniPairs,
  windows1252Extras,
  windows1258Characters,
} from './old-codings.ts';
import type { CellValue } from './raw-row.ts';
import { restoreCapitals } from './tcvn3-capitals.ts';
import type { TextCoding } from './text-coding.ts';

const ascii = /^\p{ASCII}*$/u;
const oneByteEach = new RegExp(`^[\\u0000-\\u00FF${windows1252Extras}]*$`);
const tcvn3Words = /([A-Za-z\u00A1-\u00FF]+)/;

/**
 * Brings a text to Unicode, composed (NFC). The text is what the bytes look like as Windows-1252: so the decoder leaves
 * bytes that are no Unicode, and so spreadsheets hold text that an old font made readable. A text with a character that
 * no byte stands for is in Unicode already and stays as it is; plain ASCII is the same everywhere.
 */
export function convertText(text: string, coding: TextCoding): string {
  if (coding === 'unicode' || ascii.test(text) || !oneByteEach.test(text)) return text;
  switch (coding) {
    case 'tcvn3':
      return fromTcvn3(text);
    case 'vni':
      return replaced(text, vniPairs, vniLetters);
    case 'windows-1258':
      return Array.from(text, (character) => windows1258Characters.get(character) ?? character)
        .join('')
        .normalize('NFC');
  }
}

/** The cells of a row with their texts in Unicode; the row itself when there is nothing to convert. */
export function convertCells(cells: readonly CellValue[], coding: TextCoding): readonly CellValue[] {
  if (coding === 'unicode') return cells;
  return cells.map((cell) => (typeof cell === 'string' ? convertText(cell, coding) : cell));
}

/** Whether the text could be in an old coding at all: letters beyond ASCII, and a byte for each character. */
export function mayBeOldCoding(text: string): boolean {
  return !ascii.test(text) && oneByteEach.test(text);
}

function fromTcvn3(text: string): string {
  const words = text.split(tcvn3Words);
  return restoreCapitals(
    words.map((code) => ({ code, text: replaced(code, tcvn3ToneCapitals, tcvn3Letters) })),
  );
}

/** Two characters that mean one letter together come before what each means alone. */
function replaced(
  text: string,
  pairs: ReadonlyMap<string, string>,
  letters: ReadonlyMap<string, string>,
): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const pair = pairs.get(character + text.charAt(index + 1));
    if (pair !== undefined) index += 1;
    result += pair ?? letters.get(character) ?? character;
  }
  return result;
}
