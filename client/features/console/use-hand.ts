// The operator's own hand: F6 raises it and takes it down again, in a call and between calls. One that was raised over an
// attempt goes down with it (sessions/commands.ts, helpIsDone).
import { useText } from '#client/text/text.ts';
import { useAct } from '#client/api/queries.ts';
import { useKeys } from '#client/ui/keys.ts';
import { useWho } from '#client/frame/who.ts';
import { lowerHand, raiseHand } from '#contract/call-controls.ts';

import type { Session } from './shift-bar.tsx';
import { useConsoleAct } from './use-console-act.ts';
import { refreshConsole } from './use-console.ts';

export interface Hand {
  /** Only operators have somebody to call for help. */
  offered: boolean;
  up: Session['hand'];
  /** It goes down by itself when the result of the attempt in hand is recorded. */
  endsWithAttempt: boolean;
  toggle: () => void;
  fault: unknown;
}

/** @param attemptStartedAt of the attempt in hand; null between calls */
export function useHand(session: Session, attemptStartedAt: string | null): Hand {
  const text = useText().desk.hand;
  const offered = useWho().role === 'operator';
  const raising = useConsoleAct(raiseHand);
  const lowering = useAct(lowerHand, { onDone: () => void refreshConsole() });
  const up = session.hand;
  const toggle = () => {
    if (raising.isPending || lowering.isPending) return;
    if (up === null) raising.mutate({});
    else lowering.mutate({ params: { handId: up.id } });
  };
  useKeys([{ key: 'F6', label: up === null ? text.raise : text.lower, run: toggle }], { enabled: offered });
  const endsWithAttempt = up !== null && attemptStartedAt !== null && up.raisedAt >= attemptStartedAt;
  return { offered, up, endsWithAttempt, toggle, fault: raising.error ?? lowering.error };
}
