// Jumps, random orders, options under conditions, hidden questions, checks beside other answers, consent to recording.
import { describe, expect, test } from 'vitest';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { type InterviewContext, orderSeed } from '#domain/questionnaire/context.ts';
import { checkInInterview } from '#domain/questionnaire/cross-checks.ts';
import type {
  NumberQuestion,
  Option,
  Question,
  QuestionnaireDefinition,
  SingleQuestion,
} from '#domain/questionnaire/definition.ts';
import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { offeredOptions } from '#domain/questionnaire/offered-options.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { recordingOf } from '#domain/questionnaire/recording.ts';
import { shownOrder } from '#domain/questionnaire/shown-order.ts';

const say = { vi: 'Câu hỏi', en: 'Question' };
const named = { label: say, source: 'test' };
const asked = { ...named, say, seconds: 5 };
const options: Option[] = [1, 2, 3].map((code) => ({ code, label: say }));

function single(name: string, more: Partial<SingleQuestion> = {}): SingleQuestion {
  return { ...asked, kind: 'single', name, options, ...more };
}
function number(name: string, more: Partial<NumberQuestion> = {}): NumberQuestion {
  return { ...asked, kind: 'number', name, ...more };
}
function form(...questions: Question[]): QuestionnaireDefinition {
  const blocks = [{ name: 'only', title: say, questions }];
  return { key: 'form', version: 1, title: say, languages: ['vi', 'en'], source: 'test', blocks };
}
function pathOf(
  definition: QuestionnaireDefinition,
  given: Record<string, number | string> = {},
  context: InterviewContext = {},
) {
  return evaluatePath(definition, answersOf(given), context);
}
function answersOf(given: Record<string, number | string>): Map<string, AnswerValue> {
  return new Map(Object.entries(given).map(([name, value]) => [name, { value }]));
}
const codesOf = (definition: QuestionnaireDefinition) => checkDefinition(definition).map(({ code }) => code);
const is = (name: string, code: number) => ({ eq: [{ answer: name }, code] }) as const;

describe('a jump', () => {
  const jumping = form(
    single('a', { jumps: [{ when: is('a', 2), to: 'd' }] }),
    single('b'),
    { ...named, kind: 'computed', name: 'score', compute: [], otherwise: 7 },
    single('c'),
    single('d'),
  );

  test('passes over what lies between, but not over what is computed', () => {
    expect(pathOf(jumping, { a: 2 }).current).toBe('d');
    expect(pathOf(jumping, { a: 1 }).current).toBe('b');
    const path = pathOf(jumping, { a: 2, d: 1 });
    expect([path.asked, path.ended]).toEqual([['a', 'd'], { kind: 'complete' }]);
    expect(path.counted.get('score')).toEqual({ value: 7 });
  });

  test('leaves answers that it passes over kept and not counted', () => {
    const path = pathOf(jumping, { a: 2, b: 1, d: 3 });
    expect(path.offPath).toEqual(['b']);
    expect(path.counted.has('b')).toBe(false);
  });

  test('leaves open what remains until it is decided', () => {
    expect(pathOf(jumping).remaining.questions).toBe(4);
    expect(pathOf(jumping, { a: 2 }).remaining.questions).toBe(1);
  });

  test('whose source was itself passed over is not taken', () => {
    const twice = form(
      single('a', { jumps: [{ when: is('a', 1), to: 'c' }] }),
      single('b', { jumps: [{ when: true, to: 'd' }] }),
      single('c'),
      single('d'),
    );
    expect(pathOf(twice, { a: 1, b: 1 }).current).toBe('c');
    expect(pathOf(twice, { a: 2, b: 1 }).current).toBe('d');
  });

  test('the first that holds is taken, and an end goes before all', () => {
    const several = form(
      single('a', {
        ends: [{ when: is('a', 3), outcome: 'refusal', say }],
        jumps: [
          { when: is('a', 1), to: 'c' },
          { when: true, to: 'd' },
        ],
      }),
      single('b', { showIf: is('a', 9) }),
      single('c'),
      single('d'),
    );
    expect(pathOf(several, { a: 1 }).current).toBe('c');
    expect(pathOf(several, { a: 2 }).current).toBe('d');
    expect(pathOf(several, { a: 3 }).ended).toMatchObject({ outcome: 'refusal' });
  });

  test('backwards, to itself, to nowhere or to what is not asked is refused before publication', () => {
    const to = (target: string) =>
      form(
        single('a'),
        single('b', { jumps: [{ when: is('b', 1), to: target }] }),
        { ...named, kind: 'computed', name: 'score', compute: [], otherwise: 7 },
        single('c'),
      );
    expect(codesOf(to('c'))).toEqual([]);
    expect(checkDefinition(to('a'))).toMatchObject([
      { where: 'b.jumps', code: 'jump-backwards', message: { vi: expect.stringContaining('«a»') } },
    ]);
    expect(codesOf(to('b'))).toEqual(['jump-backwards']);
    expect(codesOf(to('nowhere'))).toEqual(['unknown-question']);
    expect(codesOf(to('score'))).toEqual(['jump-not-asked']);
  });

  test('a backward one does nothing in an interview', () => {
    const back = form(single('a'), single('b', { jumps: [{ when: true, to: 'a' }] }), single('c'));
    expect(pathOf(back, { a: 1, b: 1 }).current).toBe('c');
  });

  test('that always passes over a question makes it unreachable', () => {
    const always = form(single('a', { jumps: [{ when: true, to: 'c' }] }), single('b'), single('c'));
    expect(checkDefinition(always)).toMatchObject([{ where: 'b', code: 'never-shown' }]);
    const never = form(
      single('a', { jumps: [{ when: { and: [is('a', 1), is('a', 2)] }, to: 'c' }] }),
      single('b'),
      single('c'),
    );
    expect(codesOf(never)).toEqual(['never-jumps']);
  });
});

