// Signing out, which ends the shift, but not with a citizen in hand. What is half-typed goes to the server as notes, so that
// it does not stay on a shared machine. Who has unsent answers or notes in this browser is told first: nobody but they can
// send them, and only from here.
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';

import { signOut } from '#client/api/auth.ts';
import { call, Refusal } from '#client/api/client.ts';
import { halfTypedBecomesNotes } from '#client/api/half-typed.ts';
import { attemptsWithNotes, sendAttemptNotes } from '#client/api/kept-attempt-notes.ts';
import { keptNotes, sendKeptNotes } from '#client/api/kept-notes.ts';
import { placePrefix } from '#client/api/kept-places.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { isAllowed } from '#contract/access.ts';
import { getConsole } from '#contract/attempts.ts';
import type { Me } from '#contract/staff.ts';
import type { Role } from '#domain/staff/roles.ts';

import { InHandDialog } from './in-hand-dialog.tsx';
import classes from './sign-out.module.css';

export interface SignOut {
  ask: () => void;
  dialog: ReactNode;
}

/** Answers and notes of this person that no server has acknowledged and this browser keeps. */
function unsentOf(ownerId: string): number {
  const prefix = placePrefix('answer', ownerId);
  const answers = Object.keys(localStorage).filter((place) => place.startsWith(prefix));
  return answers.length + keptNotes(ownerId).length + attemptsWithNotes(ownerId).length;
}

const lookAgainMs = 300;

/** Whom this person has in hand; null for nobody, and where the server does not tell: it refuses by itself. */
async function respondentInHand(role: Role): Promise<string | null> {
  if (!isAllowed(getConsole.access, role)) return null;
  const view = await call(getConsole, {}).catch(() => null);
  return view?.attempt?.case.respondentName ?? null;
}

async function sendNotes(ownerId: string): Promise<void> {
  await sendKeptNotes(ownerId);
  await sendAttemptNotes(ownerId, null);
}

export function useSignOut({ id: ownerId, role }: Me): SignOut {
  const navigate = useNavigate();
  /** Null: nobody. */
  const [inHand, setInHand] = useState<string | null>(null);
  /** Null: nobody asked. */
  const [unsent, setUnsent] = useState<number | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const leave = () => {
    signOut().then(
      () => void navigate(paths.signIn()),
      async (refused: unknown) => {
        setWaiting(false);
        // Somebody has answered just now.
        const isBusy = refused instanceof Refusal && refused.code === 'session-busy';
        const respondent = isBusy ? await respondentInHand(role) : null;
        if (respondent !== null) {
          setUnsent(null);
          return setInHand(respondent);
        }
        setFault(refused);
        setUnsent(unsentOf(ownerId));
      },
    );
  };
  const look = useEffectEvent(() => {
    const left = unsentOf(ownerId);
    setUnsent(left);
    if (!waiting) return;
    // Answers are sent by the console.
    if (left > 0) return void sendNotes(ownerId);
    setWaiting(false);
    leave();
  });
  const opened = unsent !== null;
  useEffect(() => {
    if (!opened) return;
    // Storage tells other pages of its changes, not its own.
    const clock = setInterval(() => look(), lookAgainMs);
    return () => clearInterval(clock);
  }, [opened]);
  return {
    ask: () => {
      const go = () => {
        const left = unsentOf(ownerId);
        if (left > 0) setUnsent(left);
        else leave();
      };
      void respondentInHand(role).then((respondent) => {
        if (respondent !== null) return setInHand(respondent);
        const sent = halfTypedBecomesNotes(ownerId, null).then(() => sendAttemptNotes(ownerId, null));
        // A browser that keeps nothing keeps nobody here.
        return sent.then(go, go);
      });
    },
    dialog: (
      <>
        <InHandDialog
          respondent={inHand}
          onClose={() => {
            setInHand(null);
            void navigate(paths.console());
          }}
        />
        <Unsent
          count={unsent}
          waiting={waiting}
          fault={fault}
          onWait={() => setWaiting(true)}
          onLeave={leave}
          onClose={() => {
            setUnsent(null);
            setWaiting(false);
            setFault(null);
          }}
        />
      </>
    ),
  };
}

interface UnsentProps {
  count: number | null;
  waiting: boolean;
  fault: unknown;
  onWait: () => void;
  onLeave: () => void;
  onClose: () => void;
}

function Unsent({ count, waiting, fault, onWait, onLeave, onClose }: UnsentProps) {
  const text = useText().unsent.signOut;
  const format = useFormat();
  return (
    <Dialog
      opened={count !== null}
      onClose={onClose}
      title={text.title(format.number(count))}
      keys={[
        { key: '1', label: text.wait, run: onWait },
        { key: '2', label: text.leave, run: onLeave },
      ]}
    >
      <p>{text.text}</p>
      <p role="status">{waiting && (count === 0 ? text.leaving : text.waiting(format.number(count)))}</p>
      <FaultNote fault={fault} />
      <div className={classes.acts}>
        <Button data-autofocus disabled={waiting} onClick={onWait} rightSection={<KeyHint name="1" />}>
          {text.wait}
        </Button>
        <Button variant="default" onClick={onLeave} rightSection={<KeyHint name="2" />}>
          {text.leave}
        </Button>
      </div>
    </Dialog>
  );
}
