// Where the error of the index so far comes from, and how many more interviews it takes to its target.
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getPrecision, type PrecisionView } from '#contract/results.ts';
import { pointBounds } from '#domain/results/estimation/measure.ts';
import { interviewsForMargin } from '#domain/results/precision.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { ErrorCalculation } from './error-calculation.tsx';
import { useIntervalText } from './interval-text.ts';

const read = [getPrecision];

export function PrecisionCalculationPage() {
  const { surveyId = '' } = useParams();
  const { breakdown, calculation, precision: text } = useText();
  const language = useLanguage();
  const format = useFormat();
  const interval = useIntervalText();
  const view = useLoaded(getPrecision, { params: { surveyId } });
  useLiveRefresh('index:changed', surveyId, read);
  const { margin, target, needed, score, error, rule } = view;
  const effective = error.designEffect ? error.interviews / error.designEffect : null;
  return (
    <Page
      title={text.title}
      lead={[view.survey.name, format.dayTime(view.takenAt)].join(' · ')}
      actions={
        <Link className={classes.link ?? ''} to={paths.index(surveyId)}>
          {breakdown.calculation.back}
        </Link>
      }
    >
      <Figures>
        <Figure label={text.figure} value={format.number(margin, 2)} size="large" note={interval(error)} />
        <Figure label={text.aim} value={format.number(target)} />
        <Figure label={text.more} value={format.number(needed)} />
        <Figure label={breakdown.calculation.designEffect} value={format.number(error.designEffect, 3)} />
        <Figure label={calculation.effective} value={format.number(effective, 1)} />
        <Figure label={breakdown.calculation.interviews} value={format.number(error.interviews)} />
        <Figure label={text.persons} value={format.number(view.persons)} />
      </Figures>
      <Section title={breakdown.calculation.formula}>
        <Margin view={view} />
        <ToTarget view={view} />
      </Section>
      <Section title={breakdown.calculation.error}>
        <p className={classes.words}>
          {breakdown.overall}: {format.percent(score, 4)} · {breakdown.calculation.se}{' '}
          {format.number(error.se, 4)} ·{' '}
          <Link className={classes.link ?? ''} to={paths.calculation(surveyId, 'overall')}>
            {breakdown.calculation.open}
          </Link>
        </p>
        <p className={classes.words}>{view.errorWords[language]}</p>
        <ErrorCalculation score={score} error={error} bounds={pointBounds(rule.item)} isShare={false} />
        <p className={classes.words}>{weightingText(rule, view.classes)[language]}</p>
        <p className={classes.words}>{breakdown.calculation.source}</p>
      </Section>
    </Page>
  );
}

function Margin({ view: { margin, error } }: { view: PrecisionView }) {
  const text = useText().precision;
  const format = useFormat();
  return (
    <p className={classes.words}>
      {margin === null
        ? text.none
        : text.rule(format.number(error.low, 4), format.number(error.high, 4), format.number(margin, 4))}
    </p>
  );
}

function ToTarget({ view: { margin, target, needed, error, persons } }: { view: PrecisionView }) {
  const text = useText().precision;
  const format = useFormat();
  if (margin === null || target === null || needed === null)
    return target === null ? <p className={classes.words}>{text.noTarget}</p> : null;
  if (needed === 0) return <p className={classes.words}>{text.atTarget}</p>;
  const { interviews } = error;
  const wanted = interviewsForMargin(target, { margin, interviews, persons });
  const isFinite = persons > interviews;
  return (
    <p className={classes.words}>
      {text.toTarget(
        `(${format.number(target)} ÷ ${format.number(margin, 4)})`,
        format.number(interviews),
        isFinite ? `1/${format.number(persons)}` : '',
        format.number(wanted, 2),
        format.number(needed),
      )}
      {!isFinite && ` ${text.noPersons}`}
    </p>
  );
}
