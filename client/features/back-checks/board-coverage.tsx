// How many were re-called of how many, by group of those surveyed, against the plan.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';

import { CalculationLink } from './calculation-link.tsx';

type Group = BackCheckBoard['coverage']['agencies'][number];

interface CoverageProps {
  surveyId: string;
  coverage: BackCheckBoard['coverage'];
}

export function BoardCoverage({ surveyId, coverage }: CoverageProps) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckBoard.coverage;
  const format = useFormat();
  const columnsBy = useColumns(surveyId);
  const { all } = coverage;
  return (
    <>
      <Section title={text.title} actions={<MetOverall coverage={coverage} />}>
        {text.all(format.number(all.chosen), format.number(all.completes), format.number(all.wanted))}{' '}
        <CalculationLink surveyId={surveyId} of="coverage">
          {backCheckCalculation.title(backCheckCalculation.coverage.name)}
        </CalculationLink>
      </Section>
      <Section title={text.agencies}>
        <DataTable
          caption={text.agencies}
          columns={columnsBy('agency')}
          rows={coverage.agencies}
          rowKey={({ key }) => key}
          exportName={text.exportName}
        />
      </Section>
      <Section title={text.fields}>
        <DataTable
          caption={text.fields}
          columns={columnsBy('field')}
          rows={coverage.fields}
          rowKey={({ key }) => key}
        />
      </Section>
    </>
  );
}

/** The plan asks for so many of all, and for some of each agency; the report's sentence says the same. */
function MetOverall({ coverage: { all, agencies } }: { coverage: BackCheckBoard['coverage'] }) {
  const text = useText().backCheckBoard.coverage;
  const format = useFormat();
  const short = agencies.filter(({ chosen, wanted }) => chosen < wanted).length;
  if (all.chosen < all.wanted || short === 0) return <Met {...all} />;
  return <StatusMark kind="waiting">{text.shortSomewhere(format.number(short))}</StatusMark>;
}

function Met({ chosen, wanted }: { chosen: number; wanted: number }) {
  const text = useText().backCheckBoard.coverage;
  const format = useFormat();
  return chosen >= wanted ? (
    <StatusMark kind="done">{text.met}</StatusMark>
  ) : (
    <StatusMark kind="waiting">{text.short(format.number(wanted - chosen))}</StatusMark>
  );
}

function useColumns(surveyId: string): (by: 'agency' | 'field') => Column<Group>[] {
  const text = useText().backCheckBoard.coverage.columns;
  const format = useFormat();
  const count = (key: 'completes' | 'chosen' | 'reached'): Column<Group> => ({
    key,
    header: text[key],
    align: 'end',
    value: (row) => row[key],
    cell: (row) => format.number(row[key]),
  });
  return (by) => [
    { key: 'name', header: text.name, value: ({ name }) => name, cell: ({ name }) => name },
    count('completes'),
    count('chosen'),
    count('reached'),
    {
      key: 'wanted',
      header: text.wanted,
      align: 'end',
      value: ({ wanted }) => wanted,
      cell: ({ key, wanted }) => (
        <CalculationLink surveyId={surveyId} of="coverage" which={{ by, is: key }}>
          {format.number(wanted)}
        </CalculationLink>
      ),
    },
    {
      key: 'met',
      header: text.met,
      value: ({ chosen, wanted }) => chosen - wanted,
      cell: (row) => <Met {...row} />,
    },
  ];
}
