// Where this browser keeps what is unsent. An answer is kept twice: local storage has it before the next key is pressed,
// so that a reload finds it; IndexedDB has it on the disk a moment later, so that a killed browser or an empty battery
// does not take it along. Paradata stands in IndexedDB alone, and need not be on the disk at once.
import { createStore, del, entries } from 'idb-keyval';

import { indexedDbShelf, type Shelf } from '#client/api/browser-database.ts';
import { clientToServer } from '#contract/live-events.ts';

import { takeUpLists, type ListShelf } from './first-lists.ts';
import { keptOf, shelfOfBoth, type Kept, type Numbered } from './kept-answers.ts';
import type { OutboxEntry } from './outbox.ts';
import { paradataEntry, type ParadataEntry } from './paradata-queue.ts';

/** Each call has done its work when it returns; a browser without such storage rejects. */
const localShelf: Shelf<Numbered> = {
  set: async (place, entry) => localStorage.setItem(place, JSON.stringify(entry)),
  del: async (place) => localStorage.removeItem(place),
  entries: async () => writtenUnder('answer:'),
};

function writtenUnder(prefix: string): (readonly [place: string, entry: unknown])[] {
  return Object.keys(localStorage).flatMap((place) => {
    const written = place.startsWith(prefix) ? localStorage.getItem(place) : null;
    return written === null ? [] : [[place, JSON.parse(written) as unknown] as const];
  });
}

const answerShelf = shelfOfBoth(localShelf, indexedDbShelf('strict'));
const paradataShelf = indexedDbShelf<Numbered>('relaxed');

/** What this browser keeps of one person's answers. */
export function answersKeptHere(ownerId: string): Kept<OutboxEntry> {
  const shape = clientToServer['answer:record'].payload;
  return keptOf('answer', ownerId, answerShelf, (entry) => shape.safeParse(entry).data ?? null);
}

/** The console's first version kept its lists in local storage and in the database that idb-keyval makes by itself. */
const firstShelves: readonly ListShelf[] = [
  { entries: async () => writtenUnder('outbox:'), del: localShelf.del },
  {
    entries: async () => ((await hasFirstDatabase()) ? entries(firstStore()) : []),
    del: (place) => del(place, firstStore()),
  },
];
const firstDatabase = 'keyval-store';
const firstStore = () => createStore(firstDatabase, 'keyval');

/** Asked before it is opened, which would make it. */
async function hasFirstDatabase(): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === firstDatabase);
}

let takenUp: Promise<unknown> | null = null;

/** What the console's first version left unsent in this browser, of anybody, stands where answers stand now. */
export async function firstListsTakenUp(): Promise<void> {
  takenUp ??= Promise.all(firstShelves.map((shelf) => takeUpLists(shelf, answersKeptHere)));
  await takenUp;
}

/** What this browser keeps of one person's paradata. */
export function paradataKeptHere(ownerId: string): Kept<ParadataEntry> {
  return keptOf('paradata', ownerId, paradataShelf, (entry) => paradataEntry.safeParse(entry).data ?? null);
}

/** Asks the browser not to clear what is kept here when the disk fills up; a browser may ask nobody and refuse. */
export function askToKeepForGood(): void {
  navigator.storage?.persist?.().catch(() => undefined);
}
