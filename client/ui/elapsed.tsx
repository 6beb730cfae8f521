// Time since an instant, ticking once a second for everything on the screen at once.
import { useSyncExternalStore } from 'react';

import { useFormat } from '#client/text/text.ts';

let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    nowMs = Date.now();
    timer = setInterval(() => {
      nowMs = Date.now();
      for (const each of listeners) each();
    }, 1000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** Milliseconds since the epoch, renewed each second. */
export function useNowMs(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}

interface ElapsedProps {
  /** ISO instant or milliseconds. */
  since: string | number;
  /** The end, when it is over: the clock stands. */
  until?: string | null;
}

/** A running clock: 3:41. Not announced each second; the state beside it is. */
export function Elapsed({ since, until = null }: ElapsedProps) {
  const now = useNowMs();
  const format = useFormat();
  const endMs = until === null ? now : new Date(until).getTime();
  const seconds = Math.max(0, (endMs - new Date(since).getTime()) / 1000);
  return (
    <time role="timer" aria-live="off">
      {format.clock(seconds)}
    </time>
  );
}
