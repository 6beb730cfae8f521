// How the state of an operator is shown: shape, word, and since when.
import { useText } from '#client/text/text.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { FloorView } from '#contract/monitoring.ts';
import { callStates } from '#domain/attempts/call-states.ts';

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

export function OperatorState({ operator }: { operator: FloorOperator }) {
  const text = useText().monitoring;
  const callWord = useCallStateWord();
  const { state, purpose, pauseReason, callState } = operator;
  const between = state === 'paused' && purpose === 'backCheck';
  const word = between
    ? text.states.betweenBackChecks
    : state === 'paused' && pauseReason !== null
      ? text.pause(
          Object.entries(text.pauseReasons).find(([code]) => code === pauseReason)?.[1] ?? pauseReason,
        )
      : state === 'reserved' && callState !== null
        ? callWord(callState)
        : text.states[state === 'talking' && purpose === 'backCheck' ? 'backCheck' : state];
  return <StatusMark kind={between ? 'idle' : kinds[state]}>{word}</StatusMark>;
}

/** The instant that matters now: of the conversation while talking, else of the state. */
export function sinceOf(operator: FloorOperator): string {
  return operator.state === 'talking' ? (operator.talkingSince ?? operator.stateSince) : operator.stateSince;
}