describe('a random order', () => {
  const shuffled: QuestionnaireDefinition = {
    ...form(),
    blocks: [
      {
        name: 'items',
        title: say,
        order: 'random',
        questions: [
          single('intro', { fixed: true }),
          ...['p', 'q', 'r', 's', 't'].map((name) => single(name)),
          single('last', { fixed: true }),
        ],
      },
      {
        name: 'wishes',
        title: say,
        questions: [
          single('which', {
            order: 'random',
            options: [1, 2, 3, 4, 5, 6].map((code) => ({
              code,
              label: say,
              ...(code === 6 && { fixed: true }),
            })),
          }),
        ],
      },
    ],
  };
  const stepsOf = (seed: string) => {
    const given = Object.fromEntries(
      ['intro', 'p', 'q', 'r', 's', 't', 'last', 'which'].map((name) => [name, 1]),
    );
    return pathOf(shuffled, given, { [orderSeed]: seed }).asked;
  };

  test('is the same whenever it is asked for, and another for another interview', () => {
    const seeds = Array.from({ length: 40 }, (_, at) => `interview ${at}`);
    expect(stepsOf('interview 0')).toEqual(stepsOf('interview 0'));
    expect(new Set(seeds.map((seed) => stepsOf(seed).join())).size).toBeGreaterThan(25);
  });

  test('keeps what is fixed at its place, and every item once', () => {
    for (const seed of ['a', 'b', 'c']) {
      const steps = stepsOf(seed);
      expect([steps[0], steps[6]]).toEqual(['intro', 'last']);
      expect(steps.slice(1, 6).toSorted()).toEqual(['p', 'q', 'r', 's', 't']);
    }
  });

  test('every item stands at every place about equally often', () => {
    const seeds = Array.from({ length: 2_000 }, (_, at) => `seed ${at}`);
    const first = seeds.map((seed) => stepsOf(seed)[1]);
    for (const name of ['p', 'q', 'r', 's', 't'])
      // 400 expected, standard deviation 18.
      expect(Math.abs(first.filter((one) => one === name).length - 400)).toBeLessThan(90);
  });

  test('can be stored: what was shown is what is drawn', () => {
    const stored = shownOrder(shuffled, 'interview 7');
    expect(stored?.blocks.items).toEqual(stepsOf('interview 7').slice(0, 7));
    const which = shuffled.blocks[1]?.questions[0];
    if (which?.kind !== 'single') throw new Error('a choice');
    const standing = { definition: shuffled, context: { [orderSeed]: 'interview 7' }, answers: new Map() };
    const shown = offeredOptions(standing, which).map(({ code }) => code);
    expect(stored?.options).toEqual({ which: shown });
    expect(shown.at(-1)).toBe(6);
    expect(shownOrder(form(single('a')), 'x')).toBeNull();
  });

  test('can be drawn again by anybody: ascending SHA-256 of seed, block and item', () => {
    // printf '3b1c|items|p' | sha256sum, and so on, sorted.
    expect(shownOrder(shuffled, '3b1c')?.blocks.items).toEqual(['intro', 'p', 's', 't', 'q', 'r', 'last']);
  });

  test('without a seed is that of the definition', () => {
    expect(pathOf(shuffled, { intro: 1, p: 1 }).steps).toEqual(['intro', 'p', 'q']);
  });

  test('lets no condition or fill read a neighbour that may come later', () => {
    const block = { name: 'items', title: say, order: 'random' as const };
    const reads = (...questions: Question[]) => codesOf({ ...form(), blocks: [{ ...block, questions }] });
    expect(reads(single('p'), single('q', { showIf: is('p', 1) }))).toEqual(['shuffled-question']);
    expect(reads(single('p', { fixed: true }), single('q', { showIf: is('p', 1) }), single('r'))).toEqual([]);
    expect(reads(single('p'), single('q'), single('r', { fixed: true, showIf: is('p', 1) }))).toEqual([]);
    expect(reads(single('p'), single('q', { say: { vi: '{answer.p}', en: '{answer.p}' } }))).toEqual([
      'shuffled-question',
      'shuffled-question',
    ]);
    expect(reads(single('p', { jumps: [{ when: is('p', 1), to: 'q' }] }), single('q'))).toContain(
      'jump-shuffled',
    );
    expect(codesOf(form(single('p', { kind: 'scale', order: 'random' })))).toEqual(['scale-shuffled']);
  });
});

