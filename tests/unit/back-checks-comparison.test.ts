import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareAnswers } from '#domain/back-checks/comparison.ts';
import type { AnswerComparison } from '#domain/back-checks/comparison.ts';
import { backCheckVerdict } from '#domain/back-checks/verdict.ts';
import { specials } from '#domain/questionnaire/answers.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Repeat } from '#domain/questionnaire/definition.ts';

function question(tolerance = 0, type: Repeat['type'] = 1): Repeat {
  return { question: 'A1', type, tolerance };
}

function compare(original: AnswerValue | null, recheck: AnswerValue | null, tolerance = 0): AnswerComparison {
  return compareAnswers(question(tolerance), original, recheck);
}

const anyAnswer: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.record({ value: fc.integer({ min: -5, max: 5 }) }),
  fc.record({ value: fc.string({ minLength: 1, maxLength: 6 }) }),
  fc.record({ value: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }) }),
  fc.record({ special: fc.constantFrom(...specials) }),
);

describe('the two answers to a question', () => {
  test('are equal when they are the same', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        expect(compare(answer, structuredClone(answer))).toMatchObject({
          equal: true,
          withinTolerance: true,
          notCompared: null,
        });
      }),
    );
  });

  test('compare alike in both directions', () => {
    fc.assert(
      fc.property(anyAnswer, anyAnswer, fc.nat({ max: 3 }), (original, recheck, tolerance) => {
        const { equal, withinTolerance, notCompared } = compare(original, recheck, tolerance);
        expect(compare(recheck, original, tolerance)).toMatchObject({ equal, withinTolerance, notCompared });
      }),
    );
  });

  test('never agree less under a greater tolerance', () => {
    fc.assert(
      fc.property(anyAnswer, anyAnswer, fc.nat({ max: 5 }), (original, recheck, tolerance) => {
        if (compare(original, recheck, tolerance).withinTolerance) {
          expect(compare(original, recheck, tolerance + 1).withinTolerance).toBe(true);
        }
      }),
    );
  });

  test('on a scale may lie one step apart where one step is allowed, not two', () => {
    expect(compare({ value: 4 }, { value: 5 }, 1)).toMatchObject({
      equal: false,
      withinTolerance: true,
      difference: 1,
    });
    expect(compare({ value: 4 }, { value: 2 }, 1)).toMatchObject({ withinTolerance: false, difference: -2 });
  });

  test('that are days differ by days', () => {
    expect(compare({ value: '2024-02-27' }, { value: '2024-03-02' }, 3)).toMatchObject({
      difference: 4,
      withinTolerance: false,
    });
    expect(compare({ value: '2024-02-28' }, { value: '2024-03-02' }, 3)).toMatchObject({
      difference: 3,
      withinTolerance: true,
    });
  });

  test('of several options are compared as sets', () => {
    expect(compare({ value: [1, 3] }, { value: [3, 1] })).toMatchObject({ equal: true, difference: 0 });
    expect(compare({ value: [1, 3] }, { value: [3, 4] })).toMatchObject({ equal: false, difference: 2 });
  });

  test('in words are compared without case, punctuation and composition, but with their marks', () => {
    expect(compare({ value: 'Trực tuyến!' }, { value: '  trực  tuyến'.normalize('NFD') })).toMatchObject({
      equal: true,
    });
    expect(compare({ value: 'má' }, { value: 'ma' })).toMatchObject({ equal: false, withinTolerance: false });
  });
});

describe('special answers', () => {
  test('that are the same agree', () => {
    for (const special of specials) expect(compare({ special }, { special })).toMatchObject({ equal: true });
  });

  test('"does not apply" against an answer differs, whatever the tolerance', () => {
    expect(compare({ special: 'notApplicable' }, { value: 3 }, 9)).toMatchObject({
      notCompared: null,
      withinTolerance: false,
      difference: null,
    });
  });

  test('"don\'t know" and refusals on one side are not compared', () => {
    for (const special of ['dontKnow', 'refused'] as const) {
      expect(compare({ special }, { value: 3 }).notCompared).toBe('no-substantive-answer');
      expect(compare({ value: 3 }, { special }).notCompared).toBe('no-substantive-answer');
      expect(compare({ special: 'notApplicable' }, { special }).notCompared).toBe('no-substantive-answer');
    }
  });

  test('and questions that were not asked or left empty are not compared', () => {
    expect(compare(null, { value: 3 }).notCompared).toBe('not-asked');
    expect(compare({ value: 3 }, null).notCompared).toBe('not-asked');
    expect(compare({ value: '' }, { value: 'có' }).notCompared).toBe('not-asked');
    expect(compare({ value: 3 }, { value: '3' }).notCompared).toBe('different-kinds');
  });
});

