import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareDue } from '#domain/cases/due-order.ts';
import type { DueCase } from '#domain/cases/due-order.ts';

const plain: DueCase = { appointmentAt: null, priority: 50, attemptCount: 0, drawOrder: 1 };
const at = (minute: number) => new Date(Date.UTC(2024, 2, 18, 2, minute));

describe('due cases are handed out', () => {
  test('by appointment, then priority, then fewest attempts, then draw order', () => {
    const later = { ...plain, appointmentAt: at(30), priority: 1, attemptCount: 9, drawOrder: 1 };
    const sooner = { ...later, appointmentAt: at(5), drawOrder: 2 };
    const urgent = { ...plain, priority: 90, attemptCount: 5, drawOrder: 3 };
    const first = { ...plain, drawOrder: 4 };
    const second = { ...plain, drawOrder: 5 };
    const tried = { ...plain, attemptCount: 1, drawOrder: 0 };
    expect([second, tried, later, first, urgent, sooner].sort(compareDue)).toEqual([
      sooner,
      later,
      urgent,
      first,
      second,
      tried,
    ]);
  });

  test('in the same order whatever order they were found in', () => {
    const dueCase = fc.record({
      appointmentAt: fc.option(fc.integer({ min: 0, max: 3 }).map(at)),
      priority: fc.integer({ min: 49, max: 51 }),
      attemptCount: fc.nat({ max: 2 }),
      drawOrder: fc.nat({ max: 1000 }),
    });
    const cases = fc.uniqueArray(dueCase, { selector: ({ drawOrder }) => drawOrder, maxLength: 12 });
    fc.assert(
      fc.property(
        cases.chain((found) =>
          fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
        ),
        ([found, shuffled]) => {
          expect([...shuffled].sort(compareDue)).toEqual([...found].sort(compareDue));
        },
      ),
    );
  });
});
