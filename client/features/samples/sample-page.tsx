// The sample of a survey: draw it, look at it, confirm it for good; afterwards, what it is and how to check it.
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { isAllowed } from '#contract/access.ts';
import { drawSample, getSample, type SampleView } from '#contract/samples.ts';
import { getSurvey, type SurveySummary } from '#contract/surveys.ts';

import { ConfirmSample } from './confirm-sample.tsx';
import { Digests } from './digests.tsx';
import { DrawForm } from './draw-form.tsx';
import { usePlanName } from './plan-name.ts';
import classes from './samples.module.css';
import { StrataTable } from './strata-table.tsx';

const read = [getSample, getSurvey];

export function SamplePage() {
  const { surveyId = '' } = useParams();
  const text = useText().samples;
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const sample = useLoaded(getSample, { params: { surveyId } });
  useLiveRefresh('survey:changed', surveyId, read);
  const mayDraw = isAllowed(drawSample.access, useWho().role);
  const isConfirmed = sample?.status === 'confirmed';
  return (
    <Page title={text.title} lead={text.lead}>
      <div className={classes.panes} data-single={!mayDraw && sample === null ? true : undefined}>
        <div className={classes.side}>
          {mayDraw && !isConfirmed && survey.frameTransactions > 0 && (
            <DrawForm survey={survey} sample={sample} />
          )}
          {isConfirmed && <Locked survey={survey} />}
          {sample && <Digests sample={sample} />}
        </div>
        <div>
          {sample ? (
            <Drawn sample={sample} mayConfirm={mayDraw} />
          ) : (
            <NoSample survey={survey} mayDraw={mayDraw} />
          )}
        </div>
      </div>
    </Page>
  );
}

function NoSample({ survey, mayDraw }: { survey: SurveySummary; mayDraw: boolean }) {
  const text = useText().samples;
  const format = useFormat();
  if (!mayDraw) return <EmptyState title={text.empty.title}>{text.readerOnly}</EmptyState>;
  if (survey.frameTransactions > 0)
    return (
      <EmptyState title={text.empty.title}>
        {text.empty.ready(format.number(survey.frameTransactions))}
      </EmptyState>
    );
  return (
    <EmptyState
      title={text.empty.title}
      step={
        <Button component={Link} to={paths.lists(survey.id)}>
          {text.empty.toLists}
        </Button>
      }
    >
      {text.empty.noFrame}
    </EmptyState>
  );
}

function Drawn({ sample, mayConfirm }: { sample: SampleView; mayConfirm: boolean }) {
  const text = useText().samples;
  const format = useFormat();
  const planName = usePlanName();
  const isConfirmed = sample.status === 'confirmed';
  return (
    <>
      <div className={classes.head}>
        <div>
          <StatusMark kind={isConfirmed ? 'done' : 'waiting'}>{text.status[sample.status]}</StatusMark>
          <h2 className={classes.which}>{text.withPlan(planName(sample.planKey), sample.seed)}</h2>
          <div className={classes.aside}>
            {text.drawnAt(format.dayTime(sample.drawnAt))}
            {sample.confirmedAt !== null && ` · ${text.confirmedAt(format.dayTime(sample.confirmedAt))}`}
          </div>
        </div>
        {mayConfirm && !isConfirmed && <ConfirmSample sample={sample} />}
      </div>
      <Figures>
        <Figure label={text.figures.main} value={format.number(sample.main)} />
        <Figure label={text.figures.reserve} value={format.number(sample.reserve)} />
        <Figure label={text.figures.strata} value={format.number(sample.strata.length)} />
        <Figure label={text.figures.persons} value={format.number(sample.persons)} />
        <Figure label={text.figures.transactions} value={format.number(sample.transactions)} />
      </Figures>
      <StrataTable sample={sample} />
    </>
  );
}

function Locked({ survey }: { survey: SurveySummary }) {
  const text = useText().samples.locked;
  return (
    <section className={classes.part} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <p className={classes.words}>{text.text}</p>
      {(survey.status === 'draft' || survey.status === 'paused') && (
        <Button component={Link} to={paths.survey(survey.id)} variant="default">
          {text.next}
        </Button>
      )}
    </section>
  );
}
