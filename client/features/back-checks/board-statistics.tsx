// Error rates by what is chosen, the reliability of each question, the effects of operators.
import { Select } from '@mantine/core';
import { useState } from 'react';

import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { getBackCheckStatistics, type ErrorRow } from '#contract/back-check-statistics.ts';

import { EffectTable } from './effect-table.tsx';
import { ReliabilityTable } from './reliability-table.tsx';

const kinds = ['question', 'type', 'operator', 'verifier', 'agency', 'period'] as const;
type Kind = (typeof kinds)[number];

export function BoardStatistics({ surveyId }: { surveyId: string }) {
  const text = useText().backCheckBoard.statistics;
  const [kind, setKind] = useState<Kind>('question');
  const statistics = useLoaded(getBackCheckStatistics, { params: { surveyId } });
  const columns = useErrorColumns(kind);
  if (statistics.errors.question.length === 0)
    return <EmptyState title={text.noneTitle}>{text.noneText}</EmptyState>;
  return (
    <>
      <Section
        title={text.errors}
        actions={
          <Select
            aria-label={text.by.label}
            value={kind}
            onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'question')}
            data={kinds.map((each) => ({ value: each, label: `${text.by.label} ${text.by[each]}` }))}
            allowDeselect={false}
            size="xs"
          />
        }
      >
        <DataTable
          caption={text.errors}
          columns={columns}
          rows={statistics.errors[kind]}
          rowKey={({ key }) => key}
          exportName={text.exportErrors}
        />
      </Section>
      <ReliabilityTable rows={statistics.reliability} />
      <EffectTable rows={statistics.effects} imbalance={statistics.imbalance} />
    </>
  );
}

function useErrorColumns(kind: Kind): Column<ErrorRow>[] {
  const text = useText().backCheckBoard.statistics;
  const format = useFormat();
  const percent = (share: number) => format.percent(100 * share, 1);
  const labelOf = ({ key, label }: ErrorRow) =>
    kind === 'type' ? (text.types[key] ?? label) : kind === 'period' ? text.week(format.day(key)) : label;
  return [
    { key: 'group', header: text.columns.group, value: labelOf, cell: labelOf },
    {
      key: 'compared',
      header: text.columns.compared,
      align: 'end',
      value: ({ compared }) => compared,
      cell: ({ compared }) => format.number(compared),
    },
    {
      key: 'rate',
      header: text.columns.rate,
      align: 'end',
      value: ({ rate }) => rate,
      cell: ({ rate, different }) => `${percent(rate)} (${format.number(different)})`,
    },
    {
      key: 'beyond',
      header: text.columns.beyond,
      align: 'end',
      value: ({ rateBeyondTolerance }) => rateBeyondTolerance,
      cell: ({ rateBeyondTolerance, beyondTolerance }) =>
        `${percent(rateBeyondTolerance)} (${format.number(beyondTolerance)})`,
    },
    {
      key: 'interval',
      header: text.columns.interval,
      align: 'end',
      cell: ({ low, high }) => `${percent(low)} – ${percent(high)}`,
    },
  ];
}
