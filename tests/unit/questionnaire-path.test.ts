import { describe, expect, test } from 'vitest';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Question, QuestionnaireDefinition, SingleQuestion } from '#domain/questionnaire/definition.ts';
import { evaluatePath, nextAfter, previousBefore } from '#domain/questionnaire/path.ts';

const text = { vi: 'Câu' };
const yes: AnswerValue = { value: 1 };
const no: AnswerValue = { value: 2 };

function yesNo(name: string, more: Partial<SingleQuestion> = {}): SingleQuestion {
  const options = [
    { code: 1, label: { vi: 'Có' } },
    { code: 2, label: { vi: 'Không' } },
  ];
  return { kind: 'single', name, label: text, source: 'test', say: text, seconds: 10, options, ...more };
}

function form(...questions: Question[]): QuestionnaireDefinition {
  const blocks = [{ name: 'all', title: text, questions }];
  return { key: 'form', version: 1, title: text, languages: ['vi'], source: 'test', blocks };
}

function pathOf(definition: QuestionnaireDefinition, answers: Record<string, AnswerValue>, context = {}) {
  return evaluatePath(definition, new Map(Object.entries(answers)), context);
}

const refusing = { when: { eq: [{ answer: 'consent' }, 2] }, outcome: 'refusal', say: text } as const;
const feedback = form(
  yesNo('consent', { ends: [refusing] }),
  yesNo('gave-feedback'),
  yesNo('was-told', { showIf: { eq: [{ answer: 'gave-feedback' }, 1] } }),
  yesNo('satisfied'),
);

