// Makes links and gives them as a file, once.
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DayInput } from '#client/ui/day-input.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { saveBytes } from '#client/ui/save-file.ts';
import {
  getWebForms,
  issueLinks,
  leastReason,
  type linkFormats,
  type WebFormsView,
} from '#contract/web-forms.ts';

import classes from './web-forms.module.css';

export function IssueLinks({ surveyId, view }: { surveyId: string; view: WebFormsView }) {
  const text = useText().webForms.issue;
  const format = useFormat();
  const [validUntil, setValidUntil] = useState(view.survey.endsOn);
  const [cases, setCases] = useState<'without' | 'all'>('without');
  const [kind, setKind] = useState<(typeof linkFormats)[number]>('xlsx');
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<{ links: number; name: string } | null>(null);
  const issue = useAct(issueLinks, {
    invalidates: [getWebForms],
    onDone: ({ links, name, contentType, content }) => {
      saveBytes(name, contentType, content);
      setDone({ links, name });
      setReason('');
    },
  });
  const count = cases === 'all' ? view.cases.reachable : view.cases.without;
  const blocked = whyNot();
  function whyNot(): string | null {
    if (count === 0) return text.blocked.nobody;
    if (validUntil === '') return text.blocked.day;
    return reason.trim().length < leastReason ? text.blocked.reason : null;
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked === null)
          issue.mutate({
            params: { surveyId },
            body: { validUntil, cases, format: kind, reason: reason.trim() },
          });
      }}
    >
      <p className={classes.note}>{text.what}</p>
      <Radio.Group
        label={text.cases}
        value={cases}
        onChange={(one) => setCases(one === 'all' ? 'all' : 'without')}
      >
        <div className={classes.choices}>
          <Radio value="without" label={text.without(format.number(view.cases.without))} />
          <Radio value="all" label={text.all(format.number(view.cases.reachable))} />
        </div>
      </Radio.Group>
      <DayInput
        label={text.validUntil}
        description={text.validUntilHint}
        placeholder="31/12/2026"
        value={validUntil}
        onChange={setValidUntil}
        error={validUntil === '' ? text.blocked.day : null}
      />
      <Radio.Group
        label={text.format}
        value={kind}
        onChange={(one) => setKind(one === 'csv' ? 'csv' : 'xlsx')}
      >
        <div className={classes.choices}>
          <Radio value="xlsx" label={text.formats.xlsx} />
          <Radio value="csv" label={text.formats.csv} />
        </div>
      </Radio.Group>
      <TextInput
        label={text.reason}
        description={text.reasonHint}
        value={reason}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FaultNote fault={issue.error} />
      <div>
        <Button type="submit" disabled={blocked !== null} loading={issue.isPending}>
          {text.act(format.number(count))}
        </Button>
        {blocked !== null && !done && <p className={classes.note}>{blocked}</p>}
        {done && (
          <p className={classes.note} role="status">
            {text.done(format.number(done.links), done.name)}
          </p>
        )}
      </div>
    </form>
  );
}
