// The list as the office gets it back: whole, or only what was refused.
import { Button } from '@mantine/core';

import { hrefOf } from '#client/api/client.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { getReturnedList, type ListSummary, type TransactionList } from '#contract/lists.ts';

import classes from './lists.module.css';

export function GiveBack({ list, summary }: { list: TransactionList; summary: ListSummary }) {
  const text = useText().lists.returned;
  const format = useFormat();
  const refused = summary.rows - (summary.fates.accepted ?? 0);
  const href = (rows: 'all' | 'refused') =>
    hrefOf(getReturnedList, { params: { listId: list.id }, query: { rows } });
  return (
    <section className={classes.returned} aria-label={text.title}>
      <h3 className={classes.small}>{text.title}</h3>
      <div className={classes.buttons}>
        <Button component="a" variant="default" size="xs" href={href('all')} download>
          {text.all(format.number(summary.rows))}
        </Button>
        {refused === 0 ? (
          <span className={classes.aside}>{text.noneRefused}</span>
        ) : (
          <Button component="a" variant="default" size="xs" href={href('refused')} download>
            {text.refused(format.number(refused))}
          </Button>
        )}
      </div>
      <p className={classes.note}>{text.note}</p>
    </section>
  );
}
