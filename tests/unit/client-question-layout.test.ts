// How large the sentence to say is set: as large as its length allows while everything else of the question stands there.
import { expect, test } from 'vitest';

import { optionsLayout, saySize } from '#client/interview/question-layout.ts';
import type { AskedQuestion, Option } from '#domain/questionnaire/definition.ts';

const optionsOf = (...labels: string[]): Option[] =>
  labels.map((vi, index) => ({ code: index + 1, label: { vi, en: vi } }));
const asked = (special: AskedQuestion['special'] = ['dontKnow']): AskedQuestion => ({
  name: 'F2',
  kind: 'single',
  label: { vi: 'Đã nhận kết quả', en: 'Has the result' },
  say: { vi: '', en: '' },
  options: [],
  seconds: 8,
  source: 'Chỉ để thử',
  ...(special && { special }),
});
const sized = (letters: number, options: Option[], guide: string[] = []) =>
  saySize({ question: asked(), options, language: 'vi', say: 'a'.repeat(letters), guide });
const three = optionsOf(
  'Có, đã nhận kết quả',
  'Không làm thủ tục này',
  'Có nộp hồ sơ nhưng chưa nhận được kết quả',
);

test('four lines are large beside answers in a row, smaller where answers, instruction and probe need the room', () => {
  expect(sized(175, optionsOf('Có', 'Không'))).toBe('short');
  expect(optionsLayout(three, 'vi')).toBe('column');
  expect(sized(175, three)).toBe('short');
  expect(sized(175, three, ['Không gợi ý.', 'Là hồ sơ nộp tại đó ạ.'])).toBe('medium');
});

test('a long text is never large, however much room there is', () => {
  expect([220, 221, 421].map((letters) => sized(letters, optionsOf('Có', 'Không')))).toEqual([
    'short',
    'medium',
    'long',
  ]);
});
