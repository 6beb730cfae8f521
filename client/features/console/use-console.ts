// What the console shows and the acts on the session, each with its fault.
import { useEffect, useState } from 'react';

import { emitLive, useLiveEvent } from '#client/api/live.ts';
import { queryClient, queryKey, readAgain, useEndpoint } from '#client/api/queries.ts';
import { getConsole, type ConsoleView } from '#contract/attempts.ts';
import type { ClientEventName, ClientEventPayload } from '#contract/live-events.ts';

/** Reads the console again; its events are hints only. */
export function refreshConsole(): Promise<void> {
  return readAgain(getConsole);
}

/** Shows a console that an act has answered with. */
export function showConsole(view: ConsoleView): void {
  queryClient.setQueryData(queryKey(getConsole, {}), view);
}

export function useConsole() {
  const query = useEndpoint(getConsole, {});
  useLiveEvent('console:changed', () => void refreshConsole());
  return query;
}

/** While a case is due and none comes: that nobody dials is news that no event brings. */
const askAgainMs = 10_000;

export function useAskingAgain(reason: NonNullable<ConsoleView['waiting']>['reason']): void {
  const unexplained = reason === 'looking' || reason === 'worker-silent';
  useEffect(() => {
    if (!unexplained) return;
    const timer = setInterval(() => void refreshConsole(), askAgainMs);
    return () => clearInterval(timer);
  }, [unexplained]);
}

export interface SessionAct {
  act: <E extends ClientEventName>(event: E, payload: ClientEventPayload<E>) => void;
  pending: boolean;
  fault: unknown;
}

/** Sends session events; the console is read again after each, refused or not. */
export function useSessionAct(): SessionAct {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  return {
    pending,
    fault,
    act: (event, payload) => {
      if (pending) return;
      setPending(true);
      setFault(null);
      void emitLive(event, payload)
        .catch((refused: unknown) => setFault(refused))
        .then(refreshConsole)
        .finally(() => setPending(false));
    },
  };
}
