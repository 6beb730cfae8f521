// The browser's database of what no server has yet, each entry in a place of its own (kept-places.ts).
import { del, entries, promisifyRequest, set, type UseStore } from 'idb-keyval';

/** The browser's storage, or any other. Rejects where it cannot do its work. */
export interface Shelf<Entry> {
  set: (place: string, entry: Entry) => Promise<void>;
  del: (place: string) => Promise<void>;
  /** Everything that stands there: place and entry, unchecked. */
  entries: () => Promise<readonly (readonly [place: unknown, entry: unknown])[]>;
}

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

/**
 * Acts take effect in the order in which they were asked for, whichever shelf was asked.
 * @param durability `strict`: done when it is on the disk; `relaxed`: when the system has it, which a killed browser
 *   does not take along
 */
export function indexedDbShelf<Entry>(durability: 'strict' | 'relaxed'): Shelf<Entry> {
  const store = storeWith(durability);
  return {
    set: (place, entry) => set(place, entry, store),
    del: (place) => del(place, store),
    entries: () => entries(store),
  };
}
