// The end of a call that nobody describes, and the limit of the time for describing it.
import { expect, test } from 'vitest';

import { dispositionOfUnattended, wrapUpLeft } from '#domain/sessions/wrap-up.ts';
import { pauseReasonOf, pauseReasons } from '#domain/sessions/pause-reasons.ts';

const endedAt = new Date('2026-11-27T02:00:00Z');
const after = (seconds: number) => new Date(endedAt.getTime() + seconds * 1000);

test('the limit counts down from the end of the call and on below nothing; 0 is no limit', () => {
  expect(wrapUpLeft(endedAt, 90, after(30))).toBe(60);
  expect(wrapUpLeft(endedAt, 90, after(100))).toBe(-10);
  expect(wrapUpLeft(endedAt, 0, after(100))).toBeNull();
});

test.each([
  ['a form that came to its end is complete', { kind: 'complete' } as const, true, 'complete'],
  [
    'one that ended early says why',
    { kind: 'screened-out', outcome: 'ineligible', at: 'F1', say: { vi: 'Xin cảm ơn.' } } as const,
    false,
    'ineligible',
  ],
  ['one under way is to be continued, never a break-off', null, true, 'callback-mid-interview'],
  ['without an interview somebody answered and hung up', null, false, 'hung-up'],
])('left alone, %s', (_, ended, started, disposition) => {
  expect(dispositionOfUnattended(ended, started)).toBe(disposition);
});

test('each pause reason is there once, and those that people choose fit on the digits', () => {
  expect(new Set(pauseReasons.map(({ code }) => code)).size).toBe(pauseReasons.length);
  expect(pauseReasons.filter(({ chosen }) => chosen).length).toBeLessThanOrEqual(9);
  expect(pauseReasonOf('meal')?.vi).toBe('Ăn trưa');
  expect(pauseReasonOf('of an older version')).toBeUndefined();
});
