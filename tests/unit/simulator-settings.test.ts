import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createActivity } from '#simulator/activity/activity.ts';
import { createTimers } from '#simulator/activity/timers.ts';
import { createDialQueue } from '#simulator/calls/dial-queue.ts';
import { readSettings } from '#simulator/settings.ts';

describe('settings', () => {
  test('have defaults for a demo, and an empty variable counts as not set', () => {
    expect(readSettings({ SIMULATOR_PORT: '' })).toEqual({
      port: 3900,
      host: '127.0.0.1',
      seed: 1,
      timeScale: 0.2,
      callsPerSecond: 10,
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: 'demo-token-of-the-simulator',
    });
  });

  test('tell every fault at once', () => {
    const read = readSettings({
      SIMULATOR_PORT: 'x',
      SIMULATOR_TIME_SCALE: '-1',
      TWILIO_ACCOUNT_SID: 'AC1',
      SIMULATOR_CPS: '0',
    });
    expect('faults' in read && read.faults.map((fault) => fault.split(':')[0])).toEqual([
      'SIMULATOR_PORT',
      'SIMULATOR_TIME_SCALE',
      'SIMULATOR_CPS',
      'TWILIO_ACCOUNT_SID',
    ]);
  });
});

describe('the pace of dialling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is so many calls a second, first come first served, never before the caller has returned', () => {
    const dialled: number[] = [];
    const queue = createDialQueue(2, createTimers(0, createActivity()));
    const places = [1, 2, 3, 4].map((call) => queue.enqueue(() => dialled.push(call)));
    expect(dialled).toEqual([]);
    places[1]?.callOff();
    vi.advanceTimersByTime(1);
    expect(dialled).toEqual([1]);
    vi.advanceTimersByTime(1000);
    expect(dialled).toEqual([1, 3]);
    vi.advanceTimersByTime(500);
    expect(dialled).toEqual([1, 3, 4]);
  });
});

describe('waiting for quiet', () => {
  test('ends only when everything begun is over, what follows from it included', async () => {
    const activity = createActivity();
    const timers = createTimers(0, activity);
    const steps: string[] = [];
    timers.after(5, () => {
      steps.push('first');
      timers.after(5, () => steps.push('second'));
    });
    await activity.whenIdle();
    expect(steps).toEqual(['first', 'second']);
    timers.stop();
    timers.after(0, () => steps.push('never'));
    await activity.whenIdle();
    expect(steps).toHaveLength(2);
  });

  test('is not over when something new begins in the same turn', async () => {
    const activity = createActivity();
    const first = activity.begin();
    let idle = false;
    const waiting = activity.whenIdle().then(() => (idle = true));
    first();
    const second = await Promise.resolve().then(() => activity.begin());
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    second();
    await waiting;
    expect(idle).toBe(true);
  });
});
