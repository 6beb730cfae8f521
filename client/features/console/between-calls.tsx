// Between calls: why nobody is being called, until when, and the one key that changes it.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Elapsed, useNowMs } from '#client/ui/elapsed.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { ConsoleView } from '#contract/attempts.ts';
import { pauseReasonOf } from '#domain/sessions/pause-reasons.ts';

import classes from './between-calls.module.css';
import { HandPart } from './call-acts.tsx';
import { BarKey } from './key-bar.tsx';
import { PauseChoice } from './pause-choice.tsx';
import { ShiftBar, type ConsoleSurvey, type Session } from './shift-bar.tsx';
import { useAskingAgain, useSessionAct } from './use-console.ts';
import { useHand } from './use-hand.ts';

interface BetweenCallsProps {
  session: Session;
  survey: ConsoleSurvey;
  waiting: ConsoleView['waiting'];
  today: ConsoleView['today'];
  /** Opens what was done today. */
  onDay: () => void;
}

export function BetweenCalls({ session, survey, waiting, today, onDay }: BetweenCallsProps) {
  const text = useText().console;
  const words = useText().desk;
  const navigate = useNavigate();
  const { act, pending, fault } = useSessionAct();
  const [choosing, setChoosing] = useState(false);
  const hand = useHand(session, null);
  const rechecks = session.purpose === 'backCheck';
  const resting = session.state === 'paused';
  // Whoever sits down may say so while the headset still rings.
  const mayBeReady = !rechecks && (resting || (session.state === 'connecting' && !session.readyWanted));
  const toQueue = () => void navigate(paths.backChecks(survey.id));
  const ready = () => act('session:ready', {});
  const canPause = session.state === 'ready' || session.state === 'connecting';

  useKeys(
    [
      ...(rechecks ? [{ key: 'Enter', label: text.paused.toQueue, run: toQueue }] : []),
      ...(mayBeReady
        ? [
            { key: 'F2', label: text.acts.ready, run: ready },
            { key: 'Enter', label: text.acts.ready, run: ready, hidden: true },
          ]
        : []),
      ...(!rechecks && canPause ? [{ key: 'F9', label: text.acts.pause, run: () => setChoosing(true) }] : []),
      { key: 'Shift+F9', label: text.shift.end, run: () => act('session:end', {}) },
    ],
    { group: text.title, enabled: !pending },
  );

  return (
    <>
      <ShiftBar
        session={session}
        survey={survey}
        today={today}
        pause={
          !rechecks && canPause
            ? { label: text.acts.pause, pressed: false, onPress: () => setChoosing(true) }
            : null
        }
      />
      <div className={classes.page}>
        <div role="status">
          {resting || waiting === null ? (
            <Resting session={session} />
          ) : (
            <Waiting waiting={waiting} wanted={session.readyWanted} />
          )}
        </div>
        <FaultNote fault={fault} />
        <div className={classes.acts}>
          {rechecks && (
            <Button size="md" onClick={toQueue} rightSection={<KeyHint name="Enter" />}>
              {text.paused.toQueue}
            </Button>
          )}
          {mayBeReady && (
            <Button size="md" onClick={ready} disabled={pending} rightSection={<KeyHint name="F2" />}>
              {text.acts.ready}
            </Button>
          )}
          {!rechecks && canPause && (
            <Button
              size="md"
              variant="default"
              onClick={() => setChoosing(true)}
              disabled={pending}
              rightSection={<KeyHint name="F9" />}
            >
              {text.acts.pause}
            </Button>
          )}
          <Button
            size="md"
            variant="default"
            onClick={() => act('session:end', {})}
            disabled={pending}
            rightSection={<KeyHint name="Shift+F9" />}
          >
            {text.shift.end}
          </Button>
        </div>
        <div className={classes.more}>
          <BarKey name="F7" label={words.day.act} onPress={onDay} />
        </div>
        {hand.offered && (
          <div className={classes.hand}>
            <HandPart hand={hand} />
            <FaultNote fault={hand.fault} />
          </div>
        )}
      </div>
      <PauseChoice
        opened={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(reason) => act('session:pause', { reason })}
      />
    </>
  );
}

function Resting({ session }: { session: Session }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const now = useNowMs();
  const { paused } = text.console;
  const rechecks = session.purpose === 'backCheck';
  const reason = pauseReasonOf(session.pauseReason);
  const usual = reason?.usualMinutes ?? null;
  const longer = usual !== null && now - new Date(session.stateSince).getTime() > usual * 60_000;
  const known = reason?.[language] ?? session.pauseReason;
  return (
    <>
      <h2 className={classes.title}>{rechecks ? paused.titleBackCheck : paused.title}</h2>
      <p className={classes.text}>{rechecks ? paused.textBackCheck : paused.text}</p>
      {!rechecks && (
        <p className={classes.detail}>
          {known !== null && <>{known} · </>}
          <Elapsed since={session.stateSince} />
          {usual !== null && (
            <span className={classes.quiet}> · {text.desk.pause.usual(format.number(usual))}</span>
          )}
          {longer && (
            <>
              {' '}
              <StatusMark kind="waiting">{text.desk.pause.longer}</StatusMark>
            </>
          )}
        </p>
      )}
    </>
  );
}

function Waiting({ waiting, wanted }: { waiting: NonNullable<ConsoleView['waiting']>; wanted: boolean }) {
  const text = useText().console.waiting;
  const format = useFormat();
  const now = useNowMs();
  const { reason, nextDueAt } = waiting;
  useAskingAgain(reason);
  const secondsLeft = nextDueAt === null ? 0 : (new Date(nextDueAt).getTime() - now) / 1000;
  return (
    <>
      <h2 className={classes.title}>{text[reason].title}</h2>
      <p className={classes.text}>
        {reason === 'station-not-connected' && !wanted ? text.stationFirst : text[reason].text}
      </p>
      {nextDueAt !== null && secondsLeft > 0 && (
        <p className={classes.detail}>
          {reason === 'outside-hours' ? text.opens : text.nextDue}{' '}
          <strong>{format.when(nextDueAt, now)}</strong> ·{' '}
          {text.in(secondsLeft < 3600 ? format.clock(secondsLeft) : format.duration(secondsLeft))}
        </p>
      )}
    </>
  );
}
