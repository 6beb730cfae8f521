// Outcome rates of each stratum, one family at a time, with the e that each was computed with.
import { NativeSelect } from '@mantine/core';

import { noFigure } from '#client/text/format.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';
import { outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { eInWords } from '#domain/results/outcome-rates-words.ts';

import classes from './breakdown.module.css';
import { RateLink } from './rate-link.tsx';
import { useRateText } from './rate-text.ts';

export const rateFamilies = ['RR', 'COOP', 'REF', 'CON'] as const;
type Family = (typeof rateFamilies)[number];
type Row = FieldworkView['strata'][number];

interface StrataRatesProps {
  view: FieldworkView;
  family: Family;
  onFamily: (family: string) => void;
}

export function StrataRates({ view, family, onFamily }: StrataRatesProps) {
  const text = useText().breakdown.fieldwork;
  const format = useFormat();
  const language = useLanguage();
  const rate = useRateText();
  const shown = outcomeRateNames.filter((name) => name.startsWith(family));
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          label={text.strataRates}
          value={family}
          onChange={(event) => onFamily(event.currentTarget.value)}
          data={rateFamilies.map((value) => ({ value, label: text.families[value] }))}
        />
      </div>
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
          {
            key: 'e',
            header: 'e',
            align: 'end',
            width: '5rem',
            value: ({ e }: Row) => e?.UH ?? null,
            cell: ({ e }: Row) => (e === null ? noFigure : eInWords(e.UH, language)),
          },
          ...shown.map((name) => ({
            key: name,
            header: name,
            align: 'end' as const,
            width: '6rem',
            value: ({ rates }: Row) => rates[name] ?? null,
            cell: ({ stratum, rates }: Row) => (
              <RateLink surveyId={view.survey.id} rate={name} stratum={stratum}>
                {rate(rates[name])}
              </RateLink>
            ),
          })),
        ]}
      />
    </>
  );
}
