// A questionnaire written as an XLSForm and read again is the same questionnaire.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { QuestionnaireDefinition, TextQuestion } from '#domain/questionnaire/definition.ts';
import { exportXlsform } from '#domain/questionnaire/xlsform/export-xlsform.ts';
import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import { shippedForms } from './questionnaire-shipped.ts';
import { anyDefinition } from './questionnaire-arbitraries.ts';
import { rowsOfSheets } from './questionnaire-xlsform-rows.ts';

function roundTrip(definition: QuestionnaireDefinition) {
  const { form: _, ...read } = importXlsform(rowsOfSheets(exportXlsform(definition)), 'form.xlsx');
  return read;
}

describe.each(shippedForms)('the shipped form $file', ({ json }) => {
  test('comes back as it was, with nothing to say about it', () => {
    const definition = questionnaireDefinition.parse(json);
    expect(roundTrip(definition)).toStrictEqual({ definition, problems: [], notes: [] });
  });
});

test('any questionnaire comes back as it was', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      expect(roundTrip(definition)).toStrictEqual({ definition, problems: [], notes: [] });
    }),
    { numRuns: 300 },
  );
});

const text = { vi: 'Câu hỏi', en: 'Question' };

function formOf(
  ...questions: QuestionnaireDefinition['blocks'][number]['questions']
): QuestionnaireDefinition {
  const blocks = [{ name: 'only', title: text, questions }];
  return { key: 'one-form', version: 3, title: text, languages: ['vi', 'en'], source: 'test', blocks };
}

test('limits, soft limits and keys come back, each kind of question with its own', () => {
  const named = { label: text, say: text, source: 'test', seconds: 4.5 };
  const definition = formOf(
    { ...named, name: 'age', kind: 'number', validation: { hard: { min: 18, max: 110, whole: true } } },
    { ...named, name: 'cost', kind: 'number', validation: { hard: { min: 0 }, soft: { max: 5_000_000 } } },
    { ...named, name: 'day', kind: 'date', validation: { hard: { from: '2024-01-01', to: '2024-12-31' } } },
    {
      ...named,
      name: 'code',
      kind: 'text',
      validation: { hard: { pattern: '[A-Z]{2}"\\d\'s', maxLength: 9 } },
    },
    {
      ...named,
      name: 'places',
      kind: 'multiple',
      options: [
        { code: 1, label: text, key: 'a' },
        { code: -5, label: text },
      ],
      validation: { hard: { min: 1, max: 2 }, soft: {} },
    },
  );
  expect(roundTrip(definition)).toStrictEqual({ definition, problems: [], notes: [] });
});

/** What people write: quotes of both kinds, brackets, several lines, dollars. */
const anySentence = fc
  .stringMatching(/^[A-Za-zĐđàế0-9 '"“”’,.;:?!$()<>=&\n{}[\]]{1,40}$/)
  .filter((sentence) => sentence.trim() !== '' && !sentence.includes('${'));

test('texts and constants come back letter by letter, whatever quotes and signs they hold', () => {
  fc.assert(
    fc.property(anySentence, anySentence, fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b, n) => {
      const first: TextQuestion = {
        name: 'first',
        kind: 'text',
        label: { vi: a, en: b },
        say: { vi: `${a} {answer.first}`, rad: b },
        source: b,
        seconds: 2,
      };
      const showIf = {
        or: [{ eq: [{ answer: 'first' }, a] }, { in: [{ answer: 'first' }, [b, n + 0]] }],
      } as const;
      const definition = formOf(first, { ...first, name: 'second', showIf });
      expect(roundTrip(definition).definition).toEqual(definition);
    }),
    { numRuns: 300 },
  );
});
