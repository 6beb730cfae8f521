import { describe, expect, test } from 'vitest';

import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { defaultCallRules, retryDispositions } from '#domain/cases/call-rules.ts';
import type { CallRules } from '#domain/cases/call-rules.ts';
import { nextAction } from '#domain/cases/next-action.ts';
import type { AttemptOutcome, AttemptRecord, NextAction } from '#domain/cases/next-action.ts';

function vn(local: string): Date {
  return new Date(`${local}:00+07:00`);
}

/** A placed attempt at a local time. */
function tried(disposition: DispositionCode, local: string): AttemptRecord {
  return { disposition, placedAt: vn(local) };
}

/** What follows the last of the attempts, which ended a minute after it was placed. 18 March 2024 is a Monday. */
function after(attempts: AttemptRecord[], changes: Partial<AttemptOutcome> = {}): NextAction {
  const last = attempts.at(-1);
  if (last === undefined) throw new Error('an attempt has to end for something to follow');
  const now = changes.now ?? new Date((last.placedAt ?? vn('2024-03-18T09:00')).getTime() + 60_000);
  return nextAction({
    disposition: last.disposition,
    attempts,
    rules: defaultCallRules,
    now,
    surveyEndsOn: '2024-05-31',
    ...changes,
  });
}

describe('an interim disposition returns the case after its wait', () => {
  test('a busy line after half an hour', () => {
    expect(after([tried('busy', '2024-03-18T09:00')])).toEqual({
      kind: 'retry',
      at: vn('2024-03-18T09:31'),
      reason: 'wait-after-attempt',
      delayedBy: [],
    });
  });

  test('no answer in the morning in the afternoon', () => {
    expect(after([tried('no-answer', '2024-03-18T08:30')])).toMatchObject({
      at: vn('2024-03-18T13:30'),
      delayedBy: ['outside-hours'],
    });
  });

  test('no answer in the afternoon in another part of the day, which is the next morning', () => {
    expect(after([tried('no-answer', '2024-03-18T13:40')])).toMatchObject({
      at: vn('2024-03-19T08:00'),
      delayedBy: ['day-part'],
    });
  });

  test('a person who was not in on another day: one answered call a day', () => {
    const rules: CallRules = {
      ...defaultCallRules,
      retryAfterMinutes: { ...defaultCallRules.retryAfterMinutes, 'not-available': 60 },
      dayParts: [],
    };
    expect(after([tried('not-available', '2024-03-18T09:00')], { rules })).toMatchObject({
      at: vn('2024-03-19T08:00'),
      delayedBy: ['contact-today'],
    });
  });

  test('a technical failure soon, without using up an attempt', () => {
    const failed: AttemptRecord = { disposition: 'technical-failure', placedAt: null };
    expect(after([failed])).toMatchObject({ kind: 'retry', at: vn('2024-03-18T09:16') });
  });

  test('a number not in use a day later, to be sure', () => {
    const first = tried('number-not-in-use', '2024-03-18T09:00');
    expect(after([first])).toMatchObject({ at: vn('2024-03-19T09:01'), reason: 'confirm-number' });
    expect(after([first, tried('number-not-in-use', '2024-03-19T09:01')])).toMatchObject({
      kind: 'final',
      disposition: 'number-not-in-use',
      reason: 'number-confirmed-not-in-use',
      replace: true,
    });
  });

  test('an interview that was cut off at once, though a person answered today and the day is full', () => {
    const attempts = [tried('busy', '2024-03-18T08:20'), tried('callback-mid-interview', '2024-03-18T09:00')];
    expect(after(attempts)).toEqual({
      kind: 'retry',
      at: vn('2024-03-18T09:06'),
      reason: 'resume-interview',
      delayedBy: [],
    });
  });
});

