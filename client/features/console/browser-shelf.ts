// Where this browser keeps what is unsent. An answer is kept twice: local storage has it before the next key is pressed,
// so that a reload finds it; IndexedDB has it on the disk a moment later, so that a killed browser or an empty battery
// does not take it along. Paradata stands in IndexedDB alone, and need not be on the disk at once.
import { createStore, del, entries, promisifyRequest, set, type UseStore } from 'idb-keyval';

import { clientToServer } from '#contract/live-events.ts';

import { takeUpLists, type ListShelf } from './first-lists.ts';
import { keptOf, shelfOfBoth, type Kept, type Shelf } from './kept-answers.ts';
import type { OutboxEntry } from './outbox.ts';
import { paradataEntry, type ParadataEntry } from './paradata-queue.ts';

const storeName = 'unsent';
let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= open().catch((fault: unknown) => {
    opened = null;
    throw fault;
  });
  return opened;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('lang-nghe', 1);
  request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(storeName));
  const found = await promisifyRequest(request);
  // Closed by the browser (storage cleared, disk gone): opened anew by whoever comes next.
  found.addEventListener('close', () => (opened = null));
  return found;
}

/** A store of idb-keyval whose writes are reported done as `durability` says; idb-keyval's own leaves it open. */
const storeWith =
  (durability: IDBTransactionDurability): UseStore =>
  async (mode, callback) =>
    callback((await database()).transaction(storeName, mode, { durability }).objectStore(storeName));

const indexedDbShelf = (store: UseStore): Shelf => ({
  set: (place, entry) => set(place, entry, store),
  del: (place) => del(place, store),
  entries: () => entries(store),
});

/** Each call has done its work when it returns; a browser without such storage rejects. */
const localShelf: Shelf = {
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

const answerShelf = shelfOfBoth(localShelf, indexedDbShelf(storeWith('strict')));
const paradataShelf = indexedDbShelf(storeWith('relaxed'));

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
