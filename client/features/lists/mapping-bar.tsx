// Always in sight below the mapping: whether the list can be read like this, the step that reads it, and the way out.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import {
  confirmListMapping,
  getList,
  getListInspection,
  getLists,
  type TransactionList,
} from '#contract/lists.ts';

import { CancelList } from './cancel-list.tsx';
import { dropDraft } from './kept-draft.ts';
import { blockOf, mappingOf } from './mapping-draft.ts';
import classes from './mapping.module.css';
import type { MappingForm } from './use-mapping-form.ts';

export function MappingBar({ list, form }: { list: TransactionList; form: MappingForm }) {
  const { lists } = useText();
  const { bar: text, cancel, keys } = lists.mapping;
  const navigate = useNavigate();
  const [isCancelling, setCancelling] = useState(false);
  const toList = paths.list(list.surveyId, list.id);
  // Lists are known again by their header.
  const isRemembered = form.inspection.shape !== null;
  const confirm = useAct(confirmListMapping, {
    invalidates: [getList, getLists, getListInspection],
    onDone: () => {
      dropDraft(list.id);
      void navigate(toList, isRemembered ? { state: 'mapping-remembered' } : {});
    },
  });
  const block = blockOf(form.draft, form.doubtful);
  const canRead = block === null && !confirm.isPending;
  const read = () => confirm.mutate({ params: { listId: list.id }, body: mappingOf(form.draft) });
  useKeys([{ key: 'Ctrl+Enter', label: text.read, run: read }], { enabled: canRead, group: keys });
  return (
    <section className={classes.bar} aria-label={text.label}>
      <div id="mapping-bar-state" className={classes.barState}>
        {confirm.error ? (
          <FaultNote fault={confirm.error} />
        ) : block === null ? (
          isRemembered ? (
            text.ready
          ) : (
            text.readyOnce
          )
        ) : (
          <StatusMark kind="trouble">{text.blocked[block]}</StatusMark>
        )}
      </div>
      <Button variant="default" onClick={() => setCancelling(true)}>
        {text.cancel}
      </Button>
      <Button
        disabled={block !== null}
        loading={confirm.isPending}
        onClick={read}
        aria-keyshortcuts="Control+Enter"
        aria-describedby="mapping-bar-state"
        rightSection={<KeyHint name="Ctrl+Enter" />}
      >
        {text.read}
      </Button>
      <CancelList
        list={list}
        opened={isCancelling}
        onClose={() => setCancelling(false)}
        onDone={() => {
          dropDraft(list.id);
          void navigate(toList);
        }}
        words={{ ...cancel, title: cancel.title(list.fileName), undo: lists.cancel.undo }}
      />
    </section>
  );
}
