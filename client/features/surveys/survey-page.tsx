// One survey: where it stands, what to do next, what it is.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useAct, useLoaded } from '#client/api/queries.ts';
import { useStartCalling } from '#client/frame/start-calling.tsx';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Page } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import {
  activateSurvey,
  getSurvey,
  listSurveys,
  closeSurvey,
  pauseSurvey,
  type SurveySummary,
} from '#contract/surveys.ts';

import { NextStep } from './next-step.tsx';
import { StepLine } from './step-line.tsx';
import { SurveyFacts } from './survey-facts.tsx';
import { SurveyStatus } from './survey-status.tsx';
import classes from './surveys.module.css';
import { whyNotActivate } from './survey-steps.ts';
import { TimelineLine } from './timeline-line.tsx';

const read = [getSurvey, listSurveys];

export function SurveyPage() {
  const { surveyId = '' } = useParams();
  const text = useText().surveys;
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  useLiveRefresh('survey:changed', surveyId, read);
  useLiveRefresh('index:changed', surveyId, read);
  return (
    <Page
      title={survey.name}
      lead={text.planNumber(survey.planNumber, survey.authority)}
      actions={<CallingActs survey={survey} />}
    >
      <StepLine survey={survey} />
      <div className={classes.columns}>
        <div>
          <NextStep survey={survey} />
          <TimelineLine surveyId={survey.id} />
        </div>
        <SurveyFacts survey={survey} />
      </div>
    </Page>
  );
}

/** Start, resume or pause; a blocked start says why beside it. */
function CallingActs({ survey }: { survey: SurveySummary }) {
  const text = useText().surveys.acts;
  const { role } = useWho();
  const calling = useStartCalling(survey.id);
  const pause = useAct(pauseSurvey, { invalidates: read });
  const [closing, setClosing] = useState(false);
  const close = useAct(closeSurvey, { invalidates: read, onDone: () => setClosing(false) });
  const isOpen = survey.status === 'active' || survey.status === 'paused';
  const format = useFormat();
  const block = whyNotActivate(survey);
  const params = { surveyId: survey.id };
  return (
    <>
      <FaultNote fault={pause.error} />
      <SurveyStatus status={survey.status} />
      {!isAllowed(activateSurvey.access, role) ? null : survey.status === 'active' ? (
        <Button
          variant="default"
          loading={pause.isPending}
          onClick={() => pause.mutate({ params })}
          title={text.pauseNote}
        >
          {text.pause}
        </Button>
      ) : (
        <>
          {block !== null && <span className={classes.blocked}>{text.blocked[block]}</span>}
          {block !== 'closed' && (
            <Button disabled={block !== null} onClick={calling.ask}>
              {survey.status === 'paused' ? text.resume : text.activate}
            </Button>
          )}
          {calling.dialog}
        </>
      )}
      {isOpen && isAllowed(closeSurvey.access, role) && (
        <Button variant="default" onClick={() => setClosing(true)}>
          {text.close}
        </Button>
      )}
      <ConfirmTyped
        opened={closing}
        onClose={() => setClosing(false)}
        title={text.closing.title}
        consequence={text.closing.consequence(format.number(survey.openCases))}
        phrase={text.closing.phrase}
        act={text.closing.act}
        onConfirm={() => close.mutate({ params })}
        pending={close.isPending}
        fault={close.error}
      />
    </>
  );
}
