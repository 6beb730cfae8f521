// The index of each agency: those with enough interviews, ranked; below them those without, shown and not ranked.
// Both are sorted alike, by what the address says; without a wish the best stands first.
import type { ReactNode } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { noFigure } from '#client/text/format.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Section } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { getBreakdown } from '#contract/breakdown.ts';
import type { IndexView } from '#contract/results.ts';

import { CalculationLink } from './calculation-link.tsx';
import { EarlierFigure } from './earlier-figure.tsx';
import { useEarlierText } from './earlier-text.ts';
import classes from './index.module.css';
import { ranksOf, type RankedAgency } from './ranks.ts';
import { useScore } from './score.ts';
import { useEarlier } from './use-earlier.ts';

export function AgencyTables({ view }: { view: IndexView }) {
  const text = useText().results.agencies;
  const format = useFormat();
  const columns = useColumns(view);
  const [sort, setSort] = useSortInAddress();
  const agencies = ranksOf(view.agencies);
  const ranked = agencies.filter((agency) => agency.ranked);
  const notRanked = agencies.filter((agency) => !agency.ranked);
  const minimum = format.number(view.rule.minimumInterviews);
  const shared = { columns, rowKey: (agency: RankedAgency) => agency.name, sort, onSort: setSort };
  return (
    <>
      <Section title={text.title}>
        <DataTable
          {...shared}
          caption={text.title}
          rows={ranked}
          exportName={text.exportName}
          empty={<EmptyState title={text.none}>{text.noneText(minimum)}</EmptyState>}
        />
      </Section>
      {notRanked.length > 0 && (
        <Section title={text.notRankedTitle(minimum)}>
          <p className={classes.words}>{text.notRankedNote}</p>
          <DataTable {...shared} caption={text.notRankedTitle(minimum)} rows={notRanked} />
        </Section>
      )}
    </>
  );
}

/** Columns of factors that leave room for a bar. */
const mostBeside = 5;

function useColumns(view: IndexView): Column<RankedAgency>[] {
  const { agencies: text, factors } = useText().results;
  const format = useFormat();
  const score = useScore();
  const { breakdown } = useText();
  const { signed } = useEarlierText();
  const earlier = useEarlier(view.survey.id);
  // The same reading as the charts': against the whole, with the covariance of the design.
  const broken = useEndpoint(getBreakdown, {
    params: { surveyId: view.survey.id },
    query: { by: 'agency', measure: 'overall' },
  });
  const cells = new Map(broken.data?.cells.map(({ labels, whole }) => [labels[0], whole]));
  const wholeOf = (name: string) => cells.get(name);
  const calculated = ({ name, interviews }: RankedAgency, code: string, shown: ReactNode) =>
    interviews === 0 ? (
      shown
    ) : (
      <CalculationLink surveyId={view.survey.id} code={code} of={[{ key: 'agency', value: name }]}>
        {shown}
      </CalculationLink>
    );
  const against: Column<RankedAgency> = {
    key: 'earlier',
    header: breakdown.against(earlier.label ?? ''),
    width: '9.5rem',
    value: ({ name }) => earlier.of('overall', name)?.difference ?? null,
    cell: ({ name }) => (
      <EarlierFigure surveyId={view.survey.id} earlier={earlier} code="overall" agency={name} />
    ),
  };
  const bar: Column<RankedAgency> = {
    key: 'bar',
    header: factors.bar,
    width: '8rem',
    cell: (agency) =>
      agency.overall.score === null ? null : (
        <Bar label={agency.name} value={agency.overall.score} target={100} />
      ),
  };
  // Fixed widths keep the two tables in line with each other.
  return [
    {
      key: 'rank',
      header: text.rank,
      align: 'end',
      width: '4rem',
      value: (agency) => agency.rank,
      cell: (agency) => format.number(agency.rank),
    },
    { key: 'name', header: text.name, value: (agency) => agency.name, cell: (agency) => agency.name },
    {
      key: 'interviews',
      header: text.interviews,
      align: 'end',
      width: '5rem',
      value: (agency) => agency.interviews,
      cell: (agency) => format.number(agency.interviews),
    },
    {
      key: 'overall',
      header: text.overall,
      align: 'end',
      width: '6.5rem',
      value: (agency) => agency.overall.score,
      cell: (agency) => calculated(agency, 'overall', <strong>{score(agency.overall)}</strong>),
    },
    // With a column for each of many factors the names would have no room; the chart above shows the same.
    ...(view.factors.length > mostBeside ? [] : [bar]),
    {
      key: 'whole',
      header: breakdown.whole,
      width: '9.5rem',
      value: ({ name }) => wholeOf(name)?.difference ?? null,
      cell: ({ name }) => {
        const comparison = wholeOf(name);
        return comparison == null
          ? noFigure
          : `${signed(comparison.difference)} · ${comparison.significant ? breakdown.significant : breakdown.notSignificant}`;
      },
    },
    ...(earlier.label === null ? [] : [against]),
    ...view.factors.map((factor): Column<RankedAgency> => ({
      key: factor.code,
      header: factor.code,
      align: 'end',
      width: view.factors.length > mostBeside ? '4.9rem' : '6rem',
      value: (agency) => agency.factors.find(({ code }) => code === factor.code)?.score ?? null,
      cell: (agency) =>
        calculated(
          agency,
          factor.code,
          score(agency.factors.find(({ code }) => code === factor.code) ?? { shown: null }),
        ),
    })),
  ];
}
