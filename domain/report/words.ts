// Words of a report: figures stand in them by name only. Fills the names in, and says what is wrong with a text.
import type { Placeholder } from './placeholders.ts';

/** {{ name }} */
const named = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A share or a decimal number that somebody typed: 72,18 %, 85%, 4.5, but no date, no number of a document. */
const typed = /(?<![\d/.,-])\d+(?:[.,]\d+)?[\s\u00a0]*%|(?<![\d/.,-])\d+,\d+(?![\d/-])/g;

export type WordFault =
  /** No figure has that name; `nearest` is the one most like it. */
  | { readonly code: 'unknown'; readonly found: string; readonly nearest: string | null }
  /** {{ without }} or the other way round. */
  | { readonly code: 'unclosed'; readonly found: string; readonly nearest: null }
  /** A figure by hand; `nearest` is the name of the figure that reads the same. */
  | { readonly code: 'typed'; readonly found: string; readonly nearest: string | null };

/** What is wrong with a text. @param typing whether figures may be typed: in what is cited and what is aimed at */
export function faultsOfWords(
  text: string,
  placeholders: readonly Placeholder[],
  { typing }: { typing: boolean },
): WordFault[] {
  const names = new Set(placeholders.map(({ name }) => name));
  const unknown = [...text.matchAll(named)].flatMap(([, name = '']): WordFault[] =>
    names.has(name) ? [] : [{ code: 'unknown', found: name, nearest: nearestOf(name, [...names]) }],
  );
  const rest = text.replace(named, '');
  const open = /.{0,20}(?:\{\{|\}\}).{0,20}/.exec(rest);
  const unclosed: WordFault[] = open ? [{ code: 'unclosed', found: open[0].trim(), nearest: null }] : [];
  const byHand = typing
    ? []
    : [...rest.matchAll(typed)].map(([found]): WordFault => ({
        code: 'typed',
        found: found.trim(),
        nearest: readingAs(found, placeholders),
      }));
  return [...unknown, ...unclosed, ...byHand];
}

/** The text with its figures; a name that is not known stays as it was written. */
export function withFigures(text: string, placeholders: readonly Placeholder[]): string {
  const texts = new Map(placeholders.map((one) => [one.name, one.text]));
  return text.replace(named, (whole, name: string) => texts.get(name) ?? whole);
}

/** Paragraphs: what stands between line breaks. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readingAs(found: string, placeholders: readonly Placeholder[]): string | null {
  const bare = (text: string): string => text.replace(/[\s\u00a0%]/g, '');
  return placeholders.find(({ text }) => bare(text) === bare(found))?.name ?? null;
}

/** The name that shares most of its pairs of letters (Dice's coefficient), when it shares half of them. */
export function nearestOf(name: string, names: readonly string[]): string | null {
  const pairs = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const own = pairs(name.toLowerCase());
  const likeness = names.map((other) => {
    const theirs = pairs(other);
    const shared = [...own].filter((pair) => theirs.has(pair)).length;
    return { other, share: (2 * shared) / (own.size + theirs.size || 1) };
  });
  const best = likeness.toSorted((left, right) => right.share - left.share)[0];
  return best && best.share >= 0.5 ? best.other : null;
}
