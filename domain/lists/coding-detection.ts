// In which coding a list's text is written: the one that makes Vietnamese syllables of it.
import { isSyllable } from './syllables.ts';
import { textCodings } from './text-coding.ts';
import type { TextCoding } from './text-coding.ts';
import { convertText, mayBeOldCoding } from './text-conversion.ts';

export interface CodingVerdict {
  /** How the text reads best. */
  coding: TextCoding;
  /** Old codings that make sense of the text, the likeliest first. */
  plausible: readonly TextCoding[];
  /** The text is not all sound Unicode: somebody has to look. */
  isDoubtful: boolean;
}

/** Blanks, figures, and signs that mean the same in every coding. */
// oxlint-disable-next-line no-control-regex -- control characters part words too
const betweenWords = /[\s\u0000-\u0040[-`{-\u007F\u2010-\u2026]+/;
const isBeyondAscii = /\P{ASCII}/u;

/** Sound Unicode has this share of syllables among its words, names of the minorities included. */
const soundShare = 0.75;
/** A coding that makes syllables of fewer words than this has not been understood. */
const plausibleShare = 0.6;
const fewestWords = 5;
/** So many words that only an old coding explains are a column in it, in a list that is Unicode otherwise. */
const fewestStrayWords = 10;
const strayShare = 0.8;

const oldCodings = textCodings.filter((coding) => coding !== 'unicode');

/**
 * Judges by the distinct words with letters beyond ASCII: in how many codings they are Vietnamese syllables. Texts that
 * say too little (fewer than five such words) pass for Unicode.
 */
export function detectCoding(texts: Iterable<string>): CodingVerdict {
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of text.split(betweenWords)) if (isBeyondAscii.test(word)) words.add(word);
  }
  const unread = [...words].filter((word) => !isSyllable(word));
  const sound = words.size < fewestWords ? 1 : 1 - unread.length / words.size;
  const candidates = oldCodings
    .map((coding) => {
      const explained = unread.filter(readableIn(coding)).length;
      const share = [...words].filter(readableIn(coding)).length / words.size;
      return {
        coding,
        share,
        isWhole: share >= plausibleShare && share > sound,
        isStray: explained >= fewestStrayWords && explained >= strayShare * unread.length,
      };
    })
    .filter(({ isWhole, isStray }) => isWhole || isStray)
    .toSorted((a, b) => b.share - a.share);
  const isSound = sound >= soundShare;
  return {
    coding: (isSound ? undefined : candidates.find(({ isWhole }) => isWhole))?.coding ?? 'unicode',
    plausible: candidates.map(({ coding }) => coding),
    isDoubtful: !isSound || candidates.length > 0,
  };
}

function readableIn(coding: TextCoding): (word: string) => boolean {
  return (word) => mayBeOldCoding(word) && isSyllable(convertText(word, coding));
}
