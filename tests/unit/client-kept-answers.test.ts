// Unsent answers belong to whoever typed them, whoever sits at the machine next.
import { describe, expect, test } from 'vitest';

import type { Shelf } from '#client/api/browser-database.ts';
import { Refusal } from '#client/api/client.ts';
import { takeUpLists, type ListShelf } from '#client/features/console/first-lists.ts';
import { isInHand, letGo, takeInHand } from '#client/features/console/in-hand.ts';
import { keptOf, shelfOfBoth, type Numbered } from '#client/features/console/kept-answers.ts';
import type { OutboxEntry } from '#client/features/console/outbox.ts';
import { sendOwn } from '#client/features/console/send-own.ts';
import { clientToServer } from '#contract/live-events.ts';

const interviewId = '00000000-0000-4000-8000-000000000001';
const entry: OutboxEntry = {
  interviewId,
  epoch: 1,
  sequence: 1,
  questionName: 'F1',
  value: { value: 1 },
  answeredAt: '2026-11-22T02:00:00.000Z',
};

function emptyShelf(): Shelf<Numbered> {
  const places = new Map<string, unknown>();
  return {
    set: async (place, kept) => void places.set(place, kept),
    del: async (place) => void places.delete(place),
    entries: async () => [...places],
  };
}

const refusing: Shelf<Numbered> = {
  set: () => Promise.reject(new Error('no storage')),
  del: () => Promise.reject(new Error('no storage')),
  entries: () => Promise.reject(new Error('no storage')),
};
const never = new Promise<never>(() => undefined);
const shape = clientToServer['answer:record'].payload;
const keptBy = (ownerId: string, shelf: Shelf<Numbered>, kind = 'answer') =>
  keptOf(kind, ownerId, shelf, (kept) => shape.safeParse(kept).data ?? null);

describe('unsent answers on a shared machine', () => {
  test('the next person does not find them, and cannot delete them; their owner finds them again', async () => {
    const shelf = emptyShelf();
    await keptBy('dtv01', shelf).keep(entry);
    const next = keptBy('dtv011', shelf);
    expect(await next.all()).toEqual([]);
    next.forget(entry);
    const owner = keptBy('dtv01', shelf);
    expect(await owner.all()).toEqual([entry]);
    expect(await keptBy('dtv01', shelf, 'paradata').all()).toEqual([]);
  });

  test('nothing of an interview is kept once all of it is stored', async () => {
    const kept = keptBy('dtv01', emptyShelf());
    await kept.keep(entry);
    kept.forget(entry);
    expect(await kept.all()).toEqual([]);
  });

  test('of two tabs, neither deletes what only the other has', async () => {
    const shelf = emptyShelf();
    const second = { ...entry, epoch: 2 };
    await keptBy('dtv01', shelf).keep(entry);
    await keptBy('dtv01', shelf).keep(second);
    keptBy('dtv01', shelf).forget(entry);
    expect(await keptBy('dtv01', shelf).all()).toEqual([second]);
  });

  test('what another version of the page has kept is neither sent nor deleted', async () => {
    const shelf = emptyShelf();
    await shelf.set(`answer:dtv01:${interviewId}:1:1`, { ...entry, interviewId: 'unheard-of' });
    expect(await keptBy('dtv01', shelf).all()).toEqual([]);
    expect(await shelf.entries()).toHaveLength(1);
  });
});

describe('answers that the first version of the console kept, a list for each interview', () => {
  const second = { ...entry, sequence: 2 };
  const place = `outbox:${encodeURIComponent('dtv 01')}:${interviewId}`;
  const shelfWith = (...lists: [place: unknown, list: unknown][]) => {
    const places = new Map(lists);
    const shelf: ListShelf = {
      entries: async () => [...places],
      del: async (at) => void places.delete(at),
    };
    return { places, shelf };
  };

  test('are found by their owner alone, each in its place of today, and the list is gone', async () => {
    const here = emptyShelf();
    const { places, shelf } = shelfWith([place, [entry, second]], ['language', 'vi']);
    await takeUpLists(shelf, (ownerId) => keptBy(ownerId, here));
    expect(await keptBy('dtv 01', here).all()).toEqual([entry, second]);
    expect(await keptBy('dtv02', here).all()).toEqual([]);
    expect([...places.keys()]).toEqual(['language']);
  });

  test('stay where they are while they cannot be read or put elsewhere', async () => {
    const unread = shelfWith([place, [entry, { ...second, epoch: 'one' }]]);
    const here = emptyShelf();
    await takeUpLists(unread.shelf, (ownerId) => keptBy(ownerId, here));
    expect(await here.entries()).toEqual([]);
    const unmoved = shelfWith([place, [entry]]);
    await takeUpLists(unmoved.shelf, (ownerId) => keptBy(ownerId, refusing));
    expect([unread.places.size, unmoved.places.size]).toEqual([1, 1]);
    await takeUpLists({ ...unmoved.shelf, entries: refusing.entries }, (ownerId) => keptBy(ownerId, here));
  });
});

