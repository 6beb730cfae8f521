// One plan with the planner beside it: a built-in one read out in words, one of the office in its form; or a new one.
import { Button } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getPlans, savePlan, type PlanView } from '#contract/plans.ts';

import { draftOf } from './draft-of-plan.ts';
import { newName } from './kept-draft.ts';
import { freshPlan } from './plan-draft.ts';
import { PlanEditor } from './plan-editor.tsx';
import { PlanReader } from './plan-reader.tsx';

export function PlanPage() {
  const { planKey = '' } = useParams();
  const text = useText().plans;
  const format = useFormat();
  const plan = useLoaded(getPlans, {}).find(({ key }) => key === planKey) ?? null;
  const mayWrite = isAllowed(savePlan.access, useWho().role);
  const [search] = useSearchParams();
  if (plan === null) return <NoPlan />;
  const { definition } = plan;
  if (plan.builtIn || !mayWrite) {
    const copy = new URLSearchParams(search);
    copy.set('from', plan.key);
    return (
      <Page
        title={definition.title}
        lead={mayWrite ? text.readOnly : text.reader}
        actions={
          mayWrite && (
            <Button component={Link} to={{ pathname: paths.newPlan(), search: copy.toString() }}>
              {text.copy}
            </Button>
          )
        }
      >
        <PlanReader plan={definition} />
      </Page>
    );
  }
  return (
    <Page
      title={definition.title}
      lead={plan.updatedAt === null ? undefined : text.updatedAt(format.dayTime(plan.updatedAt))}
      actions={
        <Button
          component={Link}
          to={{ pathname: paths.newPlan(), search: new URLSearchParams({ from: plan.key }).toString() }}
          variant="default"
        >
          {text.copy}
        </Button>
      }
    >
      <PlanEditor
        key={plan.key}
        name={plan.key}
        planKey={plan.key}
        start={draftOf(definition, text.form.areasHeading)}
        savedAt={plan.updatedAt}
      />
    </Page>
  );
}

export function NewPlanPage() {
  const text = useText().plans;
  const format = useFormat();
  const [search] = useSearchParams();
  const from = search.get('from');
  const copied = useLoaded(getPlans, {}).find(({ key }) => key === from) ?? null;
  if (from !== null && copied === null) return <NoPlan />;
  return (
    <Page title={text.newTitle} lead={copied === null ? undefined : copied.definition.title}>
      <PlanEditor
        key={from ?? ''}
        name={newName(from)}
        planKey={null}
        start={copied === null ? freshPlan(text.form.part(format.number(1))) : copyOf(copied)}
        savedAt={null}
      />
    </Page>
  );

  function copyOf({ definition }: PlanView) {
    const draft = draftOf(definition, text.form.areasHeading);
    return { ...draft, id: '', title: text.copyTitle(draft.title) };
  }
}

function NoPlan() {
  const text = useText().plans;
  return (
    <Page title={text.title}>
      <EmptyState
        title={text.notFound}
        step={
          <Button component={Link} to={paths.plans()} variant="default">
            {text.back}
          </Button>
        }
      />
    </Page>
  );
}
