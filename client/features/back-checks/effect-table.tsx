// How much of each item's variance comes from who asked, and whether that may be read as an effect of the operators.
import { useFormWords } from '#client/frame/form-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { EffectRow } from '#contract/back-check-statistics.ts';

import classes from './board.module.css';
import { CalculationLink } from './calculation-link.tsx';

interface EffectTableProps {
  surveyId: string;
  rows: readonly EffectRow[];
  imbalance: number | null;
}

export function EffectTable({ surveyId, rows, imbalance }: EffectTableProps) {
  const text = useText().backCheckBoard.statistics;
  const format = useFormat();
  const columns = useColumns(surveyId);
  if (rows.length === 0) return null;
  const warnings = [...new Set(rows.flatMap((row) => row.warnings))];
  return (
    <Section title={text.effects}>
      {warnings.length > 0 && (
        <p>
          <StatusMark kind="waiting">{warnings.map((each) => text.warnings[each]).join('; ')}</StatusMark>
        </p>
      )}
      {imbalance !== null && (
        <p className={classes.note}>
          <CalculationLink surveyId={surveyId} of="imbalance">
            {text.imbalance(format.number(imbalance, 2))}
          </CalculationLink>
        </p>
      )}
      <DataTable
        caption={text.effects}
        columns={columns}
        rows={rows}
        rowKey={({ question }) => question}
        exportName={text.exportEffects}
      />
    </Section>
  );
}

function useColumns(surveyId: string): Column<EffectRow>[] {
  const text = useText().backCheckBoard.statistics.effectColumns;
  const format = useFormat();
  const form = useFormWords(surveyId);
  return [
    {
      key: 'question',
      header: text.question,
      value: ({ question }) => question,
      cell: ({ question, label }) => form.question(question, label),
    },
    {
      key: 'operators',
      header: text.operators,
      align: 'end',
      value: ({ operators }) => operators,
      cell: ({ operators }) => format.number(operators),
    },
    {
      key: 'interviews',
      header: text.interviews,
      align: 'end',
      value: ({ interviews }) => interviews,
      cell: ({ interviews }) => format.number(interviews),
    },
    {
      key: 'rho',
      header: text.rho,
      align: 'end',
      value: ({ rho }) => rho,
      cell: ({ question, rho }) => (
        <CalculationLink surveyId={surveyId} of="effect" which={{ question }}>
          {format.number(rho, 3)}
        </CalculationLink>
      ),
    },
    {
      key: 'deff',
      header: text.deff,
      align: 'end',
      value: ({ designEffect }) => designEffect,
      cell: ({ designEffect }) => format.number(designEffect, 2),
    },
  ];
}
