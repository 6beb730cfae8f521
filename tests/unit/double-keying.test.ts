import { expect, test } from 'vitest';

import { checkDraw, keyingDifferences, keyingErrors, settledAnswers } from '#domain/paper/double-keying.ts';
import { bookOf } from '#domain/paper/printed/book.ts';
import { printedCopy } from '#domain/paper/printed/printed-copy.ts';
import { printedForm } from '#domain/paper/printed/printed-form.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { willing } from '#tests/support/interview.ts';

import { shippedForms } from './questionnaire-shipped.ts';

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

const arrow = /sang câu (\d+)|hết phiếu|dừng ở đây/;

test.each(shippedForms.filter(({ file }) => !file.includes('back-check')))(
  'on paper, an arrow of $file leads where the interview goes on, and nothing of operators is printed',
  ({ json }) => {
    const whole = json as QuestionnaireDefinition;
    const form = formInMode(whole, 'paper');
    const book = bookOf(form, 'vi', { 'respondent.title': 'Ông/Bà' });
    const asked = questionsOf(form).filter(isAsked);
    const parts = printedForm(book);
    const numbers = parts.flatMap((part) =>
      part.kind === 'part'
        ? []
        : part.kind === 'grid'
          ? part.rows.map(({ number }) => number)
          : [part.number],
    );
    expect(numbers).toEqual(asked.map((_, at) => at + 1));
    for (const part of parts) {
      if (part.kind !== 'boxes') continue;
      const question = asked[part.number - 1];
      if (question?.kind !== 'single' && question?.kind !== 'scale') continue;
      for (const { code, label } of optionsOf(form, question)) {
        const answers = new Map(asked.slice(0, part.number - 1).map((one) => [one.name, willing(one, form)]));
        answers.set(question.name, { value: code });
        const { current, ended } = evaluatePath(form, answers, {});
        const next = current === null ? asked.length : (book.numbers.get(current) ?? 0) - 1;
        const skipped = asked.slice(part.number, next).filter(({ showIf }) => showIf === undefined);
        const note = part.boxes.find((box) => box.label === label.vi)?.note ?? '';
        const [said = '', to] = arrow.exec(note) ?? [];
        expect(said === 'dừng ở đây').toBe(ended?.kind === 'screened-out');
        if (to !== undefined) expect(Number(to)).toBeLessThanOrEqual(next + 1);
        // What is passed over without a condition printed beside it needs the arrow.
        if (ended === null && skipped.length > 0) expect(Number(to)).toBe(next + 1);
      }
    }
    const printed = JSON.stringify(printedCopy(book, { code: null, slip: null, survey: null }));
    for (const one of questionsOf(whole).filter(isAsked))
      for (const hidden of [one.instruction?.vi, one.probe?.vi, one.source])
        if (hidden !== undefined) expect(printed).not.toContain(hidden);
  },
);

test('a jump to a sentence that is not read on paper still leads there', () => {
  const options = [
    { code: 1, label: { vi: 'Có' } },
    { code: 2, label: { vi: 'Không' } },
  ];
  const text = { label: { vi: 'A' }, say: { vi: 'A?' }, source: '', seconds: 1 };
  const jumps = [{ when: { eq: [{ answer: 'a' }, 2] }, to: 'thanks' }] as const;
  const definition: QuestionnaireDefinition = {
    key: 'f',
    version: 1,
    title: { vi: 'F' },
    languages: ['vi'],
    source: '',
    blocks: [
      {
        name: 'B',
        title: { vi: 'B' },
        questions: [
          { ...text, name: 'a', kind: 'single', options, jumps },
          { ...text, name: 'b', kind: 'single', options },
          { ...text, name: 'thanks', kind: 'statement' },
        ],
      },
    ],
  };
  const form = formInMode(definition, 'paper');
  expect(evaluatePath(form, new Map([['a', { value: 2 }]]), {}).ended).toEqual({ kind: 'complete' });
  const [, first] = printedForm(bookOf(form, 'vi', {}));
  expect(first).toMatchObject({ boxes: [{ note: '' }, { note: '→ hết phiếu' }] });
});
