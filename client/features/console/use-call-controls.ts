// Hold and mute: what they are now, the acts, and their keys.
import { useText } from '#client/text/text.ts';
import { useKeys } from '#client/ui/keys.ts';
import type { AttemptView } from '#contract/attempts.ts';
import { holdCall, muteOperator } from '#contract/call-controls.ts';

import { commandBindings } from './command-keys.ts';
import { callStateOf } from './disposition-choice.ts';
import type { Session } from './shift-bar.tsx';
import { useConsoleAct } from './use-console-act.ts';

export interface CallControls {
  /** Somebody is on the line: there is something to control. */
  talking: boolean;
  heldSince: string | null;
  mutedSince: string | null;
  /** The citizen does not hear what is said. */
  unheard: boolean;
  toggleHold: () => void;
  toggleMute: () => void;
  pending: boolean;
  fault: unknown;
}

export function useCallControls(attempt: AttemptView, session: Session, typing: boolean): CallControls {
  const text = useText().desk;
  const hold = useConsoleAct(holdCall);
  const mute = useConsoleAct(muteOperator);
  const talking = callStateOf(attempt) === 'in-progress';
  const heldSince = talking ? (attempt.call?.heldSince ?? null) : null;
  const mutedSince = talking ? session.mutedSince : null;
  const pending = hold.isPending || mute.isPending;
  const params = { attemptId: attempt.id };
  const toggleHold = () => {
    if (!hold.isPending) hold.mutate({ params, body: { on: heldSince === null } });
  };
  const toggleMute = () => {
    if (!mute.isPending) mute.mutate({ params, body: { on: mutedSince === null } });
  };
  useKeys(
    [
      ...commandBindings('H', typing, heldSince === null ? text.hold.act : text.hold.back, toggleHold),
      ...commandBindings('M', typing, mutedSince === null ? text.mute.act : text.mute.back, toggleMute),
    ],
    { enabled: talking, group: useText().console.call.title },
  );
  return {
    talking,
    heldSince,
    mutedSince,
    unheard: heldSince !== null || mutedSince !== null,
    toggleHold,
    toggleMute,
    pending,
    fault: hold.error ?? mute.error,
  };
}
