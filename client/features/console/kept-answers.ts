// What a browser keeps of entries that the server has not acknowledged, each in a place of its own, apart for each
// person: whoever signs in next on the same machine neither sends nor deletes them, and of two tabs neither deletes what
// only the other has.
// No browser interface in here: the shelf is given (browser-shelf.ts).

import type { Shelf } from '#client/api/browser-database.ts';
import { placePrefix } from '#client/api/kept-places.ts';

/** What every entry says of itself; together it is unique. */
export interface Numbered {
  readonly interviewId: string;
  readonly epoch: number;
  readonly sequence: number;
}

/** One shelf of two: what either has is found, and either is enough. */
export function shelfOfBoth(quick: Shelf<Numbered>, lasting: Shelf<Numbered>): Shelf<Numbered> {
  const both = async (act: (shelf: Shelf<Numbered>) => Promise<void>) => {
    const [first, second] = await Promise.allSettled([act(quick), act(lasting)]);
    if (first.status === 'rejected' && second.status === 'rejected') throw second.reason;
  };
  return {
    set: (place, entry) => both((shelf) => shelf.set(place, entry)),
    del: (place) => both((shelf) => shelf.del(place)),
    entries: async () => {
      const found = await Promise.allSettled([quick.entries(), lasting.entries()]);
      const all = found.flatMap((each) => (each.status === 'fulfilled' ? [...each.value] : []));
      return [...new Map(all.map(([place, entry]) => [place, entry]))];
    },
  };
}

export interface Kept<Entry extends Numbered> {
  all: () => Promise<readonly Entry[]>;
  /** False: the browser refuses (no space left, private window); then the entry lives as long as the page. */
  keep: (entry: Entry) => Promise<boolean>;
  forget: (entry: Entry) => void;
}

/**
 * What is kept of one person.
 * @param kind separates answers from paradata on the same shelf
 * @param read gives the entry if it is one; what it does not know (of another version) is left where it stands
 */
export function keptOf<Entry extends Numbered>(
  kind: string,
  ownerId: string,
  shelf: Shelf<Numbered>,
  read: (entry: unknown) => Entry | null,
): Kept<Entry> {
  const prefix = placePrefix(kind, ownerId);
  const placeOf = ({ interviewId, epoch, sequence }: Numbered) =>
    `${prefix}${interviewId}:${epoch}:${sequence}`;
  return {
    all: async () => {
      const entries = await shelf.entries().catch(() => []);
      return entries.flatMap(([place, entry]) => {
        if (typeof place !== 'string' || !place.startsWith(prefix)) return [];
        const known = read(entry);
        return known === null ? [] : [known];
      });
    },
    keep: (entry) =>
      shelf.set(placeOf(entry), entry).then(
        () => true,
        () => false,
      ),
    // What could not be deleted is sent again by a later page, which changes nothing.
    forget: (entry) => void shelf.del(placeOf(entry)).catch(() => undefined),
  };
}
