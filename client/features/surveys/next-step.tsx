// The one thing that brings the survey on, in a sentence, with its button.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useStartCalling } from '#client/frame/start-calling.tsx';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { isAllowed } from '#contract/access.ts';
import { getLists } from '#contract/lists.ts';
import { getIndex } from '#contract/results.ts';
import type { SurveySummary } from '#contract/surveys.ts';

import classes from './surveys.module.css';
import { nextAct, type NextAct } from './survey-steps.ts';

const leadsTo: Partial<Record<NextAct, (surveyId: string) => string>> = {
  lists: paths.lists,
  unread: paths.lists,
  draw: paths.sample,
  drawing: paths.sample,
  confirm: paths.sample,
  watch: paths.floor,
  results: paths.index,
};

export function NextStep({ survey }: { survey: SurveySummary }) {
  const text = useText().surveys.next;
  const act = nextAct(survey);
  return (
    <section className={classes.next} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <p>{survey.status === 'closed' ? text.closed : text[act].text}</p>
      <NextButton survey={survey} act={act} />
    </section>
  );
}

function NextButton({ survey, act }: { survey: SurveySummary; act: NextAct }) {
  const text = useText().surveys.next;
  const { role } = useWho();
  const calling = useStartCalling(survey.id);
  const to = leadsTo[act];
  const access = act === 'results' ? getIndex.access : getLists.access;
  if (!isAllowed(access, role)) return <p className={classes.note}>{text.reader}</p>;
  if (to)
    return (
      <Button component={Link} to={to(survey.id)}>
        {text[act].act}
      </Button>
    );
  return (
    <>
      <Button onClick={calling.ask}>{text[act].act}</Button>
      {calling.dialog}
    </>
  );
}