describe('answers kept on two shelves', () => {
  test('a page that comes at once finds the answer on the quick one, the other being late', async () => {
    const [quick, lasting] = [emptyShelf(), emptyShelf()];
    const late: Shelf<Numbered> = { ...lasting, set: () => never };
    void keptBy('dtv01', shelfOfBoth(quick, late)).keep(entry);
    const next = keptBy('dtv01', shelfOfBoth(quick, lasting));
    expect(await next.all()).toEqual([entry]);
  });

  test('either shelf alone is enough, and what both have is found once', async () => {
    const [quick, lasting] = [emptyShelf(), emptyShelf()];
    const second = { ...entry, sequence: 2 };
    for (const each of [entry, second]) await keptBy('dtv01', shelfOfBoth(quick, lasting)).keep(each);
    for (const shelf of [
      shelfOfBoth(quick, lasting),
      shelfOfBoth(refusing, lasting),
      shelfOfBoth(quick, refusing),
      shelfOfBoth(emptyShelf(), lasting),
    ]) {
      expect(await keptBy('dtv01', shelf).all()).toEqual([entry, second]);
      expect(await keptBy('dtv01', shelf).keep(entry)).toBe(true);
    }
  });

  test('a browser that refuses both, full or in a private window, is said to', async () => {
    expect(await keptBy('dtv01', shelfOfBoth(refusing, refusing)).keep(entry)).toBe(false);
  });
});

test('a form that could not be opened takes care of no answers: they are sent by whoever finds them', async () => {
  const broken = takeInHand(interviewId, () => Promise.reject(new Refusal('unreachable')));
  expect(isInHand(interviewId)).toBe(true);
  await expect(broken).rejects.toThrow('unreachable');
  expect(isInHand(interviewId)).toBe(false);
  expect(await takeInHand(interviewId, async () => 'a form')).toBe('a form');
  expect(isInHand(interviewId)).toBe(true);
  letGo(interviewId);
  expect(isInHand(interviewId)).toBe(false);
});

describe('sending an answer', () => {
  const refused = (code: ConstructorParameters<typeof Refusal>[0]) => async () => {
    throw new Refusal(code);
  };
  const signedInAs = (who: string | null, inTruth = who ?? '') => ({
    signedIn: () => who,
    askSignedIn: async () => inTruth,
  });

  test('waits while somebody else, or nobody, is signed in', async () => {
    let sent = 0;
    const emit = async () => (sent += 1);
    expect(await sendOwn('dtv01', emit, signedInAs('dtv02'))).toEqual({ kind: 'later' });
    expect(await sendOwn('dtv01', emit, signedInAs(null))).toEqual({ kind: 'later' });
    expect(sent).toBe(0);
    expect(await sendOwn('dtv01', emit, signedInAs('dtv01'))).toEqual({ kind: 'stored' });
    expect(sent).toBe(1);
  });

  test.each(['not-found', 'forbidden'] as const)(
    'is not given up for %s when somebody else has signed in in another tab',
    async (code) => {
      const other = signedInAs('dtv01', 'dtv02');
      expect((await sendOwn('dtv01', refused(code), other)).kind).toBe('later');
      expect((await sendOwn('dtv01', refused(code), signedInAs('dtv01'))).kind).toBe('refused');
    },
  );

  test.each([
    ['answer-not-accepted', 'refused'],
    ['input-invalid', 'refused'],
    ['internal', 'failed'],
    ['unreachable', 'later'],
    ['not-signed-in', 'later'],
  ] as const)('%s means: %s', async (code, kind) => {
    expect((await sendOwn('dtv01', refused(code), signedInAs('dtv01'))).kind).toBe(kind);
  });
});
