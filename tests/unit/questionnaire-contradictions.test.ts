// Answers that later answers contradict: which they are, beside what they stand, and whether somebody was asked about them.
import { expect, test } from 'vitest';

import { contradictions } from '#domain/questionnaire/cross-checks.ts';
import type { Option, Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';

const say = { vi: 'Câu hỏi', en: 'Question' };
const asked = { label: say, source: 'test', say, seconds: 5 };
const options: Option[] = [1, 2, 3].map((code) => ({ code, label: say }));
const is = (name: string, code: number) => ({ eq: [{ answer: name }, code] }) as const;

function form(...questions: Question[]): QuestionnaireDefinition {
  const blocks = [{ name: 'only', title: say, questions }];
  return { key: 'form', version: 1, title: say, languages: ['vi', 'en'], source: 'test', blocks };
}
/** The answers in the order in which they were last given. */
function found(definition: QuestionnaireDefinition, ...given: [string, number][]) {
  const answers = new Map(given.map(([name, value]) => [name, { value }]));
  const path = evaluatePath(definition, answers, {});
  return contradictions({ definition, context: {}, answers: path.counted }, answers.keys());
}

test('an option that an earlier answer, changed since, no longer offers is one', () => {
  const filtered = form(
    { ...asked, kind: 'single', name: 'province', options },
    {
      ...asked,
      kind: 'single',
      name: 'district',
      options: [
        { code: 11, label: say, showIf: is('province', 1) },
        { code: 21, label: say, showIf: is('province', 2) },
      ],
    },
  );
  expect(found(filtered, ['district', 11], ['province', 2])).toEqual([
    {
      question: 'district',
      fault: { code: 'option-not-offered', hard: true },
      beside: ['province'],
      confirmed: false,
    },
  ]);
});

test('a warning is confirmed by the answer given after what it looks at, also through what is computed', () => {
  const through = form(
    { ...asked, kind: 'number', name: 'trips' },
    {
      label: say,
      source: 'test',
      kind: 'computed',
      name: 'often',
      compute: [{ when: { gt: [{ answer: 'trips' }, 9] }, value: 1 }],
      otherwise: 0,
    },
    {
      ...asked,
      kind: 'single',
      name: 'patience',
      options,
      checks: [{ when: { and: [is('often', 1), is('patience', 3)] }, hard: false, message: say }],
    },
  );
  expect(found(through, ['trips', 3], ['patience', 3])).toEqual([]);
  expect(found(through, ['patience', 3], ['trips', 12])).toMatchObject([{ confirmed: false }]);
  expect(found(through, ['trips', 12], ['patience', 3])).toMatchObject([{ confirmed: true }]);
});

test('a hard one is never confirmed, whichever answer came last', () => {
  const helped = form(
    { ...asked, kind: 'number', name: 'visits' },
    {
      ...asked,
      kind: 'number',
      name: 'helped',
      checks: [{ when: { gt: [{ answer: 'helped' }, { answer: 'visits' }] }, hard: true, message: say }],
    },
  );
  const hard = [{ question: 'helped', beside: ['visits'], confirmed: false, fault: { hard: true } }];
  expect(found(helped, ['visits', 3], ['helped', 4])).toMatchObject(hard);
  expect(found(helped, ['helped', 4], ['visits', 3])).toMatchObject(hard);
});
