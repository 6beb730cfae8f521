import { canonicalText, compareCodePoints } from './canonical-text.ts';

/*
 * Keeps one agency in one stratum however it is typed: capitals, blanks, punctuation, the place of a tone mark ("Hòa",
 * "Hoà") and "Ủy ban nhân dân" for "UBND" make no difference. Missing or other marks do: "xã Đắk Ha" and "xã Đắk Hà"
 * may be two communes, and two strata can be joined by correcting the list, while one cannot be told apart again.
 */

/** What the spellings of one name share: words of base letters, each followed by its marks in code point order. */
export function spellingKey(text: string): string {
  return canonicalText(text)
    .toLowerCase()
    .normalize('NFD')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const marks = word.match(/\p{M}/gu) ?? [];
      return word.replaceAll(/\p{M}/gu, '') + marks.toSorted(compareCodePoints).join('');
    })
    .join(' ')
    .replace(peoplesCommittee, 'ubnd');
}

/** "ủy ban nhân dân" as this function spells it: uy + hook, ban, nhan + circumflex, dan + circumflex. */
const peoplesCommittee = /uy\u0309 ban nhan\u0302 dan\u0302/g;

/**
 * The label of each name: of all spellings with the same key the most frequent, of equally frequent ones the first by
 * code point. So labels depend on how often each name occurs, which is given, and not on their order.
 */
export function labelsOf(occurrences: ReadonlyMap<string, number>): Map<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  const keys = new Map<string, string>();
  for (const [name, times] of occurrences) {
    const key = spellingKey(name);
    keys.set(name, key);
    const alike = spellings.get(key) ?? new Map<string, number>();
    const spelling = canonicalText(name);
    spellings.set(key, alike.set(spelling, (alike.get(spelling) ?? 0) + times));
  }
  const labels = new Map<string, string>();
  for (const [key, alike] of spellings) {
    const [[label] = ['']] = [...alike].toSorted((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
    labels.set(key, label);
  }
  return new Map([...keys].map(([name, key]) => [name, labels.get(key) ?? ''] as const));
}
