// Adds the number that was asked about, with who wants it and why.
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { addDoNotCall, getDoNotCall } from '#contract/do-not-call.ts';

import classes from './do-not-call.module.css';

interface AddFormProps {
  phone: string;
  onAdded: () => void;
}

export function AddForm({ phone, onAdded }: AddFormProps) {
  const text = useText().doNotCall.add;
  const [source, setSource] = useState<'citizen' | 'office'>('citizen');
  const [reason, setReason] = useState('');
  const add = useAct(addDoNotCall, { invalidates: [getDoNotCall], onDone: onAdded });
  const isReady = reason.trim().length >= 3;
  return (
    <form
      className={classes.inner}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) add.mutate({ body: { phone, source, reason: reason.trim() } });
      }}
    >
      <Radio.Group
        label={text.source}
        value={source}
        onChange={(chosen) => setSource(chosen === 'office' ? 'office' : 'citizen')}
      >
        <div className={classes.choices}>
          <Radio value="citizen" label={text.sources.citizen} />
          <Radio value="office" label={text.sources.office} />
        </div>
      </Radio.Group>
      <TextInput
        label={text.reason}
        description={text.reasonNote}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        autoFocus
        autoComplete="off"
      />
      <FaultNote fault={add.error} />
      <Button type="submit" disabled={!isReady} loading={add.isPending}>
        {text.act}
      </Button>
    </form>
  );
}
