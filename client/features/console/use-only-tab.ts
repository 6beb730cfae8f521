// One console per browser: a second tab says so instead of writing a second version of the same interview.
import { useEffect, useState } from 'react';

type Place = 'asking' | 'mine' | 'elsewhere';

const lockName = 'lang-nghe-console';
/** A lock that is free is granted far sooner; only then is "in another tab" said. */
const patienceMs = 400;

/** Whether this tab has the console, and how to take it over. When the other tab closes, this one has it. */
export function useOnlyTab(): { place: Place; takeOver: () => void } {
  // Without a secure origin there are no locks; then the server's epoch alone keeps two tabs apart.
  const [place, setPlace] = useState<Place>(navigator.locks === undefined ? 'mine' : 'asking');
  const [request, setRequest] = useState({ steal: false });

  useEffect(() => {
    if (navigator.locks === undefined) return;
    let release: () => void = () => undefined;
    let left = false;
    const waiting = new AbortController();
    const patience = setTimeout(() => setPlace('elsewhere'), patienceMs);
    const hold = () => {
      clearTimeout(patience);
      if (left) return;
      setPlace('mine');
      return new Promise<void>((resolve) => (release = resolve));
    };
    // Taking over cannot be waited for, so it has no signal.
    const options = request.steal ? { steal: true } : { signal: waiting.signal };
    navigator.locks.request(lockName, options, hold).catch(() => {
      // Another tab took it over: wait until it closes.
      if (!left) setRequest({ steal: false });
    });
    return () => {
      left = true;
      clearTimeout(patience);
      waiting.abort();
      release();
    };
  }, [request]);

  return { place, takeOver: () => setRequest({ steal: true }) };
}
