// A list that was read: the proof that no row is lost, its fates and warnings, and the rows themselves.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import type { ListSummary, TransactionList } from '#contract/lists.ts';

import { FatesTable } from './fates-table.tsx';
import { ListRows } from './list-rows.tsx';
import classes from './lists.module.css';
import { SkippedRows } from './skipped-rows.tsx';
import { WarningsTable } from './warnings-table.tsx';

export function ReadList({ list, summary }: { list: TransactionList; summary: ListSummary }) {
  const text = useText().lists;
  const format = useFormat();
  const accepted = summary.fates.accepted ?? 0;
  return (
    <>
      <div className={classes.figures}>
        <Figures>
          <Figure label={text.summary.rows} value={format.number(summary.rows)} />
          <Figure label={text.summary.accepted} value={format.number(accepted)} />
          <Figure label={text.summary.refused} value={format.number(summary.rows - accepted)} />
          <Figure label={text.summary.persons} value={format.number(summary.persons)} />
        </Figures>
        <SkippedRows summary={summary} />
      </div>
      <div className={classes.tables}>
        <FatesTable summary={summary} />
        <WarningsTable summary={summary} />
      </div>
      <ListRows list={list} />
    </>
  );
}
