// Where the share of a code comes from: how many answers were coded, how many of them with it, weights, error, source.
import { Link, useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getCodeShare, type CodeShareView } from '#contract/open-answers.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { ErrorCalculation } from './error-calculation.tsx';
import { useIntervalText } from './interval-text.ts';

const read = [getCodeShare];
const ofShares = { least: 0, most: 100 };

export function CodeCalculationPage() {
  const { surveyId = '', id: question = '' } = useParams();
  const [search] = useSearchParams();
  const { breakdown, calculation } = useText();
  const language = useLanguage();
  const format = useFormat();
  const interval = useIntervalText();
  const words = useFormWords(surveyId);
  const view = useLoaded(getCodeShare, {
    params: { surveyId },
    query: { question, code: search.get('code') ?? '' },
  });
  useLiveRefresh('index:changed', surveyId, read);
  const text = breakdown.calculation;
  const { share, error, label } = view.code;
  const sampling = text.sampling(format.number(view.target), format.number(view.interviews));
  return (
    <Page
      title={text.title(label)}
      lead={[
        view.survey.name,
        words.question(question, view.question.label),
        format.dayTime(view.takenAt),
      ].join(' · ')}
      actions={
        <Link
          className={classes.link ?? ''}
          to={{
            pathname: paths.openAnswers(surveyId),
            search: new URLSearchParams({ question }).toString(),
          }}
        >
          {calculation.backToWords}
        </Link>
      }
    >
      <Figures>
        <Figure label={text.figure} value={format.percent(share, 2)} size="large" note={interval(error)} />
        <Figure label={text.se} value={format.number(error.se, 3)} />
        <Figure label={text.designEffect} value={format.number(error.designEffect, 3)} />
        <Figure label={text.interviews} value={format.number(error.interviews)} />
      </Figures>
      <Section title={text.formula}>
        <p className={classes.words}>{calculation.codeRule(label)}</p>
        <CodeCounts view={view} />
      </Section>
      <Section title={text.error}>
        <p className={classes.words}>
          {sampling} {view.errorWords[language]}
        </p>
        <ErrorCalculation score={share} error={error} bounds={ofShares} isShare />
        <p className={classes.words}>
          {weightingText(view.rule, view.classes)[language]}{' '}
          {validFormText({ ...view.rule, onPaper: view.onPaper })[language]}
        </p>
        <p className={classes.words}>{calculation.codeSource}</p>
      </Section>
    </Page>
  );
}

/** "3 ÷ 7 = 42,8571 %", and with the weights where they are not all alike. */
function CodeCounts({ view }: { view: CodeShareView }) {
  const text = useText().calculation;
  const format = useFormat();
  const { counts, code, weights, frameVersion, rule } = view;
  const valid = code.error.interviews;
  const isWeighted = rule.weighting !== 'none';
  return (
    <>
      <p className={classes.words}>
        {text.codeCounts(
          format.number(counts.worded),
          format.number(counts.coded),
          format.number(valid),
          format.number(code.count),
          format.number(frameVersion),
        )}
      </p>
      {valid > 0 && (
        <p className={classes.words}>
          {isWeighted && `${text.alike} `}
          {text.division(
            format.number(code.count),
            format.number(valid),
            format.percent((100 * code.count) / valid, 4),
          )}
        </p>
      )}
      {isWeighted && code.share !== null && (
        <p className={classes.words}>
          {text.weightedDivision}{' '}
          {text.division(
            format.number(weights.counted, 4),
            format.number(weights.coded, 4),
            format.percent(code.share, 4),
          )}
        </p>
      )}
      {counts.coded < counts.worded && <p className={classes.words}>{text.codePart}</p>}
    </>
  );
}
