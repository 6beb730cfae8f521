// The `?` sheet belongs to the frame around every screen; a screen that has to know when it was opened listens here.
import { useEffect, useEffectEvent } from 'react';

const listeners = new Set<() => void>();

/** The sheet of keys has been opened. */
export function tellHelpOpened(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener`, as it is at that moment, each time the sheet of keys is opened. */
export function useHelpOpened(listener: () => void): void {
  const hear = useEffectEvent(listener);
  useEffect(() => {
    const mine = () => hear();
    listeners.add(mine);
    return () => void listeners.delete(mine);
  }, []);
}
