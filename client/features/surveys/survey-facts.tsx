// What a survey is: plan, dates, questionnaires.
import { Link } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { isAllowed } from '#contract/access.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getSurveySettings } from '#contract/survey-settings.ts';
import type { SurveySummary } from '#contract/surveys.ts';

import classes from './surveys.module.css';
import { VersionMoves } from './version-moves.tsx';

interface FactProps {
  label: string;
  value: string;
  note?: string;
}

function Fact({ label, value, note }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {note !== undefined && <div className={classes.aside}>{note}</div>}
      </dd>
    </div>
  );
}

export function SurveyFacts({ survey }: { survey: SurveySummary }) {
  const text = useText().surveys;
  const words = useText().surveySettings;
  const canRead = isAllowed(getSurveySettings.access, useWho().role);
  const format = useFormat();
  const range = (from: string, to: string) => text.range(format.day(from), format.day(to));
  return (
    <section aria-label={text.facts.title}>
      <h2 className={classes.heading}>{text.facts.title}</h2>
      <dl className={classes.facts}>
        <Fact
          label={text.facts.period}
          value={range(survey.periodFrom, survey.periodTo)}
          note={text.facts.periodNote}
        />
        {canRead && (
          <div>
            <dt>{words.title}</dt>
            <dd>
              <Link to={paths.surveySettings(survey.id)}>{words.open}</Link>
            </dd>
          </div>
        )}
        <Fact label={text.facts.calling} value={range(survey.startsOn, survey.endsOn)} />
        <Fact
          label={text.facts.verificationPhone}
          value={survey.verificationPhone}
          note={text.facts.verificationNote}
        />
        <VersionFact label={text.facts.questionnaire} versionId={survey.interviewVersionId} />
        <VersionFact label={text.facts.backCheckForm} versionId={survey.backCheckVersionId} />
        <VersionMoves surveyId={survey.id} />
        <Fact label={text.facts.planNumber} value={survey.planNumber} />
        <Fact label={text.facts.authority} value={survey.authority} />
        <Fact label={text.facts.code} value={survey.code} />
      </dl>
    </section>
  );
}

function VersionFact({ label, versionId }: { label: string; versionId: string }) {
  const language = useLanguage();
  const text = useText().surveys.facts;
  const format = useFormat();
  const { data } = useEndpoint(getQuestionnaireVersion, { params: { versionId } }, { staleTime: Infinity });
  if (!data) return <Fact label={label} value="…" />;
  const { title } = data.definition;
  return (
    <Fact
      label={label}
      value={text.version(title[language] ?? title.vi, format.number(data.version))}
      note={text.digest(data.digest.slice(0, 12))}
    />
  );
}
