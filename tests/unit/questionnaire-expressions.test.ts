import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import { comparisons, evaluate, type Expression, type Operand } from '#domain/questionnaire/expressions.ts';

const recorded = new Map<string, AnswerValue>([
  ['F1', { value: 1 }],
  ['DV1.1', { value: 4 }],
  ['DV1.2', { special: 'refused' }],
  ['channels', { value: [1, 3] }],
  ['received', { value: '2024-03-18' }],
  ['open', { value: '' }],
]);

function holds(expression: Expression, context: InterviewContext = {}): boolean | null {
  return evaluate(expression, { answer: (name) => (name === 'later' ? null : recorded.get(name)), context });
}

describe('a condition', () => {
  test.each<[Expression, boolean]>([
    [{ eq: [{ answer: 'F1' }, 1] }, true],
    [{ ne: [{ answer: 'F1' }, 1] }, false],
    [{ ne: [{ answer: 'F1' }, 2] }, true],
    [{ gt: [{ answer: 'DV1.1' }, 4] }, false],
    [{ ge: [{ answer: 'DV1.1' }, 4] }, true],
    [{ lt: [{ answer: 'DV1.1' }, 4] }, false],
    [{ le: [{ answer: 'DV1.1' }, 4] }, true],
    [{ lt: [{ answer: 'F1' }, { answer: 'DV1.1' }] }, true],
    [{ ge: [{ answer: 'received' }, '2024-03-01'] }, true],
    [{ lt: [{ answer: 'received' }, '2024-03-01'] }, false],
    [{ in: [{ answer: 'DV1.1' }, [4, 5]] }, true],
    [{ in: [{ answer: 'DV1.1' }, [1, 2]] }, false],
    [{ chosen: ['channels', 3] }, true],
    [{ chosen: ['channels', 2] }, false],
    [{ not: false }, true],
    [{ and: [] }, true],
    [{ or: [] }, false],
  ])('%j is %s', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  test.each(comparisons)('a comparison (%s) with something unanswered is false', (comparison) => {
    const pair: readonly [Operand, Operand] = [{ answer: 'never-asked' }, 1];
    expect(holds(compared(comparison, pair))).toBe(false);
    expect(holds(compared(comparison, [1, { answer: 'never-asked' }]))).toBe(false);
  });

  test('a special answer has no value, but can be asked for', () => {
    expect(holds({ ne: [{ answer: 'DV1.2' }, 5] })).toBe(false);
    expect(holds({ special: ['DV1.2', 'refused'] })).toBe(true);
    expect(holds({ special: ['DV1.2', 'dontKnow'] })).toBe(false);
    expect(holds({ answered: 'DV1.2' })).toBe(true);
  });

  test('a question left empty is not answered', () => {
    expect(holds({ answered: 'open' })).toBe(false);
    expect(holds({ eq: [{ answer: 'open' }, ''] })).toBe(false);
  });

  test('numbers and texts are not compared with each other', () => {
    expect(holds({ eq: [{ answer: 'F1' }, '1'] })).toBe(false);
    expect(holds({ lt: [{ answer: 'F1' }, '2'] })).toBe(false);
  });

  test('the case can be asked about', () => {
    const byAgency: Expression = { eq: [{ case: 'agency.name' }, 'UBND xã Đắk Ha'] };
    expect(holds(byAgency, { 'agency.name': 'UBND xã Đắk Ha' })).toBe(true);
    expect(holds(byAgency, { 'agency.name': null })).toBe(false);
    expect(holds(byAgency)).toBe(false);
  });
});

describe('an answer that may still come', () => {
  const open: Expression = { eq: [{ answer: 'later' }, 1] };

  test('leaves the condition open', () => {
    expect(holds(open)).toBeNull();
    expect(holds({ not: open })).toBeNull();
    expect(holds({ answered: 'later' })).toBeNull();
    expect(holds({ special: ['later', 'refused'] })).toBeNull();
    expect(holds({ chosen: ['later', 1] })).toBeNull();
    expect(holds({ in: [{ answer: 'later' }, [1]] })).toBeNull();
    expect(holds({ and: [true, open] })).toBeNull();
    expect(holds({ or: [false, open] })).toBeNull();
  });

  test('does not matter where the rest decides', () => {
    expect(holds({ and: [open, false] })).toBe(false);
    expect(holds({ or: [open, true] })).toBe(true);
    expect(holds({ eq: [{ answer: 'later' }, { answer: 'never-asked' }] })).toBe(false);
  });
});

describe('whatever is written and answered', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const special = fc.constantFrom('notApplicable' as const, 'dontKnow' as const, 'refused' as const);
  const constant = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'x', '2024-03-18'));
  const operand: fc.Arbitrary<Operand> = fc.oneof(constant, fc.boolean(), fc.record({ answer: name }));
  const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small' },
      fc.boolean(),
      fc
        .tuple(fc.constantFrom(...comparisons), operand, operand)
        .map(([by, left, right]) => compared(by, [left, right])),
      fc.record({ in: fc.tuple(operand, fc.array(constant, { maxLength: 3 })) }),
      fc.record({ chosen: fc.tuple(name, fc.integer({ min: 0, max: 3 })) }),
      fc.record({ answered: name }),
      fc.record({ special: fc.tuple(name, special) }),
      fc.record({ and: fc.array(tie('expression'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('expression'), { maxLength: 3 }) }),
      fc.record({ not: tie('expression') }),
    ),
  }));
  const answer: fc.Arbitrary<AnswerValue | undefined> = fc.option(
    fc.oneof(
      fc.record({ special }),
      fc.record({ value: fc.oneof(constant, fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })) }),
    ),
    { nil: undefined },
  );
  const answers = fc.record({ a: answer, b: answer, c: answer });

  test('once all answers are known a condition holds or does not; decided early, it was decided rightly', () => {
    fc.assert(
      fc.property(expression, answers, fc.subarray(['a', 'b', 'c']), (condition, given, open) => {
        const known = new Map(Object.entries(given));
        const final = evaluate(condition, { answer: (asked) => known.get(asked), context: {} });
        const early = evaluate(condition, {
          answer: (asked) => (open.includes(asked) ? null : known.get(asked)),
          context: {},
        });
        expect(final).not.toBeNull();
        if (early !== null) expect(early).toBe(final);
      }),
      { numRuns: 2000 },
    );
  });
});

function compared(comparison: (typeof comparisons)[number], pair: readonly [Operand, Operand]): Expression {
  switch (comparison) {
    case 'eq':
      return { eq: pair };
    case 'ne':
      return { ne: pair };
    case 'lt':
      return { lt: pair };
    case 'le':
      return { le: pair };
    case 'gt':
      return { gt: pair };
    case 'ge':
      return { ge: pair };
  }
}
