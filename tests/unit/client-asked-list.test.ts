// Going back to a question that was asked: which there are, and how few words find one.
import { expect, test } from 'vitest';

import { askedItems, found } from '#client/features/console/asked-list.ts';
import { pathOf, type Script } from '#client/interview/interview-walk.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';

const special = {
  notApplicable: 'không áp dụng',
  dontKnow: 'không biết',
  refused: 'từ chối trả lời',
  blank: 'để trống trên phiếu',
};
const question = (name: string, label: string, say: string, after?: string): AskedQuestion => ({
  name,
  label: { vi: label },
  say: { vi: say },
  source: 'demo',
  seconds: 5,
  kind: 'single',
  options: [
    { code: 1, label: { vi: 'Hài lòng' } },
    { code: 2, label: { vi: 'Không hài lòng' } },
  ],
  ...(after === undefined ? {} : { showIf: { eq: [{ answer: after }, 1] } }),
});
const script: Script = {
  definition: {
    key: 'demo',
    version: 1,
    title: { vi: 'demo' },
    languages: ['vi'],
    source: 'demo',
    blocks: [
      {
        name: 'b',
        title: { vi: 'b' },
        questions: [
          question('A', 'Chỗ ngồi', 'Về chỗ ngồi chờ, Ông/Bà có hài lòng không?'),
          question('B', 'Thái độ', 'Về thái độ của cán bộ?', 'A'),
          question('C', 'Phí', 'Về phí và lệ phí?'),
        ],
      },
    ],
  },
  context: {},
};
const itemsAfter = (...answers: [string, number | 'dontKnow'][]) => {
  const given = new Map(
    answers.map(([name, code]) => [
      name,
      code === 'dontKnow' ? { special: 'dontKnow' as const } : { value: code },
    ]),
  );
  const walk = { answers: given, at: null };
  const path = pathOf(script, walk);
  const rendering = { definition: script.definition, language: 'vi', context: {}, answers: path.counted };
  return askedItems({ path, walk, rendering }, special, 'vi');
};

test('what was asked stands in its order with the answer in words, and the open question after it', () => {
  expect(
    itemsAfter(['A', 1], ['B', 'dontKnow']).map(({ name, place, answer }) => [name, place, answer]),
  ).toEqual([
    ['A', 'asked', 'Hài lòng'],
    ['B', 'asked', 'không biết'],
    ['C', 'open', null],
  ]);
});

test('an answer that a change has taken off the path stays to be seen, marked as not counted', () => {
  const items = itemsAfter(['A', 2], ['B', 1]);
  expect(items.map(({ name, place }) => [name, place])).toEqual([
    ['A', 'asked'],
    ['C', 'open'],
    ['B', 'off'],
  ]);
});

test('words without marks find a question: by label and answer first, then by what was read', () => {
  const items = itemsAfter(['A', 1], ['B', 2]);
  const names = (typed: string) => found(items, typed).map(({ name }) => name);
  expect(names('hai long')).toEqual(['A', 'B']);
  expect(names('khong hai long')[0]).toBe('B');
  expect(names('can bo')).toEqual(['B']);
  expect(names('zzz')).toEqual([]);
});
