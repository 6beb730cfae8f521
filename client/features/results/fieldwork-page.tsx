// Outcome rates with the e that was used, forms issued, collected and valid, attempts by hour and outcome.
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getFieldwork, getRejectedForms, type FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';

import { AttemptTables } from './attempt-tables.tsx';
import classes from './breakdown.module.css';
import { useRateText } from './rate-text.ts';
import { fieldworkQuery } from './fieldwork-query.ts';
import { FormCounts } from './form-counts.tsx';
import { RateChoice } from './rate-choice.tsx';
import { RateLink } from './rate-link.tsx';
import { ResultViews } from './result-views.tsx';
import { rateFamilies, StrataRates } from './strata-rates.tsx';

const read = [getFieldwork, getRejectedForms];

export function FieldworkPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const family = rateFamilies.find((one) => one === search.get('rates')) ?? 'RR';
  const view = useLoaded(getFieldwork, { params: { surveyId }, query: fieldworkQuery(search) });
  useLiveRefresh('index:changed', surveyId, read);
  useLiveRefresh('floor:changed', surveyId, read, 5_000);
  const showFamily = (value: string) =>
    setSearch(
      (former) => {
        former.set('rates', value);
        return former;
      },
      { replace: true },
    );
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      <FormCounts surveyId={surveyId} forms={view.forms} />
      <Section title={text.rates}>
        <RateChoice view={view} />
        <RateTable view={view} />
        <StrataRates view={view} family={family} onFamily={showFamily} />
      </Section>
      <AttemptTables surveyId={surveyId} attempts={view.attempts} />
    </Page>
  );
}

function RateTable({ view }: { view: FieldworkView }) {
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const share = useRateText();
  const rows = outcomeRateNames.map((name) => ({ name, rate: view.whole.rates[name] }));
  return (
    <>
      <DataTable
        caption={text.rates}
        rows={rows}
        rowKey={({ name }) => name}
        exportName="aapor"
        columns={[
          {
            key: 'name',
            header: text.rate,
            width: '6rem',
            value: ({ name }) => name,
            cell: ({ name }) => name,
          },
          {
            key: 'rate',
            header: text.whole,
            align: 'end',
            width: '7rem',
            value: ({ rate }) => rate ?? null,
            cell: ({ name, rate }) => (
              <RateLink surveyId={view.survey.id} rate={name}>
                <strong>{share(rate)}</strong>
              </RateLink>
            ),
          },
          {
            key: 'formula',
            header: text.formula,
            value: ({ name }) => outcomeRateFormula(name),
            cell: ({ name }) => outcomeRateFormula(name),
          },
        ]}
      />
      <p className={classes.words}>
        {text.classes}:{' '}
        {aaporClasses.map((one) => `${one} ${format.number(view.whole.counts[one] ?? 0)}`).join(' · ')}
      </p>
    </>
  );
}
