// Where this browser keeps unsent answers, twice: local storage has an answer before the next key is pressed, so that a
// reload finds it; IndexedDB is up to a tenth of a second late, but what it has outlives a browser that is killed.
import { del, get, keys, set } from 'idb-keyval';

import { clientToServer } from '#contract/live-events.ts';

import { keptAnswersOf, shelfOfBoth, type KeptAnswers, type Shelf } from './kept-answers.ts';

const indexedDb: Shelf = { get, set, del, keys };
const entriesShape = clientToServer['answer:record'].payload.array();

/** Each call has done its work when it returns; a browser without such storage rejects. */
const localShelf: Shelf = {
  get: async (place) => {
    const written = localStorage.getItem(place);
    return written === null ? undefined : entriesShape.parse(JSON.parse(written));
  },
  set: async (place, entries) => localStorage.setItem(place, JSON.stringify(entries)),
  del: async (place) => localStorage.removeItem(place),
  keys: async () => Object.keys(localStorage),
};

const shelf = shelfOfBoth(localShelf, indexedDb);

/** What this browser keeps of one person's answers. */
export function keptHere(ownerId: string): KeptAnswers {
  return keptAnswersOf(ownerId, shelf);
}
