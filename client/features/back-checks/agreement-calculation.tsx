// How alike two people answered one question: the table of pairs, and each measure of agreement from it.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { ReliabilityRow } from '#contract/back-check-statistics.ts';
import type { AgreementTerms } from '#domain/back-checks/statistics/agreement-table.ts';
import { ac1Terms } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { kappaTerms } from '#domain/back-checks/statistics/kappa.ts';
import { responseVariance } from '#domain/back-checks/statistics/response-variance.ts';

import classes from './board.module.css';

type Measure = 'gross' | 'inconsistency' | 'kappa' | 'weighted' | 'ac1' | 'variance' | 'ratio';

interface MeasureRow {
  measure: Measure;
  steps: string;
  value: string;
}

interface AgreementProps {
  row: ReliabilityRow;
  /** Compared answers of the question, of which tolerances are counted. */
  compared: number;
}

export function AgreementCalculation({ row, compared }: AgreementProps) {
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
        <p className={classes.words}>{text.ofTable}</p>
        <Band row={row} />
        <p className={classes.words}>{text.fisher}</p>
        <p className={classes.words}>{text.variances}</p>
      </Section>
      <Tolerances row={row} compared={compared} />
    </>
  );
}

function Band({ row: { inconsistency, band } }: { row: ReliabilityRow }) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const format = useFormat();
  if (inconsistency === null || band === null) return null;
  const index = format.percent(100 * inconsistency, 1);
  return (
    <p className={classes.words}>
      {backCheckCalculation.errors.band(index, backCheckBoard.statistics.band[band])}
    </p>
  );
}

function Tolerances({ row: { tolerances }, compared }: AgreementProps) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.errors;
  const format = useFormat();
  return (
    <Section title={text.tolerances}>
      {tolerances.map(({ tolerance, beyond, rate }) => (
        <p key={tolerance} className={classes.words}>
          {text.tolerance(
            format.number(tolerance),
            format.number(beyond),
            backCheckCalculation.division(
              format.number(beyond),
              format.number(compared),
              format.percent(100 * rate, 1),
            ),
          )}
        </p>
      ))}
    </Section>
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
  const variances = useVariances(row);
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
            steps: `${text.observed(
              format.number(terms.observed, 4),
              format.number(terms.byChance, 4),
              backCheckCalculation.division(
                format.number(terms.observed - terms.byChance, 4),
                format.number(1 - terms.byChance, 4),
                format.number(found.value, 4),
              ),
            )}; ${text.standardError(format.number(found.standardError, 4))}`,
            value:
              found.low === null
                ? format.number(found.value, 2)
                : `${format.number(found.value, 2)} (${format.number(found.low, 2)} – ${format.number(found.high, 2)})`,
          },
        ];
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
    ...variances,
  ];
}

/** Of a question whose answers are numbers; the sums are those of the table of pairs. */
function useVariances({ responseVariance: simple, reliabilityRatio, table }: ReliabilityRow): MeasureRow[] {
  const text = useText().backCheckCalculation.errors;
  const format = useFormat();
  const terms = simple === null ? null : responseVariance(table);
  if (simple === null || terms === null) return [];
  const { differences, rechecks } = terms;
  const [n, fine] = [format.number(table.n), (value: number) => format.number(value, 4)];
  return [
    {
      measure: 'variance',
      steps: text.variance(
        format.number(differences.sum),
        format.number(differences.squares),
        n,
        fine(differences.variance),
        fine(simple),
      ),
      value: format.number(simple, 3),
    },
    {
      measure: 'ratio',
      steps:
        reliabilityRatio === null
          ? text.alike
          : text.ratio(
              format.number(rechecks.sum),
              format.number(rechecks.squares),
              n,
              fine(rechecks.variance),
              fine(simple),
              fine(reliabilityRatio),
            ),
      value: format.number(reliabilityRatio, 2),
    },
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
