// What was recorded of the citizen is deleted because they ask for it, with their words in the audit log.
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { deleteRecordings } from '#contract/call-checks.ts';

import classes from './call-check-page.module.css';

export function DeleteRecordings({ code, count }: { code: string; count: number }) {
  const text = useText().callChecks;
  const format = useFormat();
  const [reason, setReason] = useState('');
  const remove = useAct(deleteRecordings);
  const isReady = reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) remove.mutate({ body: { code, reason: reason.trim() } });
  };
  if (count === 0) return <>{text.noRecordings}</>;
  if (remove.data)
    return <StatusMark kind="done">{text.deleted(format.number(remove.data.deleted))}</StatusMark>;
  return (
    <>
      <p className={classes.lead}>{text.kept(format.number(count))}</p>
      <form className={classes.form} onSubmit={submit}>
        <ReasonInput label={text.reason} value={reason} onChange={setReason} />
        <Button
          type="submit"
          color="red"
          disabled={!isReady}
          loading={remove.isPending}
          rightSection={<KeyHint name="Enter" />}
        >
          {text.delete}
        </Button>
      </form>
      <FaultNote fault={remove.error} />
    </>
  );
}
