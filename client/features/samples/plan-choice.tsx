// Which plan is drawn by: built-in or the office's own, with what it says and the way to its planner.
import { Select } from '@mantine/core';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { planLines, partLines } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { PlanView } from '#contract/plans.ts';

import classes from './samples.module.css';

interface PlanChoiceProps {
  plans: readonly PlanView[];
  planKey: string;
  onChange: (planKey: string) => void;
  surveyId: string;
}

export function PlanChoice({ plans, planKey, onChange, surveyId }: PlanChoiceProps) {
  const text = useText().samples.plan;
  const chosen = plans.find(({ key }) => key === planKey);
  const group = (name: string, builtIn: boolean) => ({
    group: name,
    items: plans
      .filter((plan) => plan.builtIn === builtIn)
      .map(({ key, definition }) => ({ value: key, label: definition.title })),
  });
  return (
    <>
      <Select
        className={classes.full ?? ''}
        label={text.label}
        data={[group(text.own, false), group(text.builtIn, true)].filter(({ items }) => items.length > 0)}
        value={planKey}
        onChange={(key) => key !== null && onChange(key)}
        allowDeselect={false}
        searchable
      />
      {chosen && <ChosenPlan plan={chosen} surveyId={surveyId} />}
    </>
  );
}

function ChosenPlan({ plan, surveyId }: { plan: PlanView; surveyId: string }) {
  const { plans, samples } = useText();
  const format = useFormat();
  const { definition } = plan;
  const several = definition.parts.length > 1;
  const lines = [
    ...definition.parts.flatMap((part, index) =>
      partLines(part, plans, format).map(({ label, text }) => ({
        label: several ? `${format.number(index + 1)}. ${label}` : label,
        text,
      })),
    ),
    ...planLines(definition, plans, format),
  ];
  return (
    <div className={classes.source}>
      <p className={classes.planTitle}>{definition.title}</p>
      <p>{samples.plan.source(definition.source)}</p>
      <ul>
        {lines.map(({ label, text }) => (
          <li key={label}>
            {label}: {text}
          </li>
        ))}
      </ul>
      {definition.notCovered.length > 0 && (
        <>
          <p>{plans.words.notCovered}:</p>
          <ul>
            {definition.notCovered.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link
          to={{
            pathname: paths.plan(plan.key),
            search: new URLSearchParams({ survey: surveyId }).toString(),
          }}
          className={classes.link}
        >
          {samples.plan.open}
        </Link>
      </p>
    </div>
  );
}
