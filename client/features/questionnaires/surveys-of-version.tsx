// Surveys that have this version, and those that have another version of the same questionnaire and may move to it.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { isAllowed } from '#contract/access.ts';
import { getQuestionnaires } from '#contract/questionnaires.ts';
import { listSurveys } from '#contract/surveys.ts';
import { moveSurvey } from '#contract/version-moves.ts';

import classes from './questionnaires.module.css';

export function SurveysOfVersion({ versionId, versionKey }: { versionId: string; versionKey: string }) {
  const text = useText().questionnaires.surveys;
  const format = useFormat();
  const mayMove = isAllowed(moveSurvey.access, useWho().role);
  const surveys = useEndpoint(listSurveys, {});
  const all = useEndpoint(getQuestionnaires, {});
  const siblings = new Map(
    (all.data?.versions ?? [])
      .filter(({ key, purpose }) => key === versionKey && purpose === 'interview')
      .map(({ id, version }) => [id, version]),
  );
  const concerned = (surveys.data ?? []).filter(({ interviewVersionId }) => siblings.has(interviewVersionId));
  if (concerned.length === 0) return null;
  return (
    <section aria-label={text.title}>
      <h2 className={classes.name}>{text.title}</h2>
      <ul className={classes.surveys}>
        {concerned.map((survey) => {
          const has = survey.interviewVersionId === versionId;
          const number = format.number(siblings.get(survey.interviewVersionId) ?? 0);
          return (
            <li key={survey.id}>
              <span>
                <Link to={paths.survey(survey.id)} className={classes.link}>
                  {survey.name}
                </Link>{' '}
                <span className={classes.quiet}>{has ? text.has : text.hasOther(number)}</span>
              </span>
              {!has && mayMove && survey.status !== 'closed' && (
                <Button size="compact-sm" component={Link} to={paths.moveSurvey(versionId, survey.id)}>
                  {text.move}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
