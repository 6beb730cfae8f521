// All questionnaires: drafts first, then published versions; begin one, bring one in.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page, Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { createQuestionnaireDraft } from '#contract/questionnaire-drafts.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';

import { DraftsTable } from './drafts-table.tsx';
import { ImportBox } from './import-box.tsx';
import { NewQuestionnaire } from './new-questionnaire.tsx';
import { VersionsTable } from './versions-table.tsx';

export function QuestionnairesPage() {
  const text = useText().questionnaires;
  const navigate = useNavigate();
  const { versions, drafts } = useLoaded(getQuestionnaires, {});
  const mayWrite = isAllowed(createQuestionnaireDraft.access, useWho().role);
  const [asked, setAsked] = useState(false);
  useKeys([{ key: 'N', label: text.create.open, run: () => setAsked(true) }], {
    enabled: mayWrite,
    group: text.title,
  });
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        mayWrite && (
          <Button onClick={() => setAsked(true)} aria-keyshortcuts="N">
            {text.create.open}&nbsp;
            <KeyHint name="N" />
          </Button>
        )
      }
    >
      {mayWrite && <ImportBox onDraft={(id) => void navigate(paths.questionnaireDraft(id))} />}
      {(mayWrite || drafts.length > 0) && (
        <Section title={text.drafts}>
          <DraftsTable drafts={drafts} mayWrite={mayWrite} />
        </Section>
      )}
      <Section title={text.versions}>
        <VersionsTable versions={versions} />
      </Section>
      <NewQuestionnaire
        opened={asked}
        onClose={() => setAsked(false)}
        onDraft={(id) => void navigate(paths.questionnaireDraft(id))}
      />
    </Page>
  );
}
