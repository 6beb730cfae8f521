// A figure of the index by one or two domains, chosen in the address: scores, intervals, ranks, differences.
import { NativeSelect } from '@mantine/core';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { noFigure } from '#client/text/format.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { getBreakdown, type BreakdownView } from '#contract/breakdown.ts';
import { breakdownSource } from '#domain/results/breakdown-source.ts';

import classes from './breakdown.module.css';
import { CalculationLink } from './calculation-link.tsx';
import { useDomainWords } from './domain-words.ts';
import { EarlierFigure } from './earlier-figure.tsx';
import { IntervalMark } from './interval-mark.tsx';
import { useIntervalText } from './interval-text.ts';
import { ResultViews } from './result-views.tsx';
import { RuleInWords } from './rule-in-words.tsx';
import { useScore } from './score.ts';
import { useEarlier } from './use-earlier.ts';

const read = [getBreakdown];
type Cell = BreakdownView['cells'][number];

export function BreakdownPage() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const by = search.get('by') ?? 'agency';
  const and = search.get('and') ?? '';
  const measure = search.get('measure') ?? 'overall';
  const text = useText().breakdown;
  const format = useFormat();
  const language = useLanguage();
  const view = useLoaded(getBreakdown, {
    params: { surveyId },
    query: { by, measure, ...(and !== '' && { and }) },
  });
  useLiveRefresh('index:changed', surveyId, read);
  const [sort, setSort] = useSortInAddress();
  const columns = useColumns(view);
  const { nameOf } = useDomainWords(surveyId);
  const words = useFormWords(surveyId);
  const change = (key: string, value: string) =>
    setSearch(
      (former) => {
        if (value === '') former.delete(key);
        else former.set(key, value);
        return former;
      },
      { replace: true },
    );
  const domains = view.domains.map((domain) => ({ value: domain.key, label: nameOf(domain) }));
  return (
    <Page
      title={text.title}
      lead={`${view.survey.name} · ${format.dayTime(view.takenAt)}`}
      actions={<ResultViews surveyId={surveyId} />}
    >
      <div className={classes.choices}>
        <NativeSelect
          label={text.measure}
          value={measure}
          onChange={(event) => change('measure', event.currentTarget.value)}
          data={view.measures.map(({ code, name }) => ({
            value: code,
            label: code === 'overall' ? text.overall : `${code} · ${words.measure(code, name)}`,
          }))}
        />
        <NativeSelect
          label={text.by}
          value={by}
          onChange={(event) => change('by', event.currentTarget.value)}
          data={domains}
        />
        <NativeSelect
          label={text.and}
          value={and}
          onChange={(event) => change('and', event.currentTarget.value)}
          data={[{ value: '', label: text.nothing }, ...domains.filter(({ value }) => value !== by)]}
        />
      </div>
      <DataTable
        caption={text.title}
        columns={columns}
        rows={view.cells}
        rowKey={({ labels }) => labels.join(' · ')}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={
          <EmptyState title={text.none}>{text.below(format.number(view.rule.minimumInterviews))}</EmptyState>
        }
      />
      <p className={classes.words}>
        {text.below(format.number(view.rule.minimumInterviews))} {text.tests}
        {view.by.map((key) => ` ${breakdownSource(key, nameOf(domainOf(view, key)))[language]}`)}
        {view.without > 0 && ` ${text.without(format.number(view.without))}`}
      </p>
      <RuleInWords view={{ ...view, groups: view.groups.map((code) => ({ code })) }} />
    </Page>
  );
}

function domainOf({ domains }: BreakdownView, key: string) {
  return domains.find((domain) => domain.key === key) ?? { key, label: null };
}

function useColumns(view: BreakdownView): Column<Cell>[] {
  const text = useText().breakdown;
  const format = useFormat();
  const score = useScore();
  const intervalText = useIntervalText();
  const { nameOf, valueOf } = useDomainWords(view.survey.id);
  const differenceText = (comparison: Cell['next']) =>
    comparison === null
      ? noFigure
      : `${text.points(format.signed(comparison.difference, 2))} · ${comparison.significant ? text.significant : text.notSignificant}`;
  const earlier = useEarlier(view.survey.id);
  const isByAgency = view.by.length === 1 && view.by[0] === 'agency';
  const against: Column<Cell> = {
    key: 'earlier',
    header: text.against(earlier.label ?? ''),
    value: ({ labels }) => earlier.of(view.measure, labels[0])?.difference ?? null,
    cell: ({ labels }) => (
      <EarlierFigure surveyId={view.survey.id} earlier={earlier} code={view.measure} agency={labels[0]} />
    ),
  };
  return [
    {
      key: 'rank',
      header: text.rank,
      align: 'end',
      width: '4rem',
      value: (cell) => cell.rank,
      cell: (cell) => format.number(cell.rank),
    },
    ...view.by.map((key, at): Column<Cell> => ({
      key: `label${at}`,
      header: nameOf(domainOf(view, key)),
      value: (cell) => valueOf(key, cell.labels[at]),
      cell: (cell) => valueOf(key, cell.labels[at]),
    })),
    {
      key: 'interviews',
      header: text.interviews,
      align: 'end',
      width: '5rem',
      value: (cell) => cell.interviews,
      cell: (cell) => format.number(cell.interviews),
    },
    {
      key: 'score',
      header: text.score,
      align: 'end',
      width: '6rem',
      value: (cell) => cell.score,
      cell: (cell) => (
        <CalculationLink
          surveyId={view.survey.id}
          code={view.measure}
          of={view.by.map((key, at) => ({ key, value: cell.labels[at] ?? '' }))}
        >
          <strong>{score(cell)}</strong>
        </CalculationLink>
      ),
    },
    {
      key: 'interval',
      header: text.interval,
      align: 'end',
      width: '8.5rem',
      value: (cell) => cell.error.low,
      cell: (cell) => intervalText(cell.error),
    },
    {
      key: 'mark',
      header: text.chart,
      width: '10rem',
      cell: (cell) => <IntervalMark score={cell.score} error={cell.error} />,
    },
    {
      key: 'next',
      header: text.next,
      value: (cell) => cell.next?.difference ?? null,
      cell: (cell) => differenceText(cell.next),
    },
    {
      key: 'whole',
      header: text.whole,
      value: (cell) => cell.whole?.difference ?? null,
      cell: (cell) => differenceText(cell.whole),
    },
    ...(isByAgency && earlier.label !== null ? [against] : []),
  ];
}
