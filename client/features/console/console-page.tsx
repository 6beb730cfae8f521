// The console: one place for a whole shift. Which of its four faces is shown follows from what the server says.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useWho } from '#client/frame/who.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Awaiting } from '#client/ui/page.tsx';
import { getWelcome } from '#contract/staff.ts';

import { BetweenCalls } from './between-calls.tsx';
import { askToKeepForGood } from './browser-shelf.ts';
import classes from './console-page.module.css';
import { leaveOtherForms } from './interview-form.ts';
import { MyDay } from './my-day.tsx';
import { OnCall } from './on-call.tsx';
import { StartShift } from './start-shift.tsx';
import { useAppearanceKeys } from './use-appearance-keys.ts';
import { useConsole } from './use-console.ts';
import { UnsentNotes } from './unsent-notes.tsx';
import { useOnlyTab } from './use-only-tab.ts';
import { useUnsentNotes } from './use-unsent-notes.ts';

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
  const { id: me, role } = useWho();
  useAppearanceKeys();
  const [dayOpened, setDayOpened] = useState(false);
  const { data, dataUpdatedAt } = view;
  const unsent = useUnsentNotes(me, data && { attempt: data.attempt, atMs: dataUpdatedAt });
  useEffect(askToKeepForGood, []);

  if (view.data === undefined) {
    if (view.error) return <FaultNote fault={view.error} onRetry={() => void view.refetch()} />;
    return <Awaiting what={text.console.title} />;
  }
  const { session, survey, attempt, today, waiting, lastShift } = view.data;
  return (
    <>
      <title>{`${text.console.title} · ${text.common.product}`}</title>
      <h1 className={classes.spoken}>{text.console.title}</h1>
      <UnsentNotes told={unsent} />
      <MyDay opened={dayOpened} onOpen={() => setDayOpened(true)} onClose={() => setDayOpened(false)} />
      {session === null || survey === null ? (
        role === 'supervisor' ? (
          <NothingHanded />
        ) : (
          <StartShift lastShift={lastShift} />
        )
      ) : attempt === null ? (
        <BetweenCalls
          session={session}
          survey={survey}
          waiting={waiting}
          today={today}
          onDay={() => setDayOpened(true)}
        />
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

/** A supervisor's console is there for conversations that were handed over, and for nothing else. */
function NothingHanded() {
  const text = useText().desk.supervisor;
  const navigate = useNavigate();
  const toFloor = () => void navigate(paths.home());
  useKeys([{ key: 'Enter', label: text.toFloor, run: toFloor }]);
  return (
    <div className={classes.centre}>
      <EmptyState
        title={text.noneHanded}
        step={
          <Button onClick={toFloor} rightSection={<KeyHint name="Enter" />}>
            {text.toFloor}
          </Button>
        }
      >
        {text.noneHandedText}
      </EmptyState>
    </div>
  );
}

function Elsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const text = useText().console.elsewhere;
  const { id: me } = useWho();
  // The other tab opens the form anew and goes on: whatever this one showed of it is of yesterday when it comes back.
  useEffect(() => leaveOtherForms(me, null), [me]);
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
