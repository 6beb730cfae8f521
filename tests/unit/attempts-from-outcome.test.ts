import { describe, expect, test } from 'vitest';

import { applyCarrierEvent, markLost, newCall } from '#domain/attempts/call-states.ts';
import type { AnsweredBy, Call, CarrierStatus } from '#domain/attempts/call-states.ts';
import { numberFinding } from '#domain/attempts/carrier-results.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { automaticDisposition, dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import { outcomes } from '#domain/questionnaire/definition.ts';

const at = new Date('2024-03-18T02:00:00Z');

function callAfter(statuses: CarrierStatus[], sipResponseCode?: number, answeredBy?: AnsweredBy): Call {
  let call: Call = { ...newCall, state: 'placing', placingAt: at };
  statuses.forEach((status, sequenceNumber) => {
    const last = sequenceNumber === statuses.length - 1;
    const event = {
      status,
      sequenceNumber,
      at,
      ...(last && sipResponseCode !== undefined ? { sipResponseCode } : {}),
      ...(status === 'in-progress' && answeredBy !== undefined ? { answeredBy } : {}),
    };
    call = applyCarrierEvent(call, event).call;
  });
  return call;
}

describe('a call that nobody answered sets its own disposition', () => {
  test.each([
    ['busy', ['initiated', 'ringing', 'busy'], 486, 'busy'],
    ['ringing until the limit', ['initiated', 'ringing', 'no-answer'], 487, 'no-answer'],
    ['declined on the telephone', ['initiated', 'ringing', 'no-answer'], 603, 'no-answer'],
    ['480 after ringing: nobody took it', ['initiated', 'ringing', 'no-answer'], 480, 'no-answer'],
    ['480 without ringing: the subscriber is absent', ['initiated', 'failed'], 480, 'unreachable'],
    ['no such number', ['initiated', 'failed'], 404, 'number-not-in-use'],
    ['number changed', ['initiated', 'failed'], 410, 'number-not-in-use'],
    ['incomplete number', ['initiated', 'failed'], 484, 'number-not-in-use'],
    ['does not exist anywhere', ['initiated', 'failed'], 604, 'number-not-in-use'],
    ['rejected as unwanted', ['initiated', 'failed'], 607, 'call-blocked'],
    ['forbidden by the path, not by the citizen', ['initiated', 'failed'], 403, 'technical-failure'],
    ['network out of order', ['initiated', 'failed'], 503, 'technical-failure'],
    ['failed without a word', ['initiated', 'failed'], undefined, 'technical-failure'],
    ['taken back while ringing', ['initiated', 'ringing', 'canceled'], undefined, 'no-answer'],
    ['taken back before it rang', ['initiated', 'canceled'], undefined, 'technical-failure'],
  ] as const)('%s', (_, statuses, sipResponseCode, disposition) => {
    expect(automaticDisposition(callAfter([...statuses], sipResponseCode), false)).toBe(disposition);
  });

  test('a lost call that was never answered is a technical failure', () => {
    expect(automaticDisposition(markLost(callAfter(['initiated', 'ringing']), at), false)).toBe(
      'technical-failure',
    );
    expect(automaticDisposition(markLost(callAfter(['initiated', 'in-progress']), at), false)).toBeNull();
  });

  test('a call that goes on has none', () => {
    for (const statuses of [['queued'], ['initiated'], ['initiated', 'ringing'], ['in-progress']] as const) {
      expect(automaticDisposition(callAfter([...statuses]), false)).toBeNull();
    }
  });
});

describe('an answered call', () => {
  const answered: CarrierStatus[] = ['initiated', 'ringing', 'in-progress', 'completed'];

  test('by a machine is a voicemail, by a fax a number that does not reach the person', () => {
    expect(automaticDisposition(callAfter(answered, 200, 'machine_end_beep'), false)).toBe('voicemail');
    expect(automaticDisposition(callAfter(answered, 200, 'fax'), false)).toBe('number-not-in-use');
  });

  test('by a person, or by nobody knows whom, is for the operator to judge', () => {
    for (const answeredBy of ['human', 'unknown', undefined] as const) {
      expect(automaticDisposition(callAfter(answered, 200, answeredBy), false)).toBeNull();
    }
  });

  test('with answers in it was no machine, whatever was detected', () => {
    expect(automaticDisposition(callAfter(answered, 200, 'machine_start'), true)).toBeNull();
  });

  test('says that the number was answered', () => {
    expect(numberFinding(callAfter(answered, 200))).toBe('answered');
  });
});

test('an automatic disposition is one that the carrier is allowed to set', () => {
  for (const status of ['busy', 'no-answer', 'failed', 'canceled'] as const) {
    for (const code of [undefined, 403, 404, 408, 480, 486, 487, 503, 600, 603, 608]) {
      const disposition = automaticDisposition(callAfter(['initiated', status], code), false);
      expect(disposition && dispositionOf(disposition).by).toBe('carrier');
    }
  }
});

test('every early end of a questionnaire has its disposition', () => {
  expect(Object.fromEntries(outcomes.map((outcome) => [outcome, dispositionOfOutcome(outcome)]))).toEqual({
    ineligible: 'ineligible',
    'wrong-person': 'wrong-person',
    refusal: 'refusal-soft',
    'transaction-denied': 'transaction-denied',
    'interview-denied': 'complete',
  });
});
