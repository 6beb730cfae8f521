// Where a figure comes from: formula, counts, rule, error and source.
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getIndex, getIndexPart } from '#contract/results.ts';
import { pointBounds } from '#domain/results/estimation/measure.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { weightingText } from '#domain/results/weighting.ts';

import classes from './breakdown.module.css';
import { type CalculatedIndex, calculationOf, thinItems } from './calculation-of.ts';
import { CalculationParts } from './calculation-parts.tsx';
import { CellDifferences } from './cell-differences.tsx';
import { ErrorCalculation } from './error-calculation.tsx';
import { useDomainWords } from './domain-words.ts';
import { useInLanguage } from './in-language.ts';
import { useIntervalText } from './interval-text.ts';
import { useScore } from './score.ts';

const read = [getIndex, getIndexPart];

/** Of all interviews or, with `by` and `is` in the address, of those of an agency or of a cell of a breakdown. */
export function CalculationPage() {
  const { surveyId = '' } = useParams();
  const [search] = useSearchParams();
  useLiveRefresh('index:changed', surveyId, read);
  return search.has('by') ? <OfPart surveyId={surveyId} search={search} /> : <OfAll surveyId={surveyId} />;
}

function OfAll({ surveyId }: { surveyId: string }) {
  const text = useText().breakdown.calculation;
  const format = useFormat();
  const view = useLoaded(getIndex, { params: { surveyId } });
  const sampling = text.sampling(format.number(view.target), format.number(view.interviews));
  return (
    <CalculatedFigure
      view={view}
      back={{ to: paths.index(surveyId), words: text.back }}
      sampling={sampling}
    />
  );
}

function OfPart({ surveyId, search }: { surveyId: string; search: URLSearchParams }) {
  const { calculation } = useText();
  const format = useFormat();
  const { nameOf, valueOf } = useDomainWords(surveyId);
  const { id: measure = 'overall' } = useParams();
  const [by = '', is = '', and, andIs] = ['by', 'is', 'and', 'andIs'].map(
    (key) => search.get(key) ?? undefined,
  );
  const view = useLoaded(getIndexPart, {
    params: { surveyId },
    query: { by, is, ...(and !== undefined && andIs !== undefined && { and, andIs }) },
  });
  const whose = view.of
    .map(({ key, question, label }) => `${nameOf({ key, label: question })}: ${valueOf(key, label)}`)
    .join(' · ');
  const table = new URLSearchParams({ by, ...(and !== undefined && { and }), measure });
  return (
    <CalculatedFigure
      view={view}
      whose={whose}
      back={{ to: `${paths.breakdown(surveyId)}?${table.toString()}`, words: calculation.backToTable }}
      sampling={calculation.ofPart(format.number(view.interviews), format.number(view.allInterviews))}
    >
      <CellDifferences surveyId={surveyId} by={by} and={and ?? null} measure={measure} of={view.of} />
    </CalculatedFigure>
  );
}

interface CalculatedFigureProps {
  view: CalculatedIndex;
  /** Whose interviews, in words; nothing for all. */
  whose?: string;
  back: { to: string; words: string };
  sampling: string;
  /** Further sections. */
  children?: ReactNode;
}

function CalculatedFigure(props: CalculatedFigureProps) {
  const {
    view: given,
    whose,
    back: { to, words },
    sampling,
  } = props;
  const { id: code = 'overall' } = useParams();
  const text = useText().breakdown;
  const language = useLanguage();
  const format = useFormat();
  const score = useScore();
  const interval = useIntervalText();
  const view = useInLanguage(given);
  const part = calculationOf(view, code);
  const back = (
    <Link className={classes.link ?? ''} to={to}>
      {words}
    </Link>
  );
  if (part === null)
    return (
      <Page title={text.calculation.title(code)} actions={back}>
        {text.calculation.missing}
      </Page>
    );
  const thin = thinItems(view, code);
  const { item, rollup, weights } = view.rule;
  const structure = { groups: view.groups.map((group) => ({ code: group.code, factors: [] })) };
  return (
    <Page
      title={text.calculation.title(code === 'overall' ? text.overall : `${code} · ${part.name}`)}
      lead={[view.survey.name, whose, format.dayTime(view.takenAt)].filter(Boolean).join(' · ')}
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
          {
            ruleText({ item, rollup, onPaper: view.onPaper, ...(weights && { weights }) }, structure)[
              language
            ]
          }
        </p>
        <CalculationParts view={view} figure={part} />
      </Section>
      <Section title={text.calculation.error}>
        <p className={classes.words}>
          {sampling} {view.errorWords[language]}
        </p>
        {thin.length > 0 && <p className={classes.words}>{text.calculation.thin(thin.join(', '))}</p>}
        <ErrorCalculation
          score={part.score}
          error={part.error}
          bounds={pointBounds(item)}
          isShare={part.item !== null && item === 'top2_share'}
        />
        <p className={classes.words}>{weightingText(view.rule, view.classes)[language]}</p>
        <p className={classes.words}>{text.calculation.source}</p>
      </Section>
      {props.children}
    </Page>
  );
}
