import { describe, expect, test } from 'vitest';

import { answerWords, isMeasured } from '#client/features/back-checks/answer-words.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

const asked = (name: string) => ({
  name,
  label: { vi: name },
  source: 'test',
  say: { vi: name },
  seconds: 5,
});
const definition: QuestionnaireDefinition = {
  key: 'sipas',
  version: 1,
  title: { vi: 'Phiếu' },
  languages: ['vi', 'en'],
  source: 'test',
  optionLists: [
    {
      name: 'satisfaction',
      options: [
        { code: 4, label: { vi: 'Hài lòng', en: 'Satisfied' } },
        { code: 5, label: { vi: 'Rất hài lòng' } },
      ],
    },
  ],
  blocks: [
    {
      name: 'all',
      title: { vi: 'Tất cả' },
      questions: [
        { ...asked('DV1.1'), kind: 'scale', options: 'satisfaction' },
        {
          ...asked('N4'),
          kind: 'multiple',
          options: [
            { code: 1, label: { vi: 'Loa phường' } },
            { code: 2, label: { vi: 'Báo' } },
          ],
        },
        { ...asked('N9'), kind: 'number' },
      ],
    },
  ],
};
const vietnamese = (text: { vi: string }) => text.vi;

describe('answers of a phúc tra in words', () => {
  test('a code is shown as its option, several codes one after the other', () => {
    expect(answerWords({ value: 4 }, 'DV1.1', definition, vietnamese)).toBe('Hài lòng');
    expect(answerWords({ value: [2, 1] }, 'N4', definition, vietnamese)).toBe('Báo, Loa phường');
  });

  test('what is no option, or no longer one, is shown as it was recorded', () => {
    expect(answerWords({ value: 37 }, 'N9', definition, vietnamese)).toBe('37');
    expect(answerWords({ value: 3 }, 'DV1.1', definition, vietnamese)).toBe('3');
    expect(answerWords({ value: 4 }, 'DV1.1', undefined, vietnamese)).toBe('4');
  });

  test('only scales and numbers say how far two answers are apart', () => {
    expect(isMeasured('DV1.1', definition)).toBe(true);
    expect(isMeasured('N9', definition)).toBe(true);
    expect(isMeasured('N4', definition)).toBe(false);
  });
});
