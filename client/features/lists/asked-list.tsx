// A list that nobody has read yet, because something about it has to be said first: what, and the way there.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getListInspection, type TransactionList } from '#contract/lists.ts';

import { CancelList } from './cancel-list.tsx';
import classes from './lists.module.css';

export function AskedList({ list }: { list: TransactionList }) {
  const { asked: text, cancel, mapping, keys } = useText().lists;
  const navigate = useNavigate();
  const [isCancelling, setCancelling] = useState(false);
  const inspection = useEndpoint(getListInspection, { params: { listId: list.id } });
  const to = paths.listMapping(list.surveyId, list.id);
  useKeys([{ key: 'Enter', label: text.open, run: () => void navigate(to) }], { group: keys });
  return (
    <section className={classes.asked} aria-label={text.title}>
      <h3 className={classes.askedTitle}>{text.title}</h3>
      <p className={classes.line}>{text.text}</p>
      <ul className={classes.questions}>
        {inspection.data?.questions.map((question) => (
          <li key={question}>{text.questions[question]}</li>
        ))}
      </ul>
      <FaultNote fault={inspection.error} onRetry={() => void inspection.refetch()} />
      <div className={classes.steps}>
        <Button component={Link} to={to} aria-keyshortcuts="Enter" rightSection={<KeyHint name="Enter" />}>
          {text.open}
        </Button>
        <Button variant="default" onClick={() => setCancelling(true)}>
          {mapping.bar.cancel}
        </Button>
      </div>
      <CancelList
        list={list}
        opened={isCancelling}
        onClose={() => setCancelling(false)}
        words={{ ...mapping.cancel, title: mapping.cancel.title(list.fileName), undo: cancel.undo }}
      />
    </section>
  );
}
