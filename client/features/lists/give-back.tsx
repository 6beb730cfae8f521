// The list as the office gets it back: whole, or only what was refused.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { leastReason } from '#contract/web-forms.ts';
import { getReturnedList, type ListSummary, type TransactionList } from '#contract/lists.ts';

import classes from './lists.module.css';

export function GiveBack({ list, summary }: { list: TransactionList; summary: ListSummary }) {
  const text = useText().lists.returned;
  const format = useFormat();
  const file = useFileTaking();
  const [reason, setReason] = useState('');
  const stated = reason.trim();
  const isShort = stated.length < leastReason;
  const refused = summary.rows - (summary.fates.accepted ?? 0);
  const href = (rows: 'all' | 'refused') =>
    hrefOf(getReturnedList, { params: { listId: list.id }, query: { rows, reason: stated } });
  return (
    <section className={classes.returned} aria-label={text.title}>
      <h3 className={classes.small}>{text.title}</h3>
      <ReasonInput
        label={text.reason}
        description={text.reasonHint}
        value={reason}
        size="xs"
        onChange={setReason}
      />
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="xs"
          disabled={isShort}
          onClick={() => file.take(href('all'))}
          loading={file.isWaitingFor(href('all'))}
        >
          {text.all(format.number(summary.rows))}
        </Button>
        {refused === 0 ? (
          <span className={classes.aside}>{text.noneRefused}</span>
        ) : (
          <Button
            variant="default"
            size="xs"
            disabled={isShort}
            onClick={() => file.take(href('refused'))}
            loading={file.isWaitingFor(href('refused'))}
          >
            {text.refused(format.number(refused))}
          </Button>
        )}
      </div>
      <FileTakingNote taking={file} />
      <p className={classes.note}>{text.note}</p>
    </section>
  );
}
