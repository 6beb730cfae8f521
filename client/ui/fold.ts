// Compares Vietnamese words as people type them in a hurry: without marks, without case. Pure.

/** The text without tone and vowel marks, đ as d, lower case. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
}

/** Every word typed begins a word of the text ("pho go" finds «Phòng gọi»). */
export function finds(typed: string, text: string): boolean {
  const words = folded(text).split(/[\s·/]+/);
  return folded(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
