// Whether a word can be Vietnamese: its letters form a syllable, with the tone on the right one. It tells text from text
// damaged by a wrong coding ("Maõ" for "Mã"), not right spelling from wrong.

const toneMark = '\u0300\u0301\u0303\u0309\u0323';
const anyTone = new RegExp(`[${toneMark}]`, 'g');

const onset = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?';
/** Vowels in which ' is where the tone may stand; both spellings of hòa, hoà are in use. */
const nucleus = [
  "oa'i|oa'y|oe'o|oa'o|uâ'y|uyê'|uy'a|uy'u|uô'i|ươ'i|ươ'u|iê'u|yê'u",
  "i'a|u'a|ư'a|a'i|a'o|a'u|a'y|â'u|â'y|e'o|ê'u|i'u|o'i|ô'i|ơ'i|u'i|ư'i|ư'u",
  "iê'|yê'|uô'|ươ'|oă'|uâ'|uê'|uơ'|o'a'|o'e'|u'y'|o'o'",
  "[aăâeêioôơuưy]'",
].join('|');
/** With the k of Đắk Lắk. */
const coda = '(?:ch|ng|nh|[ckmnpt])?';
const syllable = new RegExp(`^${onset}(?:${nucleus})${coda}$`.replaceAll("'", "'?"));

/** Says whether a word, in any case, is a Vietnamese syllable with one tone at most. */
export function isSyllable(word: string): boolean {
  let tones = 0;
  const marked = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/\P{ASCII}/gu, (letter) => {
      const decomposed = letter.normalize('NFD');
      const bare = decomposed.replace(anyTone, '');
      const hasTone = bare.length < decomposed.length;
      if (hasTone) tones += decomposed.length - bare.length;
      return bare.normalize('NFC') + (hasTone ? "'" : '');
    });
  return tones <= 1 && syllable.test(marked);
}
