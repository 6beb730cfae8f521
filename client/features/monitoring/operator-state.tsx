// How the state of an operator is shown: shape, word, and since when.
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { useNowMs } from '#client/ui/elapsed.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { FloorView } from '#contract/monitoring.ts';
import { callStates } from '#domain/attempts/call-states.ts';
import { pauseReasonOf } from '#domain/sessions/pause-reasons.ts';

export type FloorOperator = FloorView['operators'][number];

const kinds: Record<FloorOperator['state'], StatusKind> = {
  connecting: 'waiting',
  paused: 'paused',
  ready: 'idle',
  reserved: 'waiting',
  talking: 'live',
  wrapUp: 'waiting',
};

/** The word for a call's state; the server's own where it is not one of ours. */
export function useCallStateWord(): (state: string) => string {
  const words = useText().monitoring.callStates;
  return (state) => {
    const known = callStates.find((each) => each === state);
    return known === undefined ? state : words[known];
  };
}

interface OperatorStateProps {
  operator: FloorOperator;
  /** An instant of the server on this machine's clock, in milliseconds. */
  sinceMs: (at: string) => number;
}

export function OperatorState({ operator, sinceMs }: OperatorStateProps) {
  const text = useText().monitoring;
  const language = useLanguage();
  const callWord = useCallStateWord();
  const now = useNowMs();
  const { state, purpose, pauseReason, callState, wrapUpEndsAt, heldSince } = operator;
  if (wrapUpEndsAt !== null && sinceMs(wrapUpEndsAt) < now)
    return <StatusMark kind="trouble">{text.wrapUpOver}</StatusMark>;
  if (heldSince !== null) return <StatusMark kind="paused">{text.onHold}</StatusMark>;
  const between = state === 'paused' && purpose === 'backCheck';
  const word = between
    ? text.states.betweenBackChecks
    : state === 'paused' && pauseReason !== null
      ? text.pause(pauseReasonOf(pauseReason)?.brief[language] ?? pauseReason)
      : state === 'reserved' && callState !== null
        ? callWord(callState)
        : text.states[state === 'talking' && purpose === 'backCheck' ? 'backCheck' : state];
  return <StatusMark kind={between ? 'idle' : kinds[state]}>{word}</StatusMark>;
}

/** The instant that matters now: of the conversation while talking, else of the state. */
export function sinceOf(operator: FloorOperator): string {
  return operator.state === 'talking' ? (operator.talkingSince ?? operator.stateSince) : operator.stateSince;
}
