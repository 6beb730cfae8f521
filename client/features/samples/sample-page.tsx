// Drawing the sample of a survey, looking at it, confirming it for good; afterwards, what it is and how to check it.
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { drawSample, getFrame, getSample, getSampleManifest } from '#contract/samples.ts';
import { getSurvey, type SurveySummary } from '#contract/surveys.ts';

import { Digests } from './digests.tsx';
import { DrawForm } from './draw-form.tsx';
import { DrawingSample } from './drawing-sample.tsx';
import { DrawnSample } from './drawn-sample.tsx';
import { FailedSample } from './failed-sample.tsx';
import { SampleViews } from './sample-views.tsx';
import classes from './samples.module.css';

const read = [getSample, getSampleManifest, getSurvey, getFrame];

export function SamplePage() {
  const { surveyId = '' } = useParams();
  const text = useText().samples;
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const sample = useLoaded(getSample, { params: { surveyId } });
  const frame = useLoaded(getFrame, { params: { surveyId } });
  useLiveRefresh('survey:changed', surveyId, read);
  const mayDraw = isAllowed(drawSample.access, useWho().role);
  const isConfirmed = sample?.status === 'confirmed';
  const isThere = sample?.status === 'drawn' || isConfirmed;
  const showsForm = mayDraw && !isConfirmed && survey.frameTransactions > 0;
  return (
    <Page title={text.title} lead={text.lead} actions={<SampleViews surveyId={surveyId} />}>
      <div className={classes.panes} data-single={showsForm || isThere ? undefined : true}>
        <div className={classes.side}>
          {showsForm && <DrawForm survey={survey} frame={frame} sample={sample} />}
          {isConfirmed && <Locked survey={survey} />}
          {isThere && <Digests sample={sample} />}
        </div>
        <div className={classes.main}>
          {sample === null ? (
            <NoSample survey={survey} mayDraw={mayDraw} />
          ) : sample.status === 'drawing' ? (
            <DrawingSample sample={sample} />
          ) : sample.status === 'failed' ? (
            <FailedSample sample={sample} />
          ) : (
            <DrawnSample sample={sample} frame={frame} mayConfirm={mayDraw} />
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
