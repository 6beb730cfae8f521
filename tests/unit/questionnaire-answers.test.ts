import { describe, expect, test } from 'vitest';

import { checkAnswer, longestText } from '#domain/questionnaire/answer-check.ts';
import { type AnswerValue, leftEmpty, wasRead } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';

const text = { vi: 'Câu' };
const asked = { name: 'q', label: text, source: 'test', say: text, seconds: 5 };
const options = [1, 2, 3].map((code) => ({ code, label: text }));
const definition: QuestionnaireDefinition = {
  key: 'form',
  version: 1,
  title: text,
  languages: ['vi'],
  source: 'test',
  optionLists: [{ name: 'levels', options }],
  blocks: [],
};

const scale: AskedQuestion = { ...asked, kind: 'scale', options: 'levels', special: ['refused'] };
const multiple: AskedQuestion = {
  ...asked,
  kind: 'multiple',
  options,
  validation: { hard: { max: 2 }, soft: { min: 2 } },
};
const count: AskedQuestion = {
  ...asked,
  kind: 'number',
  validation: { hard: { min: 0, max: 50, whole: true }, soft: { max: 5 } },
};
const date: AskedQuestion = {
  ...asked,
  kind: 'date',
  validation: { hard: { from: '2024-01-01', to: '2024-12-31' } },
};
const code: AskedQuestion = {
  ...asked,
  kind: 'text',
  validation: { hard: { maxLength: 8, pattern: 'H\\d{2}|ế+' } },
};
const remark: AskedQuestion = { ...asked, kind: 'text', optional: true };
const statement: AskedQuestion = { ...asked, kind: 'statement' };

test('anything may be left blank on paper, nothing by telephone or on the web', () => {
  const blank: AnswerValue = { special: 'blank' };
  const [paper, web] = [formInMode(definition, 'paper'), formInMode(definition, 'web')];
  for (const question of [scale, multiple, count, date, code, remark]) {
    expect(checkAnswer(paper, question, blank)).toBeNull();
    for (const form of [definition, web])
      expect(checkAnswer(form, question, blank)).toMatchObject({ code: 'special-not-offered', hard: true });
  }
});

describe('an answer is taken', () => {
  test.each<[string, AskedQuestion, AnswerValue]>([
    ['a code of the shared list', scale, { value: 3 }],
    ['a special answer that is offered', scale, { special: 'refused' }],
    ['several codes', multiple, { value: [3, 1] }],
    ['a number within the limits', count, { value: 5 }],
    ['a day within the limits', date, { value: '2024-02-29' }],
    ['a text that fits the pattern', code, { value: 'H29' }],
    ['a text in decomposed Unicode as its composed form', code, { value: 'ế'.normalize('NFD') }],
    ['nothing, where the question is optional', remark, leftEmpty],
    ['a statement that was read', statement, wasRead],
  ])('%s', (_, question, answer) => {
    expect(checkAnswer(definition, question, answer)).toBeNull();
  });
});

describe('an answer is refused', () => {
  test.each<[string, AskedQuestion, AnswerValue]>([
    ['unknown-option', scale, { value: 4 }],
    ['special-not-offered', scale, { special: 'dontKnow' }],
    ['wrong-kind', scale, { value: '3' }],
    ['wrong-kind', scale, { value: [3] }],
    ['empty', scale, { value: '' }],
    ['unknown-option', multiple, { value: [1, 4] }],
    ['repeated-option', multiple, { value: [1, 1] }],
    ['too-many-options', multiple, { value: [1, 2, 3] }],
    ['empty', multiple, { value: [] }],
    ['wrong-kind', multiple, { value: 1 }],
    ['not-whole', count, { value: 1.5 }],
    ['too-small', count, { value: -1 }],
    ['too-large', count, { value: 51 }],
    ['wrong-kind', count, { value: Number.NaN }],
    ['not-a-day', date, { value: '2023-02-29' }],
    ['not-a-day', date, { value: '18/03/2024' }],
    ['too-early', date, { value: '2023-12-31' }],
    ['too-late', date, { value: '2025-01-01' }],
    ['pattern', code, { value: 'H2' }],
    ['pattern', code, { value: 'xH29' }],
    ['too-long', code, { value: 'ếếếếếếếếế' }],
    ['empty', remark, { value: '   ' }],
    ['too-long', remark, { value: 'a'.repeat(longestText + 1) }],
    ['wrong-kind', statement, { value: 2 }],
  ])('%s: %j', (fault, question, answer) => {
    expect(checkAnswer(definition, question, answer)).toEqual({ code: fault, hard: true });
  });
});

describe('an unusual answer asks to be confirmed', () => {
  test('beyond a soft limit', () => {
    expect(checkAnswer(definition, count, { value: 6 })).toEqual({ code: 'too-large', hard: false });
    expect(checkAnswer(definition, multiple, { value: [1] })).toEqual({
      code: 'too-few-options',
      hard: false,
    });
  });

  test('a hard limit goes before a soft one', () => {
    expect(checkAnswer(definition, count, { value: 60 })).toEqual({ code: 'too-large', hard: true });
  });
});

test('a pattern that is no regular expression accepts nothing, and does not throw', () => {
  const broken: AskedQuestion = { ...asked, kind: 'text', validation: { hard: { pattern: '(' } } };
  expect(checkAnswer(definition, broken, { value: '(' })).toEqual({ code: 'pattern', hard: true });
});
