// A condition of an XLSForm holds here exactly when it holds by the rules of XPath, whatever was answered.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { evaluate } from '#domain/questionnaire/expressions.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import { rowsOfSheets } from './questionnaire-xlsform-rows.ts';

/** What a form stores for its questions: texts, several choices parted by blanks, '' for no answer. */
type Stored = Readonly<Record<'one' | 'many' | 'count' | 'other' | 'words', string>>;
/** A condition as written, and what XPath makes of it. */
interface Written {
  text: string;
  holds: (stored: Stored) => boolean;
}

const anyStored: fc.Arbitrary<Stored> = fc.record({
  one: fc.constantFrom('', '1', '2', '3', '98'),
  many: fc.constantFrom('', '1', '2', '1 2', '99'),
  count: fc.constantFrom('', '0', '2', '5', '120', '-98'),
  other: fc.constantFrom('', '0', '2', '5'),
  words: fc.constantFrom('', 'a', 'b c', '5'),
});

/** XPath's number(): that of an empty text is none. */
const number = (text: string) => (text === '' ? Number.NaN : Number(text));
const orders = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;
const anyOrder = fc.constantFrom('<', '<=', '>', '>=');

const equality = (name: keyof Stored, values: readonly string[]) =>
  fc
    .record({ value: fc.constantFrom(...values), isEqual: fc.boolean() })
    .map(({ value, isEqual }): Written => ({
      text: `\${${name}} ${isEqual ? '=' : '!='} '${value}'`,
      holds: (stored) => (stored[name] === value) === isEqual,
    }));

const size = (name: 'one' | 'count', isMirrored: boolean) =>
  fc
    .record({ sign: anyOrder, value: fc.constantFrom(-100, -98, 0, 2, 3, 98, 99) })
    .map(({ sign, value }): Written => ({
      text: isMirrored ? `${value} ${sign} \${${name}}` : `\${${name}} ${sign} ${value}`,
      holds: (stored) => {
        const answered = number(stored[name]);
        return isMirrored ? orders[sign](value, answered) : orders[sign](answered, value);
      },
    }));

const chosen = (name: 'one' | 'many', values: readonly string[]) =>
  fc.constantFrom(...values).map((value): Written => ({
    text: `selected(\${${name}}, '${value}')`,
    holds: (stored) => stored[name].split(' ').includes(value),
  }));

const between = fc.constantFrom('=', '!=', '<', '>=').map((sign): Written => ({
  text: `\${other} ${sign} \${third}`,
  // The third is a computed 2.
  holds: ({ other }) => {
    if (sign === '=' || sign === '!=') return (other === '2') === (sign === '=');
    return orders[sign as '<' | '>='](number(other), 2);
  },
}));

const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      equality('one', ['', '1', '3', '98']),
      equality('count', ['', '2', '5', '-98']),
      equality('words', ['', 'a', '5']),
      equality('many', ['']),
      size('one', false),
      size('count', true),
      size('count', false),
      chosen('one', ['1', '98']),
      chosen('many', ['1', '2', '99']),
      between,
    ),
    tie('written').map(({ text, holds }) => ({
      text: `not(${text})`,
      holds: (stored: Stored) => !holds(stored),
    })),
    fc.tuple(tie('written'), tie('written'), fc.boolean()).map(([a, b, both]) => ({
      text: `(${a.text}) ${both ? 'and' : 'or'} (${b.text})`,
      holds: (stored: Stored) =>
        both ? a.holds(stored) && b.holds(stored) : a.holds(stored) || b.holds(stored),
    })),
  ),
}));

function formWith(relevant: string) {
  const survey = [
    ['type', 'name', 'label', 'constraint', 'calculation', 'relevant'],
    ['select_one l', 'one', 'Một?', '', '', ''],
    ['select_multiple m', 'many', 'Nhiều?', '', '', ''],
    ['integer', 'count', 'Bao nhiêu?', '(. >= 0 and . <= 120) or . = -98', '', ''],
    ['integer', 'other', 'Nữa?', '', '', ''],
    ['text', 'words', 'Lời?', '', '', ''],
    ['calculate', 'third', '', '', '2', ''],
    ['text', 'last', 'Cuối?', '', '', relevant],
  ];
  const choices = [
    ['list_name', 'name', 'label'],
    ...['1', '2', '3'].flatMap((name) => [
      ['l', name, name],
      ['m', name, name],
    ]),
    ['l', '98', 'Không biết'],
    ['m', '99', 'Từ chối trả lời'],
  ];
  return importXlsform(
    rowsOfSheets([
      { name: 'survey', rows: survey },
      { name: 'choices', rows: choices },
    ]),
    'form.xlsx',
  );
}

/** The stored texts as answers of ours. */
function answersOf({ one, many, count, other, words }: Stored): Map<string, AnswerValue> {
  const numeric = (text: string): AnswerValue => ({ value: text === '' ? '' : Number(text) });
  const several = many === '' ? [] : many.split(' ').map(Number);
  return new Map<string, AnswerValue>([
    ['one', one === '98' ? { special: 'dontKnow' } : numeric(one)],
    ['many', many === '99' ? { special: 'refused' } : { value: several }],
    ['count', count === '-98' ? { special: 'dontKnow' } : numeric(count)],
    ['other', numeric(other)],
    ['words', { value: words }],
    ['third', { value: 2 }],
  ]);
}

test('a condition keeps the meaning that it has in XLSForm, special and missing answers included', () => {
  fc.assert(
    fc.property(written, anyStored, ({ text, holds }, stored) => {
      const { definition, problems } = formWith(text);
      expect(problems).toEqual([]);
      const showIf = definition === null ? undefined : questionByName(definition, 'last')?.showIf;
      const answers = answersOf(stored);
      const scope = { answer: (name: string) => answers.get(name), context: {} };
      expect(evaluate(showIf ?? false, scope)).toBe(holds(stored));
    }),
    { numRuns: 500 },
  );
});
