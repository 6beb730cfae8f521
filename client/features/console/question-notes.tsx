// N: a note beside the question on screen; and the notes that stand there already.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useConnection } from '#client/api/live.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';

import classes from './question-notes.module.css';
import type { ShownNote } from './use-notes.ts';

/** The notes of a question, with whether each is stored. */
export function NotesHere({ notes }: { notes: readonly ShownNote[] }) {
  const text = useText().desk.notes;
  const format = useFormat();
  const connection = useConnection();
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={text.here}>
      {notes.map((note) => (
        <li key={note.id}>
          <q>{note.text}</q>{' '}
          <span className={classes.quiet}>
            {text.by(note.authorName, format.when(note.writtenAt))}
            {!note.stored && ` · ${connection.state === 'connected' ? text.unsent : text.waiting}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface NoteDialogProps {
  opened: boolean;
  label: string;
  notes: readonly ShownNote[];
  /** What was typed for this question and not saved. */
  draft: string;
  onDraft: (text: string) => void;
  onSave: (text: string) => void;
  onClose: () => void;
}

export function NoteDialog({ opened, label, onClose, ...form }: NoteDialogProps) {
  const text = useText().desk.notes;
  return (
    <Dialog opened={opened} onClose={onClose} title={text.title(label)} size="lg">
      {opened && <NoteForm {...form} onClose={onClose} />}
    </Dialog>
  );
}

function NoteForm({ notes, draft, onDraft, onSave, onClose }: Omit<NoteDialogProps, 'opened' | 'label'>) {
  const text = useText().desk.notes;
  const [typed, setTyped] = useState(draft);
  const save = () => {
    const said = typed.trim().normalize('NFC');
    onDraft('');
    if (said !== '') onSave(said);
    onClose();
  };
  return (
    <div className={classes.form}>
      <NotesHere notes={notes} />
      <Textarea
        data-autofocus
        label={text.field}
        placeholder={text.hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onDraft(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
        maxLength={1000}
        minRows={3}
        maxRows={6}
        autosize
      />
      <p className={classes.quiet}>{text.stays}</p>
      <div>
        <Button onClick={save} rightSection={<KeyHint name="Enter" />}>
          {text.save}
        </Button>
      </div>
    </div>
  );
}
