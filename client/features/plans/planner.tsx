// The planner: what the plan beside it would draw from a survey's frame, and what calling that takes.
import { Button, Select } from '@mantine/core';
import { Link } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { PlanPreview } from '#contract/plans.ts';
import { problemTable } from '#contract/problems.ts';
import { listSurveys, type SurveySummary } from '#contract/surveys.ts';

import { AssumptionsFields } from './assumptions-fields.tsx';
import type { useAssumptions } from './assumptions.ts';
import { BelowLeast } from './below-least.tsx';
import { PlannedAreas, PlannedExcluded } from './planned-aside.tsx';
import { PlannedFigures } from './planned-figures.tsx';
import { PlannedStrata } from './planned-strata.tsx';
import classes from './planner.module.css';
import type { PreviewState } from './use-preview.ts';

interface PlannerProps {
  surveyId: string | null;
  onSurvey: (surveyId: string) => void;
  state: PreviewState;
  /** Names of the plan's parts, to say which takes nobody. */
  partNames: readonly string[];
  /** The plan cannot be worked out as it stands; figures shown are of before. */
  isFaulty: boolean;
  leastTotal: number | null;
  assumptions: ReturnType<typeof useAssumptions>;
}

export function Planner(props: PlannerProps) {
  const { surveyId, onSurvey, state } = props;
  const text = useText().plans.planner;
  const { data: surveys } = useEndpoint(listSurveys, {});
  const survey = surveys?.find(({ id }) => id === surveyId) ?? null;
  return (
    <section className={classes.planner} aria-label={text.title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{text.title}</h2>
        <Select
          className={classes.survey ?? ''}
          aria-label={text.survey}
          placeholder={text.choose}
          data={(surveys ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={surveyId}
          onChange={(chosen) => chosen !== null && onSurvey(chosen)}
          allowDeselect={false}
          size="xs"
        />
        <span role="status" className={classes.working}>
          {state.isWorking && (state.preview === null ? text.waiting : text.again)}
        </span>
      </div>
      <Body {...props} survey={survey} />
    </section>
  );
}

type BodyProps = PlannerProps & { survey: SurveySummary | null };

function Body({ survey, state, partNames, isFaulty, leastTotal, assumptions }: BodyProps) {
  const text = useText().plans.planner;
  if (survey === null) return <EmptyState title={text.choose}>{text.noSurvey}</EmptyState>;
  if (survey.frameTransactions === 0)
    return (
      <EmptyState
        title={text.noStrata}
        step={
          <Button component={Link} to={paths.lists(survey.id)} variant="default">
            {text.toLists}
          </Button>
        }
      >
        {text.noFrame}
      </EmptyState>
    );
  const { preview } = state;
  return (
    <>
      {isFaulty && <p className={classes.stale}>{preview === null ? text.notYet : text.stale}</p>}
      <PreviewFault state={state} />
      {preview !== null && <Expected preview={preview} leastTotal={leastTotal} />}
      <AssumptionsFields assumptions={assumptions} drawsAreas={preview !== null && preview.areas !== null} />
      {preview !== null && !isFaulty && <IdleParts preview={preview} partNames={partNames} />}
      {preview !== null && <Detail preview={preview} />}
    </>
  );
}

/** Floors that add up to more than the total show only on a frame: the plan alone does not tell. */
function PreviewFault({ state: { fault, retry } }: { state: PreviewState }) {
  const text = useText().plans.planner;
  const faulty =
    fault instanceof Refusal ? problemTable['plan-faulty'].details.safeParse(fault.details) : null;
  if (faulty?.data?.faults.some(({ code }) => code === 'floors-exceed-total'))
    return (
      <p role="alert" className={classes.below}>
        {text.floorsExceed}
      </p>
    );
  return <FaultNote fault={fault} onRetry={retry} />;
}

function Expected({ preview, leastTotal }: { preview: PlanPreview; leastTotal: number | null }) {
  return (
    <>
      <PlannedFigures preview={preview} />
      {preview.belowLeastTotal !== null && leastTotal !== null && (
        <BelowLeast preview={preview} below={preview.belowLeastTotal} leastTotal={leastTotal} />
      )}
    </>
  );
}

/** Parts that no transaction comes to: those before them take all, or nobody fits. */
function IdleParts({ preview, partNames }: { preview: PlanPreview; partNames: readonly string[] }) {
  const text = useText().plans.planner;
  const busy = new Set(preview.strata.map(({ part }) => part));
  const idle = partNames.filter((name) => !busy.has(name));
  if (idle.length === 0 || busy.size === 0) return null;
  return (
    <p className={classes.stale}>
      <StatusMark kind="waiting">{text.idleParts(idle.map((name) => `«${name}»`).join(', '))}</StatusMark>
    </p>
  );
}

function Detail({ preview }: { preview: PlanPreview }) {
  return (
    <>
      <PlannedStrata strata={preview.strata} lacksAreas={(preview.excluded['areaUnknown'] ?? 0) > 0} />
      <div className={classes.aside}>
        <PlannedExcluded excluded={preview.excluded} />
        {preview.areas !== null && <PlannedAreas areas={preview.areas} />}
      </div>
    </>
  );
}
