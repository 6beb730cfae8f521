// The account's pace: calls beyond the calls per second stay queued and are dialled at that pace, first come first
// served (Twilio, Call resource, "Calls Per Second").

import type { Timers } from '#simulator/activity/timers.ts';

export interface DialQueue {
  /** Dials in turn, never before the caller has returned. `calledOff` takes it out of the queue. */
  enqueue(dial: () => void): { waitMilliseconds: number; callOff: () => void };
}

export function createDialQueue(callsPerSecond: number, timers: Timers): DialQueue {
  const spacing = 1000 / callsPerSecond;
  let nextAt = 0;

  return {
    enqueue(dial) {
      const now = performance.now();
      const at = Math.max(now, nextAt);
      nextAt = at + spacing;
      const waitMilliseconds = at - now;
      return { waitMilliseconds, callOff: timers.afterMilliseconds(waitMilliseconds, dial) };
    },
  };
}
