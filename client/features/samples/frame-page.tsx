// The frame of a survey: what a draw would take, who is left in peace, the committed seed, and closing it.
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
import { closeFrame, getFrame, type FrameView } from '#contract/samples.ts';
import { getSurvey, type SurveySummary } from '#contract/surveys.ts';
import { callerReasons } from '#domain/samples/eligibility.ts';

import { CloseFrame } from './close-frame.tsx';
import { Digest } from './digest.tsx';
import { FrameRules } from './frame-rules.tsx';
import { SampleViews } from './sample-views.tsx';
import classes from './samples.module.css';
import { SeedCommitment } from './seed-commitment.tsx';
import { SharedPhones } from './shared-phones.tsx';

const read = [getFrame, getSurvey];

export function FramePage() {
  const { surveyId = '' } = useParams();
  const text = useText().samples;
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const frame = useLoaded(getFrame, { params: { surveyId } });
  useLiveRefresh('survey:changed', surveyId, read);
  const mayChange = isAllowed(closeFrame.access, useWho().role);
  return (
    <Page title={text.views.frame} lead={text.frame.lead} actions={<SampleViews surveyId={surveyId} />}>
      <div className={classes.panes}>
        <div className={classes.side}>
          <FrameState frame={frame} />
          <FrameRules
            key={`${frame.restMonths} ${frame.sharedPhoneNames}`}
            frame={frame}
            surveyId={surveyId}
            mayChange={mayChange}
          />
        </div>
        {frame.transactions === 0 ? (
          <EmptyFrame surveyId={surveyId} />
        ) : (
          <FrameWork frame={frame} survey={survey} mayChange={mayChange} />
        )}
      </div>
    </Page>
  );
}

function FrameState({ frame }: { frame: FrameView }) {
  const text = useText().samples.frame;
  const format = useFormat();
  return (
    <section className={classes.part} aria-label={text.digest}>
      <StatusMark kind={frame.closedAt === null ? 'waiting' : 'done'}>
        {frame.closedAt === null ? text.open : text.closed(format.dayTime(frame.closedAt))}
      </StatusMark>
      {frame.digest !== null && (
        <>
          <dl className={classes.digests}>
            <Digest label={text.digest} value={frame.digest} />
          </dl>
          <p className={classes.words}>{text.digestNote}</p>
        </>
      )}
    </section>
  );
}

function EmptyFrame({ surveyId }: { surveyId: string }) {
  const text = useText().samples.frame;
  return (
    <EmptyState
      title={text.empty}
      step={
        <Button component={Link} to={paths.lists(surveyId)}>
          {text.toLists}
        </Button>
      }
    >
      {text.emptyText}
    </EmptyState>
  );
}

interface FrameWorkProps {
  frame: FrameView;
  survey: SurveySummary;
  mayChange: boolean;
}

function FrameWork({ frame, survey, mayChange }: FrameWorkProps) {
  const text = useText().samples.frame;
  const format = useFormat();
  const { exclusions } = useText().plans;
  const reasons = callerReasons.filter((reason) => (frame.excluded[reason] ?? 0) > 0);
  return (
    <div className={classes.main}>
      <Figures>
        <Figure
          label={text.figures.lists}
          value={
            mayChange ? (
              <Link to={paths.lists(survey.id)} className={classes.figureLink}>
                {format.number(survey.lists)}
              </Link>
            ) : (
              format.number(survey.lists)
            )
          }
        />
        <Figure label={text.figures.transactions} value={format.number(frame.transactions)} />
        <Figure
          label={text.figures.excluded}
          value={format.number(frame.transactions - frame.drawable.transactions)}
        />
        <Figure label={text.figures.drawable} value={format.number(frame.drawable.transactions)} />
        <Figure label={text.figures.persons} value={format.number(frame.drawable.persons)} />
      </Figures>
      {reasons.length > 0 && (
        <p className={classes.words}>
          {reasons
            .map((reason) => `${exclusions[reason]}: ${format.number(frame.excluded[reason] ?? 0)}`)
            .join(' · ')}
        </p>
      )}
      <div className={classes.steps}>
        <SeedCommitment frame={frame} survey={survey} mayChange={mayChange} />
        <CloseFrame frame={frame} surveyId={survey.id} mayChange={mayChange} />
      </div>
      <SharedPhones frame={frame} surveyId={survey.id} mayChange={mayChange} />
    </div>
  );
}
