// One questionnaire being written.
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Awaiting, Page } from '#client/ui/page.tsx';
import { getQuestionnaireDraft } from '#contract/questionnaire-drafts.ts';

import { DraftEditor } from './draft-editor.tsx';

const refreshMs = 30_000;

export function DraftPage() {
  const { draftId = '' } = useParams();
  const text = useText().questionnaires;
  // Asked again now and then, so that somebody else's saving is seen before one's own is refused.
  const draft = useEndpoint(getQuestionnaireDraft, { params: { draftId } }, { refetchInterval: refreshMs });
  if (draft.data !== undefined) return <DraftEditor key={draft.data.id} draft={draft.data} />;
  if (draft.error === null) return <Awaiting what={text.draft} />;
  const isGone = draft.error instanceof Refusal && draft.error.code === 'not-found';
  return (
    <Page title={text.draft}>
      {isGone ? (
        <EmptyState
          title={text.draftGone}
          step={
            <Button component={Link} to={paths.questionnaires()} variant="default">
              {text.toAll}
            </Button>
          }
        />
      ) : (
        <FaultNote fault={draft.error} onRetry={() => void draft.refetch()} />
      )}
    </Page>
  );
}
