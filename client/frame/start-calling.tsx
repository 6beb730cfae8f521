// Asks before citizens are called: how many, from when, within which hours. One click must not ring three hundred homes.
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { getFloor } from '#contract/monitoring.ts';
import { getSurveySettings, type SurveySettings } from '#contract/survey-settings.ts';
import { activateSurvey, getSurvey, listSurveys } from '#contract/surveys.ts';
import { nextPermittedMoment } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';

import { daysOfSameHours } from './same-hours.ts';
import classes from './sign-out.module.css';

export interface StartCalling {
  ask: () => void;
  dialog: ReactNode;
}

export function useStartCalling(surveyId: string): StartCalling {
  const [asked, setAsked] = useState(false);
  const close = () => setAsked(false);
  return { ask: () => setAsked(true), dialog: asked && <Question surveyId={surveyId} onClose={close} /> };
}

function Question({ surveyId, onClose }: { surveyId: string; onClose: () => void }) {
  const text = useText().surveys.starting;
  const common = useText().common;
  const format = useFormat();
  const { data: survey } = useEndpoint(getSurvey, { params: { surveyId } });
  const { data: settings, error } = useEndpoint(getSurveySettings, { params: { surveyId } });
  const act = useAct(activateSurvey, { invalidates: [getFloor, getSurvey, listSurveys] });
  const isKnown = survey !== undefined && settings !== undefined;
  const start = () => {
    if (isKnown && !act.isPending) act.mutate({ params: { surveyId } }, { onSuccess: onClose });
  };
  const left = Math.max(0, (survey?.sample?.target ?? 0) - (survey?.completes ?? 0));
  return (
    <Dialog
      opened
      onClose={onClose}
      title={text.title}
      keys={[{ key: 'Enter', label: text.start, run: start }]}
    >
      {isKnown ? (
        <>
          <p>{text.whom(format.number(left), format.number(survey.completes))}</p>
          {survey.sample !== null && survey.sample.released < survey.sample.target && (
            <p>
              {text.replicates(format.number(survey.sample.released), format.number(survey.sample.target))}
            </p>
          )}
          <When settings={settings} />
        </>
      ) : (
        error === null && <p>{common.loading(text.title)}</p>
      )}
      <FaultNote fault={error ?? act.error} />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose} rightSection={<KeyHint name="Escape" />}>
          {common.confirm.cancel}
        </Button>
        <Button
          data-autofocus
          loading={act.isPending}
          onClick={start}
          rightSection={<KeyHint name="Enter" />}
        >
          {text.start}
        </Button>
      </div>
    </Dialog>
  );
}

function When({ settings }: { settings: SurveySettings }) {
  const { starting: text } = useText().surveys;
  const { weekdays } = useText().surveySettings.hours;
  const format = useFormat();
  const [now] = useState(() => new Date());
  const first = nextPermittedMoment(callCalendar(settings.callRules, settings, 'ordinary'), now);
  const lastDay = format.day(settings.endsOn);
  return (
    <>
      <p>
        {first === null
          ? text.never(lastDay)
          : first <= now
            ? text.atOnce(lastDay)
            : text.from(format.dayTime(first), lastDay)}
      </p>
      <p>{text.hours}</p>
      <ul>
        {daysOfSameHours(settings.callRules.hours).map(({ from, to, hours }) => (
          <li key={from}>
            {from === to ? weekdays[from] : text.days(weekdays[from], weekdays[to])}: {hours.join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
