// Makes links and gives them as a file, once.
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DayInput } from '#client/ui/day-input.tsx';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { saveBytes } from '#client/ui/save-file.ts';
import {
  countLinks,
  getWebForms,
  issueLinks,
  leastReason,
  linkFiles,
  type LinkFile,
  type LinkWhom,
  type WebFormsView,
} from '#contract/web-forms.ts';

import { LinkWhomFields } from './link-whom.tsx';
import classes from './web-forms.module.css';

export function IssueLinks({ surveyId, view }: { surveyId: string; view: WebFormsView }) {
  const text = useText().webForms.issue;
  const format = useFormat();
  const [validUntil, setValidUntil] = useState(view.survey.endsOn);
  const [whom, setWhom] = useState<LinkWhom>({ reach: 'open', cases: 'without' });
  const counted = useEndpoint(countLinks, { params: { surveyId }, query: whom });
  const [files, setFiles] = useState<readonly LinkFile[]>(['xlsx']);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<{ links: number; names: string } | null>(null);
  const issue = useAct(issueLinks, {
    invalidates: [getWebForms, countLinks],
    onDone: ({ links, files: made }) => {
      for (const { name, contentType, content } of made) saveBytes(name, contentType, content);
      setDone({ links, names: made.map(({ name }) => name).join(', ') });
      setReason('');
    },
  });
  const count = counted.data?.people ?? null;
  const blocked = whyNot();
  function whyNot(): string | null {
    if (count === null) return '';
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
            body: { ...whom, validUntil, files: [...files], reason: reason.trim() },
          });
      }}
    >
      <p className={classes.note}>{text.what}</p>
      <LinkWhomFields parts={view.parts} whom={whom} onChange={setWhom} />
      <p className={classes.count} role="status">
        {count === null ? text.counting : text.count(format.number(count))}
      </p>
      <FaultNote fault={counted.error} />
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
      <ReasonInput label={text.reason} description={text.reasonHint} value={reason} onChange={setReason} />
      <FaultNote fault={issue.error} />
      <div>
        <Button type="submit" disabled={blocked !== null} loading={issue.isPending}>
          {text.act(format.number(count ?? 0))}
        </Button>
        {issue.isPending && issue.submittedAt > 0 && (
          <p className={classes.note} role="status">
            {text.making(format.number(count ?? 0))} <Elapsed since={issue.submittedAt} />
          </p>
        )}
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
