// Moving through an interview on the console: forward at once, back without loss, around answers that change the path.
import { describe, expect, test } from 'vitest';

import {
  calledAgain,
  oneBack,
  oneForward,
  pathOf,
  shownQuestion,
  toOpenQuestion,
  withAnswer,
  type Script,
  type Walk,
} from '#client/interview/interview-walk.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';

const text = (vi: string) => ({ vi });
const single = (name: string, showIf: Expression = true): AskedQuestion => ({
  name,
  label: text(name),
  source: 'demo',
  say: text(name),
  seconds: 5,
  kind: 'single',
  options: [
    { code: 1, label: text('một') },
    { code: 2, label: text('hai') },
  ],
  showIf,
});

// A → B (only when A is 1) → C → D
const script: Script = {
  definition: {
    key: 'demo',
    version: 1,
    title: text('demo'),
    languages: ['vi'],
    source: 'demo',
    blocks: [
      {
        name: 'b',
        title: text('b'),
        questions: [single('A'), single('B', { eq: [{ answer: 'A' }, 1] }), single('C'), single('D')],
      },
    ],
  },
  context: {},
};
const start: Walk = { answers: new Map(), at: null };
const shown = (walk: Walk) => shownQuestion(pathOf(script, walk), walk);
const answering = (walk: Walk, ...given: [string, number][]) =>
  given.reduce((former, [name, value]) => withAnswer(script, former, name, { value }), walk);

describe('interview walk', () => {
  test('an answer shows the next question of the path', () => {
    expect(shown(start)).toBe('A');
    expect(shown(answering(start, ['A', 1]))).toBe('B');
    expect(shown(answering(start, ['A', 2]))).toBe('C');
  });

  test('back shows the former question with its answer kept, forward returns', () => {
    const walk = answering(start, ['A', 1], ['B', 2]);
    const back = oneBack(script, walk);
    expect(shown(back)).toBe('B');
    expect(back.answers.get('B')).toEqual({ value: 2 });
    expect(shown(oneForward(script, back))).toBe('C');
  });

  test('back at the first question stays there', () => {
    expect(shown(oneBack(script, start))).toBe('A');
  });

  test('forward does not pass the question that is still open', () => {
    expect(shown(oneForward(script, answering(start, ['A', 2])))).toBe('C');
  });

  test('an earlier answer corrected goes on one step, not to the end', () => {
    const walk = answering(start, ['A', 1], ['B', 1], ['C', 1]);
    const atA = oneBack(script, oneBack(script, oneBack(script, walk)));
    expect(shown(atA)).toBe('A');
    expect(shown(answering(atA, ['A', 1]))).toBe('B');
  });

  test('a correction that opens a question asks it next; one that closes it keeps its answer for later', () => {
    const withoutB = answering(start, ['A', 2], ['C', 1]);
    const corrected = answering({ ...withoutB, at: 'A' }, ['A', 1]);
    expect(shown(corrected)).toBe('B');
    const closed = answering({ ...answering(corrected, ['B', 2]), at: 'A' }, ['A', 2]);
    expect(pathOf(script, closed).steps).not.toContain('B');
    expect(closed.answers.get('B')).toEqual({ value: 2 });
  });

  test('after the last question nothing is shown, and back shows the last one', () => {
    const ended = answering(start, ['A', 2], ['C', 1], ['D', 1]);
    expect(shown(ended)).toBeNull();
    expect(shown(oneBack(script, ended))).toBe('D');
    expect(shown(toOpenQuestion(oneBack(script, ended)))).toBeNull();
  });
});

describe('a citizen who is called again', () => {
  const opening: Script = {
    ...script,
    definition: {
      ...script.definition,
      blocks: [
        { name: 'opening', title: text('mở đầu'), questions: [single('greeting'), single('person')] },
        ...script.definition.blocks,
      ],
    },
  };
  const before = new Map(['greeting', 'person', 'A', 'B'].map((name) => [name, { value: 1 }]));
  const at = (walk: Walk) => shownQuestion(pathOf(opening, walk), walk);
  const saying = (walk: Walk, ...given: [string, number][]) =>
    given.reduce((former, [name, value]) => withAnswer(opening, former, name, { value }), walk);

  test('hears first who calls, is asked for, and is then asked on where the interview stood', () => {
    const walk = calledAgain(opening, before);
    expect(at(walk)).toBe('greeting');
    expect(at(saying(walk, ['greeting', 1]))).toBe('person');
    expect(at(saying(walk, ['greeting', 1], ['person', 1]))).toBe('C');
    expect(at(oneForward(opening, oneForward(opening, walk)))).toBe('C');
    expect(at(toOpenQuestion(walk))).toBe('C');
  });

  test('who had hung up during the greeting is simply greeted', () => {
    expect(at(calledAgain(opening, new Map()))).toBe('greeting');
    expect(at(saying(calledAgain(opening, new Map([['greeting', { value: 1 }]])), ['greeting', 1]))).toBe(
      'person',
    );
  });
});
