// The plan being written: kept in the browser at each key, structural changes can be taken back, saved when asked.
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { getTimeline, saveTimeline, type TimelineView } from '#contract/timeline.ts';

import { readDue } from './due-text.ts';
import { keptPlans, type TypedPlan, type TypedStep } from './kept-plan.ts';

export type StepFault = 'content' | 'due';

export function faultsOf({ content, due }: TypedStep): StepFault[] {
  return [
    ...(content.trim() === '' ? (['content'] as const) : []),
    ...(readDue(due) === undefined ? (['due'] as const) : []),
  ];
}

const emptyStep = {
  id: null,
  content: '',
  lead: '',
  cooperating: '',
  product: '',
  due: '',
  evidence: null,
};

export function usePlanForm(view: TimelineView, onSaved: () => void) {
  const { username } = useWho();
  const surveyId = view.survey.id;
  const [plan, setPlan] = useState<TypedPlan | null>(() => keptPlans.of(username, surveyId));
  const [past, setPast] = useState<readonly TypedPlan[]>([]);
  const put = (next: TypedPlan) => {
    keptPlans.keep(username, surveyId, next);
    setPlan(next);
  };
  const drop = () => {
    keptPlans.drop(username, surveyId);
    setPlan(null);
    setPast([]);
  };
  const saving = useAct(saveTimeline, {
    invalidates: [getTimeline],
    onDone: () => {
      drop();
      onSaved();
    },
  });
  const steps = plan?.steps ?? [];
  /** A change of which steps there are, or of their order. */
  const restructure = (next: readonly TypedStep[]) => {
    if (plan === null) return;
    setPast([...past, plan]);
    put({ ...plan, steps: [...next] });
  };
  const faults = steps.reduce((sum, step) => sum + faultsOf(step).length, 0);
  return {
    plan,
    steps,
    faults,
    saving,
    canUndo: past.length > 0,
    begin: (next: readonly TypedStep[]) => put({ version: view.version, steps: [...next] }),
    write: (at: number, changed: Partial<TypedStep>) => {
      const step = steps[at];
      if (plan !== null && step !== undefined)
        put({ ...plan, steps: steps.with(at, { ...step, ...changed }) });
    },
    add: (at: number): number => {
      const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
      restructure(steps.toSpliced(at, 0, { ...emptyStep, key }));
      return key;
    },
    remove: (at: number) => restructure(steps.toSpliced(at, 1)),
    move: (at: number, by: -1 | 1) => {
      const step = steps[at];
      if (step === undefined || at + by < 0 || at + by >= steps.length) return;
      restructure(steps.toSpliced(at, 1).toSpliced(at + by, 0, step));
    },
    undo: () => {
      const former = past.at(-1);
      if (former === undefined) return;
      setPast(past.slice(0, -1));
      put(former);
    },
    discard: () => {
      drop();
      saving.reset();
    },
    save: () => {
      if (plan === null || faults > 0 || saving.isPending) return;
      saving.mutate({
        params: { surveyId },
        body: {
          version: plan.version,
          steps: steps.map(({ key: _key, due, ...step }) => ({ ...step, due: readDue(due) ?? null })),
        },
      });
    },
  };
}

export type PlanForm = ReturnType<typeof usePlanForm>;
