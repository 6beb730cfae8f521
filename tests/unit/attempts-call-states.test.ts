import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  applyCarrierEvent,
  callStates,
  carrierStatuses,
  hasEnded,
  markLost,
  markRefusedByCarrier,
  newCall,
} from '#domain/attempts/call-states.ts';
import type { Call, CallEffect, CarrierEvent, CarrierStatus } from '#domain/attempts/call-states.ts';

const noon = Date.UTC(2024, 2, 18, 5, 0, 0);

function report(status: CarrierStatus, sequenceNumber: number): CarrierEvent {
  return {
    status,
    sequenceNumber,
    at: new Date(noon + sequenceNumber * 4_000),
    ...(status === 'completed' ? { durationSeconds: 180 } : {}),
    ...(status === 'failed' ? { sipResponseCode: 404 } : {}),
    ...(status === 'in-progress' ? { answeredBy: 'human' as const } : {}),
  };
}

function events(...statuses: CarrierStatus[]): CarrierEvent[] {
  return statuses.map(report);
}

function receive(call: Call, received: readonly CarrierEvent[]): { call: Call; effects: CallEffect[] } {
  const effects: CallEffect[] = [];
  for (const event of received) {
    const step = applyCarrierEvent(call, event);
    call = step.call;
    effects.push(...step.effects);
  }
  return { call, effects };
}

const placing: Call = { ...newCall, state: 'placing', placingAt: new Date(noon - 1_000) };

const validCourse = fc.constantFrom<CarrierStatus[]>(
  ['queued', 'initiated', 'ringing', 'in-progress', 'completed'],
  ['initiated', 'in-progress', 'completed'],
  ['initiated', 'ringing', 'busy'],
  ['queued', 'initiated', 'busy'],
  ['initiated', 'ringing', 'no-answer'],
  ['initiated', 'failed'],
  ['queued', 'failed'],
  ['initiated', 'ringing', 'canceled'],
  ['queued', 'canceled'],
);

/** A course of a call and the order, with repeats, in which its reports reach us; every report comes at least once. */
const delivery = validCourse.chain((statuses) => {
  const sent = events(...statuses);
  return fc
    .tuple(
      fc.shuffledSubarray(sent, { minLength: sent.length }),
      fc.array(fc.constantFrom(...sent), { maxLength: 6 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
    )
    .map(([shuffled, repeats, positions]) => {
      const received = [...shuffled];
      repeats.forEach((event, index) =>
        received.splice((positions[index] ?? 0) % (received.length + 1), 0, event),
      );
      return { sent, received };
    });
});

describe('reports of the carrier', () => {
  test('end in the same call in whatever order and however often they come', () => {
    fc.assert(
      fc.property(delivery, ({ sent, received }) => {
        expect(receive(placing, received).call).toEqual(receive(placing, sent).call);
      }),
      { numRuns: 500 },
    );
  });

  test('lead to each effect once, whatever the order: the attempt counts once, the call ends once', () => {
    fc.assert(
      fc.property(delivery, ({ sent, received }) => {
        const inOrder = receive(placing, sent).effects.map(({ kind }) => kind);
        const arrived = receive(placing, received).effects.map(({ kind }) => kind);
        for (const kind of ['placed', 'ended'] as const) {
          expect(arrived.filter((one) => one === kind)).toEqual(inOrder.filter((one) => one === kind));
        }
        expect(arrived.filter((one) => one === 'answered').length).toBeLessThanOrEqual(1);
        expect(arrived).not.toContain('conflicting-end');
      }),
      { numRuns: 500 },
    );
  });

  test('never bring an ended call back to life', () => {
    const anyEvent = fc.record({
      status: fc.constantFrom(...carrierStatuses),
      sequenceNumber: fc.nat({ max: 20 }),
      at: fc.nat({ max: 60 }).map((seconds) => new Date(noon + seconds * 1_000)),
    });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 15 }), fc.boolean(), (received, givenUp) => {
        let call = givenUp ? markLost(placing, new Date(noon)) : placing;
        for (const event of received) {
          const next = applyCarrierEvent(call, event).call;
          if (hasEnded(call.state)) expect(hasEnded(next.state)).toBe(true);
          if (hasEnded(call.state) && call.state !== 'lost') expect(next.state).toBe(call.state);
          call = next;
        }
      }),
    );
  });

  test('change nothing when they repeat what is known', () => {
    const sent = events('initiated', 'ringing', 'in-progress', 'completed');
    const { call } = receive(placing, sent);
    for (const event of sent) {
      expect(applyCarrierEvent(call, event)).toEqual({ call, changed: false, effects: [] });
    }
  });

  test('a ringing that comes after the answer fills in when it rang and moves nothing', () => {
    const ringing = report('ringing', 1);
    const { call } = receive(placing, [report('initiated', 0), report('in-progress', 2)]);
    expect(call).toMatchObject({ state: 'in-progress', ringingAt: null });

    const late = applyCarrierEvent(call, ringing);

    expect(late.call).toMatchObject({ state: 'in-progress', ringingAt: ringing.at, lastSequence: 2 });
    expect(late.changed).toBe(true);
    expect(late.effects).toEqual([]);
  });

  test('the answer that comes after the end does not put a citizen on the line', () => {
    const answered = report('in-progress', 2);
    const { call, effects } = receive(placing, [report('completed', 3), answered]);
    expect(call).toMatchObject({ state: 'completed', answeredAt: answered.at, durationSeconds: 180 });
    expect(effects.map(({ kind }) => kind)).toEqual(['placed', 'ended']);
  });

  test('find the call of a worker that died before it could note that it was placed', () => {
    const { call, effects } = receive(newCall, events('initiated', 'ringing'));
    expect(call.state).toBe('ringing');
    expect(effects).toEqual([{ kind: 'placed' }]);
  });

  test('of a second, different end are reported and ignored', () => {
    const { call } = receive(placing, events('initiated', 'no-answer'));
    const second = applyCarrierEvent(call, {
      status: 'completed',
      sequenceNumber: 2,
      at: new Date(noon + 9_000),
    });
    expect(second).toEqual({
      call,
      changed: false,
      effects: [{ kind: 'conflicting-end', reported: 'completed' }],
    });
  });
});

