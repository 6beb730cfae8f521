// The keys of the console: never two answers on one key, whatever the questionnaire.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { padKeys, signAlone, specialKeysOf } from '#client/interview/answer-keys.ts';
import { optionKeys } from '#domain/questionnaire/option-keys.ts';
import { keyName } from '#client/ui/key-names.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';

const form = (name: string) =>
  questionnaireDefinition.parse(
    JSON.parse(readFileSync(new URL(`../../prisma/questionnaires/${name}.json`, import.meta.url), 'utf8')),
  );

const text = (vi: string) => ({ vi });
const base = { name: 'q', label: text('q'), source: 'demo', say: text('q'), seconds: 5 };
const definitionWith = (question: AskedQuestion): QuestionnaireDefinition => ({
  key: 'demo',
  version: 1,
  title: text('demo'),
  languages: ['vi'],
  source: 'demo',
  blocks: [{ name: 'b', title: text('b'), questions: [question] }],
});
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ code: at + 1, label: text(`${at + 1}`) }));

/** Every key that does something on the question, the second names too. */
function keysOf(definition: QuestionnaireDefinition, question: AskedQuestion): string[] {
  return [
    ...optionKeys(definition, question).map(({ key }) => key),
    ...specialKeysOf(definition, question).flatMap(({ keys }) => keys),
  ];
}

describe('answer keys', () => {
  test.each(['transaction-form', 'back-check-form'])(
    'no key of %s means two things, and none is a command',
    (name) => {
      const definition = form(name);
      for (const question of questionsOf(definition).filter(isAsked)) {
        const keys = keysOf(definition, question);
        expect({ [question.name]: new Set(keys).size }).toEqual({ [question.name]: keys.length });
        expect(keys.filter((key) => key === '' || key === 'N')).toEqual([]);
      }
    },
  );

  test('a scale has its codes as keys and 7, 8, 9 for the special answers', () => {
    const question: AskedQuestion = {
      ...base,
      kind: 'scale',
      options: options(5),
      special: ['notApplicable', 'dontKnow', 'refused'],
    };
    const definition = definitionWith(question);
    expect(optionKeys(definition, question).map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5']);
    expect(specialKeysOf(definition, question).map(({ key }) => key)).toEqual(['7', '8', '9']);
  });

  test('where an option needs 7, the special answer is on the key above it', () => {
    const question: AskedQuestion = {
      ...base,
      kind: 'single',
      options: options(8),
      special: ['notApplicable', 'refused'],
    };
    const definition = definitionWith(question);
    expect(specialKeysOf(definition, question)).toEqual([
      { special: 'notApplicable', key: padKeys.notApplicable, keys: ['/'] },
      { special: 'refused', key: '9', keys: ['9', '-'] },
    ]);
  });

  test.each(['number', 'date', 'text'] as const)('a %s question leaves the digits to typing', (kind) => {
    const question: AskedQuestion = { ...base, kind, special: ['dontKnow', 'refused'] };
    expect(specialKeysOf(definitionWith(question), question).map(({ keys }) => keys)).toEqual([['*'], ['-']]);
  });

  test('a sign is a special answer only as long as nothing stands beside it', () => {
    const question: AskedQuestion = { ...base, kind: 'text', special: ['refused'] };
    const specials = specialKeysOf(definitionWith(question), question);
    expect(signAlone(specials, ' - ')?.special).toBe('refused');
    for (const written of ['', '- cán bộ niềm nở', '-5', '--', '*'])
      expect(signAlone(specials, written)).toBeUndefined();
  });

  test('a list of sixteen options has sixteen different keys of one stroke', () => {
    const question: AskedQuestion = { ...base, kind: 'multiple', options: options(16) };
    const keys = optionKeys(definitionWith(question), question).map(({ key }) => key);
    expect(new Set(keys).size).toBe(16);
    expect(keys.every((key) => key.length === 1)).toBe(true);
    expect(keys.slice(0, 10)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
  });
});

describe('key names', () => {
  const pressed = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  test.each([
    [{ ...pressed, key: 'n' }, 'N'],
    [{ ...pressed, key: '?', shiftKey: true }, '?'],
    [{ ...pressed, key: 'k', ctrlKey: true }, 'Ctrl+K'],
    [{ ...pressed, key: 'F9', shiftKey: true }, 'Shift+F9'],
    [{ ...pressed, key: 'Shift', shiftKey: true }, null],
    [{ ...pressed, key: 'a', isComposing: true }, null],
  ])('%o is %s', (event, name) => {
    expect(keyName(event)).toBe(name);
  });
});
