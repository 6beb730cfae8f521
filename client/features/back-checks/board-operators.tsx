// Each operator's re-calls with the share of bad interviews, drawn towards the room's. Enter shows their interviews.
import { useSearchParams } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { OperatorRow } from '#contract/back-check-review.ts';

import classes from './board.module.css';
import { CalculationLink } from './calculation-link.tsx';

export function BoardOperators({ surveyId, rows }: { surveyId: string; rows: readonly OperatorRow[] }) {
  const text = useText().backCheckBoard.operators;
  const columns = useColumns(surveyId);
  const [, setSearch] = useSearchParams();
  return (
    <>
      <p className={classes.note}>{text.note}</p>
      <DataTable
        caption={text.columns.name}
        columns={columns}
        rows={rows}
        rowKey={({ operatorId }) => operatorId}
        onOpen={({ operatorId }) => setSearch({ operator: operatorId })}
        exportName={text.exportName}
      />
    </>
  );
}

function useColumns(surveyId: string): Column<OperatorRow>[] {
  const text = useText().backCheckBoard;
  const format = useFormat();
  const percent = (share: number | null) => format.percent(share === null ? null : 100 * share, 1);
  const count = (key: 'completes' | 'reached' | 'bad' | 'voided' | 'retrain'): Column<OperatorRow> => ({
    key,
    header: text.operators.columns[key],
    align: 'end',
    value: (row) => row[key],
    cell: (row) => format.number(row[key]),
  });
  return [
    {
      key: 'name',
      header: text.operators.columns.name,
      value: ({ name }) => name,
      cell: ({ name, unit }) => (
        <>
          {name} <span className={classes.quiet}>{unit}</span>
        </>
      ),
    },
    count('completes'),
    {
      key: 'chosen',
      header: text.operators.columns.chosen,
      align: 'end',
      value: ({ chosen }) => chosen,
      cell: ({ operatorId, chosen, wanted }) => (
        <CalculationLink surveyId={surveyId} of="coverage" which={{ by: 'operator', is: operatorId }}>
          {chosen < wanted ? (
            <StatusMark kind="waiting">{`${format.number(chosen)}/${format.number(wanted)}`}</StatusMark>
          ) : (
            format.number(chosen)
          )}
        </CalculationLink>
      ),
    },
    count('reached'),
    count('bad'),
    {
      key: 'rate',
      header: text.operators.columns.rate,
      align: 'end',
      value: ({ rate }) => rate,
      cell: ({ operatorId, rate }) => (
        <CalculationLink surveyId={surveyId} of="operator" which={{ is: operatorId }}>
          {percent(rate)}
        </CalculationLink>
      ),
    },
    {
      key: 'interval',
      header: text.operators.columns.interval,
      align: 'end',
      cell: ({ low, high }) => (
        <span className={classes.nowrap}>{low === null ? '–' : `${percent(low)} – ${percent(high)}`}</span>
      ),
    },
    {
      key: 'above',
      header: text.operators.columns.above,
      align: 'end',
      value: ({ aboveTolerable }) => aboveTolerable,
      cell: ({ aboveTolerable }) => percent(aboveTolerable),
    },
    count('voided'),
    count('retrain'),
  ];
}