describe('an option under a condition', () => {
  const filtered = form(
    single('province'),
    single('district', {
      options: [
        { code: 11, label: say, showIf: is('province', 1) },
        { code: 12, label: say, showIf: is('province', 1) },
        { code: 21, label: say, showIf: is('province', 2) },
      ],
    }),
    single('last'),
  );
  const district = filtered.blocks[0]?.questions[1];
  if (district?.kind !== 'single') throw new Error('a choice');

  test('is offered where the condition holds', () => {
    const standing = { definition: filtered, context: {}, answers: answersOf({ province: 1 }) };
    expect(offeredOptions(standing, district).map(({ code }) => code)).toEqual([11, 12]);
    expect(checkInInterview(standing, district, { value: 21 })).toEqual({
      code: 'option-not-offered',
      hard: true,
    });
    expect(checkInInterview(standing, district, { value: 12 })).toBeNull();
  });

  test('a choice without a choice is not asked', () => {
    expect(pathOf(filtered, { province: 3 }).current).toBe('last');
    expect(pathOf(filtered, { province: 2 }).current).toBe('district');
    expect(pathOf(filtered, { province: 3, district: 11 }).offPath).toEqual(['district']);
  });
});

describe('a hidden question', () => {
  test('takes its value from the case or by rule, is never asked, and counts', () => {
    const hidden = form(
      single('a'),
      { ...named, kind: 'hidden', name: 'field', from: 'transaction.field' },
      { ...named, kind: 'hidden', name: 'org', from: 'respondent.organisation' },
      { ...named, kind: 'hidden', name: 'track', set: [{ when: is('a', 2), value: 'B' }] },
      single('b', { showIf: { eq: [{ answer: 'field' }, 'Đất đai'] } }),
    );
    expect(checkDefinition(hidden)).toEqual([]);
    const path = pathOf(
      hidden,
      { a: 2 },
      { 'transaction.field': 'Đất đai', 'respondent.organisation': true },
    );
    expect(path.current).toBe('b');
    expect(path.asked).toEqual(['a']);
    expect(Object.fromEntries(path.counted)).toMatchObject({
      field: { value: 'Đất đai' },
      org: { value: 1 },
      track: { value: 'B' },
    });
    const without = pathOf(hidden, { a: 1 });
    expect([without.counted.has('field'), without.counted.has('track')]).toEqual([false, false]);
    expect(without.ended).toEqual({ kind: 'complete' });
  });

  test('without a source is refused before publication', () => {
    expect(codesOf(form(single('a'), { ...named, kind: 'hidden', name: 'h' }))).toEqual([
      'hidden-without-value',
    ]);
  });
});

