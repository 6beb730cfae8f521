// The report of a survey: drafted by one key, its words written here with the figures beside, given as Word and PDF.
import { Button } from '@mantine/core';
import { useParams } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';
import { draftReport, getReport } from '#contract/reports.ts';

import { ReportEditor } from './report-editor.tsx';

export function ReportPage() {
  const { surveyId = '' } = useParams();
  const report = useLoaded(getReport, { params: { surveyId } });
  return report === null ? (
    <NoReport surveyId={surveyId} />
  ) : (
    <ReportEditor key={report.id} report={report} />
  );
}

function NoReport({ surveyId }: { surveyId: string }) {
  const text = useText().reports;
  const draft = useAct(draftReport, { invalidates: [getReport] });
  const begin = () => draft.mutate({ params: { surveyId } });
  useKeys([{ key: 'D', label: text.empty.step, run: begin }], { group: text.keys });
  return (
    <Page title={text.title}>
      <EmptyState
        title={text.empty.title}
        step={
          <Button
            onClick={begin}
            loading={draft.isPending}
            aria-keyshortcuts="D"
            rightSection={<KeyHint name="D" />}
          >
            {text.empty.step}
          </Button>
        }
      >
        {draft.isPending ? text.empty.drafting : text.empty.text}
      </EmptyState>
      <FaultNote fault={draft.error} />
    </Page>
  );
}
