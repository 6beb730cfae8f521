/*
 * One spelling of a text and one order of texts, so that two programs that hash or sort the same frame agree.
 * Owns nothing of the field. Must stay repeatable in any language: see docs/draw-algorithm.md, section 2.
 */

/**
 * The canonical spelling of a key or name: Unicode NFC, runs of blanks (tab, line ends, space, no-break space) as one
 * space, no blanks at the ends. The result never holds a tab or line feed, so both may separate fields.
 */
export function canonicalText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\v\f\r \u00a0]+/g, ' ')
    .replace(/^ | $/g, '');
}

/**
 * Order by Unicode code point: the order of Python's `sorted` and of `LC_ALL=C sort`. JavaScript's own `<` goes by
 * UTF-16 unit and puts an astral character before U+E000–U+FFFF.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Moves the surrogates behind the rest of the basic plane, where their code points belong. */
function rank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate ? unit + 0x10000 : unit;
}
