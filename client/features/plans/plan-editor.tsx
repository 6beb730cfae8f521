// The form of a plan with the planner beside it. What is typed moves the planner; Ctrl+S saves.
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getPlans, savePlan } from '#contract/plans.ts';

import { useAssumptions } from './assumptions.ts';
import type { PlanDraft } from './plan-draft.ts';
import { PlanFaultsContext, type SaidFault } from './plan-faults.ts';
import { PlanFormFields } from './plan-form-fields.tsx';
import formClasses from './plan-form.module.css';
import { Planner } from './planner.tsx';
import classes from './plans.module.css';
import { useSaidFaults } from './said-faults.ts';
import { usePlanForm, type PlanForm } from './use-plan-form.ts';
import { usePlannerSurvey } from './use-planner-survey.ts';
import { usePreview } from './use-preview.ts';

interface EditorProps {
  /** Under which what is typed is kept in this browser. */
  name: string;
  /** Null while the plan is not saved yet. */
  planKey: string | null;
  start: PlanDraft;
  savedAt: string | null;
}

export function PlanEditor({ name, planKey, start, savedAt }: EditorProps) {
  const text = useText().plans.form;
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const form = usePlanForm({ name, start, savedAt });
  const faults = useSaidFaults(form);
  const place = useRef<HTMLFormElement>(null);
  const plan = 'plan' in form.reading && faults.length === 0 ? form.reading.plan : null;

  const [surveyId, choose] = usePlannerSurvey();
  const assumptions = useAssumptions();
  const state = usePreview(surveyId, plan, assumptions.assumptions);

  const save = useAct(savePlan, {
    invalidates: [getPlans],
    onDone: (saved) => {
      form.settle(saved.updatedAt);
      if (planKey !== null) return;
      const next = new URLSearchParams(search);
      next.delete('from');
      void navigate({ pathname: paths.plan(saved.key), search: next.toString() }, { replace: true });
    },
  });
  const submit = () => {
    if (plan !== null) save.mutate({ body: { key: planKey, definition: plan } });
    else toFirstFault(place.current);
  };
  useKeys([{ key: 'Ctrl+S', label: text.save, run: submit }], { group: text.label });

  return (
    <PlanFaultsContext value={faults}>
      <div className={classes.desk}>
        <form
          ref={place}
          className={formClasses.form}
          noValidate
          aria-label={text.label}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <PlanFormFields form={form} preview={state.preview} />
          <div className={formClasses.bar}>
            <Standing form={form} savedAt={savedAt} />
            {faults.length > 0 && <FaultList faults={faults} onFirst={() => toFirstFault(place.current)} />}
            <FaultNote fault={save.error} />
            <div className={formClasses.acts}>
              <Button type="submit" loading={save.isPending} aria-keyshortcuts="Control+S">
                {text.save}&nbsp;
                <KeyHint name="Ctrl+S" />
              </Button>
              {form.isChanged && (
                <Button variant="default" onClick={() => form.discard('')}>
                  {text.discard}
                </Button>
              )}
            </div>
          </div>
        </form>
        <Planner
          surveyId={surveyId}
          onSurvey={choose}
          state={state}
          partNames={form.draft.parts.map(({ name }) => name.trim())}
          isFaulty={plan === null}
          leastTotal={plan?.leastTotal ?? form.draft.leastTotal}
          assumptions={assumptions}
        />
      </div>
    </PlanFaultsContext>
  );
}

function toFirstFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}

/** Whether what stands in the form is saved, and the way back from what was taken away. */
function Standing({ form, savedAt }: { form: PlanForm; savedAt: string | null }) {
  const text = useText().plans.form;
  const format = useFormat();
  const isOvertaken = form.isChanged && form.basedOn !== null && savedAt !== null && savedAt > form.basedOn;
  return (
    <div role="status" className={formClasses.standing}>
      {form.removed !== null && (
        <p>
          {form.removed === '' ? text.discarded : text.removed(form.removed)}{' '}
          <button type="button" className={formClasses.link} onClick={form.undo}>
            {text.undo}
          </button>
        </p>
      )}
      {form.isChanged && (
        <p>{form.keptAtMs === null ? text.notKept : text.unsaved(format.time(form.keptAtMs))}</p>
      )}
      {!form.isChanged && savedAt !== null && <p>{text.saved(format.when(form.basedOn ?? savedAt))}</p>}
      {isOvertaken && <p className={formClasses.warning}>{text.overtaken(format.when(savedAt))}</p>}
    </div>
  );
}

const shownFaults = 5;

function FaultList({ faults, onFirst }: { faults: readonly SaidFault[]; onFirst: () => void }) {
  const text = useText().plans.form;
  const format = useFormat();
  return (
    <div className={formClasses.faults}>
      <p>
        <strong>{text.faults(format.number(faults.length))}</strong>{' '}
        <button type="button" className={formClasses.link} onClick={onFirst}>
          {text.toFault}
        </button>
      </p>
      <ul>
        {faults.slice(0, shownFaults).map(({ place, sentence }, index) => (
          <li key={index}>{text.fault(place, sentence)}</li>
        ))}
      </ul>
    </div>
  );
}
