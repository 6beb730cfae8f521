// The satisfaction index: the whole, large, with its base; groups; lowest items; factors with items; agencies; the rule.
// Read again at each new interview; figures change where they stand.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page } from '#client/ui/page.tsx';
import { PrecisionLine } from '#client/ui/precision-line.tsx';
import { getBreakdown } from '#contract/breakdown.ts';
import { getIndex, getPrecision, type IndexView } from '#contract/results.ts';

import { AgencyTables } from './agency-tables.tsx';
import { CalculationLink } from './calculation-link.tsx';
import { EarlierLink } from './earlier-link.tsx';
import { FactorTable } from './factor-table.tsx';
import classes from './index.module.css';
import { IndexCharts } from './index-charts.tsx';
import { useInLanguage } from './in-language.ts';
import links from './breakdown.module.css';
import { useIntervalText } from './interval-text.ts';
import { LowestItems } from './lowest-items.tsx';
import { ResultViews } from './result-views.tsx';
import { RuleInWords } from './rule-in-words.tsx';
import { RuleSettings } from './rule-settings.tsx';
import { useScore } from './score.ts';
import { useEarlier } from './use-earlier.ts';

const read = [getIndex, getBreakdown, getPrecision];

export function IndexPage() {
  const { surveyId = '' } = useParams();
  const text = useText().results;
  const format = useFormat();
  const view = useInLanguage(useLoaded(getIndex, { params: { surveyId } }));
  useLiveRefresh('index:changed', surveyId, read);
  return (
    <Page
      title={text.title}
      lead={text.lead(view.survey.name, format.dayTime(view.takenAt))}
      actions={<ResultViews surveyId={surveyId} />}
    >
      {view.interviews === 0 ? (
        <EmptyState
          title={text.empty.title}
          step={
            <Button component={Link} to={paths.survey(surveyId)}>
              {text.empty.step}
            </Button>
          }
        >
          {text.empty.text}
        </EmptyState>
      ) : (
        <>
          <div className={classes.top}>
            <Overall view={view} />
            <LowestItems view={view} />
            <Rule view={view} />
          </div>
          <IndexCharts view={view} />
          <FactorTable view={view} />
          <AgencyTables view={view} />
        </>
      )}
    </Page>
  );
}

function Rule({ view }: { view: IndexView }) {
  const text = useText().breakdown.settings;
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <RuleInWords view={view} />
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        {text.open}
      </Button>
      {opened && (
        <RuleSettings surveyId={view.survey.id} rule={view.rule} opened onClose={() => setOpened(false)} />
      )}
    </div>
  );
}

/** The interval, the figure with the other weighting, and where it comes from. */
function Certainty({ view }: { view: IndexView }) {
  const text = useText().breakdown;
  const format = useFormat();
  const score = useScore();
  const interval = useIntervalText();
  const earlier = useEarlier(view.survey.id);
  const { beside, overall, invalid } = view;
  const other = beside.weighting === 'none' ? text.error.unweighted : text.error.weighted;
  return (
    <>
      <p className={classes.basis}>
        <strong>{interval(overall.error)}</strong> {text.error.label}
      </p>
      {earlier.label !== null && earlier.of('overall') && (
        <p className={classes.basis}>
          {text.against(earlier.label)}:{' '}
          <EarlierLink surveyId={view.survey.id} code="overall" agency="">
            <strong>{earlier.inWords('overall')}</strong>
          </EarlierLink>
        </p>
      )}
      <p className={classes.words}>
        {other(score(beside.overall))} ·{' '}
        <Link className={links.link ?? ''} to={paths.calculation(view.survey.id, 'overall')}>
          {text.calculation.open}
        </Link>
        {invalid > 0 && ` · ${text.error.invalid(format.number(invalid))}`}
      </p>
    </>
  );
}

function Overall({ view }: { view: IndexView }) {
  const text = useText().results;
  const format = useFormat();
  const score = useScore();
  const interviews = format.number(view.interviews);
  const precision = useLoaded(getPrecision, { params: { surveyId: view.survey.id } });
  return (
    <div>
      <Figures>
        <Figure label={text.overall} value={score(view.overall)} size="large" />
      </Figures>
      <Certainty view={view} />
      <PrecisionLine precision={precision} calculation={paths.precisionCalculation(view.survey.id)} />
      <p className={classes.basis}>
        {view.target > 0
          ? text.basis(interviews, format.number(view.target))
          : text.basisNoTarget(interviews)}
      </p>
      {view.interviews < view.target && <p className={classes.partial}>{text.partial}</p>}
      {view.groups.length > 1 && (
        <div className={classes.groups}>
          <Figures>
            {view.groups.map((group) => (
              <Figure
                key={group.code}
                label={`${group.code} · ${group.name}`}
                value={
                  <CalculationLink surveyId={view.survey.id} code={group.code} of={[]}>
                    {score(group)}
                  </CalculationLink>
                }
              />
            ))}
          </Figures>
        </div>
      )}
    </div>
  );
}