describe('caps and spread', () => {
  test('two calls a day at most', () => {
    const attempts = [tried('busy', '2024-03-18T08:00'), tried('busy', '2024-03-18T08:31')];
    expect(after(attempts)).toMatchObject({ at: vn('2024-03-19T08:00'), delayedBy: ['attempts-today-used'] });
  });

  test('the attempts reach over at least three days', () => {
    const rules = { ...defaultCallRules, maxAttemptsPerDay: 6, dayParts: [], maxAttempts: 3 };
    expect(after([tried('busy', '2024-03-18T08:00')], { rules })).toMatchObject({
      at: vn('2024-03-19T08:00'),
      delayedBy: ['spread-over-days'],
    });
  });

  test('after the last attempt the case is final with what was learned, and a reserve takes its place', () => {
    const attempts = [
      tried('no-answer', '2024-03-18T08:00'),
      tried('no-answer', '2024-03-18T13:30'),
      tried('voicemail', '2024-03-19T08:00'),
      tried('not-available', '2024-03-19T13:30'),
      tried('no-answer', '2024-03-20T13:30'),
      tried('no-answer', '2024-03-21T08:00'),
    ];
    expect(after(attempts)).toEqual({
      kind: 'final',
      disposition: 'not-available',
      reason: 'max-attempts',
      replace: true,
      doNotCall: false,
    });
  });

  test('an interview cut off in the last attempt is taken up again, but not for ever', () => {
    const unanswered = ['11', '12', '13', '14', '15'].map((day) =>
      tried('no-answer', `2024-03-${day}T09:00`),
    );
    const cutOff = Array.from({ length: 6 }, () => tried('callback-mid-interview', '2024-03-18T09:00'));
    expect(after([...unanswered, ...cutOff.slice(1)])).toMatchObject({
      kind: 'retry',
      reason: 'resume-interview',
    });
    expect(after([...unanswered, ...cutOff])).toMatchObject({
      kind: 'final',
      disposition: 'callback-mid-interview',
      reason: 'max-attempts',
    });
  });

  test('running out of attempts never overwrites a refusal (queXS 1.15.9)', () => {
    const attempts = [tried('refusal-soft', '2024-03-18T08:00'), tried('no-answer', '2024-03-25T13:30')];
    const rules = { ...defaultCallRules, maxAttempts: 2 };
    expect(after(attempts, { rules })).toMatchObject({ disposition: 'refusal-soft', reason: 'max-attempts' });
  });

  test('unanswered attempts fill the parts of the day level by level, by their weights (queXS)', () => {
    const evenings = {
      ...defaultCallRules,
      hours: defaultCallRules.appointmentHours,
      minDaysSpread: 0,
      maxAttempts: 100,
      dayParts: [
        { key: 'morning', from: '08:00', to: '12:00', weight: 1 },
        { key: 'evening', from: '17:00', to: '20:30', weight: 2 },
        { key: 'night', from: '21:00', to: '23:00', weight: 1 },
      ],
    };
    const attempts = [tried('no-answer', '2024-03-18T08:00')];
    for (let turn = 0; turn < 11; turn += 1) {
      const next = after(attempts, { rules: evenings });
      if (next.kind !== 'retry') throw new Error(`expected a retry, got ${next.kind}`);
      attempts.push({ disposition: 'no-answer', placedAt: next.at });
    }
    const mornings = attempts.filter(
      ({ placedAt }) => placedAt !== null && placedAt.getUTCHours() < 5,
    ).length;
    expect([mornings, attempts.length - mornings]).toEqual([4, 8]);
  });
});

describe('refusals', () => {
  test('a soft one is tried once more after seven days', () => {
    expect(after([tried('refusal-soft', '2024-03-18T09:00')])).toMatchObject({
      kind: 'retry',
      at: vn('2024-03-25T09:01'),
      reason: 'refusal-conversion',
    });
  });

  test.each(['refusal-soft', 'refusal-household', 'break-off'] as const)(
    'a %s after a refusal is the last',
    (second) => {
      const attempts = [tried('refusal-soft', '2024-03-18T09:00'), tried(second, '2024-03-25T09:01')];
      expect(after(attempts)).toMatchObject({
        kind: 'final',
        reason: 'refusal-not-converted',
        replace: true,
      });
    },
  );

  test('"do not call me again" ends everything at once', () => {
    expect(after([tried('refusal-hard', '2024-03-18T09:00')])).toEqual({
      kind: 'final',
      disposition: 'refusal-hard',
      reason: 'do-not-call',
      replace: true,
      doNotCall: true,
    });
  });
});

