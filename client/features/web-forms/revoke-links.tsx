// Links that are to open nothing any more.
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { getWebForms, leastReason, revokeLinks } from '#contract/web-forms.ts';

import classes from './web-forms.module.css';

export function RevokeLinks({ surveyId, valid }: { surveyId: string; valid: number }) {
  const text = useText().webForms.revoke;
  const format = useFormat();
  const [whose, setWhose] = useState<'one' | 'all'>('one');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [revoked, setRevoked] = useState<number | null>(null);
  const revoke = useAct(revokeLinks, {
    invalidates: [getWebForms],
    onDone: ({ revoked: count }) => {
      setRevoked(count);
      if (count > 0) setCode('');
    },
  });
  const blocked =
    whose === 'one' && code.trim() === ''
      ? text.blocked.code
      : reason.trim().length < leastReason
        ? text.blocked.reason
        : null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked !== null) return;
        setRevoked(null);
        revoke.mutate({
          params: { surveyId },
          body: { code: whose === 'one' ? code.trim() : null, reason: reason.trim() },
        });
      }}
    >
      <p className={classes.note}>{text.what}</p>
      <Radio.Group
        label={text.whose}
        value={whose}
        onChange={(one) => setWhose(one === 'all' ? 'all' : 'one')}
      >
        <div className={classes.choices}>
          <Radio value="one" label={text.one} />
          <Radio value="all" label={text.all(format.number(valid))} />
        </div>
      </Radio.Group>
      {whose === 'one' && (
        <TextInput
          label={text.code}
          description={text.codeHint}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <ReasonInput label={text.reason} description={text.reasonHint} value={reason} onChange={setReason} />
      <FaultNote fault={revoke.error} />
      <div>
        <Button type="submit" variant="default" disabled={blocked !== null} loading={revoke.isPending}>
          {text.act}
        </Button>
        <p className={classes.note} role="status">
          {revoked === null
            ? (blocked ?? '')
            : revoked === 0
              ? text.nothing
              : text.done(format.number(revoked))}
        </p>
      </div>
    </form>
  );
}
