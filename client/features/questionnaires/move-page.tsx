// A survey goes on with another version: what stays comparable, what the office has to say, which phúc tra form fits.
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Page } from '#client/ui/page.tsx';
import { getQuestionnaires, getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getIndex } from '#contract/results.ts';
import { getSurvey, listSurveys } from '#contract/surveys.ts';
import { getVersionMoves, moveSurvey } from '#contract/version-moves.ts';
import { checkRepeats } from '#domain/questionnaire/definition-check.ts';
import {
  compareVersions,
  decideCounterparts,
  goneQuestions,
} from '#domain/questionnaire/versions/comparability.ts';

import { CounterpartsTable } from './counterparts-table.tsx';
import classes from './questionnaires.module.css';

export function MovePage() {
  const { versionId = '', surveyId = '' } = useParams();
  const text = useText().questionnaires.move;
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const former = useLoaded(getQuestionnaireVersion, { params: { versionId: survey.interviewVersionId } });
  const next = useLoaded(getQuestionnaireVersion, { params: { versionId } });
  const [backCheckId, setBackCheckId] = useState(survey.backCheckVersionId);
  const backCheck = useLoaded(getQuestionnaireVersion, { params: { versionId: backCheckId } });
  const backCheckForms = useLoaded(getQuestionnaires, {}).versions.filter(
    ({ purpose }) => purpose === 'backCheck',
  );
  const { interviews } = useLoaded(getVersionMoves, { params: { surveyId } });
  const [decisions, setDecisions] = useState<ReadonlyMap<string, string | null>>(new Map());
  const comparisons = compareVersions(former.definition, next.definition);
  const { counterparts, faults } = decideCounterparts(comparisons, decisions);
  const gone = goneQuestions(former.definition, next.definition).filter(
    ({ name }) => !counterparts.some(({ was }) => was === name),
  );
  const unfit = checkRepeats(backCheck.definition, next.definition);
  const move = useAct(moveSurvey, {
    invalidates: [getSurvey, listSurveys, getQuestionnaires, getVersionMoves, getIndex],
    onDone: () => void navigate(paths.survey(surveyId)),
  });
  const done = interviews.reduce((sum, one) => sum + one.complete, 0);
  const going = interviews.reduce((sum, one) => sum + one.inProgress, 0);
  const act = () =>
    move.mutate({
      params: { surveyId },
      body: {
        fromVersionId: former.id,
        toVersionId: versionId,
        backCheckVersionId: backCheck.id,
        counterparts,
      },
    });
  return (
    <Page
      title={text.title(survey.name)}
      lead={text.lead(former.key, format.number(former.version), format.number(next.version))}
      actions={
        <>
          <Button disabled={faults.length > 0 || unfit.length > 0} loading={move.isPending} onClick={act}>
            {text.act(format.number(next.version))}
          </Button>
          <Button variant="default" onClick={() => void navigate(-1)}>
            {text.cancel}
          </Button>
          {faults.length > 0 && (
            <span className={classes.quiet}>
              {text.undecided(faults.map(({ question }) => question).join(', '))}
            </span>
          )}
        </>
      }
    >
      <div className={classes.move}>
        <p>{text.consequence(format.number(done), format.number(going), format.number(former.version))}</p>
        <CounterpartsTable
          comparisons={comparisons}
          faults={faults}
          decisions={decisions}
          onDecide={setDecisions}
        />
        {gone.length > 0 && <p>{text.gone(gone.map(({ name }) => name).join(', '))}</p>}
        <NativeSelect
          label={text.backCheckForm}
          description={text.backCheckNote}
          maw="32rem"
          value={backCheckId}
          data={backCheckForms.map(({ id, key, version, title }) => ({
            value: id,
            label: `${title[language] ?? title['vi'] ?? key} · ${text.version(format.number(version))}`,
          }))}
          onChange={(event) => setBackCheckId(event.currentTarget.value)}
        />
        {unfit.length > 0 && (
          <p role="alert">
            {text.unfit(unfit.map(({ where }) => where.replace(/\.repeats$/, '')).join(', '))}
          </p>
        )}
        <FaultNote fault={move.error} />
      </div>
    </Page>
  );
}
