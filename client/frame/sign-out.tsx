// Signing out. Who has unsent answers in this browser is told first: nobody but they can send them, and only from here.
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';

import { signOut } from '#client/api/auth.ts';
import { placePrefix } from '#client/api/kept-places.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';

import classes from './sign-out.module.css';

export interface SignOut {
  ask: () => void;
  dialog: ReactNode;
}

/** Answers of this person that no server has acknowledged and this browser keeps. */
function unsentAnswers(ownerId: string): number {
  const prefix = placePrefix('answer', ownerId);
  return Object.keys(localStorage).filter((place) => place.startsWith(prefix)).length;
}

const lookAgainMs = 300;

export function useSignOut(ownerId: string): SignOut {
  const navigate = useNavigate();
  /** Null: nobody asked. */
  const [unsent, setUnsent] = useState<number | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const leave = () => {
    signOut().then(
      () => void navigate(paths.signIn()),
      (refused: unknown) => {
        setWaiting(false);
        setFault(refused);
        setUnsent(unsentAnswers(ownerId));
      },
    );
  };
  const look = useEffectEvent(() => {
    const left = unsentAnswers(ownerId);
    setUnsent(left);
    if (left > 0 || !waiting) return;
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
      const left = unsentAnswers(ownerId);
      if (left > 0) setUnsent(left);
      else leave();
    },
    dialog: (
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
