// A questionnaire from nothing: its title and its key.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { folded } from '#client/ui/fold.ts';
import { createQuestionnaireDraft } from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';

import classes from './questionnaires.module.css';

interface NewQuestionnaireProps {
  opened: boolean;
  onClose: () => void;
  onDraft: (draftId: string) => void;
}

export function NewQuestionnaire({ opened, onClose, onDraft }: NewQuestionnaireProps) {
  const text = useText().questionnaires.create;
  return (
    <Dialog opened={opened} onClose={onClose} title={text.title}>
      <NewForm onDraft={onDraft} />
    </Dialog>
  );
}

/** Latin letters, digits and dashes of a title. */
function keyOf(title: string): string {
  return folded(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50);
}

function NewForm({ onDraft }: Pick<NewQuestionnaireProps, 'onDraft'>) {
  const text = useText().questionnaires.create;
  const [title, setTitle] = useState('');
  const [typedKey, setKey] = useState<string | null>(null);
  const key = typedKey ?? keyOf(title);
  const create = useAct(createQuestionnaireDraft, {
    invalidates: [getQuestionnaires],
    onDone: ({ id }) => onDraft(id),
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') create.mutate({ body: { from: { kind: 'blank', title, key } } });
      }}
    >
      <TextInput
        label={text.name}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      <TextInput
        label={text.key}
        description={text.keyNote}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <FaultNote fault={create.error} />
      <div className={classes.acts}>
        <Button type="submit" disabled={title.trim() === ''} loading={create.isPending}>
          {text.act}
        </Button>
      </div>
    </form>
  );
}
