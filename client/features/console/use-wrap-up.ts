// The limit of the time after a call: how much is left, and what happens when nobody is at the desk.
import { useEffect, useEffectEvent, useState } from 'react';

import { useNowMs } from '#client/ui/elapsed.tsx';
import { endUnattended } from '#contract/call-controls.ts';
import { unattendedAfterSeconds } from '#domain/sessions/wrap-up.ts';

import { useConsoleAct } from './use-console-act.ts';

export interface WrapUp {
  /** Seconds left, negative when it has run over; null without a limit. */
  left: number | null;
  /** Seconds until the rule records the result, while no key is pressed past the limit; else null. */
  unattendedIn: number | null;
}

/** A countdown that begins to be shown when nothing has been pressed for so long. */
const quietSeconds = 15;
const retryEverySeconds = 10;

export function useWrapUp(endsAt: string | null, attemptId: string, note: string): WrapUp {
  const now = useNowMs();
  const quietSince = useLastKey(endsAt !== null);
  const act = useConsoleAct(endUnattended);
  const left = endsAt === null ? null : Math.ceil((new Date(endsAt).getTime() - now) / 1000);
  const since = endsAt === null ? 0 : Math.max(new Date(endsAt).getTime(), quietSince);
  const quiet = (now - since) / 1000;
  const overdue = endsAt === null ? null : Math.floor(quiet - unattendedAfterSeconds);
  const isDue = overdue !== null && overdue >= 0;
  const turn = isDue ? Math.floor(overdue / retryEverySeconds) : null;
  const end = useEffectEvent(() => {
    const said = note.trim();
    act.mutate({ params: { attemptId }, body: said === '' ? {} : { note: said } });
  });
  // The server has a clock of its own: refused for being early, it is asked again.
  useEffect(() => {
    if (turn !== null) end();
  }, [turn]);
  const counts = left !== null && left < 0 && quiet >= quietSeconds;
  return {
    left,
    unattendedIn: counts ? Math.max(0, Math.ceil(unattendedAfterSeconds - quiet)) : null,
  };
}

/** When a key was last pressed, in milliseconds, as long as somebody wants to know; beginning to listen counts as one. */
function useLastKey(listening: boolean): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    if (!listening) return;
    const note = () => setAt(Date.now());
    note();
    window.addEventListener('keydown', note, true);
    return () => window.removeEventListener('keydown', note, true);
  }, [listening]);
  return at;
}