describe('an attempt counts if and only if the carrier dialled', () => {
  test('not when the carrier only queued the call (Surveda #1589)', () => {
    expect(receive(placing, events('queued')).call.placedAt).toBeNull();
    expect(receive(placing, events('queued', 'canceled')).call.placedAt).toBeNull();
  });

  test('not when the carrier refused the request', () => {
    const refused = markRefusedByCarrier(placing, new Date(noon));
    expect(refused).toMatchObject({ state: 'failed', placedAt: null, endedAt: new Date(noon) });
  });

  test('not when it failed before any network was asked, but when a network answered', () => {
    const failed: CarrierEvent = { status: 'failed', sequenceNumber: 1, at: new Date(noon) };
    expect(applyCarrierEvent(placing, failed).call.placedAt).toBeNull();
    expect(applyCarrierEvent(placing, { ...failed, sipResponseCode: 404 }).call.placedAt).toEqual(
      new Date(noon),
    );
  });

  test.each(['initiated', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer'] as const)(
    'when the first report is %s',
    (status) => {
      const step = applyCarrierEvent(placing, { status, sequenceNumber: 0, at: new Date(noon) });
      expect(step.effects).toContainEqual({ kind: 'placed' });
    },
  );
});

describe('a call given up as lost', () => {
  const lost = markLost(receive(placing, events('initiated')).call, new Date(noon + 60_000));

  test('is corrected by the end that the carrier reports at last', () => {
    const found = applyCarrierEvent(lost, {
      status: 'completed',
      sequenceNumber: 3,
      at: new Date(noon + 90_000),
    });
    expect(found.call).toMatchObject({ state: 'completed', endedAt: new Date(noon + 90_000) });
    expect(found.effects).toEqual([{ kind: 'ended', state: 'completed', wasLost: true }]);
  });

  test('is hung up when it turns out to be alive', () => {
    const alive = applyCarrierEvent(lost, {
      status: 'in-progress',
      sequenceNumber: 2,
      at: new Date(noon + 70_000),
    });
    expect(alive.call.state).toBe('lost');
    expect(alive.effects).toEqual([{ kind: 'stray-leg' }]);
  });

  test('stays what it was when it had already ended', () => {
    const { call } = receive(placing, events('initiated', 'busy'));
    expect(markLost(call, new Date(noon + 60_000))).toBe(call);
  });
});

test('a request refused after the carrier was heard to ring is not a refusal: the call goes on', () => {
  const { call } = receive(placing, events('initiated', 'ringing'));
  expect(markRefusedByCarrier(call, new Date(noon))).toBe(call);
});

test('every state is either alive or ended', () => {
  expect(callStates.filter(hasEnded)).toEqual([
    'completed',
    'busy',
    'no-answer',
    'failed',
    'canceled',
    'lost',
  ]);
});
