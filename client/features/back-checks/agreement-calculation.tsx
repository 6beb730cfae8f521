// How alike two people answered one question: the table of pairs, and each measure of agreement from it.
import { noFigure } from '#client/text/format.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { ReliabilityRow } from '#contract/back-check-statistics.ts';
import type { AgreementTerms } from '#domain/back-checks/statistics/agreement-table.ts';
import { ac1Terms } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { kappaTerms } from '#domain/back-checks/statistics/kappa.ts';

import classes from './board.module.css';

type Measure = 'gross' | 'inconsistency' | 'kappa' | 'weighted' | 'ac1' | 'variance' | 'ratio';

interface MeasureRow {
  measure: Measure;
  steps: string;
  value: string;
}

export function AgreementCalculation({ row }: { row: ReliabilityRow }) {
  const text = useText().backCheckCalculation.errors;
  const measures = useMeasures(row);
  return (
    <>
      <Section title={text.table}>
        <PairTable table={row.table} />
      </Section>
      <Section title={text.agreement}>
        <table className={classes.counts}>
          <thead>
            <tr>
              <th scope="col">{text.measure}</th>
              <th scope="col">{text.steps}</th>
              <th scope="col">{text.value}</th>
              <th scope="col">{text.from}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map(({ measure, steps, value }) => (
              <tr key={measure}>
                <th scope="row">{text.measures[measure]}</th>
                <td>{steps}</td>
                <td>{value}</td>
                <td>{text.sources[measure]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={classes.words}>{text.fisher}</p>
      </Section>
    </>
  );
}

/** What the row has, without what the question has not: no weights where answers are no scale. */
function useMeasures(row: ReliabilityRow): MeasureRow[] {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.errors;
  const format = useFormat();
  const { table, pairs, gross, inconsistency, kappa, weightedKappa, ac1 } = row;
  const differing = pairs - table.counts.reduce((sum, line, at) => sum + (line[at] ?? 0), 0);
  const [plain, weighted, byGwet] = [kappaTerms(table), kappaTerms(table, 'quadratic'), ac1Terms(table)];
  const percent = (share: number) => format.percent(100 * share, 1);
  const agreement = (
    measure: Measure,
    terms: AgreementTerms | null,
    found: ReliabilityRow['kappa'],
  ): MeasureRow[] =>
    terms === null || found === null
      ? []
      : [
          {
            measure,
            steps: text.observed(
              format.number(terms.observed, 4),
              format.number(terms.byChance, 4),
              backCheckCalculation.division(
                format.number(terms.observed - terms.byChance, 4),
                format.number(1 - terms.byChance, 4),
                format.number(found.value, 4),
              ),
            ),
            value:
              found.low === null
                ? format.number(found.value, 2)
                : `${format.number(found.value, 2)} (${format.number(found.low, 2)} – ${format.number(found.high, 2)})`,
          },
        ];
  const alone = (measure: Measure, value: number | null, digits: number): MeasureRow[] =>
    value === null ? [] : [{ measure, steps: noFigure, value: format.number(value, digits) }];
  return [
    {
      measure: 'gross',
      steps: backCheckCalculation.division(format.number(differing), format.number(pairs), percent(gross)),
      value: percent(gross),
    },
    ...(inconsistency === null || plain === null
      ? []
      : [
          {
            measure: 'inconsistency' as const,
            steps: backCheckCalculation.division(
              format.number(gross, 4),
              format.number(1 - plain.byChance, 4),
              percent(inconsistency),
            ),
            value: percent(inconsistency),
          },
        ]),
    ...agreement('kappa', plain, kappa),
    ...agreement('weighted', weighted, weightedKappa),
    ...agreement('ac1', byGwet, ac1),
    ...alone('variance', row.responseVariance, 3),
    ...alone('ratio', row.reliabilityRatio, 2),
  ];
}

function PairTable({ table: { categories, counts, n } }: { table: ReliabilityRow['table'] }) {
  const text = useText().backCheckCalculation.errors;
  const format = useFormat();
  const sum = (line: readonly number[]) => line.reduce((total, count) => total + count, 0);
  const columns = categories.map((_, column) => sum(counts.map((line) => line[column] ?? 0)));
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.quiet}>{text.corner}</span>
          </th>
          {categories.map((code) => (
            <th key={code} scope="col">
              {code}
            </th>
          ))}
          <th scope="col">{text.total}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((line, at) => (
          <tr key={categories[at]}>
            <th scope="row">{categories[at]}</th>
            {line.map((count, column) => (
              <td key={categories[column]}>{format.number(count)}</td>
            ))}
            <td>{format.number(sum(line))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{text.total}</th>
          {columns.map((count, column) => (
            <td key={categories[column]}>{format.number(count)}</td>
          ))}
          <td>{format.number(n)}</td>
        </tr>
      </tbody>
    </table>
  );
}
