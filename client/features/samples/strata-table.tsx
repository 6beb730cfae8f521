// The strata of a draw with what is drawn from each; those that lack persons stand out in word and colour.
import { hasSeveralParts, keysOf, valueInWords } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Section } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { SampleView, StratumView } from '#contract/samples.ts';

import classes from './samples.module.css';

export function StrataTable({ sample }: { sample: SampleView }) {
  const text = useText().samples.strata;
  const format = useFormat();
  const [sort, setSort] = useSortInAddress();
  const columns = [...useNameColumns(sample.strata), ...useFigureColumns()];
  const short = sample.strata.filter(({ shortfall }) => shortfall > 0);
  const missing = short.reduce((sum, { shortfall }) => sum + shortfall, 0);
  return (
    <Section
      title={text.title}
      actions={
        short.length > 0 && (
          <StatusMark kind="trouble">
            {text.shortLead(format.number(short.length), format.number(missing))}
          </StatusMark>
        )
      }
    >
      <DataTable
        caption={text.title}
        columns={columns}
        rows={sample.strata}
        rowKey={(stratum) => stratum.id}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={<EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      />
    </Section>
  );
}

/** What each stratum is: its part when there are several, and a column for each key. */
function useNameColumns(strata: readonly StratumView[]): Column<StratumView>[] {
  const { plans, samples } = useText();
  const keys = keysOf(strata);
  // A named agency has one level, which need not be read in each row.
  const shown = keys.includes('agency') ? keys.filter((key) => key !== 'level') : keys;
  const part: Column<StratumView> = {
    key: 'part',
    header: samples.strata.part,
    value: (stratum) => stratum.part,
    cell: (stratum) => stratum.part,
  };
  return [
    ...(hasSeveralParts(strata) || shown.length === 0 ? [part] : []),
    ...shown.map((key): Column<StratumView> => {
      const value = (stratum: StratumView) => valueInWords(key, stratum.values[key] ?? '', plans);
      return { key, header: plans.strataKeys[key], value, cell: value };
    }),
  ];
}

function useFigureColumns(): Column<StratumView>[] {
  const text = useText().samples.strata;
  const format = useFormat();
  const count = (key: 'transactions' | 'persons' | 'main' | 'reserve'): Column<StratumView> => ({
    key,
    header: text[key],
    align: 'end',
    value: (stratum) => stratum[key],
    cell: (stratum) => format.number(stratum[key]),
  });
  const share = ({ persons, main }: StratumView) => (persons === 0 ? null : (100 * main) / persons);
  return [
    count('transactions'),
    count('persons'),
    count('main'),
    {
      key: 'shortfall',
      header: text.shortfall,
      align: 'end',
      value: ({ shortfall }) => shortfall,
      cell: ({ shortfall }) =>
        shortfall === 0 ? (
          <span className={classes.aside}>{format.number(0)}</span>
        ) : (
          <span className={classes.nowrap}>
            <StatusMark kind="trouble">{text.short(format.number(shortfall))}</StatusMark>
          </span>
        ),
    },
    count('reserve'),
    {
      key: 'share',
      header: text.share,
      align: 'end',
      value: share,
      cell: (stratum) => <span className={classes.nowrap}>{format.percent(share(stratum), 1)}</span>,
    },
  ];
}
