// The console: one place for a whole shift. Which of its four faces is shown follows from what the server says.
import { Button } from '@mantine/core';
import { useEffect } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Awaiting } from '#client/ui/page.tsx';
import { getWelcome } from '#contract/staff.ts';

import { BetweenCalls } from './between-calls.tsx';
import classes from './console-page.module.css';
import { leaveOtherForms } from './interview-form.ts';
import { sendLeftBehind } from './left-behind.ts';
import { OnCall } from './on-call.tsx';
import { StartShift } from './start-shift.tsx';
import { useConsole } from './use-console.ts';
import { useOnlyTab } from './use-only-tab.ts';

export function ConsolePage() {
  const { place, takeOver } = useOnlyTab();
  const text = useText();
  if (place === 'asking') return <Awaiting what={text.console.title} />;
  return place === 'mine' ? <Console /> : <Elsewhere onTakeOver={takeOver} />;
}

function Console() {
  const text = useText();
  const view = useConsole();
  const welcome = useEndpoint(getWelcome, {}, { staleTime: Infinity });
  const interviewInHand = view.data?.attempt?.interviewId ?? null;
  const attemptInHand = view.data?.attempt?.id ?? null;
  const { id: me } = useWho();
  const known = view.data !== undefined;
  useEffect(() => {
    if (!known) return;
    leaveOtherForms(me, attemptInHand);
    void sendLeftBehind(me, interviewInHand);
  }, [known, me, attemptInHand, interviewInHand]);

  if (view.data === undefined) {
    if (view.error) return <FaultNote fault={view.error} onRetry={() => void view.refetch()} />;
    return <Awaiting what={text.console.title} />;
  }
  const { session, survey, attempt, today, waiting } = view.data;
  return (
    <>
      <title>{`${text.console.title} · ${text.common.product}`}</title>
      <h1 className={classes.spoken}>{text.console.title}</h1>
      {session === null || survey === null ? (
        <StartShift />
      ) : attempt === null ? (
        <BetweenCalls session={session} survey={survey} waiting={waiting} today={today} />
      ) : (
        <OnCall
          key={attempt.id}
          session={session}
          survey={survey}
          attempt={attempt}
          today={today}
          voiceOrigin={welcome.data?.voiceOrigin ?? null}
        />
      )}
    </>
  );
}

function Elsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const text = useText().console.elsewhere;
  useKeys([{ key: 'Enter', label: text.takeOver, run: onTakeOver }], { group: text.title });
  return (
    <div className={classes.centre}>
      <EmptyState
        title={text.title}
        step={
          <Button onClick={onTakeOver} rightSection={<KeyHint name="Enter" />}>
            {text.takeOver}
          </Button>
        }
      >
        {text.text}
      </EmptyState>
    </div>
  );
}
