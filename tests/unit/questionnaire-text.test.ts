import { describe, expect, test } from 'vitest';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { renderText } from '#domain/questionnaire/text.ts';

const asked = { label: { vi: 'Câu' }, source: 'test', say: { vi: 'Câu' }, seconds: 100 };
const options = [
  { code: 1, label: { vi: 'bản thân', en: 'yourself' } },
  { code: 2, label: { vi: 'tổ chức', en: 'an organisation' } },
];
const definition: QuestionnaireDefinition = {
  key: 'form',
  version: 1,
  title: { vi: 'Phiếu' },
  languages: ['vi', 'en'],
  source: 'test',
  blocks: [
    {
      name: 'all',
      title: { vi: 'Khối' },
      questions: [
        { ...asked, name: 'F3', kind: 'single', options },
        { ...asked, name: 'ways', kind: 'multiple', options },
        { ...asked, name: 'on', kind: 'date' },
      ],
    },
  ],
};

function read(
  text: string,
  context: InterviewContext = {},
  answers: Record<string, AnswerValue> = {},
  language = 'vi',
): string {
  return renderText(
    { vi: text, en: text },
    { definition, language, context, answers: new Map(Object.entries(answers)) },
  );
}

describe('a spoken text', () => {
  test('names the citizen and reads days as people do', () => {
    const context = {
      'respondent.title': 'Bà',
      'respondent.name': 'Liên',
      'transaction.resultOn': '2024-05-15',
    };
    expect(read('{respondent.title} {respondent.name} nhận ngày {transaction.resultOn}.', context)).toBe(
      'Bà Liên nhận ngày 15/05/2024.',
    );
  });

  test('speaks to whoever made the procedure where the name is an organisation’s', () => {
    const context = {
      'respondent.title': 'Ông/Bà',
      'respondent.name': 'Hộ kinh doanh Ước Phúc',
      'respondent.organisation': true,
    };
    const words = 'Có phải {respondent.title} {respondent.name} không ạ?';
    expect(read(words, context)).toBe(
      'Có phải Ông/Bà là người đã làm thủ tục cho Hộ kinh doanh Ước Phúc không ạ?',
    );
    expect(read(words, { ...context, 'respondent.name': 'Liên', 'respondent.organisation': false })).toBe(
      'Có phải Ông/Bà Liên không ạ?',
    );
    expect(read('Speaking with {respondent.name}?', context, {}, 'en')).toBe(
      'Speaking with Hộ kinh doanh Ước Phúc?',
    );
  });

  test('leaves out an optional part when something in it is unknown', () => {
    const text =
      'Hồ sơ[, nộp ngày {transaction.receivedOn}][, trả ngày {transaction.resultOn}] đúng không ạ?';
    expect(read(text, { 'transaction.receivedOn': '2024-04-29', 'transaction.resultOn': null })).toBe(
      'Hồ sơ, nộp ngày 29/04/2024 đúng không ạ?',
    );
  });

  test('shows a gap where it cannot do without', () => {
    expect(read('Chào {respondent.title} {respondent.name}', { 'respondent.title': 'Ông' })).toBe(
      'Chào Ông …',
    );
  });

  test('repeats an earlier answer in the words of its option, in the language spoken', () => {
    expect(read('cho {answer.F3}', {}, { F3: { value: 2 } })).toBe('cho tổ chức');
    expect(read('for {answer.F3}', {}, { F3: { value: 2 } }, 'en')).toBe('for an organisation');
    expect(read('{answer.ways}', {}, { ways: { value: [2, 1] } })).toBe('bản thân, tổ chức');
    expect(read('{answer.on}', {}, { on: { value: '2024-03-18' } })).toBe('18/03/2024');
  });

  test('does not read out a special answer', () => {
    expect(read('Ông/Bà[ làm cho {answer.F3}]', {}, { F3: { special: 'refused' } })).toBe('Ông/Bà');
    expect(read('Ông/Bà[, ngày {answer.on}]', {}, { on: { special: 'dontKnow' } })).toBe('Ông/Bà');
  });

  test('says how long the interview takes, from the estimates of its questions', () => {
    expect(read('khoảng {questionnaire.minutes} phút')).toBe('khoảng 5 phút');
  });

  test('falls back to Vietnamese where a language is missing', () => {
    const text = { vi: 'Xin chào' };
    expect(renderText(text, { definition, language: 'en', context: {}, answers: new Map() })).toBe(
      'Xin chào',
    );
  });
});
