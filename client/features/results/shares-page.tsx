// Shares of the options of nhận định, mong đợi and the other questions that are no item of the index.
import { useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getShares, type SharesView } from '#contract/breakdown.ts';

import classes from './breakdown.module.css';
import { useIntervalText } from './interval-text.ts';
import { ResultViews } from './result-views.tsx';

const read = [getShares];

export function SharesPage() {
  const { surveyId = '' } = useParams();
  const text = useText().breakdown.shares;
  const format = useFormat();
  const view = useLoaded(getShares, { params: { surveyId } });
  useLiveRefresh('index:changed', surveyId, read);
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}. ${text.lead}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      {view.questions.map((question) => (
        <Question key={question.name} question={question} />
      ))}
    </Page>
  );
}

function Question({ question }: { question: SharesView['questions'][number] }) {
  const text = useText().breakdown;
  const format = useFormat();
  const intervalText = useIntervalText();
  const { valid, notApplicable, dontKnow, refused } = question;
  return (
    <Section title={question.label}>
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
              <td data-align="end">{format.percent(option.share, 2)}</td>
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
        )}
        {question.multiple && ` · ${text.shares.multiple}`}
      </p>
    </Section>
  );
}
