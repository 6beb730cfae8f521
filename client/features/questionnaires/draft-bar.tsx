// Above the desk: which draft, whether it is saved, and what is done with it as a whole.
import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import {
  createQuestionnaireDraft,
  getQuestionnaireDraft,
  getQuestionnaireDraftFile,
  saveQuestionnaireDraft,
  type DraftView,
} from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';
import type { DraftProblem } from '#domain/questionnaire/versions/check-draft.ts';

import classes from './draft-editor.module.css';
import { keptDrafts } from './kept-draft.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RemoveDraft } from './remove-draft.tsx';
import type { DraftForm } from './use-draft-form.ts';

interface DraftBarProps {
  draft: DraftView;
  form: DraftForm;
  problems: readonly DraftProblem[];
  title: string;
  onWalk: () => void;
}

export function DraftBar({ draft, form, problems, title, onWalk }: DraftBarProps) {
  const text = useText().questionnaires;
  const format = useFormat();
  const file = useFileTaking();
  const [asked, setAsked] = useState<'publish' | 'remove' | null>(null);
  const params = { draftId: draft.id };
  const save = useAct(saveQuestionnaireDraft, {
    invalidates: [getQuestionnaireDraft, getQuestionnaires],
    onDone: (saved, { body }) => form.settle(saved, body.definition),
  });
  const saveNow = () => {
    const { revision, definition } = form;
    save.mutate({ params, body: { revision, definition } });
  };
  useKeys(
    [
      { key: 'Ctrl+S', label: text.save, run: saveNow },
      { key: 'F9', label: text.publish.open, run: () => setAsked('publish') },
    ],
    { group: text.title },
  );
  const fileOf = (kind: 'xlsx' | 'json') =>
    hrefOf(getQuestionnaireDraftFile, { params, query: { format: kind } });
  const standing = form.isChanged
    ? form.keptAtMs === null
      ? text.standing.notKept
      : text.standing.unsaved(format.time(form.keptAtMs))
    : text.standing.saved(format.when(draft.updatedAt), draft.updatedBy);
  return (
    <header className={classes.bar}>
      <div className={classes.barLine}>
        <div className={classes.titles}>
          <h1 className={classes.title} title={title}>
            {title}
          </h1>
          <div className={classes.standing} role="status">
            {text.standing.willBe(form.definition.key, format.number(draft.nextVersion))} · {standing}
          </div>
        </div>
        <Button variant="default" onClick={form.undo} disabled={!form.canUndo} aria-keyshortcuts="Control+Z">
          {text.undo}&nbsp;
          <KeyHint name="Ctrl+Z" />
        </Button>
        <Button variant="default" onClick={onWalk} aria-keyshortcuts="F8">
          {text.walk.open}&nbsp;
          <KeyHint name="F8" />
        </Button>
        <Button variant="default" loading={save.isPending} onClick={saveNow} aria-keyshortcuts="Control+S">
          {text.save}&nbsp;
          <KeyHint name="Ctrl+S" />
        </Button>
        <Button onClick={() => setAsked('publish')} aria-keyshortcuts="F9">
          {text.publish.open}&nbsp;
          <KeyHint name="F9" />
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{text.more}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => file.take(fileOf('xlsx'))}>{text.exportXlsform}</Menu.Item>
            <Menu.Item onClick={() => file.take(fileOf('json'))}>{text.exportJson}</Menu.Item>
            <Menu.Item component={Link} to={paths.questionnaires()}>
              {text.toAll}
            </Menu.Item>
            <Menu.Item onClick={() => setAsked('remove')}>{text.remove.open}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {form.isOvertaken ? <Overtaken draft={draft} form={form} /> : <FaultNote fault={save.error} />}
      <FileTakingNote taking={file} />
      <PublishDialog
        opened={asked === 'publish'}
        onClose={() => setAsked(null)}
        draft={draft}
        form={form}
        problems={problems}
      />
      <RemoveDraft opened={asked === 'remove'} onClose={() => setAsked(null)} draft={draft} title={title} />
    </header>
  );
}

/** Two authors, one draft: who was first, and two ways on, neither of which loses anything. */
function Overtaken({ draft, form }: Pick<DraftBarProps, 'draft' | 'form'>) {
  const text = useText().questionnaires.overtaken;
  const format = useFormat();
  const navigate = useNavigate();
  const { username } = useWho();
  const copy = useAct(createQuestionnaireDraft, {
    invalidates: [getQuestionnaires],
    onDone: (own) => {
      keptDrafts.drop(username, draft.id);
      void navigate(paths.questionnaireDraft(own.id));
    },
  });
  const { definition } = form;
  return (
    <div role="alert" className={classes.overtaken}>
      <p>{text.sentence(draft.updatedBy, format.when(draft.updatedAt))}</p>
      <Button
        size="compact-sm"
        loading={copy.isPending}
        onClick={() => copy.mutate({ body: { from: { kind: 'copy', definition, ofDraftId: draft.id } } })}
      >
        {text.asOwn}
      </Button>
      <Button size="compact-sm" variant="default" onClick={form.takeSaved}>
        {text.takeSaved}
      </Button>
      <FaultNote fault={copy.error} />
    </div>
  );
}
