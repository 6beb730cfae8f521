// Searching Vietnamese text without its marks, in PostgreSQL, with nothing to install there.
import { foldText } from '#domain/lists/names.ts';

const bases = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y', 'd', 'đ'];
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Every letter that folds to this one, in both cases, NFC. */
const variants = new Map<string, string>();
for (const letter of bases.flatMap((base) => tones.map((tone) => (base + tone).normalize('NFC')))) {
  const folded = foldText(letter);
  variants.set(folded, `${variants.get(folded) ?? ''}${letter}${letter.toUpperCase()}`);
}

/**
 * A regular expression of PostgreSQL that finds the text with or without accents, in either case, whatever stands
 * between its words. Null for a text without letters and digits: it asks for nothing.
 */
export function accentBlindPattern(text: string): string | null {
  const folded = foldText(text);
  if (folded === '') return null;
  return Array.from(folded, (letter) => (letter === ' ' ? '[^[:alnum:]]+' : classOf(letter))).join('');
}

function classOf(letter: string): string {
  return `[${letter}${letter.toUpperCase()}${variants.get(letter) ?? ''}]`;
}