describe('appointments', () => {
  const agreed = (local: string, earlier: AttemptRecord[] = []) =>
    after([...earlier, tried('appointment', '2024-03-18T09:00')], { appointmentAt: vn(local) });

  test('are kept at the minute agreed, also at lunch or in the evening', () => {
    expect(agreed('2024-03-18T12:15')).toEqual({
      kind: 'appointment',
      at: vn('2024-03-18T12:15'),
      reason: 'agreed-time',
    });
    expect(agreed('2024-03-20T19:30')).toMatchObject({ at: vn('2024-03-20T19:30') });
  });

  test('are moved into the hours for appointments when they lie outside', () => {
    expect(agreed('2024-03-24T10:00')).toEqual({
      kind: 'appointment',
      at: vn('2024-03-25T08:00'),
      reason: 'moved-into-hours',
    });
  });

  test('are kept after the last attempt too', () => {
    const earlier = ['11', '12', '13', '14', '15'].map((day) => tried('no-answer', `2024-03-${day}T09:00`));
    expect(agreed('2024-03-19T09:00', earlier)).toMatchObject({ kind: 'appointment' });
  });

  test('on a day after the survey close the case', () => {
    expect(agreed('2024-06-03T09:00')).toMatchObject({
      kind: 'final',
      disposition: 'appointment',
      reason: 'survey-ends',
    });
  });

  test('without a time come back another day', () => {
    expect(after([tried('appointment', '2024-03-18T09:00')])).toMatchObject({
      kind: 'retry',
      at: vn('2024-03-19T09:01'),
    });
  });
});

describe('a final outcome', () => {
  test.each([
    ['complete', false],
    ['partial', false],
    ['wrong-person', true],
    ['ineligible', true],
    ['transaction-denied', true],
    ['deceased', true],
    ['unable', true],
    ['language-barrier', true],
  ] as const)('%s closes the case; a reserve takes its place: %s', (disposition, replace) => {
    expect(after([tried('no-answer', '2024-03-18T08:00'), tried(disposition, '2024-03-18T13:30')])).toEqual({
      kind: 'final',
      disposition,
      reason: 'final-disposition',
      replace,
      doNotCall: false,
    });
  });

  test('releases no reserve when nobody may be called any more', () => {
    const attempts = [tried('wrong-person', '2024-05-31T16:59')];
    expect(after(attempts)).toMatchObject({ kind: 'final', replace: false });
  });
});

describe('lessons of other systems', () => {
  test('Surveda #2369: a retry that would fall after the end closes the case instead of coming due for ever', () => {
    expect(after([tried('refusal-soft', '2024-05-28T09:00')])).toEqual({
      kind: 'final',
      disposition: 'refusal-soft',
      reason: 'survey-ends',
      replace: true,
      doNotCall: false,
    });
    expect(after([tried('no-answer', '2024-05-31T16:30')])).toMatchObject({
      reason: 'survey-ends',
      replace: true,
    });
  });

  test('Surveda #2369: parts of the day give way rather than lose the last hours', () => {
    const attempts = [tried('no-answer', '2024-05-31T13:35')];
    expect(after(attempts, { now: vn('2024-05-31T13:36') })).toEqual({
      kind: 'retry',
      at: vn('2024-05-31T16:36'),
      reason: 'wait-after-attempt',
      delayedBy: ['day-part-given-up'],
    });
  });

  test('Surveda #1589: tries that the carrier never placed use up no attempt, but do not go on for ever', () => {
    const unplaced: AttemptRecord = { disposition: 'technical-failure', placedAt: null };
    const nine = Array.from({ length: 9 }, () => unplaced);
    expect(after(nine)).toMatchObject({ kind: 'retry' });
    expect(after([...nine, unplaced])).toMatchObject({ kind: 'final', reason: 'never-placed' });
    const five = ['11', '12', '13', '14', '15'].map((day) => tried('no-answer', `2024-03-${day}T09:00`));
    expect(after([...five, unplaced])).toMatchObject({ kind: 'retry' });
  });
});

test('every interim disposition has a wait of its own or is a refusal', () => {
  const waits: readonly DispositionCode[] = retryDispositions;
  for (const code of dispositionCodes) {
    const { finality, next } = dispositionOf(code);
    expect([code, waits.includes(code)]).toEqual([
      code,
      finality === 'interim' && next !== 'convert-refusal',
    ]);
  }
});

test('the calling rules survive being stored as JSON', () => {
  expect(JSON.parse(JSON.stringify(defaultCallRules))).toEqual(defaultCallRules);
});
