// A panel that takes another's place under somebody's fingers: keys that were meant for what was there before do
// nothing in it.
import { useEffect, useState } from 'react';

/** Longer than a key takes from the decision to the press, shorter than it takes to read what has appeared. */
const quietMs = 400;

/** False from the first paint until no key has been pressed for a moment. @param came it appeared unasked */
export function useKeysAnew(came: boolean): boolean {
  const [areAnew, setAreAnew] = useState(!came);
  useEffect(() => {
    if (areAnew) return;
    let clock: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(clock);
      clock = setTimeout(() => setAreAnew(true), quietMs);
    };
    const frame = requestAnimationFrame(wait);
    window.addEventListener('keydown', wait, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(clock);
      window.removeEventListener('keydown', wait, { capture: true });
    };
  }, [areAnew]);
  return areAnew;
}
