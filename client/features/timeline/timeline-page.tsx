// The plan of time of a survey: what is done, late, next; written, marked, printed and taken into a calendar from here.
import { Button } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getTimeline, saveTimeline, type TimelineView } from '#contract/timeline.ts';

import { DocumentActs } from './document-acts.tsx';
import { typedSteps } from './kept-plan.ts';
import { StepDialog } from './step-dialog.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { TimelineBand } from './timeline-band.tsx';
import { TimelineEditor } from './timeline-editor.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { type PlanForm, usePlanForm } from './use-plan-form.ts';

const read = [getTimeline];

export function TimelinePage() {
  const { surveyId = '' } = useParams();
  const view = useLoaded(getTimeline, { params: { surveyId } });
  useLiveRefresh('timeline:changed', surveyId, read);
  useLiveRefresh('survey:changed', surveyId, read);
  useLiveRefresh('index:changed', surveyId, read);
  return <Standing key={surveyId} view={view} />;
}

function Standing({ view }: { view: TimelineView }) {
  const text = useText().timeline;
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const mayKeep = isAllowed(saveTimeline.access, useWho().role);
  const open = (stepId: string | null) =>
    setSearch((former) => {
      if (stepId === null) former.delete('step');
      else former.set('step', stepId);
      return former;
    });
  const form = usePlanForm(view, () => undefined);
  if (form.plan !== null && mayKeep) return <TimelineEditor form={form} />;
  if (view.steps.length === 0)
    return (
      <Page title={text.title} lead={view.survey.name}>
        {mayKeep ? (
          <TemplateChoice templates={view.templates} onChoose={form.begin} />
        ) : (
          <EmptyState title={text.empty.title}>{text.empty.reader}</EmptyState>
        )}
      </Page>
    );
  const opened = view.steps.findIndex(({ id }) => id === search.get('step'));
  return (
    <Page
      title={text.title}
      lead={
        view.savedAt !== null && view.savedBy !== null
          ? text.saved(view.survey.name, format.dayTime(view.savedAt), view.savedBy)
          : view.survey.name
      }
      actions={
        <>
          {mayKeep && <EditAct view={view} form={form} />}
          <DocumentActs surveyId={view.survey.id} />
        </>
      }
    >
      <TimelineBand view={view} />
      <TimelineTable view={view} onOpen={open} openId={search.get('step')} />
      <StepDialog
        step={view.steps[opened] ?? null}
        number={opened + 1}
        mayMark={mayKeep}
        onClose={() => open(null)}
      />
    </Page>
  );
}

function EditAct({ view, form }: { view: TimelineView; form: PlanForm }) {
  const text = useText().timeline;
  const edit = () => form.begin(typedSteps(view.steps, text.due));
  useKeys([{ key: 'E', label: text.edit, run: edit }], { group: text.keys });
  return (
    <Button variant="default" onClick={edit} aria-keyshortcuts="E" rightSection={<KeyHint name="E" />}>
      {text.edit}
    </Button>
  );
}