describe('a check beside other answers', () => {
  const message = {
    vi: 'Số lần được hỗ trợ ({answer.helped}) nhiều hơn số lần đi lại.',
    en: 'More than visits.',
  };
  const checked = form(
    number('visits'),
    number('helped', {
      checks: [
        { when: { gt: [{ answer: 'helped' }, 20] }, hard: false, message: say },
        { when: { gt: [{ answer: 'helped' }, { answer: 'visits' }] }, hard: true, message },
      ],
    }),
  );
  const helped = checked.blocks[0]?.questions[1];
  if (helped?.kind !== 'number') throw new Error('a number');
  const standing = { definition: checked, context: {}, answers: answersOf({ visits: 3 }) };

  test('refuses, with its sentence, what does not fit; a soft one asks', () => {
    expect(checkInInterview(standing, helped, { value: 4 })).toEqual({ code: 'check', hard: true, message });
    expect(checkInInterview(standing, helped, { value: 3 })).toBeNull();
    const many = { ...standing, answers: answersOf({ visits: 30 }) };
    expect(checkInInterview(many, helped, { value: 21 })).toEqual({
      code: 'check',
      hard: false,
      message: say,
    });
    expect(checkInInterview(standing, helped, { value: 21 })).toMatchObject({ hard: true });
  });

  test('is silent where the other answer is missing or special', () => {
    expect(checkInInterview({ ...standing, answers: new Map() }, helped, { value: 4 })).toBeNull();
    const unknown = new Map<string, AnswerValue>([['visits', { special: 'dontKnow' }]]);
    expect(checkInInterview({ ...standing, answers: unknown }, helped, { value: 4 })).toBeNull();
  });

  test('is refused before publication where no answer could pass it', () => {
    const hard = (when: (typeof checked.blocks)[0]['showIf'], more: Partial<SingleQuestion> = {}) =>
      form(single('a'), single('b', { checks: [{ when: when ?? true, hard: true, message: say }], ...more }));
    expect(codesOf(hard(is('a', 1)))).toContain('check-ignores-answer');
    const all = { and: [is('a', 1), { in: [{ answer: 'b' }, [1, 2, 3]] }] } as const;
    expect(checkDefinition(hard(all))).toMatchObject([
      { where: 'b.checks', code: 'stuck', message: { en: expect.stringContaining('a = 1') } },
    ]);
    expect(codesOf(hard(all, { special: ['dontKnow'] }))).toEqual([]);
    expect(codesOf(hard({ and: [is('a', 1), is('b', 2)] }))).toEqual([]);
    expect(codesOf(hard({ and: [is('b', 1), is('b', 2)] }))).toEqual(['never-checks']);
  });

  test('limits have a sentence of their own where the form gives one', () => {
    const age = number('age', { validation: { hard: { min: 18 }, message: say } });
    expect(checkInInterview({ ...standing, definition: form(age) }, age, { value: 17 })).toEqual({
      code: 'too-small',
      hard: true,
      message: say,
    });
  });
});

describe('recording', () => {
  const consent = form(
    single('recording-consent', {
      options: [
        { code: 1, label: say, effect: 'record-on' },
        { code: 2, label: say, effect: 'record-off' },
      ],
    }),
  );

  test('needs a yes; before it, and after a no, nothing is recorded', () => {
    expect(recordingOf(consent, new Map())).toBe('not-asked');
    expect(recordingOf(consent, answersOf({ 'recording-consent': 1 }))).toBe('agreed');
    expect(recordingOf(consent, answersOf({ 'recording-consent': 2 }))).toBe('refused');
    expect(recordingOf(form(single('a')), answersOf({ a: 1 }))).toBe('not-asked');
  });
});
