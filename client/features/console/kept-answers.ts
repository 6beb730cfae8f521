// What a browser keeps of answers that the server has not acknowledged, apart for each person: whoever signs in next on
// the same machine neither sends nor deletes them; they wait until their owner signs in there again.
// No browser interface in here: the shelf is given (browser-shelf.ts).
import type { OutboxEntry } from './outbox.ts';

/** The browser's storage, or any other. */
export interface Shelf {
  get: (place: string) => Promise<OutboxEntry[] | undefined>;
  set: (place: string, entries: OutboxEntry[]) => Promise<void>;
  del: (place: string) => Promise<void>;
  keys: () => Promise<readonly unknown[]>;
}

/**
 * One shelf of two: what either has is found. Behind the other, a shelf may still have what was acknowledged a moment
 * ago; sent again it changes nothing.
 */
export function shelfOfBoth(quick: Shelf, lasting: Shelf): Shelf {
  const either = async <Found>(ask: (shelf: Shelf) => Promise<Found>) => {
    const answers = await Promise.allSettled([ask(quick), ask(lasting)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  };
  const both = async (act: (shelf: Shelf) => Promise<void>) => {
    const [first, second] = await Promise.allSettled([act(quick), act(lasting)]);
    if (first.status === 'rejected' && second.status === 'rejected') throw second.reason;
  };
  return {
    get: async (place) => {
      const found = (await either((shelf) => shelf.get(place))).flatMap((entries) => entries ?? []);
      const distinct = new Map(found.map((entry) => [`${entry.epoch} ${entry.sequence}`, entry]));
      return distinct.size === 0 ? undefined : [...distinct.values()];
    },
    set: (place, entries) => both((shelf) => shelf.set(place, entries)),
    del: (place) => both((shelf) => shelf.del(place)),
    keys: async () => [...new Set((await either((shelf) => shelf.keys())).flat())],
  };
}

export interface KeptAnswers {
  of: (interviewId: string) => Promise<readonly OutboxEntry[]>;
  keep: (interviewId: string, entries: readonly OutboxEntry[]) => Promise<void>;
  /** The interviews of which answers of this person are kept. */
  interviewIds: () => Promise<readonly string[]>;
}

/** The kept answers of one person. Storage that the browser refuses counts as empty: only reloads lose by it. */
export function keptAnswersOf(ownerId: string, shelf: Shelf): KeptAnswers {
  const prefix = `outbox:${encodeURIComponent(ownerId)}:`;
  return {
    of: async (interviewId) => (await shelf.get(prefix + interviewId).catch(() => undefined)) ?? [],
    keep: (interviewId, entries) => {
      const place = prefix + interviewId;
      const kept = entries.length === 0 ? shelf.del(place) : shelf.set(place, [...entries]);
      return kept.catch(() => undefined);
    },
    interviewIds: async () => {
      const places = await shelf.keys().catch(() => []);
      return places.flatMap((place) =>
        typeof place === 'string' && place.startsWith(prefix) ? [place.slice(prefix.length)] : [],
      );
    },
  };
}
