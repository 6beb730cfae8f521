// Half an answer is on the screen when the citizen hangs up, or the browser dies: it waits there, and none of it is lost.
import { expect, test } from 'vitest';

import type { Shelf } from '#client/api/browser-database.ts';
import { asNotes, halfTypedOf, type HalfTypedWords } from '#client/api/half-typed.ts';

function emptyShelf(): Shelf<HalfTypedWords> {
  const kept = new Map<string, HalfTypedWords>();
  return {
    set: async (place, words) => void kept.set(place, words),
    del: async (place) => void kept.delete(place),
    entries: async () => [...kept],
  };
}

test('what is typed waits for its person and question, in its attempt alone, until it is given', async () => {
  const shelf = emptyShelf();
  const here = await halfTypedOf('an', 'luot-1', shelf);
  here.answers.keep('y-kien', 'Chờ lâu quá, cán b');
  here.notes.keep('y-kien', 'bà đang bực');
  const later = await halfTypedOf('an', 'luot-1', shelf);
  expect(later.all()).toEqual([
    expect.objectContaining({ kind: 'answer', questionName: 'y-kien', typed: 'Chờ lâu quá, cán b' }),
    expect.objectContaining({ kind: 'note', questionName: 'y-kien', typed: 'bà đang bực' }),
  ]);
  expect((await halfTypedOf('an', 'luot-2', shelf)).all()).toEqual([]);
  expect((await halfTypedOf('binh', 'luot-1', shelf)).all()).toEqual([]);
  later.answers.keep('y-kien', '');
  later.notes.keep('y-kien', '');
  expect((await halfTypedOf('an', 'luot-1', shelf)).all()).toEqual([]);
});

test('a browser that keeps nothing keeps it as long as the page, and stops nobody', async () => {
  const no = () => Promise.reject(new Error('QuotaExceededError'));
  const here = await halfTypedOf('an', 'luot-1', { set: no, del: no, entries: no });
  here.answers.keep('y-kien', 'Chờ');
  expect(here.answers.of('y-kien')).toBe('Chờ');
  here.answers.keep('y-kien', '');
  expect(here.all()).toEqual([]);
});

test('recorded without going back, all of it becomes notes, however long', () => {
  const words = 'Chờ lâu '.repeat(300).trim();
  const notes = asNotes(words);
  expect(notes.every((note) => note.length <= 1_000)).toBe(true);
  expect(notes.join(' ').replaceAll(/\s+/g, '')).toBe(words.replaceAll(/\s+/g, ''));
  expect(asNotes('  ')).toEqual([]);
});
