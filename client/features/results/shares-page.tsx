// Shares of the options of nhận định, mong đợi and the other questions that are no item of the index.
import { useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getShares, type SharesView } from '#contract/breakdown.ts';
import { aspects, type Indicator } from '#domain/questionnaire/definition.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { CriteriaTable } from './criteria-table.tsx';
import { useSharesInLanguage } from './in-language.ts';
import { useIntervalText } from './interval-text.ts';
import { ResultViews } from './result-views.tsx';
import { ShareLink } from './share-link.tsx';

const read = [getShares];

export function SharesPage() {
  const { surveyId = '' } = useParams();
  const { breakdown, forms } = useText();
  const text = breakdown.shares;
  const format = useFormat();
  const language = useLanguage();
  const view = useSharesInLanguage(useLoaded(getShares, { params: { surveyId } }));
  useLiveRefresh('index:changed', surveyId, read);
  const others = view.questions.filter(({ indicator }) => indicator === null);
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}. ${text.lead(view.onPaper)}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      <p className={classes.words}>
        {weightingText(view.rule, view.classes)[language]}{' '}
        {validFormText({ ...view.rule, onPaper: view.onPaper })[language]}
      </p>
      {aspects.map((aspect) => (
        <Aspect
          key={aspect}
          surveyId={surveyId}
          aspect={aspect}
          questions={view.questions.filter(({ indicator }) => indicator?.aspect === aspect)}
        />
      ))}
      {others.length > 0 && others.length < view.questions.length && (
        <h2 className={classes.aspect}>{forms.others}</h2>
      )}
      {others.map((question) => (
        <Question key={question.name} surveyId={surveyId} question={question} />
      ))}
    </Page>
  );
}

interface AspectProps {
  surveyId: string;
  aspect: Indicator['aspect'];
  questions: SharesView['questions'];
}

/** Criteria with a figure in one table; their options, and criteria that stand option by option, under it. */
function Aspect({ surveyId, aspect, questions }: AspectProps) {
  const text = useText().forms;
  const single = questions.filter(({ indicator }) => indicator?.figure);
  const byOption = questions.filter(({ indicator }) => !indicator?.figure);
  if (questions.length === 0) return null;
  return (
    <>
      <h2 className={classes.aspect}>{text.indicator.aspects[aspect]}</h2>
      {single.length > 0 && (
        <>
          <CriteriaTable surveyId={surveyId} questions={single} />
          <details className={classes.more}>
            <summary>{text.eachOption}</summary>
            {single.map((question) => (
              <Question key={question.name} surveyId={surveyId} question={question} />
            ))}
          </details>
        </>
      )}
      {byOption.map((question) => (
        <Question key={question.name} surveyId={surveyId} question={question} />
      ))}
    </>
  );
}

interface QuestionProps {
  surveyId: string;
  question: SharesView['questions'][number];
}

function Question({ surveyId, question }: QuestionProps) {
  const text = useText().breakdown;
  const format = useFormat();
  const intervalText = useIntervalText();
  const { valid, notApplicable, dontKnow, refused, blank } = question;
  return (
    <Section
      title={question.indicator ? `${question.indicator.criterion}. ${question.label}` : question.label}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.shares.option}</th>
            <th scope="col" data-align="end">
              {text.shares.count}
            </th>
            <th scope="col" data-align="end">
              {text.shares.share}
            </th>
            <th scope="col" data-align="end">
              {text.interval}
            </th>
            <th scope="col" style={{ width: '10rem' }} aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {question.options.map((option) => (
            <tr key={option.code}>
              <th scope="row">{option.label}</th>
              <td data-align="end">{format.number(option.count)}</td>
              <td data-align="end">
                <ShareLink surveyId={surveyId} question={question.name} option={option.code}>
                  {format.percent(option.share, 2)}
                </ShareLink>
              </td>
              <td data-align="end">{intervalText(option.error)}</td>
              <td>
                {option.share !== null && <Bar label={option.label} value={option.share} target={100} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.words}>
        {text.shares.special(
          format.number(valid),
          format.number(notApplicable),
          format.number(dontKnow),
          format.number(refused),
          blank === 0 ? null : format.number(blank),
        )}
        {question.multiple && ` · ${text.shares.multiple}`}
      </p>
    </Section>
  );
}
