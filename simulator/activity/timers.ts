// The only place that sets timers. Simulated seconds are multiplied by the time scale (tests near 0, demo below 1);
// the carrier's own pace, calls per second, runs in real milliseconds and is not scaled.

import type { Activity } from './activity.ts';

export interface Timers {
  /** Runs `act` after that many simulated seconds; gives back the way to call it off. */
  after(seconds: number, act: () => void): () => void;
  /** Same, in real milliseconds. */
  afterMilliseconds(milliseconds: number, act: () => void): () => void;
  /** Resolves after that many simulated seconds, or at once when the signal is aborted. */
  pause(seconds: number, signal: AbortSignal): Promise<void>;
  /** Calls everything off; nothing set later will run. */
  stop(): void;
}

export function createTimers(timeScale: number, activity: Activity): Timers {
  const callOffs = new Set<() => void>();
  let stopped = false;

  function afterMilliseconds(milliseconds: number, act: () => void): () => void {
    if (stopped) return () => undefined;
    const over = activity.begin();
    const timer = setTimeout(() => {
      callOffs.delete(callOff);
      act();
      over();
    }, milliseconds);
    function callOff(): void {
      clearTimeout(timer);
      callOffs.delete(callOff);
      over();
    }
    callOffs.add(callOff);
    return callOff;
  }

  function after(seconds: number, act: () => void): () => void {
    return afterMilliseconds(seconds * 1000 * timeScale, act);
  }

  return {
    after,
    afterMilliseconds,
    pause(seconds, signal) {
      return new Promise((resolve) => {
        if (signal.aborted || stopped) return resolve();
        const callOff = after(seconds, finish);
        function finish(): void {
          signal.removeEventListener('abort', finish);
          callOff();
          resolve();
        }
        signal.addEventListener('abort', finish);
      });
    },
    stop() {
      stopped = true;
      for (const callOff of callOffs) callOff();
    },
  };
}
