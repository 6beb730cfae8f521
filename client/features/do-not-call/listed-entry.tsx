// The entry of the number that was asked about, and its removal by an administrator with a reason.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { isAllowed } from '#contract/access.ts';
import { getDoNotCall, removeDoNotCall, type DoNotCallEntry } from '#contract/do-not-call.ts';

import classes from './do-not-call.module.css';
import { reasonWords } from './reason-words.ts';

interface ListedEntryProps {
  phone: string;
  entry: DoNotCallEntry;
  onRemoved: () => void;
}

export function ListedEntry({ phone, entry, onRemoved }: ListedEntryProps) {
  const { ask, entries, sources, remove } = useText().doNotCall;
  const format = useFormat();
  const language = useLanguage();
  const mayRemove = isAllowed(removeDoNotCall.access, useWho().role);
  return (
    <>
      <StatusMark kind="trouble">{ask.listed}</StatusMark>
      <dl className={classes.facts}>
        <dt>{entries.phone}</dt>
        <dd>{entry.phoneMasked}</dd>
        <dt>{entries.source}</dt>
        <dd>{sources[entry.source]}</dd>
        <dt>{entries.reason}</dt>
        <dd>{reasonWords(entry.reason, language)}</dd>
        <dt>{entries.addedBy}</dt>
        <dd>
          {entry.addedBy ?? entries.nobody}, {format.dayTime(entry.addedAt)}
        </dd>
      </dl>
      {mayRemove ? (
        <RemoveForm phone={phone} onRemoved={onRemoved} />
      ) : (
        <p className={classes.note}>{remove.adminOnly}</p>
      )}
    </>
  );
}

function RemoveForm({ phone, onRemoved }: Pick<ListedEntryProps, 'phone' | 'onRemoved'>) {
  const text = useText().doNotCall.remove;
  const [reason, setReason] = useState('');
  const remove = useAct(removeDoNotCall, { invalidates: [getDoNotCall], onDone: onRemoved });
  const isReady = reason.trim().length >= 3;
  return (
    <form
      className={classes.inner}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) remove.mutate({ body: { phone, reason: reason.trim() } });
      }}
    >
      <TextInput
        label={text.reason}
        description={text.reasonNote}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        autoFocus
        autoComplete="off"
      />
      <FaultNote fault={remove.error} />
      <Button type="submit" variant="default" disabled={!isReady} loading={remove.isPending}>
        {text.act}
      </Button>
    </form>
  );
}
