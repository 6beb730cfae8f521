// Error rates by what is chosen, the reliability of each question, the effects of operators.
import { Select } from '@mantine/core';
import { useState } from 'react';

import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { getBackCheckStatistics, type ErrorRow } from '#contract/back-check-statistics.ts';

import { CalculationLink } from './calculation-link.tsx';
import { EffectTable } from './effect-table.tsx';
import { errorGroups, type ErrorGroup, useGroupName } from './error-groups.ts';
import { ReliabilityTable } from './reliability-table.tsx';

export function BoardStatistics({ surveyId }: { surveyId: string }) {
  const text = useText().backCheckBoard.statistics;
  const [kind, setKind] = useState<ErrorGroup>('question');
  const statistics = useLoaded(getBackCheckStatistics, { params: { surveyId } });
  const columns = useErrorColumns(surveyId, kind);
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
            onChange={(value) => setKind(errorGroups.find((each) => each === value) ?? 'question')}
            data={errorGroups.map((each) => ({ value: each, label: `${text.by.label} ${text.by[each]}` }))}
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
      <ReliabilityTable surveyId={surveyId} rows={statistics.reliability} />
      <EffectTable surveyId={surveyId} rows={statistics.effects} imbalance={statistics.imbalance} />
    </>
  );
}

function useErrorColumns(surveyId: string, kind: ErrorGroup): Column<ErrorRow>[] {
  const text = useText().backCheckBoard.statistics;
  const format = useFormat();
  const percent = (share: number) => format.percent(100 * share, 1);
  const groupName = useGroupName(surveyId);
  const labelOf = (row: ErrorRow) => groupName(kind, row);
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
      cell: ({ key, rate, different }) => (
        <CalculationLink surveyId={surveyId} of="errors" which={{ by: kind, is: key }}>
          {`${percent(rate)} (${format.number(different)})`}
        </CalculationLink>
      ),
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
