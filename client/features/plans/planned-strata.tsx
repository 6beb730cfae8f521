// Each stratum with what the plan would take of it; those that lack persons stand out in word and colour.
import { hasSeveralParts, stratumName } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { sortRows } from '#client/ui/sort-rows.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { PlannedStratum } from '#contract/plans.ts';

import classes from './planner.module.css';

interface PlannedStrataProps {
  strata: readonly PlannedStratum[];
  /** Transactions are left out because no area of the list takes them. */
  lacksAreas: boolean;
}

export function PlannedStrata({ strata, lacksAreas }: PlannedStrataProps) {
  const { plans } = useText();
  const { planner: text } = plans;
  const format = useFormat();
  const [sort, setSort] = useSortInAddress('strata');
  const { columns: heads } = text;
  const withPart = hasSeveralParts(strata);
  const name = (stratum: PlannedStratum) => stratumName(stratum, plans, withPart);
  const count = (
    key: string,
    header: string,
    value: (stratum: PlannedStratum) => number,
    digits = 0,
  ): Column<PlannedStratum> => ({
    key,
    header,
    align: 'end',
    value,
    cell: (stratum) => format.number(value(stratum), digits),
  });
  const columns: Column<PlannedStratum>[] = [
    { key: 'stratum', header: heads.stratum, value: name, cell: name },
    count('N', heads.transactions, ({ transactions }) => transactions),
    count('persons', heads.persons, ({ persons }) => persons),
    {
      key: 'n',
      header: heads.n,
      align: 'end',
      value: ({ n }) => n,
      cell: ({ n }) => <strong>{format.number(n)}</strong>,
    },
    {
      key: 'short',
      header: heads.shortfall,
      align: 'end',
      value: ({ shortfall }) => shortfall,
      cell: ({ shortfall }) =>
        shortfall === 0 ? (
          <span className={classes.quiet}>{format.number(0)}</span>
        ) : (
          <span className={classes.nowrap}>
            <StatusMark kind="trouble">{text.short(format.number(shortfall))}</StatusMark>
          </span>
        ),
    },
    count('reserve', heads.reserve, ({ reserve }) => reserve),
    {
      key: 'margin',
      header: heads.margin,
      align: 'end',
      value: ({ marginOfError }) => (marginOfError === null ? null : 100 * marginOfError),
      cell: ({ marginOfError }) => (
        <span className={classes.nowrap}>
          {marginOfError === null ? format.number(null) : `± ${format.number(100 * marginOfError, 1)}`}
        </span>
      ),
    },
    count('interviews', heads.interviews, ({ expectedInterviews }) => expectedInterviews),
    count('calls', heads.calls, ({ expectedCalls }) => expectedCalls),
    count('hours', heads.hours, ({ operatorHours }) => operatorHours, 1),
  ];
  return (
    <div className={classes.strata}>
      <h3 className={classes.subtitle}>{text.strata}</h3>
      <DataTable
        caption={text.strata}
        columns={columns}
        rows={sortRows(strata, name, 'up')}
        rowKey={(stratum) => stratum.stratumKey}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={
          <EmptyState title={text.noStrata}>{lacksAreas ? text.noAreasText : text.noStrataText}</EmptyState>
        }
      />
    </div>
  );
}
