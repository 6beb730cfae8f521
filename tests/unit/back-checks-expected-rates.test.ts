// How many contacts and completes an operator should have had: against R, and by the rules of the room.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { contactRate } from '#domain/back-checks/evidence/contact-rate.ts';
import type { InterviewFacts } from '#domain/back-checks/evidence/facts.ts';
import {
  type Expectation,
  expectedCompletes,
  expectedContacts,
  type Work,
  type WorkCell,
} from '#domain/back-checks/expectation/expected-rates.ts';
import { selection as vi } from '#client/text/vi/selection.ts';
import { formats } from '#client/text/format.ts';

const { rooms } = JSON.parse(
  readFileSync(new URL('../data/expected-rates.json', import.meta.url), 'utf8'),
) as { rooms: Record<string, Work & { contacts: Expectation; completes: Expectation }> };

const digits = (expectation: Expectation | null): unknown =>
  Object.entries(expectation ?? {}).map(([name, value]) => [name, value.toFixed(9)]);

test.each(Object.entries(rooms))('what R says of the %s room', (_name, { contacts, completes, ...work }) => {
  expect(digits(expectedContacts(work))).toEqual(digits(contacts));
  expect(digits(expectedCompletes(work))).toEqual(digits(completes));
});

const cell = (changed: Partial<WorkCell>): WorkCell => ({
  hour: 9,
  weekday: 2,
  number: 1,
  agency: 'UBND xã Đắk Ha',
  attempts: 100,
  contacts: 50,
  completes: 25,
  ...changed,
});

describe('an operator', () => {
  // In the morning three of ten are reached, in the evening seven.
  const others = [
    cell({ hour: 9, attempts: 600, contacts: 180, completes: 90 }),
    cell({ hour: 18, attempts: 600, contacts: 420, completes: 210 }),
  ];

  test('who calls in the evening is expected to reach more than one who calls in the morning', () => {
    const evening = { own: [cell({ hour: 18, contacts: 70 })], others };
    const morning = { own: [cell({ hour: 9, contacts: 70 })], others };
    expect(Math.abs(expectedContacts(evening)?.deviation ?? 9)).toBeLessThan(0.5);
    expect(expectedContacts(morning)?.deviation).toBeGreaterThan(2.5);
    expect(expectedContacts(morning)?.high).toBeLessThan(60);
  });

  test('whose contacts nearly all give an interview stands out among those whose half do', () => {
    const inventing = { own: [cell({ contacts: 50, completes: 47 })], others };
    expect(expectedCompletes(inventing)?.deviation).toBeGreaterThan(2.5);
  });

  test('stands out less, the less is known of the others', () => {
    const own = [cell({ contacts: 80 })];
    const widths = [others, [cell({ attempts: 30, contacts: 15 })], []].map((known) => {
      const found = expectedContacts({ own, others: known });
      return (found?.high ?? 0) - (found?.low ?? 0);
    });
    expect(widths).toEqual(widths.toSorted((left, right) => left - right));
  });

  test('is judged after twenty attempts, and by completes after ten contacts', () => {
    expect(expectedContacts({ own: [cell({ attempts: 19 })], others })).toBeNull();
    expect(expectedCompletes({ own: [cell({ contacts: 9 })], others })).toBeNull();
  });

  test('is told of in a sentence with the expected number and its range', () => {
    const work = { own: [cell({ contacts: 70 })], others };
    const found = contactRate.measure({ work } as unknown as InterviewFacts);
    if (!found) throw new Error('Not measured');
    expect(vi.evidence.sentences['contact-rate'](found.value, found.counts, formats.vi)).toMatch(
      /^Người hỏi gặp được 70 trong 100 lượt gần đây\. Vào giờ, thứ, lần gọi và cơ quan như vậy, người khác trong phòng được khoảng 3\d \(95 %: \d+ đến \d+\)\. Nhiều hơn hẳn\.$/,
    );
  });
});
