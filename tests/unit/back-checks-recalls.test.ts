// When a citizen may be called for phúc tra, and what a verdict brings.
import { describe, expect, test } from 'vitest';

import { consequencesOf } from '#domain/back-checks/consequences.ts';
import {
  appealEnd,
  dueDay,
  earliestRecall,
  nextRecall,
  recallDays,
} from '#domain/back-checks/recall-calls.ts';
import { defaultRecallRules } from '#domain/back-checks/recall-rules.ts';
import { isBad } from '#domain/back-checks/verdict.ts';
import { defaultCallRules, type CallRules } from '#domain/cases/call-rules.ts';

const zone = 'Asia/Ho_Chi_Minh';
/** Local time in Vietnam, which is UTC+7 all year. */
const at = (text: string) => new Date(`${text}:00+07:00`);
const days = { startsOn: '2024-11-01', endsOn: '2024-11-29' };
const calls = (changes: Partial<Parameters<typeof earliestRecall>[0]> = {}) => ({
  rules: defaultCallRules,
  days: recallDays(days, defaultRecallRules),
  placed: [],
  nextCallAt: null,
  appointmentAt: null,
  ...changes,
});

describe('a re-call', () => {
  test('is due on the seventh day after the interview was chosen', () => {
    expect(dueDay(at('2024-11-18T23:30'), defaultRecallRules, zone)).toBe('2024-11-25');
    expect(dueDay(at('2024-11-19T00:30'), defaultRecallRules, zone)).toBe('2024-11-26');
  });

  test('does not follow on the day of the interview: one contact a day is enough for a citizen', () => {
    const interviewed = [{ disposition: 'complete' as const, placedAt: at('2024-11-18T09:00') }];
    // Monday 18 November; the next permitted time is Tuesday morning.
    expect(earliestRecall(calls({ placed: interviewed }), at('2024-11-18T14:00'))).toEqual(
      at('2024-11-19T08:00'),
    );
    const twice: CallRules = { ...defaultCallRules, maxContactsPerDay: 2 };
    expect(earliestRecall(calls({ placed: interviewed, rules: twice }), at('2024-11-18T14:00'))).toEqual(
      at('2024-11-18T14:00'),
    );
  });

  test('keeps the hours and the wait of the last attempt', () => {
    expect(earliestRecall(calls(), at('2024-11-18T12:00'))).toEqual(at('2024-11-18T13:30'));
    const waits = calls({ nextCallAt: at('2024-11-20T10:00') });
    expect(earliestRecall(waits, at('2024-11-18T09:00'))).toEqual(at('2024-11-20T10:00'));
  });

  test('at a time the citizen asked for may fall into the evening, and on the day of another contact', () => {
    const agreed = at('2024-11-18T19:00');
    const placed = [{ disposition: 'appointment' as const, placedAt: at('2024-11-18T09:00') }];
    expect(
      earliestRecall(calls({ placed, nextCallAt: agreed, appointmentAt: agreed }), at('2024-11-18T10:00')),
    ).toEqual(agreed);
  });

  test('goes on after the survey’s last day until the last interview’s is due', () => {
    expect(recallDays(days, defaultRecallRules).endsOn).toBe('2024-12-06');
    expect(earliestRecall(calls(), at('2024-12-05T09:00'))).toEqual(at('2024-12-05T09:00'));
    expect(earliestRecall(calls(), at('2024-12-07T09:00'))).toBeNull();
  });

  test('is given up after as many attempts as an interview, or as many as the survey sets', () => {
    const attempt = (day: number) => ({
      disposition: 'no-answer' as const,
      placedAt: at(`2024-11-${String(day)}T09:00`),
    });
    const outcome = (count: number) => ({
      disposition: 'no-answer' as const,
      attempts: Array.from({ length: count }, (_, index) => attempt(11 + index)),
      rules: defaultCallRules,
      now: at('2024-11-18T09:00'),
      surveyEndsOn: '2024-12-06',
    });
    expect(nextRecall(outcome(5), defaultRecallRules).kind).toBe('retry');
    expect(nextRecall(outcome(6), defaultRecallRules)).toMatchObject({
      kind: 'final',
      reason: 'max-attempts',
    });
    const three = { ...defaultRecallRules, maxAttempts: 3 };
    expect(nextRecall(outcome(3), three)).toMatchObject({ kind: 'final', reason: 'max-attempts' });
  });
});

test('the operator may answer until midnight after the third day', () => {
  expect(appealEnd(at('2024-11-18T16:20'), defaultRecallRules, zone)).toEqual(at('2024-11-22T00:00'));
});

describe('what a verdict brings', () => {
  test('a denied interview is void and has its operator’s others re-called', () => {
    expect(consequencesOf(['interview-denied'])).toEqual(['void', 'check-batch']);
  });

  test('a wrong fact voids, answers that merely differ call for training, agreement brings nothing', () => {
    expect(consequencesOf(['fixed-fact-differs', 'answers-differ'])).toEqual(['void', 'retrain']);
    expect(consequencesOf(['answers-differ'])).toEqual(['retrain']);
    for (const reason of ['answers-agree', 'nothing-compared', 'never-reached', 'check-refused'] as const)
      expect(consequencesOf([reason])).toEqual([]);
  });

  test('a survey sets its own rule; what is void is not corrected as well', () => {
    const rules = { 'fixed-fact-differs': ['correct'], 'answers-differ': ['void'] } as const;
    expect(consequencesOf(['fixed-fact-differs'], rules)).toEqual(['correct']);
    expect(consequencesOf(['fixed-fact-differs', 'answers-differ'], rules)).toEqual(['void']);
    expect(consequencesOf(['interview-denied'], rules)).toEqual([]);
  });
});

test('bad is what was found and not overturned; whom nobody reached tells nothing', () => {
  expect(isBad('denied', false)).toBe(true);
  expect(isBad('differs', false)).toBe(true);
  expect(isBad('differs', true)).toBe(false);
  expect(isBad('confirmed', false)).toBe(false);
  expect(isBad('not-reached', false)).toBeNull();
});