describe('the path', () => {
  test('starts at the first question and counts those that may follow', () => {
    const path = pathOf(feedback, {});
    expect(path).toMatchObject({ asked: [], current: 'consent', ended: null });
    expect(path.remaining).toEqual({ questions: 4, seconds: 40 });
  });

  test('passes over a question whose condition does not hold', () => {
    const path = pathOf(feedback, { consent: yes, 'gave-feedback': no });
    expect(path.current).toBe('satisfied');
    expect(path.remaining).toEqual({ questions: 1, seconds: 10 });
  });

  test('is complete when nothing is left to ask', () => {
    const path = pathOf(feedback, { consent: yes, 'gave-feedback': no, satisfied: yes });
    expect(path).toMatchObject({ current: null, ended: { kind: 'complete' }, offPath: [] });
  });

  test('ends with the outcome of the rule that holds, and asks nothing after it', () => {
    const path = pathOf(feedback, { consent: no, satisfied: yes });
    expect(path.ended).toEqual({ kind: 'screened-out', outcome: 'refusal', at: 'consent', say: text });
    expect(path).toMatchObject({ asked: ['consent'], current: null, offPath: ['satisfied'] });
    expect(path.remaining).toEqual({ questions: 0, seconds: 0 });
  });

  test('keeps an answer that a change has taken off the path, without counting it', () => {
    const answers = { consent: yes, 'gave-feedback': yes, 'was-told': no, satisfied: yes };
    expect(pathOf(feedback, answers).asked).toContain('was-told');

    const changed = pathOf(feedback, { ...answers, 'gave-feedback': no });
    expect(changed.offPath).toEqual(['was-told']);
    expect(changed.counted.has('was-told')).toBe(false);
    expect(changed.ended).toEqual({ kind: 'complete' });
  });

  test('leads back to a question that a change has brought onto the path, before it can end', () => {
    const path = pathOf(feedback, { consent: yes, 'gave-feedback': yes, satisfied: yes });
    expect(path).toMatchObject({
      asked: ['consent', 'gave-feedback', 'satisfied'],
      current: 'was-told',
      ended: null,
    });
    expect(path.steps).toEqual(['consent', 'gave-feedback', 'was-told', 'satisfied']);
  });

  test('a later refusal ends nothing while an earlier question is open', () => {
    const late = form(yesNo('first'), yesNo('consent', { ends: [refusing] }), yesNo('last'));
    const path = pathOf(late, { consent: no });
    expect(path).toMatchObject({ current: 'first', ended: null });
    expect(path.remaining.questions).toBe(1);
  });

  test('an answer off the path does not make later conditions true', () => {
    const chain = form(
      yesNo('a'),
      yesNo('b', { showIf: { eq: [{ answer: 'a' }, 1] } }),
      yesNo('c', { showIf: { eq: [{ answer: 'b' }, 1] } }),
    );
    const path = pathOf(chain, { a: no, b: yes, c: yes });
    expect(path).toMatchObject({ asked: ['a'], offPath: ['b', 'c'], ended: { kind: 'complete' } });
  });

  test('skips a whole block when the block is not shown', () => {
    const definition: QuestionnaireDefinition = {
      ...feedback,
      blocks: [
        { name: 'one', title: text, questions: [yesNo('a')] },
        {
          name: 'two',
          title: text,
          showIf: { eq: [{ answer: 'a' }, 1] },
          questions: [yesNo('b'), yesNo('c')],
        },
      ],
    };
    expect(pathOf(definition, { a: yes }).remaining.questions).toBe(2);
    expect(pathOf(definition, { a: no }).ended).toEqual({ kind: 'complete' });
  });

  test('a condition may ask about the case', () => {
    const definition = form(
      yesNo('post', { showIf: { eq: [{ case: 'respondent.organisation' }, true] } }),
      yesNo('last'),
    );
    expect(pathOf(definition, {}, { 'respondent.organisation': true }).current).toBe('post');
    expect(pathOf(definition, {}, { 'respondent.organisation': false }).current).toBe('last');
    expect(pathOf(definition, {}).current).toBe('last');
  });

  test('a computed value is never asked and decides later questions', () => {
    const unhappy = { or: [{ eq: [{ answer: 'a' }, 2] }, { eq: [{ answer: 'b' }, 2] }] } as const;
    const definition = form(
      yesNo('a'),
      yesNo('b'),
      {
        kind: 'computed',
        name: 'unhappy',
        label: text,
        source: 'test',
        compute: [{ when: unhappy, value: 1 }],
        otherwise: 0,
      },
      yesNo('why', { showIf: { eq: [{ answer: 'unhappy' }, 1] } }),
    );
    expect(pathOf(definition, { a: yes, b: no })).toMatchObject({ asked: ['a', 'b'], current: 'why' });
    const content = pathOf(definition, { a: yes, b: yes });
    expect(content.ended).toEqual({ kind: 'complete' });
    expect(content.counted.get('unhappy')).toEqual({ value: 0 });
  });

  test('does not count an answer as long as it is open whether its question is asked', () => {
    const onA = { eq: [{ answer: 'a' }, 1] } as const;
    const definition: QuestionnaireDefinition = {
      ...form(),
      blocks: [
        { name: 'one', title: text, questions: [yesNo('a'), yesNo('b', { showIf: onA })] },
        { name: 'two', title: text, showIf: onA, questions: [yesNo('c')] },
      ],
    };
    const path = pathOf(definition, { b: yes, c: yes });
    expect(path).toMatchObject({ asked: [], current: 'a', offPath: ['b', 'c'] });
    expect([...path.counted.keys()]).toEqual([]);
    expect(pathOf(definition, { a: yes, b: yes, c: yes }).asked).toEqual(['a', 'b', 'c']);
  });

  test('a computed value is open as long as its conditions are', () => {
    const definition = form(
      yesNo('a'),
      {
        kind: 'computed',
        name: 'happy',
        label: text,
        source: 'test',
        compute: [{ when: { eq: [{ answer: 'a' }, 1] }, value: 1 }],
        otherwise: 0,
      },
      yesNo('why', { showIf: { eq: [{ answer: 'happy' }, 1] } }),
    );
    const path = pathOf(definition, {});
    expect(path.counted.has('happy')).toBe(false);
    expect(path.remaining.questions).toBe(2);
  });

  test('a special answer is an answer: the interview goes on', () => {
    const definition = form(yesNo('a', { special: ['refused'] }), yesNo('b'));
    expect(pathOf(definition, { a: { special: 'refused' } }).current).toBe('b');
  });
});

describe('going back and forth', () => {
  const path = pathOf(feedback, { consent: yes, 'gave-feedback': no });

  test('moves along the path only, over what is not asked', () => {
    expect(previousBefore(path, 'satisfied')).toBe('gave-feedback');
    expect(nextAfter(path, 'gave-feedback')).toBe('satisfied');
  });

  test('stops at either end', () => {
    expect(previousBefore(path, 'consent')).toBeNull();
    expect(nextAfter(path, 'satisfied')).toBeNull();
  });

  test('from the end of the interview leads to the last question', () => {
    expect(previousBefore(pathOf(feedback, { consent: no }), null)).toBe('consent');
  });

  test('knows no neighbour of a question off the path', () => {
    expect(previousBefore(path, 'was-told')).toBeNull();
    expect(nextAfter(path, 'was-told')).toBeNull();
  });
});
