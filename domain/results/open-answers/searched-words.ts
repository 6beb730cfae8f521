import { foldText } from '#domain/lists/names.ts';

/* Searching words as people type them: without marks and case; each word typed begins a word of the text. */

/** The words typed, folded; none when there is nothing to search for. */
export function searchedWords(typed: string): string[] {
  return foldText(typed).split(' ').filter(Boolean);
}

/** The same as PostgreSQL's to_tsquery takes it. Folded words are letters and digits alone, so nothing is to be quoted. */
export function searchQuery(words: readonly string[]): string {
  return words.map((word) => `${word}:*`).join(' & ');
}

export function holdsWords(text: string, words: readonly string[]): boolean {
  const own = foldText(text).split(' ');
  return words.every((word) => own.some((one) => one.startsWith(word)));
}
