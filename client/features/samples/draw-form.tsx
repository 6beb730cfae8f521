// Plan and seed, and the draw; what keeps it from being drawn stands in place of the button.
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import { getPlans } from '#contract/plans.ts';
import {
  drawSample,
  getFrame,
  getSample,
  getSampleManifest,
  type FrameView,
  type SampleView,
} from '#contract/samples.ts';
import { getSurvey, type SurveySummary } from '#contract/surveys.ts';

import { dropDraw, keepDraw, keptDrawOf } from './kept-draw.ts';
import { OpenMatters } from './open-matters.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { seedMatch, type SeedMatch } from './revealed-seed.ts';
import classes from './samples.module.css';
import { suggestSeed } from './suggest-seed.ts';

interface DrawFormProps {
  survey: SurveySummary;
  frame: FrameView;
  sample: SampleView | null;
}

const matchKinds: Record<SeedMatch, StatusKind> = {
  matches: 'done',
  differs: 'trouble',
  'no-result': 'waiting',
};

export function DrawForm({ survey, frame, sample }: DrawFormProps) {
  const text = useText().samples;
  const plans = useLoaded(getPlans, {});
  const [kept] = useState(() => keptDrawOf(survey.id));
  const [planKey, setPlanKey] = useState(() => kept?.planKey ?? sample?.planKey ?? plans[0]?.key ?? '');
  // A seed that is committed to is known to whoever committed, so none is suggested, and none kept: it is still a secret.
  const isOpenSeed = frame.commitment === null;
  const [seed, setSeed] = useState(() =>
    isOpenSeed ? (kept?.seed ?? sample?.seed ?? suggestSeed()) : (sample?.seed ?? ''),
  );
  useEffect(() => {
    if (isOpenSeed) keepDraw(survey.id, { planKey, seed });
  }, [isOpenSeed, survey.id, planKey, seed]);
  const draw = useAct(drawSample, {
    invalidates: [getSample, getSampleManifest, getSurvey, getFrame],
    onDone: () => dropDraw(survey.id),
  });
  const trimmed = seed.trim();
  const isValid = trimmed.length >= 1 && trimmed.length <= 200;
  const match = frame.commitment === null ? null : seedMatch(trimmed, frame.commitment.digest);
  const matches = match === null || match === 'matches';
  const isDrawing = sample?.status === 'drawing';
  const isSame = sample?.status === 'drawn' && sample.planKey === planKey && sample.seed === trimmed;
  const isTooEarly = frame.commitment !== null && frame.closedAt === null;

  return (
    <form
      className={classes.part}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && matches)
          draw.mutate({ params: { surveyId: survey.id }, body: { planKey, seed: trimmed } });
      }}
    >
      <PlanChoice plans={plans} planKey={planKey} onChange={setPlanKey} surveyId={survey.id} />
      <div className={classes.seed}>
        <TextInput
          label={text.seed.label}
          description={frame.commitment === null ? undefined : text.seed.committed}
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
          error={isValid || seed === '' ? null : text.seed.fault}
          autoComplete="off"
          spellCheck={false}
        />
        {frame.commitment === null && (
          <Button variant="default" onClick={() => setSeed(suggestSeed())}>
            {text.seed.suggest}
          </Button>
        )}
      </div>
      {match !== null && trimmed !== '' && (
        <StatusMark kind={matchKinds[match]}>{text.seed.match[match]}</StatusMark>
      )}
      {sample?.status === 'drawn' && <p className={classes.note}>{isSame ? text.same : text.replaces}</p>}
      <OpenMatters frame={frame} surveyId={survey.id} />
      <FaultNote fault={draw.error} />
      {isTooEarly ? (
        <>
          <p className={classes.warning}>{text.blocked.committed}</p>
          <Button component={Link} to={paths.sampleFrame(survey.id)} variant="default">
            {text.blocked.toFrame}
          </Button>
        </>
      ) : (
        <Button
          type="submit"
          disabled={!isValid || !matches || isDrawing}
          loading={draw.isPending}
          variant={sample?.status === 'drawn' ? 'default' : 'filled'}
        >
          {sample?.status === 'drawn' ? text.drawAgain : text.draw}
        </Button>
      )}
      {isDrawing && <p className={classes.words}>{text.blocked.drawing}</p>}
      {frame.commitment === null && <p className={classes.words}>{text.seed.why}</p>}
    </form>
  );
}
