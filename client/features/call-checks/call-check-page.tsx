// A citizen rings the verification number and quotes a code: was the call ours? For whoever answers there.
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { Page } from '#client/ui/page.tsx';
import { checkCall, type CheckedCall } from '#contract/call-checks.ts';

import { DeleteRecordings } from './delete-recordings.tsx';
import classes from './call-check-page.module.css';

export function CallCheckPage() {
  const text = useText().callChecks;
  const [code, setCode] = useState('');
  const check = useAct(checkCall);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') check.mutate({ body: { code } });
  };
  return (
    <Page title={text.title} lead={text.lead}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          autoFocus
          label={text.code}
          placeholder="1234 5678"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" loading={check.isPending} rightSection={<KeyHint name="Enter" />}>
          {text.check}
        </Button>
      </form>
      <FaultNote fault={check.error} />
      <div role="status">
        {check.data !== undefined &&
          (check.data.found === null ? (
            <p className={classes.none}>{text.notOurs}</p>
          ) : (
            <Found key={check.submittedAt} code={check.variables?.body.code ?? ''} call={check.data.found} />
          ))}
      </div>
    </Page>
  );
}

function Found({ call, code }: { call: CheckedCall; code: string }) {
  const text = useText().callChecks;
  const format = useFormat();
  return (
    <section className={classes.found} aria-label={text.ours}>
      <h2 className={classes.verdict}>{call.calls.length === 0 ? text.notCalled : text.ours}</h2>
      <p className={classes.lead}>{text.compare}</p>
      <dl className={classes.facts}>
        <dt>{text.survey}</dt>
        <dd>
          {call.surveyName} · {call.authority} · {call.planNumber}
        </dd>
        <dt>{text.respondent}</dt>
        <dd>{call.respondentName}</dd>
        <dt>{text.about}</dt>
        <dd>
          {call.tthcName} · {call.agencyName}
        </dd>
        <dt>{text.calls}</dt>
        <dd>
          <ul className={classes.calls}>
            {call.calls.map(({ at, phoneMasked, operatorName, answered }) => (
              <li key={at}>
                {format.dayTime(at)} · {phoneMasked} · {operatorName} ·{' '}
                {answered ? text.answered : text.unanswered}
              </li>
            ))}
          </ul>
          {call.recordings === null && <p className={classes.lead}>{text.elsewhere}</p>}
        </dd>
        {call.recordings !== null && (
          <>
            <dt>{text.recordings}</dt>
            <dd>
              <DeleteRecordings code={code} count={call.recordings} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
