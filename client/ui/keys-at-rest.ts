// Keys that were meant for what stood on the screen a moment ago: until no key has been pressed for a moment, single
// keys do nothing (keys.ts asks). Function keys and combinations work on, and so does typing into a field.
import { useSyncExternalStore } from 'react';

let isResting = false;
let quietMs = 0;
let clock: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function set(resting: boolean): void {
  isResting = resting;
  for (const tell of watchers) tell();
}

function wait(): void {
  clearTimeout(clock);
  clock = setTimeout(() => {
    window.removeEventListener('keydown', wait, { capture: true });
    set(false);
  }, quietMs);
}

/** From now until `ms` have passed, from the next paint on, without any key. */
export function restKeys(ms: number): void {
  quietMs = ms;
  if (isResting) return wait();
  window.addEventListener('keydown', wait, { capture: true });
  requestAnimationFrame(wait);
  set(true);
}

export const keysRest = () => isResting;

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

/** Whether keys rest now; what shows it says so with aria-busy. */
export const useKeysRest = () => useSyncExternalStore(watch, keysRest);
