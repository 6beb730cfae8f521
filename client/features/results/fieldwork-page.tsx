// Outcome rates with the e that was used, forms issued, collected and valid, attempts by hour and outcome.
import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { noFigure } from '#client/text/format.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getFieldwork, getRejectedForms, type FieldworkView } from '#contract/fieldwork.ts';
import { aaporClasses } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';

import { AttemptTables } from './attempt-tables.tsx';
import classes from './breakdown.module.css';
import { FormCounts } from './form-counts.tsx';
import { ResultViews } from './result-views.tsx';

const read = [getFieldwork, getRejectedForms];

export function FieldworkPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
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
        <StrataTable view={view} />
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
      {text.eUsed(format.number(e.UH, 4))} ({view.eGiven === null ? text.eProportional : text.eGiven}).
    </>
  );
}

function useShare(): (share: number | null | undefined) => string {
  const format = useFormat();
  return (share) => (share == null ? noFigure : format.percent(100 * share, 2));
}

function RateTable({ view }: { view: FieldworkView }) {
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const share = useShare();
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

function StrataTable({ view }: { view: FieldworkView }) {
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const share = useShare();
  const shown = ['RR1', 'RR3', 'COOP1', 'REF1', 'CON1'] as const;
  type Row = FieldworkView['strata'][number];
  return (
    <DataTable
      caption={text.strata}
      rows={view.strata}
      rowKey={({ stratum }) => stratum ?? ''}
      exportName="aapor-strata"
      columns={[
        {
          key: 'stratum',
          header: text.stratum,
          value: ({ stratum }: Row) => stratum,
          cell: ({ stratum }: Row) => stratum,
        },
        {
          key: 'cases',
          header: text.cases,
          align: 'end',
          width: '6rem',
          value: ({ cases }: Row) => cases,
          cell: ({ cases }: Row) => format.number(cases),
        },
        ...shown.map((name) => ({
          key: name,
          header: name,
          align: 'end' as const,
          width: '7rem',
          value: ({ rates }: Row) => rates[name] ?? null,
          cell: ({ rates }: Row) => share(rates[name]),
        })),
      ]}
    />
  );
}
