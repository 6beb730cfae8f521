// Where a figure comes from: formula, counts, rule, error and source.
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getIndex } from '#contract/results.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { calculationOf } from './calculation-of.ts';
import { CalculationParts } from './calculation-parts.tsx';
import { useInLanguage } from './in-language.ts';
import { useIntervalText } from './interval-text.ts';
import { useScore } from './score.ts';

const read = [getIndex];

export function CalculationPage() {
  const { surveyId = '', id: code = 'overall' } = useParams();
  const text = useText().breakdown;
  const language = useLanguage();
  const format = useFormat();
  const score = useScore();
  const interval = useIntervalText();
  const view = useInLanguage(useLoaded(getIndex, { params: { surveyId } }));
  useLiveRefresh('index:changed', surveyId, read);
  const part = calculationOf(view, code);
  const back = (
    <Link className={classes.link ?? ''} to={paths.index(surveyId)}>
      {text.calculation.back}
    </Link>
  );
  if (part === null)
    return (
      <Page title={text.calculation.title(code)} actions={back}>
        {text.calculation.missing}
      </Page>
    );
  const { item, rollup, weights, loneUnits } = view.rule;
  const structure = { groups: view.groups.map((group) => ({ code: group.code, factors: [] })) };
  return (
    <Page
      title={text.calculation.title(code === 'overall' ? text.overall : `${code} · ${part.name}`)}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}`}
      actions={back}
    >
      <Figures>
        <Figure
          label={text.calculation.figure}
          value={score(part)}
          size="large"
          note={interval(part.error)}
        />
        <Figure label={text.calculation.se} value={format.number(part.error.se, 3)} />
        <Figure label={text.calculation.designEffect} value={format.number(part.error.designEffect, 3)} />
        <Figure label={text.calculation.interviews} value={format.number(part.error.interviews)} />
      </Figures>
      <Section title={text.calculation.formula}>
        <p className={classes.words}>
          {ruleText({ item, rollup, ...(weights && { weights }) }, structure)[language]}
        </p>
        <CalculationParts view={view} figure={part} />
      </Section>
      <Section title={text.calculation.error}>
        <p className={classes.words}>
          {text.calculation.sampling(
            format.number(view.target),
            format.number(view.interviews),
            format.number(view.loneStrata),
          )}{' '}
          {text.calculation.lone[loneUnits]} {text.calculation.intervalMethod}
        </p>
        <p className={classes.words}>{weightingText(view.rule, view.classes)[language]}</p>
        <p className={classes.words}>{text.calculation.source}</p>
      </Section>
    </Page>
  );
}