describe('the verdict', () => {
  const agreeing = (type: Repeat['type']) => compareAnswers(question(0, type), { value: 1 }, { value: 1 });
  const differing = (type: Repeat['type']) => compareAnswers(question(1, type), { value: 1 }, { value: 4 });
  const done = (comparisons: AnswerComparison[]) =>
    backCheckVerdict({ reached: true, ended: 'complete', comparisons });

  test('is "confirmed" when the answers agree within their tolerances', () => {
    const oneStep = compareAnswers(question(1, 2), { value: 4 }, { value: 5 });
    expect(done([agreeing(1), oneStep])).toEqual({ verdict: 'confirmed', reasons: ['answers-agree'] });
    expect(done([])).toEqual({ verdict: 'confirmed', reasons: ['nothing-compared'] });
  });

  test('is "differs" for one wrong fact or two answers beyond their tolerance', () => {
    expect(done([agreeing(2), differing(1)])).toEqual({
      verdict: 'differs',
      reasons: ['fixed-fact-differs'],
    });
    expect(done([agreeing(1), differing(2)])).toMatchObject({ verdict: 'confirmed' });
    expect(done([differing(2), differing(2)])).toEqual({ verdict: 'differs', reasons: ['answers-differ'] });
    expect(done([differing(1), differing(2), differing(2)]).reasons).toEqual([
      'fixed-fact-differs',
      'answers-differ',
    ]);
  });

  test('never rests on what may truly change, nor on what could not be compared', () => {
    const unasked = compareAnswers(question(0, 1), { value: 1 }, null);
    expect(done([differing(3), differing(3), differing(3), unasked, agreeing(1)])).toMatchObject({
      verdict: 'confirmed',
    });
  });

  test('is "denied" when the citizen says there was no interview, whatever else was answered', () => {
    expect(
      backCheckVerdict({ reached: true, ended: 'interview-denied', comparisons: [agreeing(1)] }),
    ).toEqual({
      verdict: 'denied',
      reasons: ['interview-denied'],
    });
  });

  test('is "differs" when the person or the transaction is denied', () => {
    for (const ended of ['wrong-person', 'transaction-denied'] as const) {
      expect(backCheckVerdict({ reached: true, ended, comparisons: [] })).toEqual({
        verdict: 'differs',
        reasons: [ended],
      });
    }
    expect(backCheckVerdict({ reached: true, ended: 'ineligible', comparisons: [] }).verdict).toBe('differs');
  });

  test('is "not reached" as long as the check was not made, and says why', () => {
    const reasonOf = (reached: boolean, ended: 'refusal' | null) =>
      backCheckVerdict({ reached, ended, comparisons: [differing(1)] });
    expect(reasonOf(false, null)).toEqual({ verdict: 'not-reached', reasons: ['never-reached'] });
    expect(reasonOf(true, null)).toEqual({ verdict: 'not-reached', reasons: ['check-not-finished'] });
    expect(reasonOf(true, 'refusal')).toEqual({ verdict: 'not-reached', reasons: ['check-refused'] });
  });

  test('follows the limits of the survey, and a limit of nought condemns nobody without a difference', () => {
    const finding = { reached: true, ended: 'complete', comparisons: [agreeing(1), differing(2)] } as const;
    expect(backCheckVerdict(finding, { fixedFacts: 1, hardQuestions: 1 }).verdict).toBe('differs');
    const spotless = { ...finding, comparisons: [agreeing(1), agreeing(2)] };
    expect(backCheckVerdict(spotless, { fixedFacts: 0, hardQuestions: 0 }).verdict).toBe('confirmed');
  });
});
