// Outcome rates with the e that was used, forms issued, collected and valid, attempts by hour and outcome.
import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getFieldwork, getRejectedForms, type FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';

import { AttemptTables } from './attempt-tables.tsx';
import classes from './breakdown.module.css';
import { useRateText } from './rate-text.ts';
import { FormCounts } from './form-counts.tsx';
import { ResultViews } from './result-views.tsx';
import { rateFamilies, StrataRates } from './strata-rates.tsx';

const read = [getFieldwork, getRejectedForms];

export function FieldworkPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const family = rateFamilies.find((one) => one === search.get('rates')) ?? 'RR';
  const profile = search.get('profile') === 'rdd' ? 'rdd' : 'named-list';
  const given = search.get('e') === null ? null : Number(search.get('e'));
  const e = given !== null && given >= 0 && given <= 1 ? given : null;
  const view = useLoaded(getFieldwork, {
    params: { surveyId },
    query: { profile, ...(e !== null && { e }) },
  });
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
            value={profile}
            onChange={(event) => change('profile', event.currentTarget.value)}
            data={Object.entries(text.profiles).map(([value, label]) => ({ value, label }))}
          />
          <NumberField
            label={text.e}
            value={e}
            onChange={(value) => change('e', value === null ? null : String(value))}
          />
        </div>
        <p className={classes.words}>
          <EInWords view={view} /> {text.interim}
        </p>
        <RateTable view={view} />
        <StrataRates view={view} family={family} onFamily={(value) => change('rates', value)} />
      </Section>
      <AttemptTables attempts={view.attempts} />
    </Page>
  );
}

function EInWords({ view }: { view: FieldworkView }) {
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const { e } = view.whole;
  if (e === null) return <>{text.eUnknown}.</>;
  return (
    <>
      {text.eUsed(
        e.UH === e.UO
          ? format.number(e.UH, 4)
          : `${format.number(e.UH, 4)} (UH), ${format.number(e.UO, 4)} (UO)`,
      )}{' '}
      ({view.eGiven === null ? text.eProportional : text.eGiven}).
    </>
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
            cell: ({ rate }) => <strong>{share(rate)}</strong>,
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
