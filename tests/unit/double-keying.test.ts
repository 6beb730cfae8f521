import { expect, test } from 'vitest';

import { checkDraw, keyingDifferences, keyingErrors, settledAnswers } from '#domain/paper/double-keying.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';

const keyed = (answers: Record<string, AnswerValue>) => new Map(Object.entries(answers));

test('spaces, composed marks and the order of ticks are no difference; another value is', () => {
  const first = keyed({
    a: { value: 'Chờ  lâu ' },
    b: { value: [2, 1] },
    c: { value: 4 },
    d: { special: 'refused' },
    e: { value: 1 },
    f: { special: 'blank' },
    g: { special: 'blank' },
  });
  const second = keyed({
    a: { value: 'Chờ lâu'.normalize('NFD') },
    b: { value: [1, 2] },
    c: { value: 5 },
    d: { value: 3 },
    f: { special: 'blank' },
    g: { special: 'refused' },
  });
  expect(keyingDifferences(first, second).map(({ question }) => question)).toEqual(['c', 'd', 'g']);
});

test('what was ruled counts, then the first keying, then what only the second has', () => {
  const [first, second] = [keyed({ a: { value: 1 } }), keyed({ a: { value: 2 }, b: { value: 3 } })];
  expect(Object.fromEntries(settledAnswers(first, second, keyed({ a: { value: 5 } })))).toEqual({
    a: { value: 5 },
    b: { value: 3 },
  });
  expect(settledAnswers(first, second, keyed({})).get('a')).toEqual({ value: 1 });
});

test('errors are told by person and question: both are wrong where the paper has a third value', () => {
  const errors = keyingErrors([
    {
      firstBy: 'Lan',
      secondBy: 'Minh',
      first: keyed({ a: { value: 1 }, b: { value: 2 } }),
      second: keyed({ a: { value: 3 }, b: { value: 2 } }),
      ruled: keyed({ a: { value: 4 } }),
    },
    {
      firstBy: 'Minh',
      secondBy: 'Lan',
      first: keyed({ a: { value: 1 } }),
      second: keyed({ a: { value: 2 } }),
      ruled: keyed({ a: { value: 1 } }),
    },
  ]);
  expect(errors.clerks).toEqual([
    { key: 'Lan', compared: 3, wrong: 2 },
    { key: 'Minh', compared: 3, wrong: 1 },
  ]);
  expect(errors.questions).toEqual([
    { key: 'a', compared: 4, wrong: 3 },
    { key: 'b', compared: 2, wrong: 0 },
  ]);
});

test('about the wanted share of forms is chosen, always the same ones', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => `form-${at}`);
  const chosen = ids.filter((id) => checkDraw('secret', id) < 0.1);
  expect(chosen.length).toBeGreaterThan(150);
  expect(chosen.length).toBeLessThan(250);
  expect(ids.filter((id) => checkDraw('secret', id) < 0.1)).toEqual(chosen);
});
