// Type a number, Enter: whether it is on the list; then it can be added, or taken off by an administrator.
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { checkDoNotCall } from '#contract/do-not-call.ts';

import { AddForm } from './add-form.tsx';
import classes from './do-not-call.module.css';
import { ListedEntry } from './listed-entry.tsx';

export function AskNumber() {
  const text = useText().doNotCall;
  const [phone, setPhone] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const check = useAct(checkDoNotCall);
  const asked = check.variables?.body.phone ?? '';
  const finish = (sentence: string) => {
    setDone(sentence);
    setPhone('');
    check.reset();
    field.current?.focus();
  };
  return (
    <section className={classes.part} aria-label={text.ask.title}>
      <h2 className={classes.heading}>{text.ask.title}</h2>
      <form
        className={classes.ask}
        onSubmit={(event) => {
          event.preventDefault();
          setDone(null);
          if (phone.trim().length >= 3) check.mutate({ body: { phone: phone.trim() } });
        }}
      >
        <TextInput
          ref={field}
          label={text.ask.phone}
          value={phone}
          onChange={(event) => {
            setPhone(event.currentTarget.value);
            check.reset();
          }}
          inputMode="tel"
          autoComplete="off"
          autoFocus
        />
        <Button type="submit" variant="default" disabled={phone.trim().length < 3} loading={check.isPending}>
          {text.ask.act}
        </Button>
      </form>
      <FaultNote fault={check.error} />
      {done !== null && (
        <p role="status" className={classes.done}>
          <StatusMark kind="done">{done}</StatusMark>
        </p>
      )}
      {check.data && (
        <div className={classes.answer} role="status">
          {check.data.entry === null ? (
            <>
              <StatusMark kind="idle">{text.ask.notListed}</StatusMark>
              <AddForm phone={asked} onAdded={() => finish(text.add.done)} />
            </>
          ) : (
            <ListedEntry phone={asked} entry={check.data.entry} onRemoved={() => finish(text.remove.done)} />
          )}
        </div>
      )}
    </section>
  );
}
