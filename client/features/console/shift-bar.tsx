// The console's part of the top bar: length of the shift, today's count, state and time in it, pause.
import { UnstyledButton } from '@mantine/core';

import { TopBarSlot } from '#client/frame/top-bar-slot.tsx';
import { useFormat, useText } from '#client/text/text.ts';
import { Elapsed, useNowMs } from '#client/ui/elapsed.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { ConsoleView, SessionState } from '#contract/attempts.ts';

import classes from './shift-bar.module.css';
import type { WrapUp } from './use-wrap-up.ts';
import { WrapUpClock } from './wrap-up-clock.tsx';

export type Session = NonNullable<ConsoleView['session']>;
export type ConsoleSurvey = NonNullable<ConsoleView['survey']>;

const kinds: Record<SessionState, StatusKind> = {
  connecting: 'waiting',
  paused: 'paused',
  ready: 'waiting',
  reserved: 'waiting',
  talking: 'live',
  wrapUp: 'waiting',
};

interface ShiftBarProps {
  session: Session;
  survey: ConsoleSurvey;
  today: ConsoleView['today'];
  /** Since when the state holds, where the screen knows better than the session (the call's own clock). */
  since?: string;
  wrapUp?: WrapUp;
  pause?: { label: string; pressed: boolean; onPress: () => void } | null;
}

export function ShiftBar({ session, survey, today, since, wrapUp, pause = null }: ShiftBarProps) {
  const text = useText().console;
  const format = useFormat();
  const now = useNowMs();
  const shiftSeconds = (now - new Date(session.startedAt).getTime()) / 1000;
  return (
    <TopBarSlot>
      <span className={classes.survey} title={`${survey.name} · ${survey.planNumber}`}>
        {survey.name}
      </span>
      <span className={classes.counts}>
        {text.shift.length} {format.duration(shiftSeconds)} · {text.shift.calls(format.number(today.calls))} ·{' '}
        {text.shift.completes(format.number(today.completes))}
      </span>
      {wrapUp !== undefined && wrapUp.left !== null ? (
        <WrapUpClock wrapUp={wrapUp} brief />
      ) : (
        <>
          <span role="status" className={classes.state}>
            <StatusMark kind={kinds[session.state]}>{text.session[session.state]}</StatusMark>
          </span>
          <span className={classes.clock}>
            <Elapsed since={since ?? session.stateSince} />
          </span>
        </>
      )}
      {pause !== null && (
        <UnstyledButton
          className={classes.pause}
          aria-pressed={pause.pressed}
          aria-keyshortcuts="F9"
          onClick={pause.onPress}
        >
          {pause.label} <KeyHint name="F9" />
        </UnstyledButton>
      )}
    </TopBarSlot>
  );
}
