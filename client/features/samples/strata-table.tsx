// The strata of a draw with what is drawn from each, and their sums.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Section } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import type { SampleView, StratumView } from '#contract/samples.ts';

import classes from './samples.module.css';

export function StrataTable({ sample }: { sample: SampleView }) {
  const text = useText().samples.strata;
  const format = useFormat();
  const [sort, setSort] = useSortInAddress();
  const count = (key: 'transactions' | 'persons' | 'main' | 'reserve'): Column<StratumView> => ({
    key,
    header: text[key],
    align: 'end',
    value: (stratum) => stratum[key],
    cell: (stratum) => format.number(stratum[key]),
  });
  const share = (stratum: StratumView) =>
    stratum.persons === 0 ? null : (100 * stratum.main) / stratum.persons;
  const columns: Column<StratumView>[] = [
    {
      key: 'agency',
      header: text.agency,
      value: (stratum) => stratum.agencyName,
      cell: (stratum) => stratum.agencyName,
    },
    {
      key: 'field',
      header: text.field,
      value: (stratum) => stratum.field,
      cell: (stratum) => (
        <span className={classes.nowrap}>{stratum.field === '' ? text.anyField : stratum.field}</span>
      ),
    },
    count('transactions'),
    count('persons'),
    count('main'),
    count('reserve'),
    {
      key: 'share',
      header: text.share,
      align: 'end',
      value: share,
      cell: (stratum) => format.percent(share(stratum), 1),
    },
  ];
  return (
    <Section title={text.title}>
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
