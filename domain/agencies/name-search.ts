import { writtenOut } from '#domain/samples/agency-level.ts';
import { foldText } from '#domain/lists/names.ts';
import { partName, placesIn } from './places.ts';

/*
 * Which known agencies a name of a list may mean: nearness of the folded names by Dice's coefficient over their pairs
 * of neighbouring letters (Dice 1945; 2·|A∩B| / (|A| + |B|)), the words that most names share left out. People choose;
 * this only decides what is offered first.
 */

export interface NamedAgency {
  readonly id: string;
  readonly name: string;
  /** Name of the agency above it. */
  readonly parentName: string | null;
}

export interface Suggestion {
  readonly id: string;
  readonly name: string;
  /** 0 to 1, above 1 when the list states the same place above it. */
  readonly nearness: number;
}

/** Below it names are another agency's more often than not. */
const leastNearness = 0.5;
const samePlace = 0.15;
/** A name with its place and one without are a little less near than their words. */
const withoutPlace = 0.9;
const most = 5;

/** Said of so many agencies that they tell none apart; one letter of the kind of place or department remains. */
const stockWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:uy ban nhan dan|ubnd|nha nuoc|va)\b/g, ''],
  [/\bso\b/g, 's'],
  [/\bthi tran\b/g, 't'],
  [/\bthi xa\b/g, 's'],
  [/\bthanh pho\b/g, 'c'],
  [/\bdac khu\b/g, 'd'],
  [/\bxa\b/g, 'x'],
  [/\bphuong\b/g, 'p'],
  [/\bhuyen\b/g, 'h'],
  [/\bquan\b/g, 'q'],
  [/\btinh\b/g, 'y'],
];

interface Profile {
  readonly pairs: ReadonlySet<string>;
  /** Pairs of what stands before the first place: of "Sở Tư pháp tỉnh Đắk Nông" those of "Sở Tư pháp". */
  readonly stem: ReadonlySet<string>;
  readonly hasPlace: boolean;
  /** "Phường 1" is never "Phường 11". */
  readonly numbers: string;
}

function profile(name: string): Profile {
  const written = writtenOut(name);
  const [place] = placesIn(name);
  const words = wordsOf(written);
  return {
    pairs: pairsOf(words),
    stem: pairsOf(place ? wordsOf(written.slice(0, written.indexOf(place.name))) : words),
    hasPlace: place !== undefined,
    numbers: words.filter((word) => /^\d+$/.test(word)).join(' '),
  };
}

function wordsOf(written: string): string[] {
  return stockWords
    .reduce((text, [stock, short]) => text.replace(stock, short), foldText(written))
    .split(' ')
    .filter((word) => word !== '');
}

function pairsOf(words: readonly string[]): Set<string> {
  const pairs = new Set<string>();
  for (const word of words) {
    const edged = `.${word}.`;
    for (let at = 0; at + 1 < edged.length; at += 1) pairs.add(edged.slice(at, at + 2));
  }
  return pairs;
}

function dice(common: number, a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

/** How near two names are when only one of them states a place: the place counts neither for nor against. */
function stemNearness(a: Profile, b: Profile): number {
  if (a.hasPlace === b.hasPlace) return 0;
  return withoutPlace * dice([...a.stem].filter((pair) => b.stem.has(pair)).length, a.stem, b.stem);
}

/**
 * Takes the known agencies once; gives a search that offers for a name up to five of them, nearest first, equally near
 * ones in the order given.
 */
export function createNameSearch(agencies: readonly NamedAgency[]): (name: string) => Suggestion[] {
  const known = agencies.map((agency) => ({
    ...agency,
    ...profile(agency.name),
    above: ` ${foldText(agency.parentName ?? '')} `,
  }));
  const holders = new Map<string, number[]>();
  known.forEach(({ pairs }, index) => {
    for (const pair of pairs) {
      const there = holders.get(pair);
      if (there) there.push(index);
      else holders.set(pair, [index]);
    }
  });
  // Counts by index: every commune shares some pair with every other, which would be millions of entries in a Map.
  const shared = new Uint16Array(known.length);
  return (name) => {
    const { own, within } = partName(name);
    const sought = profile(own);
    const places = within.map((place) => ` ${foldText(place)} `);
    shared.fill(0);
    for (const pair of sought.pairs)
      for (const index of holders.get(pair) ?? []) shared[index] = (shared[index] ?? 0) + 1;
    const found: (Suggestion & { index: number })[] = [];
    known.forEach((one, index) => {
      const common = shared[index] ?? 0;
      if (common === 0 || one.numbers !== sought.numbers) return;
      const named = Math.max(dice(common, one.pairs, sought.pairs), stemNearness(one, sought));
      const isThere = named >= leastNearness - samePlace && places.some((place) => one.above.includes(place));
      const nearness = named + (isThere ? samePlace : 0);
      if (nearness >= leastNearness) found.push({ index, id: one.id, name: one.name, nearness });
    });
    return found
      .toSorted((a, b) => b.nearness - a.nearness || a.index - b.index)
      .slice(0, most)
      .map(({ id, name: official, nearness }) => ({ id, name: official, nearness }));
  };
}
