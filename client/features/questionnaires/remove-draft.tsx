// A draft that is not wanted any more. It is gone for everybody, so its name is typed.
import { useNavigate } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { removeQuestionnaireDraft, type DraftView } from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';

import { keptDrafts } from './kept-draft.ts';

interface RemoveDraftProps {
  opened: boolean;
  onClose: () => void;
  draft: DraftView;
  title: string;
}

export function RemoveDraft({ opened, onClose, draft, title }: RemoveDraftProps) {
  const text = useText().questionnaires.remove;
  const navigate = useNavigate();
  const { username } = useWho();
  const remove = useAct(removeQuestionnaireDraft, {
    invalidates: [getQuestionnaires],
    onDone: () => {
      keptDrafts.drop(username, draft.id);
      void navigate(paths.questionnaires());
    },
  });
  return (
    <ConfirmTyped
      opened={opened}
      onClose={onClose}
      title={text.title}
      consequence={text.consequence(title)}
      phrase={draft.definition.key}
      act={text.act}
      onConfirm={() => remove.mutate({ params: { draftId: draft.id }, body: { revision: draft.revision } })}
      pending={remove.isPending}
      fault={remove.error}
    />
  );
}
