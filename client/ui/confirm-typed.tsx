// Asks before what cannot be undone: the consequence in words, confirmed by typing a phrase.
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useText } from '#client/text/text.ts';

import classes from './confirm-typed.module.css';
import { Dialog } from './dialog.tsx';
import { FaultNote } from './fault-note.tsx';

interface ConfirmTypedProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will have happened afterwards, and that it stays so. */
  consequence: ReactNode;
  /** What must be typed. */
  phrase: string;
  /** The verb on the button. */
  act: string;
  onConfirm: () => void;
  pending?: boolean;
  fault?: unknown;
}

export function ConfirmTyped(props: ConfirmTypedProps) {
  const { opened, onClose, title } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <TypedForm {...props} />
    </Dialog>
  );
}

function TypedForm({ onClose, consequence, phrase, act, onConfirm, pending, fault }: ConfirmTypedProps) {
  const text = useText().common;
  const [typed, setTyped] = useState('');
  const matches = typed.trim().toLocaleLowerCase('vi') === phrase.toLocaleLowerCase('vi');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (matches && pending !== true) onConfirm();
      }}
    >
      <div>{consequence}</div>
      <TextInput
        label={text.confirm.typeIt(phrase)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        description={typed !== '' && !matches ? text.confirm.mismatch : undefined}
      />
      <FaultNote fault={fault ?? null} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {text.confirm.cancel}
        </Button>
        <Button type="submit" disabled={!matches} loading={pending === true}>
          {act}
        </Button>
      </div>
    </form>
  );
}
