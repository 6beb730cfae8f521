// Capital letters of TCVN3. Toned vowels have no capitals there: "NGUYỄN ÁNH" is written with small ones and drawn large
// by a capital font, or left as it is. Where the letters around settle it, the capitals are put back.
import { tcvn3Letters, withoutTone } from './old-codings.ts';

type Case = 'capital' | 'small' | 'unknown';

/** What a character of TCVN3 text says about its own case; null when it is no letter. */
function caseOf(code: string): Case | null {
  const letter = tcvn3Letters.get(code);
  if (letter === undefined) {
    if (/[A-Z]/.test(code)) return 'capital';
    return /[a-z]/.test(code) ? 'small' : null;
  }
  if (letter !== withoutTone(letter)) return 'unknown';
  return letter === letter.toUpperCase() ? 'capital' : 'small';
}

/**
 * Puts capitals back where all letters around are capitals: in a word with two or more of them and no small letter
 * ("NGUYÔN"), through a text that has such a word and no small letter ("Hµ NéI"), and at the beginning of a word among
 * others that all begin with one ("NguyÔn ThÞ ¸nh"). Elsewhere a toned vowel stays small: a text set in a capital font
 * with small letters comes out small.
 *
 * @param words the words of a TCVN3 text and what lies between them, as they stand and converted
 */
export function restoreCapitals(words: readonly { code: string; text: string }[]): string {
  const read = words.map(({ code, text }) => ({
    text,
    cases: Array.from(code, caseOf).filter((it) => it !== null),
  }));
  const spoken = read.filter(({ cases }) => cases.length > 0);
  const hasSmall = spoken.some(({ cases }) => cases.includes('small'));
  const hasCapitalWord = spoken.some(({ cases }) => isCapitalWord(cases));
  if (hasCapitalWord && !hasSmall) return read.map(({ text }) => text.toUpperCase()).join('');
  const openings = spoken.map(({ cases }) => cases[0]);
  const isTitle = openings.includes('capital') && !openings.includes('small');
  return read
    .map(({ text, cases }) => {
      if (isCapitalWord(cases)) return text.toUpperCase();
      return isTitle && cases[0] === 'unknown' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    })
    .join('');
}

function isCapitalWord(cases: readonly Case[]): boolean {
  return !cases.includes('small') && cases.filter((it) => it === 'capital').length >= 2;
}
