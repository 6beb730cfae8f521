// What the console suggests and offers when a contact ends.
import { describe, expect, test } from 'vitest';

import {
  appointmentFor,
  fittingDisposition,
  offeredDispositions,
  suggestedDisposition,
  type Situation,
} from '#client/features/console/disposition-choice.ts';

const begun = { asked: ['introduction', 'F1'], remaining: { questions: 20, seconds: 300 }, ended: null };
const open = { path: begun, contradictions: [] };
const talking: Situation = { callState: 'in-progress', interviewStarted: true, form: open };
const screenedOut = (
  outcome: 'ineligible' | 'wrong-person' | 'refusal' | 'transaction-denied' | 'interview-denied',
): Situation => ({
  ...talking,
  form: {
    ...open,
    path: { ...begun, ended: { kind: 'screened-out', outcome, at: 'F1', say: { vi: 'Xin cảm ơn.' } } },
  },
});

describe('suggested disposition', () => {
  test.each<[string, Situation, string | null]>([
    [
      'all questions asked',
      { ...talking, form: { ...open, path: { ...begun, ended: { kind: 'complete' } } } },
      'complete',
    ],
    ['under age', screenedOut('ineligible'), 'ineligible'],
    ['another person', screenedOut('wrong-person'), 'wrong-person'],
    ['consent withheld', screenedOut('refusal'), 'refusal-soft'],
    ['denies the procedure', screenedOut('transaction-denied'), 'transaction-denied'],
    ['denies having been interviewed, at the phúc tra', screenedOut('interview-denied'), 'complete'],
    ['hung up in the middle', { ...talking, callState: 'completed' }, 'break-off'],
    ['hung up at the greeting', { callState: 'completed', interviewStarted: false, form: null }, 'hung-up'],
    ['busy', { callState: 'busy', interviewStarted: false, form: null }, 'busy'],
    ['not answered', { callState: 'no-answer', interviewStarted: false, form: null }, 'no-answer'],
    ['still talking', talking, null],
  ])('%s', (_, situation, suggested) => {
    expect(suggestedDisposition(situation)).toBe(suggested);
  });
});

describe('offered dispositions', () => {
  test('each has its own key, whatever the situation', () => {
    const keys = offeredDispositions(talking).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('what does not fit is there with its reason', () => {
    const busy = offeredDispositions(talking).find(({ disposition }) => disposition.code === 'busy');
    expect(busy?.blockedBy).toBe('call-was-answered');
  });

  test('half of the questions make a partial interview, fewer a break-off (AAPOR)', () => {
    const half = { ...begun, asked: Array.from({ length: 20 }, (_, index) => `q${index}`) };
    const partial = (situation: Situation) =>
      offeredDispositions(situation).find(({ disposition }) => disposition.code === 'partial')?.blockedBy;
    expect(partial(talking)).toBe('too-few-answers-for-partial');
    expect(partial({ ...talking, form: { ...open, path: half } })).toBeNull();
  });

  test('only an appointment needs a time; an interrupted interview may have one', () => {
    expect(appointmentFor('appointment')).toBe('required');
    expect(appointmentFor('callback-mid-interview')).toBe('possible');
    expect(appointmentFor('refusal-soft')).toBeNull();
  });
});

describe('the result that an objection ends in', () => {
  const atGreeting: Situation = { callState: 'in-progress', interviewStarted: false, form: open };
  test.each<[string, Situation, Parameters<typeof fittingDisposition>[1], string | null]>([
    ['no time at the greeting: an appointment', atGreeting, 'appointment', 'appointment'],
    ['no time in mid-interview: to be continued', talking, 'appointment', 'callback-mid-interview'],
    ['too long at the greeting: an appointment', atGreeting, 'callback-mid-interview', 'appointment'],
    ['refused in the middle', talking, 'refusal-soft', 'refusal-soft'],
    ['nothing wanted', talking, null, null],
    ['nobody has answered yet', { ...atGreeting, callState: 'ringing' }, 'refusal-soft', null],
  ])('%s', (_, situation, wanted, fitting) => {
    expect(fittingDisposition(offeredDispositions(situation), wanted)).toBe(fitting);
  });
});
