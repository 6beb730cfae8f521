// Plan and seed, and the draw. The seed is suggested at random, may be typed, and its use is explained beside it.
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { drawSample, getSample, plans, type SampleView } from '#contract/samples.ts';
import { getSurvey, type SurveySummary } from '#contract/surveys.ts';
import { builtInPlan } from '#domain/samples/built-in-plans.ts';

import classes from './samples.module.css';
import { suggestSeed } from './suggest-seed.ts';

interface DrawFormProps {
  survey: SurveySummary;
  sample: SampleView | null;
}

export function DrawForm({ survey, sample }: DrawFormProps) {
  const text = useText().samples;
  const [planKey, setPlanKey] = useState<(typeof plans)[number]>(
    plans.find((plan) => plan === sample?.planKey) ?? plans[0],
  );
  const [seed, setSeed] = useState(() => sample?.seed ?? suggestSeed());
  const draw = useAct(drawSample, { invalidates: [getSample, getSurvey] });
  const trimmed = seed.trim();
  const isValid = trimmed.length >= 1 && trimmed.length <= 64;
  const isSame = sample !== null && sample.planKey === planKey && sample.seed === trimmed;
  const plan = builtInPlan(planKey);

  return (
    <form
      className={classes.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) draw.mutate({ params: { surveyId: survey.id }, body: { planKey, seed: trimmed } });
      }}
    >
      <Radio.Group
        label={text.plan.label}
        value={planKey}
        onChange={(chosen) => setPlanKey(plans.find((each) => each === chosen) ?? planKey)}
      >
        <div className={classes.plans}>
          {plans.map((key) => (
            <Radio key={key} value={key} label={text.plan.names[key]} description={text.plan.rules[key]} />
          ))}
        </div>
      </Radio.Group>
      {plan && (
        <div className={classes.source}>
          <p>{text.plan.source(plan.source)}</p>
          <p>{text.plan.notCovered}:</p>
          <ul>
            {plan.notCovered.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={classes.seed}>
        <TextInput
          label={text.seed.label}
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
          error={isValid ? null : text.seed.fault}
          autoComplete="off"
          spellCheck={false}
        />
        <Button variant="default" onClick={() => setSeed(suggestSeed())}>
          {text.seed.suggest}
        </Button>
      </div>
      {sample !== null && <p className={classes.note}>{isSame ? text.same : text.replaces}</p>}
      <FaultNote fault={draw.error} />
      <Button
        type="submit"
        disabled={!isValid}
        loading={draw.isPending}
        variant={sample === null ? 'filled' : 'default'}
      >
        {sample === null ? text.draw : text.drawAgain}
      </Button>
      <p className={classes.words}>{text.seed.why}</p>
    </form>
  );
}
