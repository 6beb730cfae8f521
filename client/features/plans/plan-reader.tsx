// A plan that cannot be changed here, in words; the planner beside it for whoever may ask it.
import { planLines, partLines, type PlanLine } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { useWho } from '#client/frame/who.ts';
import { isAllowed } from '#contract/access.ts';
import { previewPlan } from '#contract/plans.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';

import { useAssumptions } from './assumptions.ts';
import { Planner } from './planner.tsx';
import classes from './plans.module.css';
import { usePlannerSurvey } from './use-planner-survey.ts';
import { usePreview } from './use-preview.ts';

export function PlanReader({ plan }: { plan: SamplePlan }) {
  const mayAsk = isAllowed(previewPlan.access, useWho().role);
  return (
    <div className={classes.desk} data-single={mayAsk ? undefined : true}>
      <PlanInWords plan={plan} />
      {mayAsk && <PlannerOf plan={plan} />}
    </div>
  );
}

function PlannerOf({ plan }: { plan: SamplePlan }) {
  const [surveyId, choose] = usePlannerSurvey();
  const assumptions = useAssumptions();
  const state = usePreview(surveyId, plan, assumptions.assumptions);
  return (
    <Planner
      surveyId={surveyId}
      onSurvey={choose}
      state={state}
      partNames={plan.parts.map(({ name }) => name)}
      isFaulty={false}
      leastTotal={plan.leastTotal ?? null}
      assumptions={assumptions}
    />
  );
}

function PlanInWords({ plan }: { plan: SamplePlan }) {
  const { plans } = useText();
  const { words } = plans;
  const format = useFormat();
  return (
    <div className={classes.inWords}>
      <p className={classes.source}>
        {words.source}: {plan.source}
      </p>
      {plan.parts.map((part, index) => (
        <section key={part.name}>
          {plan.parts.length > 1 && (
            <h2 className={classes.heading}>{words.part(format.number(index + 1), part.name)}</h2>
          )}
          <Lines lines={partLines(part, plans, format)} />
        </section>
      ))}
      <section>
        <h2 className={classes.heading}>{words.whole}</h2>
        <Lines lines={planLines(plan, plans, format)} />
      </section>
      {plan.notCovered.length > 0 && (
        <section>
          <h2 className={classes.heading}>{words.notCovered}</h2>
          <ul className={classes.list}>
            {plan.notCovered.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly PlanLine[] }) {
  return (
    <dl className={classes.lines}>
      {lines.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
