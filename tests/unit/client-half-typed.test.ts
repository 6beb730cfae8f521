// Half an answer is on the screen when the citizen hangs up: it waits there, and none of it is lost.
import { expect, test } from 'vitest';

import { asNotes, halfTypedOf, type Shelf } from '#client/features/console/half-typed.ts';

function emptyShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    getItem: (place) => kept.get(place) ?? null,
    setItem: (place, text) => void kept.set(place, text),
    removeItem: (place) => void kept.delete(place),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

test('what is typed waits for its question, in its interview alone, until it is given', () => {
  const shelf = emptyShelf();
  const here = halfTypedOf('phieu-1', shelf);
  here.keep('y-kien', 'Chờ lâu quá, cán b');
  expect(halfTypedOf('phieu-1', shelf).of('y-kien')).toBe('Chờ lâu quá, cán b');
  expect(halfTypedOf('phieu-2', shelf).all()).toEqual([]);
  here.keep('y-kien', '');
  expect(here.all()).toEqual([]);
});

test('a browser without space keeps what it can and stops nobody', () => {
  const full: Shelf = {
    ...emptyShelf(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => halfTypedOf('phieu-1', full).keep('y-kien', 'Chờ')).not.toThrow();
});

test('recorded without going back, all of it becomes notes, however long', () => {
  const words = 'Chờ lâu '.repeat(300).trim();
  const notes = asNotes(words);
  expect(notes.every((note) => note.length <= 1_000)).toBe(true);
  expect(notes.join(' ').replaceAll(/\s+/g, '')).toBe(words.replaceAll(/\s+/g, ''));
  expect(asNotes('  ')).toEqual([]);
});
