/*
 * One spelling of a text and one order of texts, so that two programs that hash or sort the same frame agree.
 * Owns nothing of the field. Must stay repeatable in any language: see docs/draw-algorithm.md, section 2.
 */

/**
 * The canonical spelling of a key or name: Unicode NFC, runs of blanks (tab, line ends, space, no-break space) as one
 * space, no blanks at the ends. The result never holds a tab or line feed, so both may separate fields.
 */
export function canonicalText(text: string): string {
  return isPlain(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\t\n\v\f\r \u00a0]+/g, ' ')
        .replace(/^ | $/g, '');
}

/** Visible ASCII without a blank, as almost every mã hồ sơ and date is: nothing to do. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit > 0x7e) return false;
  }
  return true;
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
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/**
 * A UTF-16 unit's place among all: surrogates go behind the rest of the basic plane, where their code points belong.
 * Fits in 16 bits.
 */
export function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit > 0xdfff ? unit - 0x800 : unit + 0x2000;
}
