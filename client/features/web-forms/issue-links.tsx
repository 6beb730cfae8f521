// Makes links and gives them as a file, once.
import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
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
  linkFiles,
  type LinkFile,
  type WebFormsView,
} from '#contract/web-forms.ts';

import classes from './web-forms.module.css';

export function IssueLinks({ surveyId, view }: { surveyId: string; view: WebFormsView }) {
  const text = useText().webForms.issue;
  const format = useFormat();
  const [validUntil, setValidUntil] = useState(view.survey.endsOn);
  const [cases, setCases] = useState<'without' | 'all'>('without');
  const [files, setFiles] = useState<readonly LinkFile[]>(['xlsx']);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<{ links: number; names: string } | null>(null);
  const issue = useAct(issueLinks, {
    invalidates: [getWebForms],
    onDone: ({ links, files: made }) => {
      for (const { name, contentType, content } of made) saveBytes(name, contentType, content);
      setDone({ links, names: made.map(({ name }) => name).join(', ') });
      setReason('');
    },
  });
  const count = cases === 'all' ? view.cases.reachable : view.cases.without;
  const blocked = whyNot();
  function whyNot(): string | null {
    if (count === 0) return text.blocked.nobody;
    if (validUntil === '') return text.blocked.day;
    if (files.length === 0) return text.blocked.file;
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
            body: { validUntil, cases, files: [...files], reason: reason.trim() },
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
      <Checkbox.Group
        label={text.files}
        value={[...files]}
        onChange={(chosen) => setFiles(linkFiles.filter((one) => chosen.includes(one)))}
      >
        <div className={classes.choices}>
          {linkFiles.map((one) => (
            <Checkbox key={one} value={one} label={text.kinds[one]} />
          ))}
        </div>
      </Checkbox.Group>
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
            {text.done(format.number(done.links), done.names)}
          </p>
        )}
      </div>
    </form>
  );
}
