// Where a share comes from: which answers it counts among which, its error, weights, rule and source.
import { Link, useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getShares, type SharesView } from '#contract/breakdown.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { ErrorCalculation } from './error-calculation.tsx';
import { useSharesInLanguage } from './in-language.ts';
import { useIntervalText } from './interval-text.ts';

const read = [getShares];
const ofShares = { least: 0, most: 100 };

type Question = SharesView['questions'][number];
type Share = Pick<Question['options'][number], 'label' | 'share' | 'error'> & {
  /** Answers that it counts; null where some are given beside others, so that they do not add up. */
  count: number | null;
};

/** Of the option that the address names; else of the figure of the criterion. */
function shareOf({ indicator, options, multiple }: Question, option: string | null): Share | null {
  if (option !== null) return options.find(({ code }) => String(code) === option) ?? null;
  const figure = indicator?.figure;
  if (!figure) return null;
  const counted = options.filter(({ code }) => figure.counts.includes(code));
  const count = multiple ? null : counted.reduce((sum, one) => sum + one.count, 0);
  return { ...figure, count };
}

export function ShareCalculationPage() {
  const { surveyId = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const { breakdown, calculation } = useText();
  const language = useLanguage();
  const format = useFormat();
  const interval = useIntervalText();
  const view = useSharesInLanguage(useLoaded(getShares, { params: { surveyId } }));
  useLiveRefresh('index:changed', surveyId, read);
  const question = view.questions.find(({ name }) => name === id);
  const share = question === undefined ? null : shareOf(question, search.get('option'));
  const text = breakdown.calculation;
  const back = (
    <Link className={classes.link ?? ''} to={paths.shares(surveyId)}>
      {calculation.backToShares}
    </Link>
  );
  if (question === undefined || share === null)
    return (
      <Page title={text.title(id)} actions={back}>
        {text.missing}
      </Page>
    );
  const { valid, notApplicable, dontKnow, refused, blank } = question;
  const { error } = share;
  const sampling = text.sampling(format.number(view.target), format.number(view.interviews));
  return (
    <Page
      title={text.title(share.label)}
      lead={[view.survey.name, question.label, format.dayTime(view.takenAt)].join(' · ')}
      actions={back}
    >
      <Figures>
        <Figure
          label={text.figure}
          value={format.percent(share.share, 2)}
          size="large"
          note={interval(error)}
        />
        <Figure label={text.se} value={format.number(error.se, 3)} />
        <Figure label={text.designEffect} value={format.number(error.designEffect, 3)} />
        <Figure label={text.interviews} value={format.number(error.interviews)} />
      </Figures>
      <Section title={text.formula}>
        <p className={classes.words}>{calculation.shareRule(share.label, view.onPaper)}</p>
        <p className={classes.words}>
          {breakdown.shares.special(
            format.number(valid),
            format.number(notApplicable),
            format.number(dontKnow),
            format.number(refused),
            blank === 0 ? null : format.number(blank),
          )}
          {question.multiple && ` · ${breakdown.shares.multiple}`}
        </p>
        {share.count !== null && valid > 0 && (
          <p className={classes.words}>
            {view.rule.weighting !== 'none' && `${calculation.alike} `}
            {calculation.division(
              format.number(share.count),
              format.number(valid),
              format.percent((100 * share.count) / valid, 4),
            )}
          </p>
        )}
        {view.rule.weighting !== 'none' && <p className={classes.words}>{calculation.unweightedCounts}</p>}
      </Section>
      <Section title={text.error}>
        <p className={classes.words}>
          {sampling} {view.errorWords[language]}
        </p>
        <ErrorCalculation score={share.share} error={error} bounds={ofShares} isShare />
        <p className={classes.words}>
          {weightingText(view.rule, view.classes)[language]}{' '}
          {validFormText({ ...view.rule, onPaper: view.onPaper })[language]}
        </p>
        <p className={classes.words}>{calculation.shareSource}</p>
      </Section>
    </Page>
  );
}
