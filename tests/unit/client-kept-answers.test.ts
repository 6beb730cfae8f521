// Unsent answers belong to whoever typed them, whoever sits at the machine next.
import { describe, expect, test } from 'vitest';

import { Refusal } from '#client/api/client.ts';
import { keptAnswersOf, shelfOfBoth, type Shelf } from '#client/features/console/kept-answers.ts';
import type { OutboxEntry } from '#client/features/console/outbox.ts';
import { sendAnswer } from '#client/features/console/send-answer.ts';

const interviewId = '00000000-0000-4000-8000-000000000001';
const entry: OutboxEntry = {
  interviewId,
  epoch: 1,
  sequence: 1,
  questionName: 'F1',
  value: { value: 1 },
  answeredAt: '2026-11-22T02:00:00.000Z',
};

function emptyShelf(): Shelf {
  const places = new Map<string, OutboxEntry[]>();
  return {
    get: async (place) => places.get(place),
    set: async (place, entries) => void places.set(place, entries),
    del: async (place) => void places.delete(place),
    keys: async () => [...places.keys()],
  };
}

describe('unsent answers on a shared machine', () => {
  test('the next person does not find them, and cannot delete them; their owner finds them again', async () => {
    const shelf = emptyShelf();
    await keptAnswersOf('dtv01', shelf).keep(interviewId, [entry]);
    const next = keptAnswersOf('dtv011', shelf);
    expect(await next.interviewIds()).toEqual([]);
    expect(await next.of(interviewId)).toEqual([]);
    await next.keep(interviewId, []);
    const owner = keptAnswersOf('dtv01', shelf);
    expect(await owner.interviewIds()).toEqual([interviewId]);
    expect(await owner.of(interviewId)).toEqual([entry]);
  });

  test('nothing of an interview is kept once all of it is stored', async () => {
    const kept = keptAnswersOf('dtv01', emptyShelf());
    await kept.keep(interviewId, [entry]);
    await kept.keep(interviewId, []);
    expect(await kept.interviewIds()).toEqual([]);
  });
});

describe('answers kept on two shelves', () => {
  const never = new Promise<never>(() => undefined);

  test('a page that comes at once finds the answer on the quick one, the other being late', async () => {
    const [quick, lasting] = [emptyShelf(), emptyShelf()];
    const late: Shelf = { ...lasting, set: () => never };
    void keptAnswersOf('dtv01', shelfOfBoth(quick, late)).keep(interviewId, [entry]);
    const next = keptAnswersOf('dtv01', shelfOfBoth(quick, lasting));
    expect(await next.of(interviewId)).toEqual([entry]);
    expect(await next.interviewIds()).toEqual([interviewId]);
  });

  test('either shelf alone is enough, and what both have is found once', async () => {
    const [quick, lasting] = [emptyShelf(), emptyShelf()];
    const second = { ...entry, sequence: 2 };
    await keptAnswersOf('dtv01', shelfOfBoth(quick, lasting)).keep(interviewId, [entry, second]);
    const refusing: Shelf = {
      get: () => Promise.reject(new Error('no storage')),
      set: () => Promise.reject(new Error('no storage')),
      del: () => Promise.reject(new Error('no storage')),
      keys: () => Promise.reject(new Error('no storage')),
    };
    for (const shelf of [
      shelfOfBoth(quick, lasting),
      shelfOfBoth(refusing, lasting),
      shelfOfBoth(quick, refusing),
      shelfOfBoth(emptyShelf(), lasting),
    ]) {
      expect(await keptAnswersOf('dtv01', shelf).of(interviewId)).toEqual([entry, second]);
      expect(await keptAnswersOf('dtv01', shelf).interviewIds()).toEqual([interviewId]);
    }
  });
});

describe('sending an answer', () => {
  const refusing = (code: ConstructorParameters<typeof Refusal>[0]) => async () => {
    throw new Refusal(code);
  };
  const signedInAs = (who: string | null, emit: () => Promise<unknown>, inTruth = who ?? '') => ({
    emit,
    signedIn: () => who,
    askSignedIn: async () => inTruth,
  });

  test('waits while somebody else, or nobody, is signed in', async () => {
    let sent = 0;
    const emit = async () => (sent += 1);
    expect(await sendAnswer('dtv01', entry, signedInAs('dtv02', emit))).toEqual({ kind: 'later' });
    expect(await sendAnswer('dtv01', entry, signedInAs(null, emit))).toEqual({ kind: 'later' });
    expect(sent).toBe(0);
    expect(await sendAnswer('dtv01', entry, signedInAs('dtv01', emit))).toEqual({ kind: 'stored' });
    expect(sent).toBe(1);
  });

  test.each(['not-found', 'forbidden'] as const)(
    'is not given up for %s when somebody else has signed in in another tab',
    async (code) => {
      const other = signedInAs('dtv01', refusing(code), 'dtv02');
      expect((await sendAnswer('dtv01', entry, other)).kind).toBe('later');
      const own = signedInAs('dtv01', refusing(code));
      expect((await sendAnswer('dtv01', entry, own)).kind).toBe('refused');
    },
  );

  test.each([
    ['answer-not-accepted', 'refused'],
    ['input-invalid', 'refused'],
    ['internal', 'failed'],
    ['unreachable', 'later'],
    ['not-signed-in', 'later'],
  ] as const)('%s means: %s', async (code, kind) => {
    expect((await sendAnswer('dtv01', entry, signedInAs('dtv01', refusing(code)))).kind).toBe(kind);
  });
});
