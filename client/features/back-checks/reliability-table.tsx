// How alike two people answer the same question on two days, question by question.
import { useFormWords } from '#client/frame/form-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import type { ReliabilityRow } from '#contract/back-check-statistics.ts';

import classes from './board.module.css';
import { CalculationLink } from './calculation-link.tsx';

type Agreement = ReliabilityRow['kappa'];

interface ReliabilityTableProps {
  surveyId: string;
  rows: readonly ReliabilityRow[];
}

export function ReliabilityTable({ surveyId, rows }: ReliabilityTableProps) {
  const text = useText().backCheckBoard.statistics;
  const columns = useColumns(surveyId);
  return (
    <Section title={text.reliability}>
      <p className={classes.note}>{text.reliabilityNote}</p>
      <DataTable
        caption={text.reliability}
        columns={columns}
        rows={rows}
        rowKey={({ question }) => question}
        exportName={text.exportReliability}
      />
    </Section>
  );
}

function useColumns(surveyId: string): Column<ReliabilityRow>[] {
  const text = useText().backCheckBoard.statistics;
  const { reliabilityColumns: headers } = text;
  const format = useFormat();
  const form = useFormWords(surveyId);
  const percent = (share: number | null) => format.percent(share === null ? null : 100 * share, 1);
  const value = (agreement: Agreement) =>
    agreement === null
      ? '–'
      : agreement.low === null
        ? format.number(agreement.value, 2)
        : `${format.number(agreement.value, 2)} (${format.number(agreement.low, 2)} – ${format.number(agreement.high, 2)})`;
  return [
    {
      key: 'question',
      header: headers.question,
      value: ({ question }) => question,
      cell: ({ question, label, type }) => (
        <>
          {form.question(question, label)} <span className={classes.quiet}>{text.types[String(type)]}</span>
        </>
      ),
    },
    {
      key: 'pairs',
      header: headers.pairs,
      align: 'end',
      value: ({ pairs }) => pairs,
      cell: ({ pairs }) => format.number(pairs),
    },
    {
      key: 'gross',
      header: headers.gross,
      align: 'end',
      value: ({ gross }) => gross,
      cell: ({ question, gross }) => (
        <CalculationLink surveyId={surveyId} of="errors" which={{ by: 'question', is: question }}>
          {percent(gross)}
        </CalculationLink>
      ),
    },
    {
      key: 'inconsistency',
      header: headers.inconsistency,
      align: 'end',
      value: ({ inconsistency }) => inconsistency,
      cell: ({ inconsistency, band }) =>
        `${percent(inconsistency)}${band === null ? '' : ` · ${text.band[band]}`}`,
    },
    {
      key: 'kappa',
      header: headers.kappa,
      align: 'end',
      value: ({ kappa }) => kappa?.value ?? null,
      cell: ({ kappa }) => value(kappa),
    },
    {
      key: 'weighted',
      header: headers.weighted,
      align: 'end',
      value: ({ weightedKappa }) => weightedKappa?.value ?? null,
      cell: ({ weightedKappa }) => value(weightedKappa),
    },
    {
      key: 'ac1',
      header: headers.ac1,
      align: 'end',
      value: ({ ac1 }) => ac1?.value ?? null,
      cell: ({ ac1 }) => format.number(ac1?.value ?? null, 2),
    },
    {
      key: 'variance',
      header: headers.variance,
      align: 'end',
      value: ({ responseVariance }) => responseVariance,
      cell: ({ responseVariance }) => format.number(responseVariance, 3),
    },
    {
      key: 'ratio',
      header: headers.ratio,
      align: 'end',
      value: ({ reliabilityRatio }) => reliabilityRatio,
      cell: ({ reliabilityRatio }) => format.number(reliabilityRatio, 2),
    },
    {
      key: 'tolerance',
      header: headers.tolerance,
      align: 'end',
      cell: ({ tolerances }) => tolerances.map(({ rate }) => percent(rate)).join(' · '),
    },
  ];
}
