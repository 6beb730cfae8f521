// Outcome rates with the e that was used, forms issued, collected and valid, attempts by hour and outcome.
import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getFieldwork, getRejectedForms, type FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { outcomeRatesText } from '#domain/results/outcome-rates-words.ts';

import { AttemptTables } from './attempt-tables.tsx';
import classes from './breakdown.module.css';
import { useRateText } from './rate-text.ts';
import { fieldworkQuery } from './fieldwork-query.ts';
import { FormCounts } from './form-counts.tsx';
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
  const language = useLanguage();
  const query = fieldworkQuery(search);
  const view = useLoaded(getFieldwork, { params: { surveyId }, query });
  useLiveRefresh('index:changed', surveyId, read);
  useLiveRefresh('floor:changed', surveyId, read, 5_000);
  const change = (key: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null) former.delete(key);
        else former.set(key, value);
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
        <div className={classes.choices}>
          <NativeSelect
            label={text.profile}
            value={query.profile}
            onChange={(event) => change('profile', event.currentTarget.value)}
            data={Object.entries(text.profiles).map(([value, label]) => ({ value, label }))}
          />
          <NumberField
            label={text.e}
            value={query.e ?? null}
            onChange={(value) => change('e', value === null ? null : String(value))}
          />
          <NumberField
            label={text.eOther}
            value={query.eOther ?? null}
            disabled={query.e === undefined}
            onChange={(value) => change('eOther', value === null ? null : String(value))}
          />
        </div>
        <p className={classes.words}>
          {outcomeRatesText(view.profile, view.whole.e, view.eGiven !== null)[language]} {text.interim}
        </p>
        <RateTable view={view} />
        <StrataRates view={view} family={family} onFamily={(value) => change('rates', value)} />
      </Section>
      <AttemptTables attempts={view.attempts} />
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
