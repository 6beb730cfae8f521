// Publishing: which version it becomes, what changes against the one before, and what still speaks against it.
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import {
  getQuestionnaireDraft,
  publishQuestionnaireDraft,
  saveQuestionnaireDraft,
  type DraftView,
} from '#contract/questionnaire-drafts.ts';
import {
  getQuestionnaires,
  getQuestionnaireVersion,
  listQuestionnaireVersions,
} from '#contract/questionnaires.ts';
import type { DraftProblem } from '#domain/questionnaire/versions/check-draft.ts';

import { changesBetween } from './changes.ts';
import { keptDrafts } from './kept-draft.ts';
import classes from './publish-dialog.module.css';
import type { DraftForm } from './use-draft-form.ts';

interface PublishDialogProps {
  opened: boolean;
  onClose: () => void;
  draft: DraftView;
  form: DraftForm;
  problems: readonly DraftProblem[];
}

export function PublishDialog(props: PublishDialogProps) {
  const text = useText().questionnaires.publish;
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={text.title} size="lg">
      <Publishing {...props} />
    </Dialog>
  );
}

function Publishing({ onClose, draft, form, problems }: PublishDialogProps) {
  const text = useText().questionnaires.publish;
  const format = useFormat();
  const navigate = useNavigate();
  const { username } = useWho();
  const params = { draftId: draft.id };
  const publish = useAct(publishQuestionnaireDraft, {
    invalidates: [getQuestionnaires, listQuestionnaireVersions],
    onDone: ({ versionId }) => {
      keptDrafts.drop(username, draft.id);
      void navigate(paths.questionnaireVersion(versionId));
    },
  });
  const save = useAct(saveQuestionnaireDraft, {
    invalidates: [getQuestionnaireDraft],
    onDone: (saved, { body }) => {
      form.settle(saved, body.definition);
      publish.mutate({ params, body: { revision: saved.revision } });
    },
  });
  const { definition, revision, isChanged } = form;
  const act = () =>
    isChanged
      ? save.mutate({ params, body: { revision, definition } })
      : publish.mutate({ params, body: { revision } });
  // Which original it goes with is decided by a survey, which refuses a pair that does not fit.
  const blocking = problems.filter(({ code }) => !code.startsWith('repeats-'));
  const isBlocked = blocking.length > 0;
  return (
    <div className={classes.publish}>
      <p>{text.becomes(definition.key, format.number(draft.nextVersion))}</p>
      <Changes draft={draft} form={form} />
      {isBlocked && <p className={classes.blocked}>{text.blocked(format.number(blocking.length))}</p>}
      <FaultNote fault={save.error ?? publish.error} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          data-autofocus
          disabled={isBlocked}
          loading={save.isPending || publish.isPending}
          onClick={act}
        >
          {text.act(format.number(draft.nextVersion))}
        </Button>
      </div>
    </div>
  );
}

/** Against the version that the draft was begun from. */
function Changes({ draft, form }: Pick<PublishDialogProps, 'draft' | 'form'>) {
  const text = useText().questionnaires.publish;
  const versionId = draft.origin.kind === 'version' ? draft.origin.versionId : '';
  const former = useEndpoint(
    getQuestionnaireVersion,
    { params: { versionId } },
    { enabled: versionId !== '', staleTime: Infinity },
  );
  if (former.data === undefined) return null;
  const { added, removed, changed } = changesBetween(former.data.definition, form.definition);
  const lines = [
    [text.added, added],
    [text.removed, removed],
    [text.changed, changed],
  ] as const;
  return (
    <dl className={classes.changes}>
      {lines.map(([label, names]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{names.length === 0 ? text.nothing : names.join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
